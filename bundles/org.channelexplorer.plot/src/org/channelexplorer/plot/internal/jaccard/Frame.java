package org.channelexplorer.plot.internal.jaccard;

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
 */
record Frame(Place images, Place classes, Place bar, int names) {
	/** Class colours and ticks of what is selected, between names and matrix. */
	static final int EDGE = 10;
	/** From a matrix to the top of the names above it. */
	static final int NAMES = 28;
	private static final int ABOVE = 18;
	private static final double TEXT = 11;
	private static final int GAP = 22;
	private static final int BAR = 44;
	private static final int SMALL = 200;
	private static final int RIM = 8;

	/** A part. */
	record Place(int x, int y, int width, int height) {
		boolean has(double px, double py) {
			return px >= x && py >= y && px < x + width && py < y + height;
		}
	}

	/** The names above a matrix, in two lines. @param top upper end of the matrix */
	static ColumnNames names(Surface surface, View view, double top) {
		return new ColumnNames(surface, TEXT, view.theme().text(), view.width(), top - EDGE - 4, top - EDGE - 16);
	}

	/**
	 * @param longest width of the longest class name
	 * @param both    whether there are image pairs to show
	 */
	static Frame of(int width, int height, double longest, boolean both) {
		if (Math.min(width, height) < SMALL) { // a miniature: the matrices alone
			int side = Math.max(1, Math.min(height, width >= 2 * height ? width / 2 : width) - 4);
			boolean beside = width >= 2 * side + 6;
			return new Frame(both ? new Place(2, 2, side, side) : null, beside || !both ? new Place(both ? side + 6 : 2, 2, side, side) : null, null, 0);
		}
		int names = (int) Math.ceil(Math.min(longest + 8, Math.min(110, width / 6.0)));
		int left = RIM + names + EDGE;
		int above = RIM + ABOVE + EDGE;
		if (!both) {
			int side = Math.max(1, Math.min(width - left - RIM, height - above - BAR - RIM));
			return new Frame(null, new Place(left, above, side, side), new Place(left, above + side + 10, side, BAR), names);
		}
		Frame beside = beside(width, height, left, above, names);
		Frame below = below(width, height, left, above, names);
		return below.images.width() > beside.images.width() ? below : beside; // whichever shows more of the images
	}

	private static Frame beside(int width, int height, int left, int above, int names) {
		int room = width - 2 * left - GAP - RIM;
		int large = Math.max(1, Math.min(height - above - RIM, (int) (room * 0.6)));
		int small = Math.max(1, Math.min(room - large, height - above - BAR - 2 * RIM));
		int x = left + large + GAP + left - RIM;
		return new Frame(new Place(left, above, large, large), new Place(x, above, small, small), new Place(x, above + small + 10, small, BAR), names);
	}

	private static Frame below(int width, int height, int left, int above, int names) {
		int room = height - 2 * above - GAP - BAR - RIM;
		int large = Math.max(1, Math.min(width - left - RIM, (int) (room * 0.6)));
		int small = Math.max(1, Math.min(room - large, width - left - RIM));
		int y = above + large + GAP + above - RIM;
		return new Frame(new Place(left, above, large, large), new Place(left, y, small, small), new Place(left, y + small + 10, small, BAR), names);
	}
}
