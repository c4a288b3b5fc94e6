package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.network.NetworkColours;
import org.channelexplorer.plot.internal.network.NetworkNode;
import org.channelexplorer.plot.internal.network.NetworkPlot;
import org.channelexplorer.report.internal.network.NetworkPicture;
import org.channelexplorer.ui.LayerMark;
import org.channelexplorer.ui.graph.NetworkEditor;
import org.channelexplorer.ui.graph.internal.figures.NetworkPalette;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;

/** The network as a file: the one drawing, with what the window shows. */
class NetworkPictureTest extends EditorTest {
	@Test
	void everyFormatIsOfTheSameDrawing() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		NetworkPicture picture = picture(editor);
		Plot plot = picture.plot();
		View look = picture.look();
		String svg = new String(PlotFile.SVG.bytes(plot, look), StandardCharsets.UTF_8);
		assertTrue(svg.matches("(?s).*<title\\s*>stem\n.*"), "facts are in the picture");
		Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
		assertTrue(size.find());
		ImageData png = new ImageData(new ByteArrayInputStream(PlotFile.PNG.bytes(plot, look)));
		assertEquals(2 * Integer.parseInt(size.group(2)), png.height, "one drawing");
		assertEquals(2 * Integer.parseInt(size.group(1)), png.width);
		assertTrue(new String(PlotFile.PDF.bytes(plot, look), StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
		assertEquals(viewer.drawing().graph().nodes().size(), plot.table().rows());
	}

	@Test
	void thePictureShowsWhatTheWindowShows() throws Exception {
		NetworkEditor editor = open();
		NetworkViewer viewer = editor.viewer();
		Widgets.waitFor("intervals", () -> !viewer.scores().intervals().isEmpty());
		session(editor).selection().set(Selection.NONE, this);
		String plain = svg(editor);
		String accent = rgb(NetworkColours.LIGHT.accent());
		int accents = count(plain, accent);
		String layer = session(editor).analysis().layers().getFirst();
		session(editor).marks().set(Map.of(layer, new LayerMark(3, 8, "go with the plan")), this);
		String marked = svg(editor);
		assertTrue(marked.contains(">\u22123 of 8<") && marked.contains("Marked: 3 of 8 channels go with the plan in 1 layer"), "marks of a plan");
		session(editor).selection().change(s -> s.withLayers(List.of(layer)), null);
		assertTrue(count(svg(editor), accent) > accents, "the frame of the selected box and the lines that lead to it");
		NetworkNode node = ((NetworkPlot) picture(editor).plot()).drawing().parts().nodes().get(viewer.drawing().graph().indexOfLayer(layer));
		assertEquals(viewer.scores().intervals().get(layer), node.box().interval().orElseThrow());
		assertEquals(viewer.figure(layer).badge(), node.box().badge());
		assertEquals(viewer.figure(layer).getBounds().width, node.place().width());
	}

	private static NetworkPicture picture(NetworkEditor editor) throws InputException {
		return editor.contents().actions().pictures().picture().answer(new NullProgressMonitor());
	}

	static String svg(NetworkEditor editor) throws InputException {
		NetworkPicture picture = picture(editor);
		return new String(PlotFile.SVG.bytes(picture.plot(), picture.look()), StandardCharsets.UTF_8);
	}

	private static String rgb(int rgb) {
		return "rgb(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ")";
	}

	private static int count(String text, String part) {
		return text.split(Pattern.quote(part), -1).length - 1;
	}

	@Test
	void bothThemes() throws Exception {
		NetworkEditor editor = open();
		for (NetworkPalette palette : List.of(NetworkPalette.DARK, NetworkPalette.LIGHT)) {
			editor.viewer().setPalette(palette);
			Widgets.waitFor("the ground of the theme", () -> palette.background().getRGB().equals(ground(editor.viewer().getControl())));
		}
	}

	private static RGB ground(Control control) {
		Image image = new Image(control.getDisplay(), control.getSize().x, control.getSize().y);
		GC gc = new GC(control);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		return data.palette.getRGB(data.getPixel(2, 2));
	}
}
