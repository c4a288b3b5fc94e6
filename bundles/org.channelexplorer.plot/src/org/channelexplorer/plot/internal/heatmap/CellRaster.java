package org.channelexplorer.plot.internal.heatmap;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.heatmap.HeatmapOptions.Combine;

/** The cells of a part of a heatmap as pixels. What was computed last is kept: a change of the selection only colours it again. */
final class CellRaster {
	/** Place of a blank cell; real places are finite or NaN. */
	static final float BLANK = Float.NEGATIVE_INFINITY;
	private static final double GREYED = 0.55; // what is not selected can still be read

	private final Cells cells;
	private final int[] channels; // by row
	private final Scale scale;
	private final HeatmapOptions options;
	private volatile Columns columns;
	private volatile Places places;

	/** For every pixel column the reduced channels. */
	private record Columns(Axis axis, float[][] values) {
	}

	/** For every pixel its place between the limits, row by row. */
	private record Places(Axis columns, Axis rows, float[] values) {
	}

	CellRaster(Cells cells, int[] channels, Scale scale, HeatmapOptions options) {
		this.cells = cells;
		this.channels = channels;
		this.scale = scale;
		this.options = options;
	}

	private boolean peak() {
		return options.combine() == Combine.MAX;
	}

	private float[][] reduced(Axis axis) {
		Columns kept = columns;
		if (kept == null || !kept.axis.equals(axis)) {
			float[][] values = new float[axis.pixels()][];
			int parts = 16;
			IntStream.range(0, parts).parallel().forEach(part -> {
				float[] buffer = new float[cells.channels()];
				for (int p = part * values.length / parts; p < (part + 1) * values.length / parts; p++) {
					values[p] = axis.separates(p) ? null
							: p > 0 && axis.first(p) == axis.first(p - 1) && axis.last(p) == axis.last(p - 1) && values[p - 1] != null
									&& p > part * values.length / parts ? values[p - 1] : cells.reduce(axis.first(p), axis.last(p), peak(), buffer);
				}
			});
			kept = new Columns(axis, values);
			columns = kept;
		}
		return kept.values;
	}

	/** For every pixel its place between the limits of the colours, row by row; NaN for missing values, {@link #BLANK} for what is not drawn. */
	float[] places(Axis x, Axis y) {
		Places kept = places;
		if (kept == null || !kept.columns.equals(x) || !kept.rows.equals(y)) {
			float[][] reduced = reduced(x);
			float[] values = new float[x.pixels() * y.pixels()];
			IntStream.range(0, x.pixels()).parallel().forEach(p -> column(reduced[p], y, values, p, x.pixels()));
			kept = new Places(x, y, values);
			places = kept;
		}
		return kept.values;
	}

	private void column(float[] reduced, Axis y, float[] values, int at, int width) {
		for (int p = 0; p < y.pixels(); p++) {
			values[p * width + at] = reduced == null ? BLANK : place(reduced, y.first(p), y.last(p));
		}
	}

	/** The place of a block: of its mean, or the highest place of its cells. */
	private float place(float[] reduced, int from, int to) {
		if (to - from == 1) {
			int c = channels[from];
			float v = reduced[c];
			return v < scale.blank(c) ? BLANK : scale.place(c, v);
		}
		return peak() ? highest(reduced, from, to) : mean(reduced, from, to);
	}

	private float highest(float[] reduced, int from, int to) {
		float most = BLANK;
		boolean missing = false;
		for (int r = from; r < to; r++) {
			int c = channels[r];
			float v = reduced[c];
			missing |= Float.isNaN(v);
			if (v >= scale.blank(c)) {
				most = Math.max(most, scale.place(c, v));
			}
		}
		return most == BLANK && missing ? Float.NaN : most;
	}

	private float mean(float[] reduced, int from, int to) {
		if (scale.common()) {
			double sum = 0;
			for (int r = from; r < to; r++) {
				sum += reduced[channels[r]];
			}
			float mean = (float) (sum / (to - from));
			return mean < scale.blank(channels[from]) ? BLANK : scale.place(channels[from], mean);
		}
		double sum = 0;
		double blank = 0;
		for (int r = from; r < to; r++) {
			int c = channels[r];
			sum += scale.place(c, reduced[c]);
			blank += scale.blankPlace(c);
		}
		return sum < blank ? BLANK : (float) (sum / (to - from));
	}

	/** Coloured pixels, 0xAARRGGBB. @param images for every column its image */
	int[] pixels(Axis x, Axis y, View view, int[] images) {
		float[] values = places(x, y);
		int width = x.pixels();
		BitSet chosenImages = view.selected();
		BitSet chosenChannels = view.channels();
		boolean[] livelyX = lively(x, images, chosenImages);
		boolean[] livelyY = lively(y, channels, chosenChannels);
		int[] argb = new int[values.length];
		int canvas = view.theme().canvas();
		int between = Colours.mixed(view.theme().quiet(), canvas, 0.5); // seen beside values and blanks in both themes
		int[] colours = colours(canvas, 0);
		int[] grey = colours(canvas, GREYED);
		IntStream.range(0, y.pixels()).parallel().forEach(py -> {
			for (int px = 0; px < width; px++) {
				int at = py * width + px;
				float v = values[at];
				if (x.separates(px)) {
					argb[at] = 0xff000000 | between;
				} else if (v != BLANK) {
					int[] table = livelyX[px] && livelyY[py] ? colours : grey;
					argb[at] = table[index(v)];
				} else {
					argb[at] = 0xff000000 | canvas;
				}
			}
		});
		return argb;
	}

	private static boolean[] lively(Axis axis, int[] things, BitSet chosen) {
		boolean[] lively = new boolean[axis.pixels()];
		for (int p = 0; p < lively.length; p++) {
			lively[p] = chosen.isEmpty();
			for (int i = axis.first(p); i < axis.last(p) && !lively[p]; i++) {
				lively[p] = chosen.get(things[i]);
			}
		}
		return lively;
	}

	// 0 to 255 between the limits, 256 below, 257 above, 258 missing
	private static int index(float v) {
		return Float.isNaN(v) ? 258 : v < -1e-6f ? 256 : v > 1 + 1e-6f ? 257 : Math.round(Math.clamp(v, 0f, 1f) * 255);
	}

	private int[] colours(int canvas, double greyed) {
		int[] table = new int[259];
		for (int i = 0; i < table.length; i++) {
			float place = i < 256 ? i / 255f : i == 256 ? -1 : i == 257 ? 2 : Float.NaN;
			table[i] = 0xff000000 | Colours.mixed(Colours.of(place, options.colours().clipped()), canvas, greyed);
		}
		return table;
	}

	/** The row and column with the largest place in a block; the middle one when pixels show means. */
	int[] cell(int fromColumn, int toColumn, int fromRow, int toRow) {
		if (!peak() || (toColumn - fromColumn) * (toRow - fromRow) == 1) {
			return new int[] { (fromColumn + toColumn - 1) / 2, (fromRow + toRow - 1) / 2 };
		}
		int[] best = { fromColumn, fromRow };
		double most = Double.NEGATIVE_INFINITY;
		for (int i = fromColumn; i < toColumn; i++) {
			for (int r = fromRow; r < toRow; r++) {
				float place = scale.place(channels[r], cells.value(i, channels[r]));
				if (place > most) {
					most = place;
					best = new int[] { i, r };
				}
			}
		}
		return best;
	}
}
