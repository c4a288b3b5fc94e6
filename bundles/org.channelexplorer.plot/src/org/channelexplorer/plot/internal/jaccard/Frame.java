package org.channelexplorer.plot.internal.jaccard;

import java.util.stream.IntStream;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.ColumnNames;

/**
 * Where the parts of the plot are, in pixels.
 *
 * @param images  the image matrix; null when it is not shown
 * @param classes the class matrix; null when there is no room for it
 * @param bar     the colours with their numbers; null when there is no room for them
 * @param names   width of the names on the left
 * @param lines   of the names above
 */
record Frame(Place images, Place classes, Place bar, int names, int lines) {
	/** Class colours and ticks of what is selected, between names and matrix. */
	static final int EDGE = 10;
	private static final int LINE = 12;
	private static final int MOST_LINES = 3;
	private static final double TEXT = 11;
	private static final double FULL = 0.85; // of a line that names fill: they stand above their columns
	private static final int GAP = 22;
	private static final int BAR = 44;
	private static final int SMALL = 200;
	private static final int RIM = 8;

	/** A part. */
	record Place(int x, int y, int width, int height) {
		/** The same with more pixels. @param density pixels for one */
		Place finer(double density) {
			return density == 1 ? this : new Place(x, y, (int) Math.round(width * density), (int) Math.round(height * density));
		}

		boolean has(double px, double py) {
			return px >= x && py >= y && px < x + width && py < y + height;
		}
	}

	/** From a matrix to the top of the names above it. */
	int above() {
		return EDGE + 4 + lines * LINE;
	}

	/** The names above a matrix. @param top upper end of the matrix */
	ColumnNames above(Surface surface, View view, double top) {
		return new ColumnNames(surface, TEXT, view.theme().text(), view.width(),
				IntStream.range(0, lines).mapToDouble(l -> top - EDGE - 4 - l * LINE).toArray());
	}

	/**
	 * @param longest width of the longest class name
	 * @param all     width of all class names in one line
	 * @param both    whether there are image pairs to show
	 */
	static Frame of(int width, int height, double longest, double all, boolean both) {
		for (int lines = 2; lines < MOST_LINES; lines++) {
			Frame frame = of(width, height, longest, lines, both);
			if (frame.names == 0 || all <= FULL * lines * Math.min(frame.images == null ? frame.classes.width : frame.images.width, frame.classes.width)) {
				return frame;
			}
		}
		return of(width, height, longest, MOST_LINES, both);
	}

	private static Frame of(int width, int height, double longest, int lines, boolean both) {
		if (Math.min(width, height) < SMALL) { // a miniature: the matrices alone
			int side = Math.max(1, Math.min(height, width >= 2 * height ? width / 2 : width) - 4);
			boolean beside = width >= 2 * side + 6;
			return new Frame(both ? new Place(2, 2, side, side) : null, beside || !both ? new Place(both ? side + 6 : 2, 2, side, side) : null, null, 0, lines);
		}
		int names = (int) Math.ceil(Math.min(longest + 8, Math.min(140, width / 5.5)));
		int left = RIM + names + EDGE;
		int above = RIM + (lines - 1) * LINE + 6 + EDGE;
		if (!both) {
			int side = Math.max(1, Math.min(width - left - RIM, height - above - BAR - RIM));
			return new Frame(null, new Place(left, above, side, side), new Place(left, above + side + 10, side, BAR), names, lines);
		}
		Frame beside = beside(width, height, left, above, names, lines);
		Frame below = below(width, height, left, above, names, lines);
		return below.images.width() > beside.images.width() ? below : beside; // whichever shows more of the images
	}

	private static Frame beside(int width, int height, int left, int above, int names, int lines) {
		int room = width - 2 * left - GAP - RIM;
		int large = Math.max(1, Math.min(height - above - RIM, (int) (room * 0.6)));
		int small = Math.max(1, Math.min(room - large, height - above - BAR - 2 * RIM));
		int x = left + large + GAP + left - RIM;
		return new Frame(new Place(left, above, large, large), new Place(x, above, small, small), new Place(x, above + small + 10, small, BAR), names, lines);
	}

	private static Frame below(int width, int height, int left, int above, int names, int lines) {
		int room = height - 2 * above - GAP - BAR - RIM;
		int large = Math.max(1, Math.min(width - left - RIM, (int) (room * 0.6)));
		int small = Math.max(1, Math.min(room - large, width - left - RIM));
		int y = above + large + GAP + above - RIM;
		return new Frame(new Place(left, above, large, large), new Place(left, y, small, small), new Place(left, y + small + 10, small, BAR), names, lines);
	}
}
