package org.channelexplorer.ui.views.internal.scatter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;

/** Writes a scatterplot to a file; the ending decides how. */
public final class ScatterExport {
	private static final int LEGEND = 150;

	/**
	 * What is written.
	 *
	 * @param result    the projection
	 * @param points    its points
	 * @param view      the part seen
	 * @param selection what is selected
	 * @param labels    the classes
	 * @param title     what the plot shows
	 * @param pixels    the plot as an image, for PNG
	 */
	public record Plot(Result result, Points points, Viewport view, Selection selection, Labels labels, String title, ImageData pixels) {
	}

	private ScatterExport() {
	}

	public static void write(Plot plot, Path file) throws IOException {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".svg")) { //$NON-NLS-1$
			svg(plot, file);
		} else if (name.endsWith(".csv")) { //$NON-NLS-1$
			csv(plot.result.table(), file);
		} else {
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { plot.pixels };
			try (OutputStream out = Files.newOutputStream(file)) {
				loader.save(out, SWT.IMAGE_PNG);
			}
		}
	}

	private static void csv(Table table, Path file) throws IOException {
		try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
				CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180.builder().setRecordSeparator("\n").get())) { //$NON-NLS-1$
			printer.printRecord(table.columns().stream().map(Table.Column::name).toList());
			for (int r = 0; r < table.rows(); r++) {
				int row = r;
				printer.printRecord(table.columns().stream().map(c -> c.get(row)).toList());
			}
		}
	}

	private static void svg(Plot plot, Path file) throws IOException {
		try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
			XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
			xml.writeStartDocument("UTF-8", "1.0"); //$NON-NLS-1$ //$NON-NLS-2$
			Viewport v = plot.view;
			start(xml, "svg", "xmlns", "http://www.w3.org/2000/svg", "width", v.width() + LEGEND, "height", v.height() + 26, "font-family", "sans-serif", //$NON-NLS-1$
					"font-size", 12);
			text(xml, 8, 16, plot.title);
			start(xml, "g", "transform", "translate(0,26)", "stroke", "#ffffff", "stroke-width", 0.7); //$NON-NLS-1$
			double radius = Points.radius(plot.points.size());
			boolean some = plot.selection.images().length > 0;
			for (int pass = 0; pass < (some ? 2 : 1); pass++) {
				for (int i = 0; i < plot.points.size(); i++) {
					boolean lively = !some || plot.selection.hasImage(i);
					if (lively == (pass == 1 || !some)) {
						int c = plot.points.slotOf(i);
						mark(xml, c, v.toX(plot.points.x(i)), v.toY(plot.points.y(i)), radius,
								lively ? ClassColors.rgb(c) : Palette.value(Palette.LIGHT.greyed()));
					}
				}
			}
			xml.writeEndElement();
			for (int c = 0; c < plot.labels.classes().size(); c++) {
				int y = 40 + 20 * c;
				int slot = plot.labels.slots()[c];
				mark(xml, slot, v.width() + 14, y, 5, ClassColors.rgb(slot));
				text(xml, v.width() + 26, y + 4, plot.labels.classes().get(c));
			}
			xml.writeEndDocument();
			xml.close();
		} catch (XMLStreamException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private static void start(XMLStreamWriter xml, String element, Object... attributes) throws XMLStreamException {
		xml.writeStartElement(element);
		for (int i = 0; i < attributes.length; i += 2) {
			xml.writeAttribute((String) attributes[i], String.valueOf(attributes[i + 1]));
		}
	}

	private static void text(XMLStreamWriter xml, int x, int y, String text) throws XMLStreamException {
		start(xml, "text", "x", x, "y", y, "fill", "#1d232a"); //$NON-NLS-1$
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

	private static void mark(XMLStreamWriter xml, int c, double x, double y, double r, int rgb) throws XMLStreamException {
		String fill = String.format("#%06x", rgb);
		double[] outline = ClassColors.marker(c).outline();
		if (outline.length == 0) {
			start(xml, "circle", "cx", number(x), "cy", number(y), "r", r, "fill", fill);
		} else {
			StringBuilder corners = new StringBuilder();
			for (int i = 0; i < outline.length; i += 2) {
				corners.append(number(x + r * outline[i])).append(',').append(number(y + r * outline[i + 1])).append(' ');
			}
			start(xml, "polygon", "points", corners.toString().strip(), "fill", fill);
		}
		xml.writeEndElement();
	}

	private static String number(double v) {
		return String.format(Locale.ROOT, "%.2f", v);
	}

	/** The endings of {@link #write}, the first is the default. */
	static List<String> endings() {
		return List.of("*.png", "*.svg", "*.csv"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
