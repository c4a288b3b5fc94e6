package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.EmptyState;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.channelexplorer.ui.views.internal.scatter.ScatterView;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class DemoTest {

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	private static EmptyState empty() {
		return Ui.find(Ui.window().getShell(), EmptyState.class, e -> true);
	}

	@Test
	void canBeStoppedAndOpened() {
		Commands.run(Ui.window(), Commands.OPEN_DEMO);
		Job job = Ui.until("the job runs", () -> {
			Job[] jobs = Job.getJobManager().find(AnalyseJob.FAMILY);
			return jobs.length > 0 && jobs[0].getState() == Job.RUNNING ? jobs[0] : null;
		});
		EmptyState empty = Ui.until("views wait for it", DemoTest::empty);
		Ui.until("a view without an analysis says that one is being made", () -> empty.sentence().startsWith("An analysis is being made"));
		job.cancel();
		Ui.until("it has stopped", () -> job.getState() == Job.NONE);
		Ui.settle();
		Shell stopped = Ui.shell("Analysis stopped");
		if (stopped != null) {
			stopped.close();
		}
		Ui.until("and that none is open when it was stopped", () -> empty.sentence().equals("No analysis is open."));
		Commands.run(Ui.window(), Commands.OPEN_DEMO);
		IEditorPart editor = Ui.until("the editor is open", Ui::editor);
		AnalysisSession session = Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
		assertEquals(540, session.analysis().images().size());
		assertTrue(session.analysis().complete());
		ScatterView view = (ScatterView) Ui.page().findView(ExplorePerspective.SCATTERPLOT);
		Ui.until("the scatterplot is there", () -> view.result() != null);
		assertTrue(view.headline().contains("trustworthiness 0.9"), view.headline());
		Layer last = session.analysis().network().layer(session.analysis().layers().getLast()).orElseThrow();
		assertNotEquals(last.id(), last.label());
		session.selection().change(s -> s.withLayers(List.of(session.analysis().layers().getFirst())), this);
		Ui.until("it is turned to the last layer, by the name in the network", () -> view.headline().contains("aligned to " + last.label() + " (disparity "));
	}
}
