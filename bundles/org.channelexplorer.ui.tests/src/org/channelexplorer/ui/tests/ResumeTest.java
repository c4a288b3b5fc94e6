package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.internal.Commands;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.channelexplorer.ui.internal.run.Projects;
import org.channelexplorer.ui.tests.fake.FakeImporter;
import org.channelexplorer.ui.views.internal.dataset.DatasetView;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class ResumeTest {

	@AfterEach
	void close() {
		Samples.closeAll();
	}

	@Test
	void aStoppedAnalysisIsKeptAndResumed() throws Exception {
		Path folder = Projects.ensure("resume").getLocation().toPath();
		Path document = folder.resolve("stopped.channelexplorer");
		FakeImporter.Gate gate = FakeImporter.hold();
		AnalyseJob.start(Samples.request(document, Samples.model(folder), Samples.images(folder)));
		Ui.until("the first images are done", gate::reached);
		Job job = Job.getJobManager().find(AnalyseJob.FAMILY)[0];
		assertTrue(AnalyseJob.running(document));
		job.cancel();
		gate.open();
		Shell shell = Ui.until("it says how to go on", () -> Ui.shell("Analysis stopped"));
		press(shell, "Open");

		AnalysisSession partial = session();
		assertFalse(partial.analysis().complete());
		int kept = partial.analysis().images().size();
		assertTrue(kept > 0 && kept < 2 * Samples.PER_CLASS, "kept " + kept);
		partial.selection().change(s -> s.withImages(1), this);
		DatasetView view = (DatasetView) Ui.page().showView(ExplorePerspective.DATASET);
		Ui.until("the list is there", () -> view.canvas() != null);
		assertTrue(texts(view.canvas().getParent()).contains("Stopped after " + kept + " of 12 images. <a>Resume</a>"), texts(view.canvas().getParent()));

		Commands.run(Ui.window(), Commands.RESUME);
		Ui.until("it is complete", () -> session().analysis().complete());
		assertEquals(2 * Samples.PER_CLASS, session().analysis().images().size());
		assertEquals(1, session().selection().get().images().length, "the selection was saved before");
		Ui.until("the job has ended", () -> Job.getJobManager().find(AnalyseJob.FAMILY).length == 0);
	}

	private static AnalysisSession session() {
		IEditorPart editor = Ui.until("the editor is open", Ui::editor);
		return Ui.until("the session is there", () -> editor.getAdapter(AnalysisSession.class));
	}

	private static String texts(Composite root) {
		StringBuilder all = new StringBuilder();
		for (Control c : root.getChildren()) {
			all.append(c instanceof Link l ? l.getText() + "\n" : c instanceof Composite inner ? texts(inner) : "");
		}
		return all.toString();
	}

	private static void press(Composite root, String text) {
		for (Control c : root.getChildren()) {
			if (c instanceof Button b && b.getText().equals(text)) {
				b.notifyListeners(SWT.Selection, new Event());
				return;
			} else if (c instanceof Composite inner) {
				press(inner, text);
			}
		}
	}
}
