package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Picture;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.PlotType;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.plot.Sheet;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PlotFileTest {
	private static final int PANEL = 210;

	private static Document parsed(String svg) throws Exception {
		return DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
	}

	@Test
	void svgIsWellFormedAndHoldsEveryPoint() throws Exception {
		Plot plot = Samples.corners("a & b", "c<d>", "e");
		String svg = new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8);
		Document document = parsed(svg);
		assertEquals(4 + 3, document.getElementsByTagName("circle").getLength(), "points and legend");
		assertTrue(document.getDocumentElement().getTextContent().contains("c<d>"));
		assertTrue(document.getDocumentElement().getTextContent().contains("trustworthiness 0.900"));
		assertEquals(svg, new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8), "same plot, same bytes");
	}

	@Test
	void selectionAndZoomAreInTheFile() throws Exception {
		Plot plot = Samples.corners("a", "b");
		View all = View.of(plot, 100, 100, Theme.DARK);
		byte[] whole = PlotFile.SVG.bytes(plot);
		assertArrayEquals(whole, PlotFile.SVG.bytes(plot, all), "size and theme of the window do not matter");
		BitSet one = new BitSet();
		one.set(2);
		byte[] selected = PlotFile.SVG.bytes(plot, new View(all.viewport(), one, Theme.LIGHT));
		assertNotEquals(new String(whole, StandardCharsets.UTF_8), new String(selected, StandardCharsets.UTF_8));
		assertTrue(new String(selected, StandardCharsets.UTF_8).contains("1/2"), "counts of the legend");
		View closer = new View(all.viewport().zoomed(4, 0, 0), new BitSet(), Theme.LIGHT);
		assertEquals(1 + 2, parsed(new String(PlotFile.SVG.bytes(plot, closer), StandardCharsets.UTF_8)).getElementsByTagName("circle").getLength(),
				"what is not seen is not in the file");
	}

	@Test
	void pngIsTwiceTheSheet() throws Exception {
		Plot plot = Samples.corners("a");
		var image = ImageIO.read(new ByteArrayInputStream(PlotFile.PNG.bytes(plot)));
		assertEquals(2 * Sheet.of(plot).width(), image.getWidth());
		assertEquals(2 * Sheet.of(plot).height(), image.getHeight());
		assertArrayEquals(PlotFile.PNG.bytes(plot), PlotFile.PNG.bytes(plot));
	}

	@Test
	void csvIsTheTable() throws Exception {
		assertEquals("image,x,y\nimage0.png,0.0,0.0\nimage1.png,1.0,0.0\nimage2.png,0.0,1.0\nimage3.png,1.0,1.0\n",
				new String(PlotFile.CSV.bytes(Samples.corners("a")), StandardCharsets.UTF_8));
	}

	@Test
	void namesSayTheFormat() throws Exception {
		assertEquals(PlotFile.PDF, PlotFile.of(Path.of("a.pdf")));
		assertEquals(PlotFile.PNG, PlotFile.of(Path.of("conv2d_1.2")));
		String message = assertThrows(InputException.class, () -> PlotFile.of(Path.of("plot.eps"))).getMessage();
		assertEquals("plot.eps: plots are written as .svg, .png, .pdf, .csv", message);

		assertEquals(PlotFile.SVG, PlotFile.of(Path.of("a.SVG")));
		assertEquals(PlotFile.CSV, PlotFile.of(Path.of("a.b.csv")));
		assertEquals(PlotFile.PNG, PlotFile.of(Path.of("svg")));
	}

	@Test
	void pdfIsOnePageWhosePartsAreWhereItsTableSays() throws Exception {
		Plot plot = Samples.corners("a (b)", "\u20ac \u4e2d");
		byte[] bytes = PlotFile.PDF.bytes(plot);
		assertArrayEquals(bytes, PlotFile.PDF.bytes(plot), "same plot, same bytes");
		String pdf = new String(bytes, StandardCharsets.ISO_8859_1);
		assertTrue(pdf.startsWith("%PDF-1.4\n") && pdf.endsWith("%%EOF\n"));
		String[] table = pdf.substring(Integer.parseInt(pdf.replaceFirst("(?s).*startxref\n(\\d+)\n%%EOF\n", "$1"))).split("\n");
		assertEquals("xref", table[0]);
		int objects = Integer.parseInt(table[1].split(" ")[1]) - 1;
		for (int i = 1; i <= objects; i++) {
			int at = Integer.parseInt(table[2 + i].substring(0, 10));
			assertTrue(pdf.startsWith(i + " 0 obj\n", at), "object " + i);
		}
		int start = pdf.indexOf("stream\n", pdf.indexOf("4 0 obj")) + 7;
		Inflater inflater = new Inflater();
		inflater.setInput(bytes, start, bytes.length - start);
		byte[] content = new byte[1 << 20];
		String operators = new String(content, 0, inflater.inflate(content), StandardCharsets.ISO_8859_1);
		inflater.end();
		assertEquals(operators.lines().filter("q"::equals).count() + operators.lines().filter(l -> l.startsWith("q ")).count(),
				operators.lines().filter("Q"::equals).count());
		assertTrue(operators.contains("<61202862 29>".replace(" ", "")), "a (b)");
		assertTrue(operators.contains("<80203f>"), "the euro sign, a blank and what Windows-1252 lacks");
		assertTrue(operators.contains(" re W n "), "points are cut off at the frame");
	}

	@Test
	void aPannedPlotDoesNotReachOverItsFrame() throws Exception {
		Plot plot = Samples.cloud(300, 2);
		View view = View.of(plot, 300, 300, Theme.LIGHT);
		String svg = new String(PlotFile.SVG.bytes(plot, new View(view.viewport().zoomed(3, 150, 150), new BitSet(), Theme.LIGHT)), StandardCharsets.UTF_8);
		assertTrue(svg.contains("clip-path"), "the part inside the frame is cut off there");
		assertTrue(parsed(svg).getDocumentElement().getTextContent().contains("conv<1>"), "with its title");
		assertTrue(svg.contains("class 0") && svg.contains("class 1"), "and its legend");
	}

	@Test
	void titledPartsAreTooltips() throws Exception {
		Picture picture = new Picture(100, 80, Theme.LIGHT, s -> {
			s.circle(5, 5, 2, 0xff0000, 1);
			s.within(10, 10, 50, 50, inner -> inner.titled("first & only", part -> part.circle(1, 1, 1, 0xff00, 1)));
			s.titled("second", part -> part.text("text", 1, 1, 12, Anchor.END, true, 0));
			s.circle(9, 9, 2, 0xff, 0.5);
		});
		Document document = parsed(picture.svg());
		var titles = document.getElementsByTagName("title");
		assertEquals(2, titles.getLength());
		assertEquals("first & only", titles.item(0).getTextContent());
		assertEquals("g", titles.item(0).getParentNode().getNodeName());
		assertEquals(3, document.getElementsByTagName("circle").getLength());
		assertTrue(titles.item(1).getParentNode().getTextContent().contains("text"));
		assertTrue(picture.svg().indexOf("second") > picture.svg().indexOf("first") && picture.svg().lastIndexOf("<circle") > picture.svg().indexOf("second"),
				"drawn in order");
		assertEquals(picture.svg(), picture.svg());
	}

	@Test
	void inlineFollowsThePageAndNamesItself() throws Exception {
		String inline = Sheet.of(Samples.corners("a")).inline("a \"plot\"");
		assertTrue(inline.startsWith("<svg role=\"img\" aria-label=\"a &quot;plot&quot;\" "), inline.substring(0, 80));
		assertTrue(inline.contains("var(--ink)") && inline.contains("var(--soft)") && inline.contains("var(--line)"));
		assertFalse(inline.contains("xmlns") || inline.contains("url("), "several may be on a page");
	}

	@Test
	void namesOfLayersStayInTheirPanelAndApart() throws Exception {
		Result scores = Samples.separability("net/stem/first/convolution", "net/stem/second/convolution", "net/stem/third/convolution");
		Plot plot = Plots.plot(Samples.data(scores, new Labels(List.of("a"), new int[1])));
		for (int width = 240; width <= 900; width += 60) {
			int wide = width;
			double[] end = { 0, 0 };
			plot.draw(new Recording() {
				@Override
				public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
					if (text.contains("convolution")) {
						double half = width(text, size, bold) / 2;
						end[0] = y == end[1] ? end[0] : 0; // another panel
						assertTrue(x - half >= end[0] && x + half <= wide, text + " at " + wide);
						end[0] = x + half;
						end[1] = y;
					}
				}
			}, View.of(plot, width, 400, Theme.LIGHT));
		}
	}

	@Test
	void profileHasAPanelForEveryMetric() throws Exception {
		Plot plot = Plots.plot(Samples.data(Samples.separability(), new Labels(List.of("a"), new int[1])));
		View view = View.of(plot, plot.width(), plot.height(), Theme.LIGHT);
		Recording recording = new Recording();
		plot.draw(recording, view);
		assertTrue(recording.texts.containsAll(List.of("purity", "blur", "lower is better", "higher is better")),
				recording.texts::toString);
		assertTrue(plot.text(view).contains("0.100 in the first layer, 0.300 in the last, best in b with 0.400"), plot.text(view));
		assertTrue(plot.text(view).contains("best in b with 1.000"), plot.text(view));
		Hit hit = plot.hit(view, 50 + (720 - 50 - 14) / 2.0, PANEL + 100, 5).orElseThrow();
		assertEquals("b", hit.layer());
		assertEquals("b: purity 0.400 (0.300 to 0.500)", hit.text());
		for (int width : new int[] { 60, 200, 500, 2000 }) {
			plot.draw(recording, View.of(plot, width, 50, Theme.DARK)); // a miniature must not fail
		}
	}

	@Test
	void thirdPartiesPlotIsUsed() throws Exception {
		assertEquals("true", Plots.of("histogram", Samples.CATALOGUE).orElseThrow().attribute("report"), "as its bundle declares it");
		assertEquals("", Plots.of("jaccard", Samples.CATALOGUE).orElseThrow().attribute("report"));
		Result result = new Result("histogram", Map.of(), Map.of(Result.MAIN, Table.builder().doubles("count", 1, 4, 2).build()), Map.of());
		Plot plot = Plots.plot(Samples.data(result, new Labels(List.of("a"), new int[1])));
		assertEquals("Histogram", plot.title());
		assertTrue(new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8).contains("<rect"));
	}

	@Test
	void aPlotThatCannotBeUsedIsAProblemOfTheCatalogue(@TempDir Path dir) throws Exception {
		Files.writeString(dir.resolve("plugin.xml"), """
				<plugin><extension point="org.channelexplorer.plot.plots"><plot id="lost" name="Lost" class="org.example.Lost"/></extension></plugin>
				""");
		try (URLClassLoader loader = new URLClassLoader(new URL[] { dir.toUri().toURL() }, PlotType.class.getClassLoader())) {
			assertTrue(Catalogue.ofClasspath(loader).problems().contains(new Problem("", PlotType.POINT.id(), "lost", "its class org.example.Lost is missing")),
					() -> Catalogue.ofClasspath(loader).problems().toString());
		}
	}

	@Test
	void withoutAPlotItIsATable() throws Exception {
		Result result = new Result("something", Map.of("n", 3L),
				Map.of(Result.MAIN, Table.builder().strings("name", "x", "y").doubles("value", 0.5, Double.NaN).build()),
				Map.of());
		Plot plot = Plots.plot(Samples.data(result, new Labels(List.of("a"), new int[1])));
		String text = parsed(new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8)).getDocumentElement().getTextContent();
		for (String part : List.of("name", "value", "x", "0.5000")) {
			assertTrue(text.contains(part), text);
		}
		assertEquals("name,value\nx,0.5\ny,\n", new String(PlotFile.CSV.bytes(plot), StandardCharsets.UTF_8));
		Result bare = new Result("bare", Map.of("n", 3L), Map.of(), Map.of());
		assertTrue(
				new String(PlotFile.SVG.bytes(Plots.plot(Samples.data(bare, new Labels(List.of("a"), new int[1])))), StandardCharsets.UTF_8).contains("n 3"));
	}
}
