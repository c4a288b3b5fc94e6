package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.editor.LayoutJob;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drawing that nobody has arranged fills panes of any shape. */
class RewrapTest {
	@TempDir
	Path folder;
	private final IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
	private NetworkEditor editor;
	private NetworkViewer viewer;

	@BeforeEach
	void open() throws Exception {
		editor = assertInstanceOf(NetworkEditor.class, AnalysisEditors.open(page, FakeAnalysis.create(folder)));
		Widgets.waitFor("the drawing", () -> editor.viewer() != null && editor.viewer().drawing() != null);
		viewer = editor.viewer();
		size(300, 900);
		viewer.zoom().fit();
		Widgets.waitFor("a column", () -> isHigh(viewer));
		settle(editor);
	}

	@AfterEach
	void close() {
		Widgets.closeEditors(page);
	}

	private void size(int width, int height) {
		Control control = viewer.getControl();
		control.getParent().setLayout(null);
		control.setSize(width, height);
	}

	private static void settle(NetworkEditor editor) {
		Widgets.waitFor("the size has settled", () -> !editor.contents().page().resizing() && Job.getJobManager().find(editor).length == 0);
	}

	private static boolean isHigh(NetworkViewer viewer) {
		Box extent = viewer.drawing().placement().extent();
		return extent.height() > extent.width();
	}

	@Test
	void aLowPaneGetsColumnsAndAHighOneNone() {
		size(900, 150);
		Widgets.waitFor("columns", () -> !isHigh(viewer));
		assertTrue(viewer.zoom().fitted());
		assertFalse(editor.isDirty(), "nobody has done anything");
		size(300, 900);
		Widgets.waitFor("a column again", () -> isHigh(viewer));
	}

	@Test
	void aShapeThatComesWhileTheDrawingIsLaidOutIsNotForgotten() {
		Job.getJobManager().suspend();
		try {
			size(900, 150);
			Widgets.waitFor("its layout is asked for", () -> Arrays.stream(Job.getJobManager().find(editor)).anyMatch(LayoutJob.class::isInstance));
			size(300, 900);
			boolean[] seen = new boolean[1];
			viewer.getControl().getDisplay().timerExec(600, () -> seen[0] = true); // a size has settled after 250 ms
			Widgets.waitFor("the size is looked at", () -> seen[0]);
		} finally {
			Job.getJobManager().resume();
		}
		Widgets.waitFor("it is laid out", () -> Arrays.stream(Job.getJobManager().find(editor)).noneMatch(LayoutJob.class::isInstance));
		Widgets.settle(); // and shown
		settle(editor);
		Widgets.waitFor("a column", () -> isHigh(viewer));
	}

	@Test
	void anotherPerspectiveIsAnotherShape() throws Exception {
		Widgets.closeEditors(page);
		String before = page.getPerspective().getId();
		page.resetPerspective(); // as large as it is at first
		NetworkEditor again = assertInstanceOf(NetworkEditor.class, AnalysisEditors.open(page, folder.resolve("test.channelexplorer")));
		Widgets.waitFor("a column", () -> again.viewer() != null && again.viewer().drawing() != null && isHigh(again.viewer()));
		settle(again);
		try {
			PlatformUI.getWorkbench().showPerspective("org.channelexplorer.ui.audit", PlatformUI.getWorkbench().getActiveWorkbenchWindow());
			page.resetPerspective();
			Widgets.waitFor("it fills the low pane", () -> !isHigh(again.viewer()));
		} finally {
			PlatformUI.getWorkbench().showPerspective(before, PlatformUI.getWorkbench().getActiveWorkbenchWindow());
		}
	}

	@Test
	void whatWasArrangedStays() {
		editor.contents().page().collapseAll();
		Widgets.waitFor("it is done", () -> editor.isDirty());
		viewer.zoom().fit();
		Drawing own = viewer.drawing();
		int runs = LayoutJob.runs();
		size(900, 150);
		assertTrue(editor.contents().page().resizing());
		settle(editor);
		assertSame(own, viewer.drawing());
		assertEquals(runs, LayoutJob.runs());
	}
}
