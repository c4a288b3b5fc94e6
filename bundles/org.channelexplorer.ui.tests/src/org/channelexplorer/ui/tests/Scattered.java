package org.channelexplorer.ui.tests;

import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.views.internal.scatter.ScatterCanvas;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;

/** The analysis of {@link Samples} in the Scatterplot view, whose images stand in the counting grid. */
record Scattered(AnalysisSession session, ScatterView view, ScatterCanvas canvas) {

	static Scattered open() throws Exception {
		AnalysisSession session = Samples.open(Samples.analysis());
		ScatterView view = (ScatterView) Ui.page().showView(ExplorePerspective.SCATTERPLOT);
		ScatterCanvas canvas = Ui.until("the plot is there", view::canvas);
		Ui.until("t-SNE is done", () -> view.result() != null);
		view.method("counting");
		Ui.until("the grid is there", () -> "counting".equals(view.result().scalars().get("method")));
		return new Scattered(session, view, canvas);
	}
}
