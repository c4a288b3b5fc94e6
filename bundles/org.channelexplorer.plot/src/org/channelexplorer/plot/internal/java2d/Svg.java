package org.channelexplorer.plot.internal.java2d;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SimpleImageHandler;
import org.channelexplorer.plot.Surface;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A drawing as the text of an {@code svg} element. Same drawing, same text, on every machine. */
public final class Svg {
	private static final String NAMESPACE = "http://www.w3.org/2000/svg";

	private Svg() {
	}

	/** @param clips whether parts are cut off at their bounds, by references to ids, which a page must not hold twice */
	public static String of(int width, int height, boolean clips, Consumer<Surface> content) {
		try {
			Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation().createDocument(NAMESPACE, "svg", null);
			SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
			context.setComment(null);
			context.setPrecision(2);
			context.setGenericImageHandler(new SimpleImageHandler(new SvgImages()));
			SVGGraphics2D g = new SVGGraphics2D(context, false);
			g.setSVGCanvasSize(new Dimension(width, height));
			content.accept(new Drawn(g, clips));
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

	private static final class Drawn extends GraphicsSurface {
		private final SVGGraphics2D g;
		private final boolean clips;

		Drawn(SVGGraphics2D g, boolean clips) {
			super(g);
			this.g = g;
			this.clips = clips;
		}

		@Override
		void clip(Graphics2D other, Rectangle2D area) {
			if (clips) {
				super.clip(other, area);
			}
		}

		@Override
		GraphicsSurface on(Graphics2D other) {
			return new Drawn((SVGGraphics2D) other, clips);
		}

		// browsers show the title of a group as a tooltip
		@Override
		public void titled(String title, Consumer<Surface> content) {
			Element before = g.getTopLevelGroup(); // what is drawn from here on is in a separate group
			content.accept(this);
			Element group = g.getTopLevelGroup();
			Document document = group.getOwnerDocument();
			Element text = document.createElementNS(NAMESPACE, "title");
			text.appendChild(document.createTextNode(title));
			group.insertBefore(text, group.getFirstChild());
			before.appendChild(group);
			g.setTopLevelGroup(before);
		}
	}
}
