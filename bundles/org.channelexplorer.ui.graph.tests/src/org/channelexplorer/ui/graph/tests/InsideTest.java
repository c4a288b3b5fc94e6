package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.editor.InsideActions;
import org.channelexplorer.ui.graph.internal.editor.Kinds;
import org.channelexplorer.ui.graph.internal.figures.NetworkPalette;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.viewer.Zoom;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live miniatures inside layers. */
class InsideTest {
	@TempDir
	Path folder;
	private Widgets.Log log;
	private IWorkbenchPage page;
	private Path document;

	@BeforeEach
	void start() throws Exception {
		log = new Widgets.Log();
		SlowOperation.ANSWERS.drainPermits();
		page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		document = FakeAnalysis.create(folder);
	}

	@AfterEach
	void end() {
		Widgets.closeEditors(page);
		Widgets.waitFor("nothing is computed any more", SlowOperation.RUNNING::isEmpty);
		log.close();
	}

	private NetworkEditor open() throws Exception {
		NetworkEditor editor = assertInstanceOf(NetworkEditor.class, AnalysisEditors.open(page, document));
		Widgets.waitFor("the drawing", () -> editor.viewer() != null && editor.viewer().drawing() != null);
		Control pane = editor.viewer().getControl(); // as large as this test needs it, whatever views and perspectives others have left
		pane.getParent().setLayout(null);
		pane.setSize(600, 500);
		Object wrapped = editor.viewer().drawing();
		editor.contents().page().wrap(false);
		Widgets.waitFor("one column", () -> editor.viewer().drawing() != wrapped && editor.viewer().drawing().placement().cuts().isEmpty());
		Widgets.waitFor("no layout is on its way", () -> Job.getJobManager().find(editor).length == 0);
		Widgets.settle();
		editor.viewer().zoom().actual();
		return editor;
	}

	private static AnalysisSession session(NetworkEditor editor) {
		return editor.getAdapter(AnalysisSession.class);
	}

	private static Kinds.Kind kind(NetworkEditor editor, String operation) {
		return editor.contents().actions().inside().kinds().stream().filter(k -> k.operation().equals(operation)).findFirst().orElseThrow();
	}

	private static Miniature unfold(NetworkEditor editor, String layer, String operation) {
		session(editor).selection().change(s -> s.withLayers(List.of(layer)), null);
		editor.contents().actions().inside().toggle(kind(editor, operation));
		session(editor).selection().change(s -> s.withLayers(List.of("stem")), null);
		session(editor).selection().change(s -> s.withLayers(List.of(layer)), null);
		return miniature(editor, layer, operation);
	}

	private static Miniature miniature(NetworkEditor editor, String layer, String operation) {
		return editor.viewer().unfolded().stream().filter(f -> f.layer().equals(layer)).flatMap(f -> f.miniatures().stream())
				.filter(m -> m.operation().equals(operation)).findFirst().orElse(null);
	}

	private static Point screen(NetworkViewer viewer, int x, int y) {
		Zoom.View v = viewer.zoom().view();
		return new Point((int) Math.round(x * v.zoom()) - v.x(), (int) Math.round(y * v.zoom()) - v.y());
	}

	private static Point place(NetworkEditor editor, Miniature m, int image) {
		double[] at = m.plot().plot().place(m.plot().view(), image);
		Rectangle r = m.plot().getBounds();
		double scale = r.width / (double) m.plot().view().width();
		return screen(editor.viewer(), r.x + (int) Math.round(at[0] * scale), r.y + (int) Math.round(at[1] * scale));
	}

	@Test
	void plotsOfOneLayerCanBeShown() throws Exception {
		InsideActions inside = open().contents().actions().inside();
		List<String> kinds = inside.kinds().stream().map(Kinds.Kind::operation).toList();
		assertEquals("projection", kinds.getFirst());
		assertTrue(kinds.contains("graphSlow"), "a third party's, too");
		assertFalse(kinds.contains("separability"), "that is one of all layers");
	}

	@Test
	void aClickSelectsEverywhereAndTheSelectionIsShown() throws Exception {
		NetworkEditor editor = open();
		Miniature m = unfold(editor, "block2/a/conv", "projection");
		Widgets.waitFor("the plot", () -> m.plot() != null);
		session(editor).selection().set(Selection.NONE, null);
		Point third = place(editor, m, 3);
		Widgets.click(editor.viewer().getControl(), third.x, third.y, 0);
		assertEquals(1, session(editor).selection().get().images().length);
		int image = session(editor).selection().get().images()[0];
		assertTrue(m.plot().selected().get(image));
		Rectangle r = m.getBounds();
		Point from = screen(editor.viewer(), r.x + 2, r.y + 2);
		Point to = screen(editor.viewer(), r.right() - 2, r.bottom() - 2);
		lasso(editor, from, to);
		assertEquals(12, session(editor).selection().get().images().length, "a line around everything");
		session(editor).selection().change(s -> s.withImages(5), null);
		assertEquals(1, m.plot().selected().cardinality(), "the selection of others is shown");
		assertTrue(m.plot().selected().get(5));
	}

	private static void lasso(NetworkEditor editor, Point from, Point to) {
		var control = editor.viewer().getControl();
		Widgets.mouse(control, SWT.MouseMove, 0, from.x, from.y, 0);
		Widgets.mouse(control, SWT.MouseDown, 1, from.x, from.y, 0);
		for (Point p : List.of(new Point(to.x, from.y), to, new Point(from.x, to.y))) {
			Widgets.mouse(control, SWT.MouseMove, 1, p.x, p.y, SWT.BUTTON1);
		}
		Widgets.mouse(control, SWT.MouseUp, 1, from.x, to.y, SWT.BUTTON1);
	}

	@Test
	void savedUndoneAndReopened() throws Exception {
		NetworkEditor editor = open();
		unfold(editor, "block2/a/conv", "projection");
		Box unfolded = editor.viewer().drawing().placement().boxes().get(editor.viewer().drawing().graph().indexOfLayer("block2/a/conv"));
		assertTrue(editor.isDirty());
		page.saveEditor(editor, false);
		page.closeEditor(editor, false);
		NetworkEditor again = assertInstanceOf(NetworkEditor.class, AnalysisEditors.open(page, document));
		Widgets.waitFor("the drawing", () -> again.viewer() != null && again.viewer().drawing() != null);
		Miniature m = miniature(again, "block2/a/conv", "projection");
		assertNotNull(m);
		assertEquals(unfolded, again.viewer().drawing().placement().boxes().get(again.viewer().drawing().graph().indexOfLayer("block2/a/conv")));
		Widgets.waitFor("the plot", () -> m.plot() != null);
		assertFalse(again.isDirty());
		again.contents().actions().inside().all(kind(again, "projection"), false);
		Widgets.waitFor("folded", () -> again.viewer().unfolded().isEmpty());
		again.getEditorSite().getActionBars().getGlobalActionHandler(ActionFactory.UNDO.getId()).run();
		Widgets.settle();
		assertNotNull(miniature(again, "block2/a/conv", "projection"));
	}

	@Test
	void aLayoutOnItsWayKeepsWhatIsUnfoldedMeanwhile() throws Exception {
		NetworkEditor editor = open();
		Object before = editor.viewer().drawing();
		editor.contents().page().reset();
		unfold(editor, "stem", "projection");
		unfold(editor, "block2/a/conv", "projection");
		Widgets.waitFor("the layout", () -> editor.viewer().drawing() != before && Job.getJobManager().find(editor).length == 0);
		Widgets.settle();
		assertNotNull(miniature(editor, "stem", "projection"));
		assertNotNull(miniature(editor, "block2/a/conv", "projection"));
	}

	@Test
	void onlyWhatIsSeenIsComputedTwoAtATime() throws Exception {
		NetworkEditor editor = open();
		editor.contents().actions().inside().all(kind(editor, "graphSlow"), true);
		NetworkViewer viewer = editor.viewer();
		Widgets.waitFor("unfolded", () -> viewer.unfolded().size() == 9);
		int last = viewer.drawing().graph().indexOfLayer("block4/b/conv");
		viewer.zoom().centerOn(viewer.drawing().placement().boxes().get(viewer.drawing().graph().indexOfLayer("stem")));
		Widgets.waitFor("two jobs", () -> SlowOperation.RUNNING.size() == 2 && SlowOperation.RUNNING.contains("stem"));
		assertEquals(2, editor.contents().page().insides().running().size());
		viewer.zoom().centerOn(viewer.drawing().placement().boxes().get(last));
		// each job ends when it looks whether it was cancelled: for a moment one of the old and one of the new are there
		Widgets.waitFor("what was scrolled away is cancelled", () -> SlowOperation.RUNNING.size() == 2
				&& SlowOperation.RUNNING.stream().allMatch(l -> l.startsWith("block4") || l.startsWith("block3")));
		SlowOperation.ANSWERS.release(20);
		Widgets.waitFor("the plots", () -> miniature(editor, "block4/b/conv", "graphSlow").plot() != null);
		assertTrue(miniature(editor, "stem", "graphSlow").plot() == null, "nobody has looked at it");
		Widgets.waitFor("done", () -> editor.contents().page().insides().running().isEmpty());
	}

	@Test
	void theCornerResizes() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		unfold(editor, "stem", "graphSlow");
		Widgets.settle();
		Box before = viewer.drawing().placement().boxes().get(viewer.drawing().graph().indexOfLayer("stem"));
		viewer.zoom().centerOn(before);
		Point corner = screen(viewer, before.right() - 4, before.bottom() - 4);
		Widgets.drag(viewer.getControl(), corner.x, corner.y, 50, 30);
		Box after = viewer.drawing().placement().boxes().get(viewer.drawing().graph().indexOfLayer("stem"));
		assertEquals(before.width() + 50, after.width());
		assertEquals(before.height() + 30, after.height());
	}

	@Test
	void bothThemes() throws Exception {
		NetworkEditor editor = open();
		SlowOperation.ANSWERS.release(1);
		Miniature m = unfold(editor, "stem", "graphSlow");
		Widgets.waitFor("the plot", () -> m.plot() != null);
		for (NetworkPalette palette : List.of(NetworkPalette.DARK, NetworkPalette.LIGHT)) {
			editor.viewer().setPalette(palette);
			Widgets.settle();
		}
		assertEquals(Set.of(), editor.contents().page().insides().running());
	}
}
