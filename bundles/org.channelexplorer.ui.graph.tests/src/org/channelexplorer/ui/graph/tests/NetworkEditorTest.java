package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.report.internal.network.NetworkState;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.Opening;
import org.channelexplorer.ui.SessionTracker;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.editor.LayoutFiles;
import org.channelexplorer.ui.graph.internal.editor.LayoutJob;
import org.channelexplorer.ui.graph.internal.editor.Minimap;
import org.channelexplorer.ui.graph.internal.editor.ShownIn;
import org.channelexplorer.ui.graph.internal.editor.StepProfile;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.viewer.Zoom;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.views.contentoutline.IContentOutlinePage;
import org.eclipse.ui.views.properties.IPropertySheetPage;
import org.junit.jupiter.api.Test;

/** The drawing: what is seen, moved, zoomed, folded, saved and exported. */
class NetworkEditorTest extends EditorTest {
	@Test
	void opensAndShowsTheNetwork() throws Exception {
		NetworkEditor editor = open();
		assertEquals(session(editor).analysis().network().layers().size(), editor.viewer().drawing().graph().nodes().size());
		assertFalse(editor.isDirty(), "opening changes nothing");
		assertNotNull(editor.getAdapter(IPropertySheetPage.class));
	}

	@Test
	void aViewThatIsNotInstalledIsNamedAsPeopleKnowIt() {
		assertEquals("Scatterplot is not installed", new ShownIn("scatter", "org.example.gone", "Scatterplot").missing());
		ShownIn properties = new ShownIn("properties", "org.eclipse.ui.views.PropertySheet", "Properties");
		assertNull(properties.missing());
		assertEquals("Properties", properties.name());
	}

	@Test
	void colourIsSeparability() throws Exception {
		NetworkEditor editor = open();
		Widgets.waitFor("scores", () -> !editor.viewer().scores().byLayer().isEmpty());
		assertEquals(session(editor).analysis().layers().size(), editor.viewer().scores().byLayer().size());
		assertTrue(editor.contents().legend().text().startsWith(editor.viewer().scores().metric()), editor.contents().legend().text());
		int other = editor.contents().metric().getSelectionIndex() == 0 ? 1 : 0;
		String before = editor.viewer().scores().metric();
		editor.contents().metric().select(other);
		editor.contents().metric().notifyListeners(SWT.Selection, new Event());
		Widgets.waitFor("the other metric", () -> !editor.viewer().scores().byLayer().isEmpty() || editor.viewer().scores().message().contains("not defined"));
		assertNotEquals(before, editor.viewer().scores().metric());
		assertFalse(editor.isDirty(), "looking is not editing");
		assertTrue(session(editor).state(NetworkState.METRIC).isPresent(), "the metric is kept");
	}

	@Test
	void coloursAreThoseOfTheStepShown() throws Exception {
		document = FakeAnalysis.withSteps(folder);
		NetworkEditor editor = open();
		Widgets.waitFor("scores", () -> !editor.viewer().scores().byLayer().isEmpty());
		assertTrue(editor.viewer().scores().metric().endsWith(" at step 2 of 2"), editor.viewer().scores().metric());
		Map<String, Double> second = editor.viewer().scores().byLayer();
		assertTrue(editor.contents().steps().isVisible());
		editor.contents().steps().buttons().getFirst().notifyListeners(SWT.Selection, new Event());
		Widgets.waitFor("the other step's scores",
				() -> !editor.viewer().scores().byLayer().isEmpty() && editor.viewer().scores().metric().endsWith(" at step 1 of 2"));
		assertNotEquals(second, editor.viewer().scores().byLayer());
		assertEquals(1, session(editor).selection().get().step());
		StepProfile profile = editor.contents().profile();
		Widgets.waitFor("the profile", () -> profile.scores().size() == 2);
		String last = session(editor).analysis().layers().getLast();
		assertEquals(Map.of(1, editor.viewer().scores().byLayer().get(last), 2, second.get(last)), profile.scores());
		Event click = new Event();
		click.x = profile.room(2).x + 1;
		profile.notifyListeners(SWT.MouseDown, click);
		assertEquals(2, session(editor).step());
	}

	@Test
	void dragMovesAndIsUndone() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		viewer.zoom().actual();
		viewer.setSelection(new StructuredSelection(viewer.getInput().layer("stem").orElseThrow()), true);
		Widgets.settle();
		Box before = box(viewer, "stem");
		Point p = place(viewer, "stem");
		Widgets.drag(viewer.getControl(), p.x, p.y, 60, 20);
		assertEquals(before.moved(60, 20), box(viewer, "stem"));
		int edge = viewer.drawing().graph().incoming(viewer.drawing().graph().indexOfLayer("stem")).getFirst();
		int[] route = viewer.drawing().placement().routes().get(edge);
		assertEquals(box(viewer, "stem").y(), route[route.length - 1], "the edge follows");
		assertTrue(editor.isDirty());
		editor.getEditorSite().getActionBars().getGlobalActionHandler(ActionFactory.UNDO.getId()).run();
		Widgets.settle();
		assertEquals(before, box(viewer, "stem"));
		editor.getEditorSite().getActionBars().getGlobalActionHandler(ActionFactory.REDO.getId()).run();
		Widgets.settle();
		assertEquals(before.moved(60, 20), box(viewer, "stem"));
	}

	@Test
	void zoomsAtTheCursor() throws Exception {
		smallWindow();
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		viewer.zoom().actual();
		Point before = place(viewer, "block2/concat");
		Control control = viewer.getControl();
		Point at = new Point(Math.clamp(before.x, 10, control.getSize().x - 10), Math.clamp(before.y, 10, control.getSize().y - 10));
		viewer.zoom().scroll(before.x - at.x, before.y - at.y);
		before = place(viewer, "block2/concat");
		Widgets.wheel(control, before.x, before.y, 3, SWT.MOD1);
		assertTrue(viewer.zoom().zoom() > 1);
		Point after = place(viewer, "block2/concat");
		assertTrue(Math.abs(after.x - before.x) <= 2 && Math.abs(after.y - before.y) <= 2, before + " went to " + after);
		double zoomed = viewer.zoom().zoom();
		Widgets.key(control, '-', '-', 0);
		assertTrue(viewer.zoom().zoom() < zoomed);
		Widgets.key(control, '1', '1', 0);
		assertEquals(1, viewer.zoom().zoom(), 1e-9);
		int y = viewer.zoom().view().y();
		Widgets.wheel(control, 50, 50, -3, 0);
		assertTrue(viewer.zoom().view().y() > y, "the wheel scrolls");
	}

	@Test
	void fitShowsEverything() throws Exception {
		NetworkEditor editor = openInOneColumn();
		NetworkViewer viewer = editor.viewer();
		Widgets.key(viewer.getControl(), '0', '0', 0);
		for (var layer : viewer.getInput().layers()) {
			Point p = place(viewer, layer.id());
			assertTrue(p.x > 0 && p.y > 0 && p.x < viewer.getControl().getSize().x && p.y < viewer.getControl().getSize().y, layer.id() + " at " + p);
		}
		Point first = place(viewer, "input");
		assertEquals(viewer.getControl().getSize().x / 2.0, first.x, viewer.getControl().getSize().x / 4.0, "centred");
	}

	@Test
	void collapsesAndExpands() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		int all = viewer.drawing().graph().nodes().size();
		session(editor).selection().change(s -> s.withLayers(List.of("block2/a/conv")), this);
		editor.contents().actions().get("collapseAll").run();
		Widgets.waitFor("collapsed", () -> viewer.drawing().graph().nodes().size() == 7);
		assertEquals(List.of("block2"), viewer.selectedNodes().stream().map(DisplayNode::title).toList(), "the block stands for its layer");
		assertEquals(List.of("block2/a/conv"), session(editor).selection().get().layers(), "collapsing selects nothing else");
		Point p = place(viewer, "block2/a/conv");
		Event doubleClick = new Event();
		doubleClick.button = 1;
		doubleClick.count = 2;
		doubleClick.x = p.x;
		doubleClick.y = p.y;
		Widgets.click(viewer.getControl(), p.x, p.y, 0);
		viewer.getControl().notifyListeners(SWT.MouseDown, doubleClick);
		viewer.getControl().notifyListeners(SWT.MouseDoubleClick, doubleClick);
		viewer.getControl().notifyListeners(SWT.MouseUp, doubleClick);
		Widgets.waitFor("one block expanded", () -> viewer.drawing().graph().nodes().size() == 11);
		editor.getEditorSite().getActionBars().getGlobalActionHandler(ActionFactory.UNDO.getId()).run();
		Widgets.settle();
		assertEquals(7, viewer.drawing().graph().nodes().size());
		editor.contents().actions().get("expandAll").run();
		Widgets.waitFor("expanded", () -> viewer.drawing().graph().nodes().size() == all);
	}

	@Test
	void turns() throws Exception {
		NetworkEditor editor = openInOneColumn();
		editor.contents().actions().get("turn").run();
		Widgets.waitFor("turned", () -> editor.viewer().drawing().orientation() == Orientation.RIGHT);
		assertTrue(box(editor.viewer(), "output").x() > box(editor.viewer(), "input").right());
	}

	@Test
	void saveCloseReopenGivesTheSamePicture() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		editor.contents().page().toggle(viewer.drawing().graph().nodes().get(viewer.drawing().graph().indexOfLayer("block2/concat")));
		Widgets.waitFor("collapsed", () -> !viewer.drawing().collapsed().isEmpty());
		viewer.zoom().actual();
		viewer.setSelection(new StructuredSelection(viewer.getInput().layer("block1/b/conv").orElseThrow()), true);
		Widgets.settle();
		Point p = place(viewer, "block1/b/conv");
		Widgets.drag(viewer.getControl(), p.x, p.y, 40, 10);
		viewer.zoom().at(100, 100, 1.3);
		Drawing drawing = viewer.drawing();
		Zoom.View view = viewer.zoom().view();
		page.saveEditor(editor, false);
		assertFalse(editor.isDirty());
		page.closeEditor(editor, false);
		int layouts = LayoutJob.runs();

		NetworkEditor again = open();
		assertEquals(layouts, LayoutJob.runs(), "nothing was laid out");
		assertEquals(drawing.placement().boxes(), again.viewer().drawing().placement().boxes());
		assertEquals(drawing.collapsed(), again.viewer().drawing().collapsed());
		assertEquals(view, again.viewer().zoom().view());
		org.eclipse.swt.graphics.Point size = again.viewer().getControl().getSize();
		again.viewer().getControl().setSize(30, 25); // as a window that is being opened does
		Widgets.settle();
		again.viewer().getControl().setSize(size);
		Widgets.waitFor("the view is put back", () -> view.equals(again.viewer().zoom().view()));
		assertEquals(List.of("block1/b/conv"), again.viewer().selectedLayers());
		assertFalse(again.isDirty(), "reopening changes nothing");
	}

	@Test
	void minimapNeverThrows() throws Exception {
		NetworkEditor editor = open();
		IContentOutlinePage outline = editor.getAdapter(IContentOutlinePage.class);
		outline.createControl(editor.getSite().getShell());
		Minimap minimap = assertInstanceOf(Minimap.class, outline.getControl());
		minimap.setSize(200, 300);
		editor.viewer().zoom().fit();
		Widgets.drag(minimap, 100, 150, 40, 60); // everything is seen
		editor.viewer().zoom().at(0, 0, 8);
		Zoom.View before = editor.viewer().zoom().view();
		Widgets.drag(minimap, 100, 250, 0, 20);
		assertNotEquals(before, editor.viewer().zoom().view());
		outline.dispose();
		minimap.dispose();
	}

	@Test
	void brokenDocumentsSayWhatIsWrong() throws Exception {
		Path broken = Files.writeString(folder.resolve("broken.channelexplorer"), "{ \"schema\": 1, ");
		NetworkEditor editor = (NetworkEditor) AnalysisEditors.open(page, broken);
		Widgets.waitFor("the reason", () -> editor.message().text().contains("broken.channelexplorer: not valid JSON"));
		assertNull(editor.getAdapter(AnalysisSession.class));
		assertFalse(editor.message().text().contains("Exception"), editor.message().text());
		assertFalse(editor.isDirty());
		assertEquals(editor.message().text(), editor.getAdapter(Opening.class).sentence(), "what views say while there is no session");
		NetworkEditor missing = (NetworkEditor) AnalysisEditors.open(page, folder.resolve("gone.channelexplorer"));
		Widgets.waitFor("the reason", () -> missing.message().text().contains("no such file"));
	}

	@Test
	void viewsSayThatAnAnalysisIsBeingOpened() throws Exception {
		SessionTracker tracker = new SessionTracker(page, _ -> {
			// what is missing is looked at
		});
		try {
			assertEquals("No analysis is open.", tracker.missing());
			NetworkEditor editor = (NetworkEditor) AnalysisEditors.open(page, document);
			assertNull(editor.getAdapter(AnalysisSession.class), "it opens in the background");
			assertEquals("Opening " + document.getFileName() + "\u2026", tracker.missing());
			Widgets.waitFor("the session", () -> tracker.current() != null);
			assertNull(editor.getAdapter(Opening.class));
		} finally {
			tracker.dispose();
		}
	}

	@Test
	void closingWhileOpeningIsHarmless() throws Exception {
		page.closeEditor(AnalysisEditors.open(page, document), false);
		open();
	}

	@Test
	void layoutsAreExported() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		Path layout = folder.resolve("layout.json");
		LayoutFiles.exportLayout(viewer.drawing(), layout);
		assertEquals(viewer.drawing().placement().boxes(), LayoutFiles.importLayout(viewer, layout).placement().boxes());
	}

	@Test
	void actionsThatCannotRunSayWhy() throws Exception {
		NetworkEditor editor = open();
		var expand = editor.contents().actions().get("expandAll");
		assertFalse(expand.isEnabled());
		assertEquals("Expand All Blocks: no block is collapsed", expand.getToolTipText());
		session(editor).selection().set(Selection.NONE, this);
		assertEquals("Copy Layer Id: no layer is selected", editor.contents().actions().get("copy").getToolTipText());
	}

	@Test
	void longNetworksAreWrapped() throws Exception {
		smallWindow();
		NetworkEditor editor = open();
		assertFalse(editor.viewer().drawing().placement().cuts().isEmpty());
		assertTrue(editor.viewer().zoom().fitted(), "all of it is seen");
		assertFalse(editor.isDirty());
	}

	@Test
	void intervalsAndChanceAreTold() throws Exception {
		NetworkEditor editor = open();
		Widgets.waitFor("intervals", () -> !editor.viewer().scores().intervals().isEmpty());
		String tip = editor.viewer().style().facts(editor.viewer().drawing().graph().nodes().get(1));
		assertTrue(tip.matches("(?s)k-NN purity: \\d\\.\\d\\d \\(\\d\\.\\d\\d to \\d\\.\\d\\d\\), 95 % interval\nChance: 0.45\nConv.*"), tip);
		assertTrue(editor.contents().legend().text().endsWith(", chance 0.45"), editor.contents().legend().text());
		double relative = editor.viewer().scores().position(editor.viewer().scores().min());
		editor.contents().actions().get("fixed").run();
		assertEquals(0, relative);
		assertEquals(editor.viewer().scores().min(), editor.viewer().scores().position(editor.viewer().scores().min()), 1e-9, "from 0 to 1");
		assertTrue(NetworkPictureTest.svg(editor).contains("chance 0.45"), "the scale is part of the picture");
	}

	@Test
	void whatWasSeenWholeStaysSo() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		viewer.zoom().fit();
		double before = viewer.zoom().zoom();
		Point size = viewer.getControl().getSize();
		viewer.getControl().setSize(size.x / 2, size.y / 2);
		Widgets.waitFor("fitted again", () -> viewer.zoom().zoom() < before);
		viewer.zoom().actual();
		viewer.getControl().setSize(size);
		Widgets.settle();
		assertEquals(1, viewer.zoom().zoom(), 1e-9, "a zoom of the user's stays");
	}

	@Test
	void tabsNameTheAnalysis() throws Exception {
		NetworkEditor editor = open();
		assertEquals("test", editor.getTitle());
		Path other = FakeAnalysis.create(Files.createDirectory(folder.resolve("other")));
		NetworkEditor second = (NetworkEditor) AnalysisEditors.open(page, other);
		Widgets.settle();
		assertEquals("test (other)", second.getTitle());
		assertEquals("test (" + folder.getFileName() + ")", editor.getTitle());
		page.closeEditor(second, false);
		assertEquals("test", editor.getTitle());
	}
}
