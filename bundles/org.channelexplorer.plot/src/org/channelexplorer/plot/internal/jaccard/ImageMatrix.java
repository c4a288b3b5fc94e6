package org.channelexplorer.plot.internal.jaccard;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.plot.internal.ColumnNames;
import org.channelexplorer.plot.internal.jaccard.Frame.Place;

/** The image matrix in a place of a view: what is seen of it, and where. */
final class ImageMatrix {
	private static final double FADED = 0.55; // what is not selected can still be read
	private static final double TEXT = 11;
	private static final int LINES = 64; // drawn by one task

	private final Similarities data;
	private final Palette palette;
	private final View view;
	private final Place place;
	/** Across and down. */
	final Axis.Strip columns;
	final Axis.Strip rows;
	private final boolean closely;
	private final BitSet selected;

	ImageMatrix(Similarities data, Palette palette, View view, Place place) {
		this.data = data;
		this.palette = palette;
		this.view = view;
		this.place = place;
		selected = view.selected();
		Viewport v = view.viewport();
		int units = data.axis.units();
		columns = data.axis.strip(units * v.fromX(0), units * v.fromX(v.width()), place.width());
		rows = data.axis.strip(units * (1 - v.fromY(0)), units * (1 - v.fromY(v.height())), place.height());
		closely = data.closely((int) Math.ceil(units * Math.max(v.fromX(v.width()) - v.fromX(0), v.fromY(0) - v.fromY(v.height()))));
	}

	void draw(Surface s, Frame frame) {
		Place fine = place.finer(s.density());
		new ImageMatrix(data, palette, view, fine).picture(s, place);
		if (frame.names() > 0) {
			edge(s, rows, true);
			edge(s, columns, false);
			names(s, frame);
		}
	}

	private void picture(Surface s, Place at) {
		s.image(pixels(), place.width(), place.height(), at.x(), at.y(), at.width(), at.height());
	}

	private int[] pixels() {
		int width = place.width();
		int[] argb = new int[width * place.height()];
		boolean[] livelyRow = lively(rows);
		boolean[] livelyColumn = lively(columns);
		int[] lines = IntStream.range(0, place.height()).filter(y -> y == 0 || !same(rows, y, livelyRow)).toArray();
		IntStream.range(0, (lines.length + LINES - 1) / LINES).parallel().forEach(part -> {
			Colours.Memo memo = new Colours.Memo(data.colours, view.theme());
			for (int l = part * LINES; l < Math.min(lines.length, (part + 1) * LINES); l++) {
				line(argb, lines[l] * width, lines[l], livelyRow[lines[l]], livelyColumn, memo);
			}
		});
		for (int y = 1; y < place.height(); y++) {
			if (same(rows, y, livelyRow)) {
				System.arraycopy(argb, (y - 1) * width, argb, y * width, width);
			}
		}
		return argb;
	}

	private static boolean same(Axis.Strip strip, int pixel, boolean[] lively) {
		return strip.first[pixel] == strip.first[pixel - 1] && strip.end[pixel] == strip.end[pixel - 1] && lively[pixel] == lively[pixel - 1];
	}

	private void line(int[] argb, int at, int y, boolean livelyRow, boolean[] livelyColumn, Colours.Memo memo) {
		Theme theme = view.theme();
		int separator = 0xff000000 | theme.canvas();
		for (int x = 0; x < place.width(); x++) {
			if (rows.first[y] == Axis.SEPARATOR || columns.first[x] == Axis.SEPARATOR) {
				argb[at + x] = separator;
			} else if (x > 0 && same(columns, x, livelyColumn)) {
				argb[at + x] = argb[at + x - 1];
			} else {
				double mean = data.mean(rows.first[y], rows.end[y], columns.first[x], columns.end[x], closely);
				int rgb = memo.rgb(data.measured(mean));
				argb[at + x] = 0xff000000 | (livelyRow || livelyColumn[x] ? rgb : Colours.mixed(rgb, theme.canvas(), FADED));
			}
		}
	}

	// what is selected; all when nothing is
	private boolean[] lively(Axis.Strip strip) {
		boolean[] lively = new boolean[strip.pixels()];
		for (int p = 0; p < lively.length; p++) {
			lively[p] = selected.isEmpty() || chosen(strip, p);
		}
		return lively;
	}

	private boolean chosen(Axis.Strip strip, int pixel) {
		int first = strip.first[pixel];
		if (first == Axis.SEPARATOR) {
			return false;
		}
		if (first < 0) {
			return IntStream.of(data.labels.rowsOf(-1 - first)).anyMatch(selected::get);
		}
		for (int p = first; p < strip.end[pixel]; p++) {
			if (selected.get(data.order[p])) {
				return true;
			}
		}
		return false;
	}

	/** Class of what stands at a pixel, -1 for a separator. */
	int classAt(Axis.Strip strip, int pixel) {
		int first = strip.first[pixel];
		return first == Axis.SEPARATOR ? -1 : first < 0 ? -1 - first : data.labels.classOf(data.order[first]);
	}

	// pieces of the same class are one rectangle
	private void edge(Surface s, Axis.Strip strip, boolean left) {
		int start = 0;
		for (int p = 1; p <= strip.pixels(); p++) {
			if (p == strip.pixels() || classAt(strip, p) != classAt(strip, start)) {
				int c = classAt(strip, start);
				if (c >= 0) {
					bar(s, left, start, p, Frame.EDGE - 2, 5, palette.rgb(c < data.classes.size() ? c : -1));
				}
				start = p;
			}
		}
		if (!selected.isEmpty()) {
			int from = -1;
			for (int p = 0; p <= strip.pixels(); p++) {
				boolean in = p < strip.pixels() && chosen(strip, p);
				if (in && from < 0) {
					from = p;
				} else if (!in && from >= 0) {
					bar(s, left, from, p, 2, 2, view.theme().accent());
					from = -1;
				}
			}
		}
	}

	private void bar(Surface s, boolean left, int from, int to, int off, int thick, int rgb) {
		if (left) {
			s.fill(place.x() - off, place.y() + from, thick, to - from, rgb);
		} else {
			s.fill(place.x() + from, place.y() - off, to - from, thick, rgb);
		}
	}

	private void names(Surface s, Frame frame) {
		ColumnNames above = frame.above(s, view, place.y());
		double last = Double.NEGATIVE_INFINITY; // middle of the name above: some names when there is no room for all
		for (Axis.Run run : data.axis.runs()) {
			String name = data.labels.classes().get(run.classIndex()) + (run.collapsed() ? " (mean)" : "");
			double top = Math.max(0, rows.at(run.from()));
			double bottom = Math.min(place.height(), rows.until(run.to()));
			if (seen(top, bottom, rows.until(run.to()) - rows.at(run.from())) && (top + bottom) / 2 - last > TEXT) {
				last = (top + bottom) / 2;
				s.text(s.fit(name, TEXT, false, frame.names() - 6.0), place.x() - Frame.EDGE - 3, place.y() + (top + bottom) / 2 + TEXT * .35, TEXT, Anchor.END,
						false,
						view.theme().text());
			}
			double from = Math.max(0, columns.at(run.from()));
			double to = Math.min(place.width(), columns.until(run.to()));
			if (seen(from, to, columns.until(run.to()) - columns.at(run.from()))) {
				above.add(name, place.x() + (from + to) / 2, to - from);
			}
		}
		above.draw();
	}

	// not when rounding leaves a sliver of it at the rim
	private static boolean seen(double from, double to, double whole) {
		return to - from > 0.5 * Math.min(1, whole);
	}

	/** Position in pixels of the middle of an image on the diagonal; null when it is not seen or its class is collapsed. */
	double[] diagonal(int image) {
		int unit = -1;
		for (int u = 0; u < data.axis.units() && unit < 0; u++) {
			unit = data.axis.unit()[u] >= 0 && data.order[data.axis.unit()[u]] == image ? u : -1;
		}
		if (unit < 0) {
			return null;
		}
		double x = (columns.at(unit) + columns.until(unit + 1)) / 2;
		double y = (rows.at(unit) + rows.until(unit + 1)) / 2;
		return x < 0 || y < 0 || x >= place.width() || y >= place.height() ? null : new double[] { place.x() + x, place.y() + y };
	}
}
