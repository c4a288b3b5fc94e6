package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.Focusing;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.editor.NetworkPage;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of the network, the selection, the classes and the focus are undone in the order they were changed in. */
class OneHistoryTest {
	@TempDir
	Path folder;
	private IWorkbenchPage page;

	@AfterEach
	void end() {
		Widgets.closeEditors(page);
	}

	@Test
	void layoutSelectionClassesAndFocusShareAHistory() throws Exception {
		page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		Path document = FakeAnalysis.create(folder);
		NetworkEditor editor = (NetworkEditor) AnalysisEditors.open(page, document);
		Widgets.waitFor("the drawing", () -> editor.viewer() != null && editor.viewer().drawing() != null);
		Widgets.settle();
		AnalysisSession session = editor.getAdapter(AnalysisSession.class);
		IOperationHistory history = OperationHistoryFactory.getOperationHistory();
		NetworkPage network = editor.contents().page();
		session.selection().change(s -> s.withImages(0), new Object());
		network.turn();
		Widgets.waitFor("it is turned", () -> editor.isDirty());
		idle(editor);
		String initial = saved(editor, session);
		history.dispose(session.undoContext(), true, true, false);
		Random random = new Random(7);
		for (int i = 0; i < 60; i++) {
			try {
				command(random, session, network);
			} catch (InputException refused) {
				assertFalse(refused.getMessage().isEmpty());
			}
			idle(editor);
		}
		int steps = history.getUndoHistory(session.undoContext()).length;
		assertTrue(steps > 30, steps + " steps");
		String last = saved(editor, session);
		for (int i = 0; i < steps; i++) {
			assertTrue(history.undo(session.undoContext(), null, null).isOK());
		}
		assertEquals(initial, saved(editor, session));
		for (int i = 0; i < steps; i++) {
			assertTrue(history.redo(session.undoContext(), null, null).isOK());
		}
		assertEquals(last, saved(editor, session));
	}

	// layouts are made in jobs
	private static void idle(NetworkEditor editor) {
		Widgets.waitFor("the layout", () -> Job.getJobManager().find(editor).length == 0);
		Widgets.settle();
	}

	private static void command(Random random, AnalysisSession session, NetworkPage network) throws InputException {
		List<String> classes = session.labelling().labels().classes();
		int n = session.analysis().images().size();
		List<DisplayNode> nodes = network.viewer().drawing().graph().nodes();
		DisplayNode node = nodes.get(random.nextInt(nodes.size()));
		switch (random.nextInt(11)) {
		case 0 -> session.selection().change(s -> s.withClasses(List.of()).withImages(random.nextInt(n), random.nextInt(n)), new Object());
		case 1 -> session.selection().change(s -> s.withLayers(List.of(session.analysis().layers().get(random.nextInt(session.analysis().layers().size())))),
				new Object());
		case 2 -> ClassEdits.assign(session, new int[] { random.nextInt(n) }, "x", "Add to Class");
		case 3 -> ClassEdits.rename(session, classes.get(random.nextInt(classes.size())), "y" + random.nextInt(9));
		case 4 -> Focusing.save(session, "s" + random.nextInt(3));
		case 5 -> network.turn();
		case 6 -> network.reset();
		case 7 -> network.toggle(node);
		case 8, 9 -> network.unfold("Unfold", u -> u.show(List.of(node), "projection", random.nextBoolean()));
		default -> {
			if (random.nextBoolean()) {
				network.collapseAll();
			} else {
				network.expandAll();
			}
		}
		}
	}

	private static String saved(NetworkEditor editor, AnalysisSession session) throws Exception {
		editor.doSave(new NullProgressMonitor());
		return Files.readString(session.analysis().file(), StandardCharsets.UTF_8);
	}
}
