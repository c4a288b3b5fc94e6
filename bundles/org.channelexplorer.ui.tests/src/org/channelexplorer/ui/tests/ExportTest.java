package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.ui.views.internal.scatter.Points;
import org.channelexplorer.ui.views.internal.scatter.ScatterExport;
import org.channelexplorer.ui.views.internal.scatter.Viewport;
import org.channelexplorer.ui.selection.Selection;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ExportTest {
	@TempDir
	Path folder;

	private static ScatterExport.Plot plot() {
		Labels labels = new Labels(List.of("a & b", "c<d>", "e"), new int[] { 0, 1, 2 });
		Points points = new Points(new double[] { 0, 1, 2 }, new double[] { 0, 1, 0 }, labels);
		Table table = Table.builder().strings("image", "x,1.png", "y.png", "z.png").doubles("x", 0, 1, 2).build();
		Result result = new Result("projection", Map.of(), Map.of(Result.MAIN, table), Map.of());
		ImageData pixels = new ImageData(20, 10, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		return new ScatterExport.Plot(result, points, Viewport.fit(points.box(), 200, 100), Selection.NONE.withImages(1), labels, "layer: t-SNE", pixels);
	}

	@Test
	void svgIsWellFormedAndHoldsEveryPoint() throws Exception {
		Path file = folder.resolve("plot.svg");
		ScatterExport.write(plot(), file);
		var document = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new InputSource(new StringReader(Files.readString(file))));
		assertEquals(3 + 3, document.getElementsByTagName("circle").getLength(), "points and legend");
		assertTrue(document.getDocumentElement().getTextContent().contains("c<d>"));
	}

	@Test
	void csvIsTheTable() throws Exception {
		Path file = folder.resolve("plot.csv");
		ScatterExport.write(plot(), file);
		assertEquals("image,x\n\"x,1.png\",0.0\ny.png,1.0\nz.png,2.0\n", Files.readString(file));
	}

	@Test
	void pngIsTheImage() throws Exception {
		Path file = folder.resolve("plot.png");
		ScatterExport.write(plot(), file);
		assertEquals(20, new ImageData(file.toString()).width);
	}
}
