package org.channelexplorer.plot.internal.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where ranks stand: from left to right, in as many rows as they need, as text. All in pixels. */
final class Places {
	private static final int MARGIN = 26;
	private static final int WAY = 9; // height of an edge that leads past
	private static final int BUS = 4; // between edges that lead to the next row
	private static final int BETWEEN_ROWS = 22;

	/** A box. @param node its index */
	record Box(int node, double x, double y, double width, double height) {
		boolean contains(double px, double py) {
			return px >= x && px <= x + width && py >= y && py <= y + height;
		}
	}

	private final double boxWidth;
	private final double boxHeight;
	private final double gapX;
	private final double gapY;
	private final int columns;
	private final int width;
	private final List<Box> boxes = new ArrayList<>();
	private final List<NetworkEdge> ways = new ArrayList<>();
	private final Map<Ranks.Stop, double[]> places = new HashMap<>(); // left, middle
	private double bottom;

	Places(Ranks ranks, int width, double top, double boxWidth, double boxHeight) {
		this.width = width;
		this.boxWidth = boxWidth;
		this.boxHeight = boxHeight;
		gapX = Math.max(14, boxWidth * 0.2);
		gapY = Math.max(6, boxHeight * 0.2);
		columns = (int) Math.max(1, (width - 2.0 * MARGIN + gapX) / (boxWidth + gapX));
		List<List<Ranks.Stop>> all = ranks.all();
		double y = top;
		for (int first = 0; first < all.size(); first += columns) {
			int end = Math.min(first + columns, all.size());
			double height = all.subList(first, end).stream().mapToDouble(this::height).max().orElse(0);
			for (int r = first; r < end; r++) {
				place(all.get(r), MARGIN + (r - first) * (boxWidth + gapX), y + height / 2);
			}
			y += height;
			if (end < all.size()) {
				y = turn(all.get(end - 1), y);
			}
		}
		bottom = y;
		all.forEach(rank -> rank.stream().filter(s -> !wraps(s)).forEach(this::forth));
	}

	private double height(List<Ranks.Stop> rank) {
		return rank.stream().mapToDouble(this::height).sum() + (rank.size() - 1) * gapY;
	}

	private double height(Ranks.Stop stop) {
		return stop.node < 0 ? WAY : boxHeight;
	}

	private void place(List<Ranks.Stop> rank, double x, double middle) {
		double y = middle - height(rank) / 2;
		for (Ranks.Stop s : rank) {
			double h = height(s);
			places.put(s, new double[] { x, y + h / 2 });
			if (s.node >= 0) {
				boxes.add(new Box(s.node, x, y, boxWidth, h));
			}
			y += h + gapY;
		}
	}

	private boolean wraps(Ranks.Stop stop) {
		return (stop.rank + 1) % columns == 0;
	}

	// to the next rank in the same row
	private void forth(Ranks.Stop from) {
		double[] a = places.get(from);
		for (Ranks.Stop to : from.next) {
			double[] b = places.get(to);
			double x0 = a[0] + boxWidth;
			double x1 = b[0];
			int n = 8;
			double[] xs = new double[n + 1];
			double[] ys = new double[n + 1];
			for (int i = 0; i <= n; i++) {
				double t = i / (double) n;
				xs[i] = x0 + t * (x1 - x0);
				ys[i] = a[1] + t * t * (3 - 2 * t) * (b[1] - a[1]);
			}
			ways.add(way(xs, ys, to.node >= 0));
			past(to);
		}
	}

	// a part of an edge: whose ends it belongs to is not said, as several go together
	private static NetworkEdge way(double[] x, double[] y, boolean end) {
		return new NetworkEdge(x, y, end, -1, -1);
	}

	// a long edge goes straight past its rank
	private void past(Ranks.Stop stop) {
		if (stop.node < 0) {
			double[] at = places.get(stop);
			ways.add(way(new double[] { at[0], at[0] + boxWidth }, new double[] { at[1], at[1] }, false));
		}
	}

	private final List<Runnable> turns = new ArrayList<>();

	/** Edges from the end of a row to the next one, between the rows. @return where the next row begins */
	private double turn(List<Ranks.Stop> last, double y) {
		int edges = last.stream().mapToInt(s -> s.next.size()).sum();
		double room = BETWEEN_ROWS + edges * BUS;
		double spread = Math.min(BUS, (MARGIN - 8.0) / Math.max(1, edges));
		int k = 0;
		for (Ranks.Stop from : last) {
			for (Ranks.Stop to : from.next) {
				int number = k++;
				turns.add(() -> {
					double[] a = places.get(from);
					double[] b = places.get(to);
					double right = a[0] + boxWidth + 6 + (edges - 1 - number) * spread;
					double level = y + BETWEEN_ROWS / 2.0 + (edges - 1 - number) * BUS;
					double left = b[0] - 8 - number * spread;
					ways.add(way(new double[] { a[0] + boxWidth, right, right, left, left, b[0] },
							new double[] { a[1], a[1], level, level, b[1], b[1] }, to.node >= 0));
					past(to);
				});
			}
		}
		return y + room;
	}

	List<Box> boxes() {
		return boxes;
	}

	/** The edges. */
	List<NetworkEdge> ways() {
		turns.forEach(Runnable::run);
		turns.clear();
		return ways;
	}

	/** The lower end of the last row. */
	double bottom() {
		return bottom;
	}

	int width() {
		return width;
	}
}
