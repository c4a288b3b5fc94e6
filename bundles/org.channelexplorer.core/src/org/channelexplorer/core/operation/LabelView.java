package org.channelexplorer.core.operation;

import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.InputException;

/** An analysis with other classes. */
public final class LabelView extends DelegatingData {
	private final Labels labels;

	/** @param labels one class for every image, or none */
	public LabelView(AnalysisData of, Labels labels) {
		super(of);
		this.labels = labels;
	}

	@Override
	public AnalysisData atStep(int step) throws InputException {
		return new LabelView(super.atStep(step), labels);
	}

	@Override
	public Labels labels() {
		return labels;
	}

	@Override
	public Labels labels(String labelling) throws InputException {
		return labelling.isEmpty() ? labels : super.labels(labelling);
	}

	@Override
	public String labelsHash() {
		return labels.hash();
	}
}
