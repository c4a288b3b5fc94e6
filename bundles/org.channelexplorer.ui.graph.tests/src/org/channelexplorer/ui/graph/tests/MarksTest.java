package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.ui.AnalysisEditors;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.figures.NodeFigure;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.viewer.Zoom;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks that others put on layers are drawn in their boxes, and go when they are taken away. */
class MarksTest {
	@TempDir
	Path folder;

	private static ImageData picture(Control control) {
		Widgets.settle();
		Image image = new Image(control.getDisplay(), control.getSize().x, control.getSize().y);
		GC gc = new GC(control);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		return data;
	}

	private static int differences(ImageData a, ImageData b) {
		int n = 0;
		for (int y = 0; y < Math.min(a.height, b.height); y++) {
			for (int x = 0; x < Math.min(a.width, b.width); x++) {
				n += a.getPixel(x, y) == b.getPixel(x, y) ? 0 : 1;
			}
		}
		return n;
	}

	@Test
	void marksReachTheBoxesAndTheirTexts() throws Exception {
		IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		NetworkEditor editor = assertInstanceOf(NetworkEditor.class, AnalysisEditors.open(page, FakeAnalysis.create(folder)));
		try {
			Widgets.waitFor("the viewer", () -> editor.viewer() != null);
			NetworkViewer viewer = editor.viewer();
			Widgets.waitFor("the drawing", () -> editor.viewer().drawing() != null);
			AnalysisSession session = editor.getAdapter(AnalysisSession.class);
			String layer = session.analysis().layers().getFirst();
			viewer.zoom().centerOn(viewer.drawing().placement().boxes().get(viewer.drawing().graph().indexOfLayer(layer)));
			NodeFigure figure = viewer.figure(layer);
			assertEquals("", figure.mark());
			ImageData before = picture(viewer.getControl());
			session.marks().set(Map.of(layer, new LayerMark(3, 8, "go with the plan")), this);
			assertEquals("\u22123 of 8", figure.mark());
			assertEquals("3 of 8 channels go with the plan", ((Label) figure.getToolTip()).getText().lines().findFirst().orElseThrow());
			Widgets.waitFor("the box is drawn with its mark", () -> differences(before, picture(viewer.getControl())) > 0);
			assertTrue(editor.contents().legend().text().contains("Marked: 3 of 8 channels go with the plan in 1 layer"), editor.contents().legend().text());
			assertTrue(editor.contents().actions().get("clearMarks") != null);
			editor.contents().actions().get("clearMarks").run();
			assertEquals(Map.of(), session.marks().get());
			assertEquals("", figure.mark());
			assertFalse(editor.contents().legend().text().contains("Marked"), editor.contents().legend().text());
		} finally {
			Widgets.closeEditors(page);
		}
	}

	@Test
	void marksOfABlockAddUp() {
		assertEquals("\u22125 of 24", LayerMark.sum(List.of(new LayerMark(3, 8, "go"), new LayerMark(2, 16, "go"))).badge());
		assertEquals(null, LayerMark.sum(List.of()));
	}

	/** Shades of the middle line of a box: one where nothing is written. */
	private static long shades(NetworkViewer viewer, String layer) {
		ImageData data = picture(viewer.getControl());
		Zoom.View view = viewer.zoom().view();
		Rectangle b = viewer.figure(layer).getBounds();
		int y = (int) ((b.y + b.height / 2.0) * view.zoom()) - view.y();
		int from = (int) (b.x * view.zoom()) - view.x() + 4;
		int to = (int) (b.right() * view.zoom()) - view.x() - 8;
		return IntStream.range(from, to).flatMap(x -> IntStream.rangeClosed(y - 1, y + 1).map(row -> data.getPixel(x, row))).distinct().count();
	}

	@Test
	void namesStandInBoxesThatAreSeenSmall() throws Exception {
		IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		NetworkEditor editor = assertInstanceOf(NetworkEditor.class, AnalysisEditors.open(page, FakeAnalysis.create(folder)));
		try {
			Widgets.waitFor("the drawing", () -> editor.viewer() != null && editor.viewer().drawing() != null);
			NetworkViewer viewer = editor.viewer();
			String layer = viewer.drawing().graph().nodes().stream().filter(n -> !n.isBlock()).skip(1).findFirst().orElseThrow().layer().id();
			Rectangle b = viewer.figure(layer).getBounds();
			viewer.zoom().show(new Zoom.View(0.5, b.x / 2 - 60, b.y / 2 - 60));
			Widgets.waitFor("its name is read", () -> shades(viewer, layer) > 3);
			viewer.zoom().show(new Zoom.View(0.2, b.x / 5 - 60, b.y / 5 - 60));
			Widgets.waitFor("its colour is all there is", () -> shades(viewer, layer) == 1);
		} finally {
			Widgets.closeEditors(page);
		}
	}

	private static List<Integer> name(NetworkViewer viewer, String layer) {
		ImageData data = picture(viewer.getControl());
		Zoom.View view = viewer.zoom().view();
		Rectangle b = viewer.figure(layer).getBounds();
		int left = (int) (b.x * view.zoom()) - view.x() + 3;
		int top = (int) (b.y * view.zoom()) - view.y() + 3;
		int right = left + (int) (b.width * view.zoom() * 0.8);
		int bottom = top + (int) (b.height * view.zoom()) - 6;
		return IntStream.range(top, bottom).boxed().flatMap(y -> IntStream.range(left, right).mapToObj(x -> data.getPixel(x, y))).toList();
	}

	@Test
	void aNameIsNotCutForAMarkThatHasNoRoom() throws Exception {
		IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		NetworkEditor editor = assertInstanceOf(NetworkEditor.class, AnalysisEditors.open(page, FakeAnalysis.create(folder)));
		try {
			Widgets.waitFor("the drawing", () -> editor.viewer() != null && editor.viewer().drawing() != null);
			NetworkViewer viewer = editor.viewer();
			AnalysisSession session = editor.getAdapter(AnalysisSession.class);
			String layer = viewer.drawing().graph().nodes().stream().filter(n -> !n.isBlock() && n.rank() != NetworkBox.Rank.EXTRACTED).skip(1).findFirst() // whose colour stays
					.orElseThrow().layer().id();
			Rectangle b = viewer.figure(layer).getBounds();
			viewer.zoom().show(new Zoom.View(0.5, b.x / 2 - 60, b.y / 2 - 60));
			Widgets.waitFor("the name is read", () -> name(viewer, layer).stream().distinct().count() > 3);
			List<Integer> before = name(viewer, layer);
			session.marks().set(Map.of(layer, new LayerMark(1, 10_000_000, "go with the plan")), this);
			assertEquals("\u22121 of 10000000", viewer.figure(layer).mark());
			assertTrue(before.equals(name(viewer, layer)), "the name is as before");
		} finally {
			Widgets.closeEditors(page);
		}
	}
}
