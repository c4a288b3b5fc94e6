package org.channelexplorer.ui.selection;

import java.util.List;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.NamedValues;
import org.channelexplorer.core.label.Outcome;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.util.InputException;

/** The labellings of an open analysis and which is in use, shared by all views; unsaved edits included. Used in the UI thread only; knows no widget. */
public final class LabellingModel extends ValueModel<NamedValues<Labelling>> {
	/** Name of the labelling that the first edit of the given classes makes. */
	public static final String FIRST = "my classes";

	private final AnalysisData analysis;
	private Outcome outcome;
	private Labels labels;

	/**
	 * The labellings as they are saved.
	 *
	 * @throws IllegalArgumentException when the one in use does not fit the images; an analysis that was opened has none such
	 */
	public LabellingModel(AnalysisData analysis) {
		super(analysis.labellings());
		this.analysis = analysis;
		outcome = fitting(get());
		labels = outcome.labels();
	}

	/** The classes now, those without images, too. */
	public Outcome outcome() {
		return outcome;
	}

	/** The class of every image now, {@link Labels#LEFT_OUT} for one that is left out. */
	public Labels labels() {
		return labels;
	}

	/**
	 * Adds an edit to the labelling in use. When the given classes are, it becomes the first one of a new labelling, which is then in use.
	 *
	 * @throws InputException naming the class or file that is not there; nothing changes
	 */
	public void edit(Edit edit, Object source) throws InputException {
		edit(List.of(edit), source);
	}

	/** As {@link #edit(Edit, Object)}, several edits in one step. */
	public void edit(List<? extends Edit> edits, Object source) throws InputException {
		NamedValues<Labelling> now = get();
		Labelling edited = now.current().orElseGet(() -> new Labelling(unused(now), List.of()));
		for (Edit edit : edits) {
			edited = edited.with(edit, Made.now());
		}
		outcome(edited);
		set(now.with(edited).using(edited.name()), source);
	}

	/** @throws IllegalArgumentException when the labelling in use does not fit the images */
	@Override
	public void set(NamedValues<Labelling> value, Object source) {
		outcome = fitting(value);
		labels = outcome.labels();
		super.set(value, source);
	}

	private Outcome fitting(NamedValues<Labelling> value) {
		try {
			return value.current().isEmpty() ? Labelling.given(analysis.images()) : outcome(value.current().get());
		} catch (InputException e) {
			throw new IllegalArgumentException(e.getMessage(), e);
		}
	}

	private Outcome outcome(Labelling labelling) throws InputException {
		return labelling.apply(analysis.images(), analysis.filesWithoutRow());
	}

	private static String unused(NamedValues<Labelling> known) {
		String name = FIRST;
		for (int i = 2; known.find(name).isPresent(); i++) {
			name = FIRST + " " + i;
		}
		return name;
	}
}
