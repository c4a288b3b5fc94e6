package org.channelexplorer.plot.internal.heatmap;

/**
 * Places of the parts of a heatmap in a view. They depend on its size only: nothing moves when the user zooms.
 *
 * @param left     left end of the cells, pixels
 * @param top      upper end of the cells
 * @param width    width of the cells
 * @param height   height of the cells
 * @param names    height of the class names
 * @param tracks   number of tracks above the cells
 * @param rankings number of ranking columns at the right edge
 * @param treeTop  height of the tree above the columns, 0 for none
 * @param treeLeft width of the tree left of the rows, 0 for none
 * @param compact  whether there is room for the cells and the class bar only
 */
record Frame(int left, int top, int width, int height, int names, int tracks, int rankings, int treeTop, int treeLeft, boolean compact) {
	static final int LINE = 12;
	private static final int NAMES = 15;
	private static final double FULL = 0.85; // of a line that names fill: they stand above their columns
	static final int BAR = 7;
	static final int TRACK = 9;
	static final int RANKING = 18;
	static final int BELOW = 66;
	private static final int TREE = 40;
	private static final int LEFT = 58;
	private static final int GAP = 3;

	/** @param written width of all class names in one line */
	static Frame of(int width, int height, double written, int tracks, int rankings, boolean treeAbove, boolean treeBeside) {
		if (width < 300 || height < 200) {
			int top = Math.min(5, height / 8);
			return new Frame(0, top, Math.max(1, width), Math.max(1, height - top), 0, 0, 0, 0, 0, true);
		}
		int shown = Math.clamp((width - LEFT - 160) / RANKING, 0, rankings); // the cells come first
		int right = shown * RANKING + 2 * GAP;
		int above = treeAbove ? TREE : 0;
		int beside = treeBeside ? TREE : 0;
		int left = LEFT + beside;
		int names = NAMES + (written > FULL * (width - left - right) ? LINE : 0);
		int top = names + BAR + tracks * TRACK + GAP + above;
		return new Frame(left, top, Math.max(1, width - left - right), Math.max(1, height - top - BELOW), names, tracks, shown, above, beside, false);
	}

	/** Upper end of the class bar. */
	int bar() {
		return compact ? 0 : names;
	}

	int barHeight() {
		return compact ? Math.max(0, top - 1) : BAR;
	}

	/** Upper end of a track. */
	int track(int index) {
		return names + BAR + index * TRACK + 1;
	}

	/** Left end of a ranking column. */
	int ranking(int index) {
		return left + width + GAP + index * RANKING;
	}

	int bottom() {
		return top + height;
	}

	/** Left end of the overview. */
	int overviewTop() {
		return bottom() + 8;
	}

	int overviewHeight() {
		return BELOW - 12;
	}

	int overviewWidth() {
		return Math.min(150, width / 3);
	}

	/** Left end of the legend. */
	int legendLeft() {
		return left + overviewWidth() + 24;
	}

	/** Whether a place lies on the cells. */
	boolean onCells(double x, double y) {
		return inColumns(x) && inRows(y);
	}

	boolean inColumns(double x) {
		return x >= left && x < left + width;
	}

	boolean inRows(double y) {
		return y >= top && y < top + height;
	}

	/** Whether a place lies on the class names or the class bar. */
	boolean onClasses(double x, double y) {
		return inColumns(x) && y >= 0 && y < bar() + barHeight();
	}

	/** The track at a place, -1 for none. */
	int trackAt(double y) {
		int t = (int) Math.floor((y - track(0)) / TRACK);
		return y >= track(0) && t < tracks ? t : -1;
	}

	/** The ranking column at a place, -1 for none. */
	int rankingAt(double x) {
		int r = (int) Math.floor((x - ranking(0)) / RANKING);
		return x >= ranking(0) && r < rankings ? r : -1;
	}
}
