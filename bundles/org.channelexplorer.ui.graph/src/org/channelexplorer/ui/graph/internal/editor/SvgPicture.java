package org.channelexplorer.ui.graph.internal.editor;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.graph.internal.figures.ColorScale;
import org.channelexplorer.ui.graph.internal.figures.NetworkPalette;
import org.channelexplorer.ui.graph.internal.figures.Texts;
import org.channelexplorer.ui.graph.internal.layout.Box;
import org.channelexplorer.ui.graph.internal.model.Blocks;
import org.channelexplorer.ui.graph.internal.model.DisplayNode;
import org.channelexplorer.ui.graph.internal.model.Drawing;
import org.channelexplorer.ui.graph.internal.model.Group;
import org.channelexplorer.ui.graph.internal.model.Scores;
import org.eclipse.swt.graphics.Color;

/** The drawing as SVG: boxes with their texts, and every fact as the box's title, which browsers show as a tooltip. */
final class SvgPicture {
	private static final int MARGIN = 20;

	private final NetworkPalette palette;
	private final Scores scores;
	private final Drawing drawing;
	private final int line;

	SvgPicture(NetworkViewer viewer) {
		palette = viewer.palette();
		scores = viewer.scores();
		drawing = viewer.drawing();
		line = viewer.sizes().line();
	}

	String write() {
		StringWriter out = new StringWriter();
		try {
			XMLStreamWriter svg = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
			svg.writeStartDocument("UTF-8", "1.0");
			document(svg);
			svg.writeEndDocument();
			svg.close();
		} catch (XMLStreamException e) {
			throw new IllegalStateException("XML into a string", e); // cannot happen
		}
		return out.toString();
	}

	private void document(XMLStreamWriter svg) throws XMLStreamException {
		Box e = drawing.placement().extent().grown(MARGIN, MARGIN, MARGIN);
		svg.writeStartElement("svg");
		svg.writeDefaultNamespace("http://www.w3.org/2000/svg");
		attributes(svg, "width", e.width(), "height", e.height(), "viewBox", e.x() + " " + e.y() + " " + e.width() + " " + e.height(),
				"font-family", "sans-serif", "font-size", line * 0.7);
		svg.writeStartElement("defs");
		svg.writeStartElement("marker");
		attributes(svg, "id", "head", "viewBox", "0 0 8 8", "refX", 8, "refY", 4, "markerWidth", 8, "markerHeight", 8, "orient", "auto",
				"markerUnits", "userSpaceOnUse");
		empty(svg, "path", "d", "M0 0L8 4L0 8Z", "fill", color(palette.edge()));
		svg.writeEndElement();
		svg.writeEndElement();
		empty(svg, "rect", "x", e.x(), "y", e.y(), "width", e.width(), "height", e.height(), "fill", color(palette.background()));
		for (Group g : Group.of(drawing)) {
			rect(svg, g.box(), palette.group(), palette.groupBorder());
			text(svg, Blocks.name(g.path()), g.box().x() + 6, g.box().y() + line * 0.7, palette.subdued(), "start", false);
		}
		for (int[] route : drawing.placement().routes()) {
			StringBuilder points = new StringBuilder();
			for (int i = 0; i + 1 < route.length; i += 2) {
				points.append(route[i]).append(',').append(route[i + 1]).append(' ');
			}
			empty(svg, "polyline", "points", points.toString().trim(), "fill", "none", "stroke", color(palette.edge()), "marker-end", "url(#head)");
		}
		for (int i = 0; i < drawing.graph().nodes().size(); i++) {
			node(svg, drawing.graph().nodes().get(i), drawing.placement().boxes().get(i));
		}
		svg.writeEndElement();
	}

	private void node(XMLStreamWriter svg, DisplayNode n, Box b) throws XMLStreamException {
		List<Double> values = scores.of(n.extracted());
		Color fill = !values.isEmpty() ? ColorScale.at(scores.position(values.getLast()))
				: n.rank() == DisplayNode.Rank.UNREADABLE ? palette.muted() : palette.fill();
		Color text = values.isEmpty() ? palette.text() : ColorScale.textOn(fill);
		svg.writeStartElement("g");
		svg.writeStartElement("title");
		svg.writeCharacters(Texts.facts(n, scores));
		svg.writeEndElement();
		rect(svg, b, fill, palette.border());
		int middle = b.centerY();
		text(svg, cut(n.title(), characters(b.width() - (values.isEmpty() ? 0 : 3 * line))), b.x() + 8, middle - line * 0.2, text, "start",
				n.rank() == DisplayNode.Rank.EXTRACTED);
		text(svg, subtitle(n, characters(b.width())), b.x() + 8, middle + line * 0.75, values.isEmpty() ? palette.subdued() : text, "start", false);
		if (!values.isEmpty()) {
			text(svg, Scores.text(values.getLast()), b.right() - 8, middle - line * 0.2, text, "end", true);
		}
		svg.writeEndElement();
	}

	private static String subtitle(DisplayNode n, int most) {
		String end = n.size();
		int room = most - end.length();
		return end.isEmpty() || room < 3 ? cut(n.subtitle(), most) : cut(n.subtitle().substring(0, n.subtitle().length() - end.length()), room) + end;
	}

	// the viewer's font is not known: an average width of characters
	private int characters(int width) {
		return Math.max(4, (int) ((width - 16) / (line * 0.42)));
	}

	private static String cut(String text, int most) {
		return text.length() <= most ? text : text.substring(0, most / 2) + "\u2026" + text.substring(text.length() - (most - most / 2 - 1));
	}

	private static void rect(XMLStreamWriter svg, Box b, Color fill, Color border) throws XMLStreamException {
		empty(svg, "rect", "x", b.x() + 0.5, "y", b.y() + 0.5, "width", b.width() - 1, "height", b.height() - 1, "rx", 5, "fill", color(fill), "stroke",
				color(border));
	}

	private static void text(XMLStreamWriter svg, String text, double x, double y, Color fill, String anchor, boolean bold) throws XMLStreamException {
		svg.writeStartElement("text");
		attributes(svg, "x", x, "y", y, "fill", color(fill), "text-anchor", anchor);
		if (bold) {
			attributes(svg, "font-weight", "bold");
		}
		svg.writeCharacters(text);
		svg.writeEndElement();
	}

	private static void empty(XMLStreamWriter svg, String name, Object... attributes) throws XMLStreamException {
		svg.writeEmptyElement(name);
		attributes(svg, attributes);
	}

	private static void attributes(XMLStreamWriter svg, Object... attributes) throws XMLStreamException {
		for (int i = 0; i < attributes.length; i += 2) {
			svg.writeAttribute(attributes[i].toString(),
					attributes[i + 1] instanceof Double d ? String.format(Locale.ROOT, "%.1f", d) : attributes[i + 1].toString());
		}
	}

	private static String color(Color c) {
		return String.format(Locale.ROOT, "#%02x%02x%02x", c.getRed(), c.getGreen(), c.getBlue());
	}
}
