package org.channelexplorer.plot;

/** How arrow keys lead from one item of a plot to the next. */
final class Items {
	private static final double ASIDE = 2; // how much farther what lies aside is than what lies ahead

	private Items() {
	}

	static int next(Plot plot, View view, int from, int dx, int dy) {
		int n = plot.items();
		if (from < 0 || from >= n) {
			return n > 0 ? 0 : -1;
		}
		Item here = plot.item(view, from);
		double x = here.x() + here.width() / 2;
		double y = here.y() + here.height() / 2;
		int best = from;
		double least = Double.POSITIVE_INFINITY;
		for (int i = 0; i < n; i++) {
			Item there = plot.item(view, i);
			double toX = there.x() + there.width() / 2 - x;
			double toY = there.y() + there.height() / 2 - y;
			double ahead = dx * toX + dy * toY;
			double aside = Math.abs(dx * toY) + Math.abs(dy * toX);
			double distance = ahead + ASIDE * aside;
			if (i != from && ahead > 0 && aside <= 2 * ahead && distance < least) {
				least = distance;
				best = i;
			}
		}
		return best;
	}
}
