package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.internal.ExplorePerspective;
import org.channelexplorer.ui.internal.analyses.AnalysesView;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.TreeViewer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLoggedProblems.class)
class AnalysesViewTest {

	private static boolean shows(TreeViewer viewer, IFile file) {
		return Arrays.stream(viewer.getTree().getItems()).flatMap(i -> Arrays.stream(i.getItems())).anyMatch(i -> file.equals(i.getData()));
	}

	@Test
	void listsWhatComesAndKeepsWhatIsFolded() throws Exception {
		AnalysesView view = (AnalysesView) Ui.page().showView(ExplorePerspective.ANALYSES);
		Path first = Samples.analysis();
		IFile one = AnalysisEditors.workspaceFile(first);
		Ui.until("the analysis is listed", () -> shows(view.viewer(), one));
		assertTrue(view.viewer().getExpandedState(one.getProject()), "what is new is unfolded");
		view.viewer().setExpandedState(one.getProject(), false);
		IFile two = AnalysisEditors.workspaceFile(Samples.analysis());
		Ui.until("the next one is listed", () -> shows(view.viewer(), two));
		assertFalse(view.viewer().getExpandedState(one.getProject()), "what was folded stays folded");
		Ui.settle();
		Ui.settle();
		two.delete(true, null);
		Ui.until("the deleted one is gone", () -> !shows(view.viewer(), two));
	}
}
