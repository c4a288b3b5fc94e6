package org.channelexplorer.ui.views.internal.dataset;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.DrawnImage;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.plot.SwtSurface;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** Draws headings and images of the Dataset view. */
final class DatasetPainter {
	private static final int FRAME = 2;
	private static final int BAR = 60;
	/** Where the name of a class begins. */
	private static final int NAME = 42;
	// greyed enough to see what is selected, and still pictures
	private static final int UNSELECTED = 210;

	private final AnalysisSession session;
	private final Labels labels;
	private final ClassColors colors;
	private int headerHeight;
	private int captionHeight;

	DatasetPainter(AnalysisSession session) {
		this.session = session;
		labels = session.labels();
		colors = ClassColors.of(labels);
	}

	/** The colours of the classes that it paints. */
	ClassColors colours() {
		return colors;
	}

	private void measure(Control control) {
		if (headerHeight == 0) {
			GC gc = new GC(control);
			headerHeight = gc.getFontMetrics().getHeight() + 10;
			captionHeight = gc.getFontMetrics().getHeight() + 1;
			gc.dispose();
		}
	}

	int headerHeight(Control control) {
		measure(control);
		return headerHeight;
	}

	int captionHeight(Control control) {
		measure(control);
		return captionHeight;
	}

	/** How many of a class are shown and selected: {@code 2 of 60, 1 selected}. */
	static String count(int shown, int total, int selected) {
		return (shown == total ? Integer.toString(total) : shown + " of " + total) + (selected == 0 ? "" : ", " + selected + " selected");
	}

	/** What a class is like, for people: its name, its count and what was computed of it. */
	static String text(Labels labels, DatasetLayout.Block block, int selected, ClassNumbers numbers) {
		String name = labels.classes().get(block.classIndex());
		Double similarity = numbers.similarity(name);
		return name + ", " + count(block.rows().length, block.total(), selected) + (similarity == null ? "" : ", " + number(similarity))
				+ numbers.coverage(name);
	}

	private static String number(double value) {
		return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.2f", value);
	}

	void header(GC gc, Palette palette, DatasetLayout.Block block, int selected, boolean whole, ClassNumbers numbers, Rectangle bounds) {
		int c = block.classIndex();
		int y = bounds.y;
		int width = bounds.width;
		String name = labels.classes().get(c);
		gc.setBackground(whole ? palette.wash() : palette.band());
		gc.fillRectangle(0, y, width, headerHeight - 2);
		int middle = y + headerHeight / 2 - 1;
		gc.setBackground(palette.quiet());
		int[] arrow = block.collapsed() ? new int[] { 8, middle - 5, 14, middle, 8, middle + 5 } : new int[] { 6, middle - 3, 16, middle - 3, 11, middle + 4 };
		gc.fillPolygon(arrow);
		try (SwtSurface surface = new SwtSurface(gc, new Rectangle(0, y, width, headerHeight), palette.theme().band())) {
			surface.marker(colors.marker(c), 29, middle - y, 6, colors.rgb(c), 1);
		}
		int text = y + (headerHeight - 2 - gc.getFontMetrics().getHeight()) / 2;
		int room = width - NAME - Math.min(gc.textExtent(name).x, width / 2); // what a narrow view has no room for is in the tool tip
		Double similarity = numbers.similarity(name);
		int bar = similarity == null ? 0 : room > 2 * BAR + 70 ? BAR + 46 : gc.textExtent("0.00").x + 12;
		String count = count(block.rows().length, block.total(), selected);
		if (selected > 0 && gc.textExtent(count).x + bar + 12 > room) {
			count = selected + "/" + block.rows().length; // as in legends
		}
		for (String more : List.of(numbers.coverage(name), numbers.shortCoverage(name))) {
			if (gc.textExtent(count + more).x + bar < room) {
				count += more;
				break;
			}
		}
		int right = width - gc.textExtent(count).x - 8;
		gc.setForeground(selected > 0 ? palette.accent() : palette.quiet());
		gc.drawText(count, right, text, true);
		right -= bar;
		if (bar > BAR) {
			bar(gc, palette, similarity / numbers.largest(), right, middle);
		}
		if (similarity != null) {
			gc.setForeground(palette.quiet());
			gc.drawText(number(similarity), right + (bar > BAR ? BAR + 6 : 0), text, true);
		}
		gc.setForeground(palette.text());
		gc.drawText(ImageTip.shortened(gc, name, right - NAME - 4), NAME, text, true);
	}

	private static void bar(GC gc, Palette palette, double share, int x, int middle) {
		gc.setForeground(palette.line());
		gc.drawRectangle(x, middle - 4, BAR, 8);
		gc.setBackground(palette.accent());
		int length = Double.isNaN(share) ? 0 : (int) Math.round(BAR * Math.clamp(share, 0, 1));
		gc.fillRectangle(x, middle - 4, length, 9);
	}

	/** A heading that what is dragged will land on. */
	void target(GC gc, Palette palette, int y, int width) {
		gc.setForeground(palette.accent());
		gc.setLineWidth(FRAME);
		gc.drawRectangle(1, y + 1, width - 3, headerHeight - 4);
		gc.setLineWidth(1);
	}

	/** Draws an image; true when it is not loaded yet. */
	boolean image(GC gc, Palette palette, Thumbnails thumbnails, int image, Selection selection, int x, int y, int side) {
		Image picture = thumbnails.fitted(image, side);
		boolean selected = selection.hasImage(image);
		if (picture != null) {
			Rectangle at = ImageTip.fit(picture, x, y, side);
			if (selected || selection.images().length == 0) {
				DrawnImage.paint(gc, picture, at.x, at.y, thumbnails.pixels());
			} else {
				gc.setAlpha(UNSELECTED);
				gc.drawImage(picture, 0, 0, picture.getBounds().width, picture.getBounds().height, at.x, at.y, at.width, at.height);
				gc.setAlpha(255);
			}
		} else {
			gc.setBackground(palette.band());
			gc.fillRectangle(x, y, side, side);
			if (thumbnails.problem(image) != null) {
				gc.setForeground(palette.error());
				gc.drawLine(x + side / 4, y + side / 4, x + 3 * side / 4, y + 3 * side / 4);
				gc.drawLine(x + 3 * side / 4, y + side / 4, x + side / 4, y + 3 * side / 4);
			}
		}
		int inset = selected ? FRAME + 1 : 0; // inside the frame, so that a wrong prediction shows when it is selected, too
		if (session.contradicted(image)) {
			int m = Math.max(8, side / 5);
			int right = x + side - inset;
			int top = y + inset;
			gc.setBackground(palette.canvas());
			gc.fillPolygon(new int[] { right - m - 2, top, right, top, right, top + m + 2 });
			gc.setBackground(palette.error());
			gc.fillPolygon(new int[] { right - m, top, right, top, right, top + m });
		}
		BitSet representatives = session.scores().representatives();
		if (representatives != null && representatives.get(image)) {
			int d = Math.max(8, side / 5);
			gc.setAntialias(org.eclipse.swt.SWT.ON);
			gc.setBackground(palette.canvas());
			gc.fillOval(x + inset, y + side - inset - d - 2, d + 2, d + 2);
			gc.setBackground(palette.accent());
			gc.fillOval(x + inset + 1, y + side - inset - d - 1, d, d);
			gc.setAntialias(org.eclipse.swt.SWT.DEFAULT);
		}
		if (selected) {
			gc.setForeground(palette.accent());
			gc.setLineWidth(FRAME);
			gc.drawRectangle(x + 1, y + 1, side - FRAME, side - FRAME);
			gc.setLineWidth(1);
		}
		return picture == null && thumbnails.problem(image) == null;
	}

	/** The prediction below an image. */
	void caption(GC gc, Palette palette, int image, int x, int y, int side) {
		session.predictions().flatMap(p -> p.of(image)).ifPresent(p -> {
			gc.setForeground(session.contradicted(image) ? palette.error() : palette.quiet());
			String share = String.format(Locale.ROOT, " %.0f%%", 100 * p.probability());
			int room = side - gc.textExtent(share).x;
			gc.drawText(room > 10 ? ImageTip.shortened(gc, p.name(), room) + share : share.strip(), x, y, true);
		});
	}
}
