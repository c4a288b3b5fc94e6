package org.channelexplorer.report.internal;

import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Annotated;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.label.Focus;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.Scope;
import org.channelexplorer.core.util.InputException;

/** The part of an analysis that a report shows: under a labelling, in a focus, without the images that are left out. */
public final class Shown extends DelegatingData {
	private final Analysis analysis;
	private final String labelling;
	private final String focus;

	private Shown(Analysis analysis, AnalysisData part, String labelling, String focus) {
		super(part);
		this.analysis = analysis;
		this.labelling = labelling;
		this.focus = focus;
	}

	/**
	 * A part, by the texts of the parameters that {@link Scope} names; all empty for what is in use.
	 *
	 * @throws InputException naming what is not there, or that no image is left
	 */
	public static Shown of(Analysis analysis, String labelling, String classes, String focus) throws InputException {
		AnalysisData part = Scope.withoutLeftOut(Scope.of(analysis, labelling, classes, focus));
		String used = labelling.isEmpty() ? analysis.labellings().inUse() : labelling;
		String looked = focus.isEmpty() && classes.isEmpty() ? analysis.focuses().inUse() : focus.equals(Focus.ALL) ? "" : focus;
		return new Shown(analysis, part, used.isEmpty() ? Labelling.GIVEN : used,
				looked + (classes.isEmpty() ? "" : (looked.isEmpty() ? "" : ", ") + "classes " + classes));
	}

	/** Name of the labelling. */
	String labelling() {
		return labelling;
	}

	/** The focus in words, empty for all images. */
	String focus() {
		return focus;
	}

	/** All of the analysis, by which results that are not of this part have their keys. */
	AnalysisData whole() {
		return analysis;
	}

	AnalysisDocument document() {
		return analysis.document();
	}

	/** All annotations of the analysis, whatever part of it is shown. */
	List<Annotated> annotations() {
		return Annotated.of(analysis);
	}

	Recipe recipe() {
		return analysis.recipe();
	}

	boolean complete() {
		return analysis.complete();
	}

	List<Skipped> skipped() {
		return analysis.skipped();
	}

	Path modelPath() {
		return analysis.modelPath();
	}

	/** Number of images of the analysis, shown or not. */
	int allImages() {
		return analysis.images().size();
	}
}
