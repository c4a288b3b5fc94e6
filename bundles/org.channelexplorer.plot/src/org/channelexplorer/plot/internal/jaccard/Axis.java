package org.channelexplorer.plot.internal.jaccard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What stands along both sides of the image matrix: images in their order, a collapsed class in place of its images. Measured in units, one
 * for an image.
 *
 * @param unit by unit the position of the image in the order; -1 - c for collapsed class c
 * @param runs the classes one after the other; empty when the order does not keep them together
 */
record Axis(int[] unit, List<Run> runs) {
	/** A pixel between two classes. */
	static final int SEPARATOR = Integer.MIN_VALUE;
	private static final int NARROWEST = 3; // pixels of a class beside which separators are drawn

	/** A class: its units from, to. */
	record Run(int classIndex, int from, int to, boolean collapsed) {
	}

	/**
	 * @param counts    images of each class in their order, null when the order does not keep classes together
	 * @param images    number of images
	 * @param collapsed whether a class is collapsed
	 */
	static Axis of(int[] counts, int images, boolean[] collapsed) {
		if (counts == null) {
			return new Axis(IntStream.range(0, images).toArray(), List.of());
		}
		int single = IntStream.range(0, counts.length).filter(c -> !collapsed[c]).map(c -> counts[c]).sum();
		int thick = Math.max(1, single / 40); // a collapsed class is still to be seen
		List<Run> runs = new ArrayList<>();
		IntStream.Builder units = IntStream.builder();
		int at = 0;
		int position = 0;
		for (int c = 0; c < counts.length; c++) {
			if (counts[c] == 0) {
				continue;
			}
			int width = collapsed[c] ? thick : counts[c];
			for (int u = 0; u < width; u++) {
				units.add(collapsed[c] ? -1 - c : position + u);
			}
			position += counts[c];
			runs.add(new Run(c, at, at + width, collapsed[c]));
			at += width;
		}
		return new Axis(units.build().toArray(), runs);
	}

	int units() {
		return unit.length;
	}

	/**
	 * A part of the axis in pixels.
	 *
	 * @param from   first unit seen, may be within one
	 * @param to     where the last unit seen ends
	 * @param pixels number of pixels
	 */
	Strip strip(double from, double to, int pixels) {
		return new Strip(from, to, pixels);
	}

	/** Pixels along the axis. Separators take extra pixels, so that no image is covered. */
	final class Strip {
		/** By pixel the first position, or -1 - c for a collapsed class, or {@link #SEPARATOR}. */
		final int[] first;
		/** By pixel the position after the last. */
		final int[] end;
		private final double from;
		private final double scale;
		private final int[] boundaries;

		private Strip(double from, double to, int pixels) {
			this.from = from;
			int[] inside = runs.stream().skip(1).mapToInt(Run::from).filter(b -> b > from && b < to).toArray();
			double usual = (pixels - inside.length) / (to - from);
			boolean wide = runs.stream().filter(r -> r.to > from && r.from < to).allMatch(r -> (r.to - r.from) * usual >= NARROWEST);
			boundaries = wide ? inside : new int[0];
			scale = (pixels - boundaries.length) / (to - from);
			first = new int[pixels];
			end = new int[pixels];
			int boundary = 0;
			int data = 0;
			for (int p = 0; p < pixels; p++) {
				int a = Math.clamp((int) Math.floor(from + data / scale + 1e-9), 0, units() - 1);
				if (boundary < boundaries.length && a >= boundaries[boundary]) {
					first[p] = SEPARATOR;
					boundary++;
					continue;
				}
				data++;
				int b = Math.clamp((int) Math.floor(from + data / scale + 1e-9), a + 1, units());
				if (boundary < boundaries.length) {
					b = Math.min(b, Math.max(a + 1, boundaries[boundary]));
				}
				first[p] = unit[a];
				int last = a;
				while (unit[a] >= 0 && last + 1 < b && unit[last + 1] == unit[last] + 1) {
					last++;
				}
				end[p] = unit[a] < 0 ? 0 : unit[last] + 1;
			}
		}

		/** Pixel where a unit begins. */
		double at(double atUnit) {
			int before = 0;
			while (before < boundaries.length && boundaries[before] <= atUnit) {
				before++;
			}
			return (atUnit - from) * scale + before;
		}

		/** Pixel where the units before one end: in front of a separator. */
		double until(double atUnit) {
			int before = 0;
			while (before < boundaries.length && boundaries[before] < atUnit) {
				before++;
			}
			return (atUnit - from) * scale + before;
		}

		int pixels() {
			return first.length;
		}
	}
}
