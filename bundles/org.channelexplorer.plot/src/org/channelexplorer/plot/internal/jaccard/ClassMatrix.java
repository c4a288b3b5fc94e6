package org.channelexplorer.plot.internal.jaccard;

import java.util.Locale;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.ColumnNames;
import org.channelexplorer.plot.internal.jaccard.Frame.Place;

/** The class matrix in a place of a view. */
record ClassMatrix(Similarities data, Palette palette, View view, Place place) {
	private static final double NUMBERS = 32; // pixels of a cell that holds a number
	private static final double GAPS = 5; // pixels of a cell beside which a gap is drawn
	private static final double TEXT = 11;

	private int k() {
		return data.classes.size();
	}

	/** Upper or left end of a cell's pixels: cells tile the place, each has at least one pixel when there are enough. */
	private int edge(int c) {
		return (int) ((long) place.width() * c / k());
	}

	/** The class at a distance from the upper left corner. */
	int at(double pixels) {
		int c = Math.clamp((int) (pixels * k() / place.width()), 0, k() - 1);
		return pixels < edge(c) ? c - 1 : c + 1 < k() && pixels >= edge(c + 1) ? c + 1 : c;
	}

	/** The place of a cell. */
	Place cell(int row, int column) {
		int x = edge(column);
		int y = edge(row);
		return new Place(place.x() + x, place.y() + y, Math.max(1, edge(column + 1) - x), Math.max(1, edge(row + 1) - y));
	}

	void draw(Surface s, Frame frame, int shownRow, int shownColumn) {
		if (k() == 0) {
			return;
		}
		Place fine = place.finer(s.density());
		s.image(new ClassMatrix(data, palette, view, fine).pixels(), fine.width(), fine.height(), place.x(), place.y(), place.width(), place.height());
		double side = (double) place.width() / k();
		if (side >= NUMBERS) {
			numbers(s, side);
		}
		if (frame.names() > 0) {
			names(s, frame, side);
		}
		if (shownRow >= 0 && shownColumn >= 0) {
			Place c = cell(shownRow, shownColumn);
			s.path(new double[] { c.x(), c.x() + c.width(), c.x() + c.width(), c.x(), c.x() },
					new double[] { c.y(), c.y(), c.y() + c.height(), c.y() + c.height(), c.y() }, view.theme().accent(), 2);
		}
	}

	private int[] pixels() {
		Theme theme = view.theme();
		int width = place.width();
		int[] argb = new int[width * place.height()];
		boolean gaps = (double) width / k() >= GAPS;
		for (int a = 0; a < k(); a++) {
			for (int b = 0; b < k(); b++) {
				int rgb = 0xff000000 | data.colours.rgb(data.measured(data.ofClasses(a, b)), theme);
				Place c = cell(a, b);
				for (int y = c.y() - place.y(); y < Math.min(place.height(), c.y() - place.y() + c.height()); y++) {
					for (int x = c.x() - place.x(); x < Math.min(width, c.x() - place.x() + c.width()); x++) {
						boolean gap = gaps && (a > 0 && y == c.y() - place.y() || b > 0 && x == c.x() - place.x());
						argb[y * width + x] = gap ? 0xff000000 | theme.canvas() : rgb;
					}
				}
			}
		}
		return argb;
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.2f", Math.abs(value) < 0.005 ? 0 : value); // never -0.00
	}

	private void numbers(Surface s, double side) {
		double size = Math.min(TEXT, side / 3);
		for (int a = 0; a < k(); a++) {
			for (int b = 0; b < k(); b++) {
				double value = data.measured(data.ofClasses(a, b));
				Place c = cell(a, b);
				s.text(Double.isNaN(value) ? "-" : number(value), c.x() + c.width() / 2.0, c.y() + c.height() / 2.0 + size * .35,
						size, Anchor.MIDDLE, false, Colours.ink(data.colours.rgb(value, view.theme())));
			}
		}
	}

	private void names(Surface s, Frame frame, double side) {
		ColumnNames above = frame.above(s, view, place.y());
		int step = (int) Math.max(1, Math.ceil(TEXT / side)); // some names when there is no room for all
		for (int c = 0; c < k(); c++) {
			Place own = cell(c, c);
			s.fill(place.x() - Frame.EDGE + 2, own.y(), 5, own.height(), palette.rgb(c));
			s.fill(own.x(), place.y() - Frame.EDGE + 2, own.width(), 5, palette.rgb(c));
			String name = data.classes.get(c);
			if (c % step == 0) {
				s.text(s.fit(name, TEXT, false, frame.names() - 6.0), place.x() - Frame.EDGE - 3, own.y() + own.height() / 2.0 + TEXT * .35, TEXT, Anchor.END,
						false,
						view.theme().text());
			}
			above.add(name, own.x() + own.width() / 2.0, side);
		}
		above.draw();
	}
}
