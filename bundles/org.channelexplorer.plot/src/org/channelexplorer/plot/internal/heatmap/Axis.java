package org.channelexplorer.plot.internal.heatmap;

import java.util.Arrays;

/**
 * Which cells every pixel of an axis shows: all of the visible ones, in their order. Where there is room, a pixel between classes is a
 * separator and shows none, so that separators never cover a cell.
 */
final class Axis {
	private static final int ROOM = 3; // pixels from one separator to the next

	private final int[] first;
	private final int[] last;
	private final boolean[] separator;

	private Axis(int pixels) {
		first = new int[pixels];
		last = new int[pixels];
		separator = new boolean[pixels];
	}

	/**
	 * @param from       what lies at the first pixel's start, in cells
	 * @param to         what lies at the last pixel's end
	 * @param n          number of cells
	 * @param boundaries cells before which a separator is wanted, ascending
	 */
	static Axis of(double from, double to, int n, int pixels, int[] boundaries) {
		Axis axis = new Axis(Math.max(1, pixels));
		double start = Math.clamp(from, 0, Math.max(0, n - 1e-9));
		double end = Math.clamp(to, Math.min(n, start + 1e-6), n);
		int[] wanted = Arrays.stream(boundaries).filter(b -> b > start && b < end).toArray();
		int[] kept = spaced(wanted, start, end, axis.first.length, ROOM);
		int cellPixels = axis.first.length - kept.length;
		int at = 0; // pixel
		int k = 0; // pixel that shows cells
		double low = start;
		int lowPixel = 0;
		for (int s = 0; s <= kept.length; s++) {
			double high = s < kept.length ? kept[s] : end;
			int highPixel = s < kept.length ? Math.clamp((int) Math.round((kept[s] - start) / (end - start) * cellPixels), k + 1,
					cellPixels - (kept.length - s)) : cellPixels;
			for (; k < highPixel; k++, at++) {
				axis.first[at] = cell(low + (k - lowPixel) * (high - low) / (highPixel - lowPixel), n);
				axis.last[at] = Math.max(axis.first[at] + 1, k + 1 == highPixel ? (int) Math.ceil(high - 1e-9)
						: cell(low + (k + 1 - lowPixel) * (high - low) / (highPixel - lowPixel), n));
			}
			if (s < kept.length) {
				axis.separator[at] = true;
				axis.first[at] = axis.last[at] = kept[s];
				at++;
			}
			low = high;
			lowPixel = highPixel;
		}
		return axis;
	}

	private static int cell(double place, int n) {
		return Math.clamp((int) Math.floor(place + 1e-9), 0, Math.max(0, n - 1));
	}

	// only those that are not too close: others would take all pixels
	private static int[] spaced(int[] wanted, double start, double end, int pixels, int room) {
		int[] kept = new int[wanted.length];
		int n = 0;
		double before = 0;
		for (int b : wanted) {
			double at = (b - start) / (end - start) * pixels;
			if (at - before >= room && pixels - at >= room) {
				kept[n++] = b;
				before = at;
			}
		}
		return Arrays.copyOf(kept, n);
	}

	/** Number of pixels. */
	int pixels() {
		return first.length;
	}

	/** Whether a pixel separates. */
	boolean separates(int pixel) {
		return separator[pixel];
	}

	/** First cell of a pixel. */
	int first(int pixel) {
		return first[pixel];
	}

	/** One after the last cell of a pixel. */
	int last(int pixel) {
		return last[pixel];
	}

	/** Most cells of a pixel; 1 when cells are not smaller than pixels. */
	int block() {
		int most = 1;
		if (last[last.length - 1] - first[0] <= first.length) {
			return most; // a pixel at the end may show a part of a second cell
		}
		for (int p = 0; p < first.length; p++) {
			most = Math.max(most, last[p] - first[p]);
		}
		return most;
	}

	/** Pixels of a cell: the first, and one after the last; both at the rim when it is not seen. */
	int[] pixelsOf(int cell) {
		return pixelsOf(cell, cell + 1);
	}

	/** Pixels of cells {@code from} to {@code to} - 1. */
	int[] pixelsOf(int from, int to) {
		int start = 0;
		while (start < first.length && (separator[start] || last[start] <= from)) {
			start++;
		}
		int end = start;
		while (end < first.length && first[end] < to) {
			end++;
		}
		return new int[] { start, Math.max(start, end) };
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Axis a && Arrays.equals(first, a.first) && Arrays.equals(last, a.last) && Arrays.equals(separator, a.separator);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(first) + Arrays.hashCode(last);
	}
}
