package org.channelexplorer.cli.internal.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is painted, as the text of an {@code svg} element. */
final class SvgText {
	private static final String NAMESPACE = "http://www.w3.org/2000/svg";

	private SvgText() {
	}

	static String of(int width, int height, Consumer<Graphics2D> painter) {
		try {
			Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE, "svg", null);
			SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
			context.setComment(null);
			context.setPrecision(2);
			SVGGraphics2D g = new SVGGraphics2D(context, false);
			g.setSVGCanvasSize(new Dimension(width, height));
			painter.accept(g);
			Element root = g.getRoot();
			root.setAttribute("viewBox", "0 0 " + width + " " + height);
			StringWriter text = new StringWriter();
			g.stream(root, text, true, false);
			String svg = text.toString();
			return svg.substring(svg.indexOf("<svg")).strip();
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException("every Java platform makes XML documents", e);
		} catch (IOException e) {
			throw new UncheckedIOException("a text in memory cannot be written to", e);
		}
	}
}
