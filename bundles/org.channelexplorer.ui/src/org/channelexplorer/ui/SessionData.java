package org.channelexplorer.ui;

import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.util.InputException;

/** An analysis with the labellings and focuses that a session has at a moment, saved or not. */
final class SessionData extends DelegatingData {
	private final NamedValues<Labelling> labellings;
	private final NamedValues<Focus> focuses;
	private final Labels labels;

	SessionData(AnalysisData analysis, NamedValues<Labelling> labellings, NamedValues<Focus> focuses, Labels labels) {
		super(analysis);
		this.labellings = labellings;
		this.focuses = focuses;
		this.labels = labels;
	}

	@Override
	public Labels labels() {
		return labels;
	}

	@Override
	public String labelsHash() {
		return labels.hash();
	}

	@Override
	public Labels labels(String labelling) throws InputException {
		return labelling.isEmpty() ? labels
				: labelling.equals(Labelling.GIVEN) ? super.labels(labelling)
						: labellings.get(labelling, "labelling").apply(images(), filesWithoutRow()).labels();
	}

	@Override
	public NamedValues<Labelling> labellings() {
		return labellings;
	}

	@Override
	public NamedValues<Focus> focuses() {
		return focuses;
	}

	@Override
	public AnalysisData atStep(int step) throws InputException {
		return new SessionData(super.atStep(step), labellings, focuses, labels);
	}
}
