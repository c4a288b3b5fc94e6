package org.channelexplorer.ui.graph.internal.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayEdge;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Nesting;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.arrangement.Placement;

/**
 * Wraps a long drawing into columns, as a text into lines, so that it fills its window: the ranks of boxes stay together, and edges from
 * one column to another pass below the columns and between them. A drawing that flows to the right is wrapped into rows.
 */
final class Columns {
	private static final int GAP = 40;
	private static final int BUS = 6;
	private static final int MOST = 24;
	/** A wrapped drawing must be so much larger in its window than one that is not. */
	private static final double GAIN = 1.25;

	private final DisplayGraph graph;
	private final List<Box> boxes;
	private final List<int[]> routes;
	private final Box extent;

	private Columns(DisplayGraph graph, Placement placement, boolean down) {
		this.graph = graph;
		boxes = placement.boxes().stream().map(b -> down ? b : EdgeRouter.swap(b)).toList();
		routes = placement.routes().stream().map(r -> down ? r : EdgeRouter.swap(r)).toList();
		extent = down ? placement.extent() : EdgeRouter.swap(placement.extent());
	}

	/**
	 * The placement in as many columns as fill a window best; unchanged when wrapping would not make the drawing much larger there.
	 *
	 * @param width  of the window, pixels
	 * @param height of the window, pixels
	 */
	static Placement wrap(DisplayGraph graph, Placement placement, Orientation orientation, int width, int height) {
		boolean down = orientation == Orientation.DOWN;
		Columns columns = new Columns(graph, placement, down);
		int[] cuts = columns.cuts(down ? width : height, down ? height : width);
		return cuts.length == 0 ? placement : columns.placed(cuts, down);
	}

	/** The ends of the columns along the flow; nothing for one column. */
	private int[] cuts(int width, int height) {
		double best = zoom(1, width, height) * GAIN;
		int columns = 1;
		if (zoom(1, width, height) < 1) { // else it is as large as it ever is
			for (int c = 2; c <= MOST; c++) {
				double zoom = Math.min(1, zoom(c, width, height));
				if (zoom > best) {
					best = zoom;
					columns = c;
				}
			}
		}
		return columns == 1 ? new int[0] : cuts(columns);
	}

	private double zoom(int columns, int width, int height) {
		return Math.min((double) width / (columns * (extent.width() + GAP)), (double) height / (extent.height() / columns + GAP));
	}

	// between two ranks, near where an even share would end; better through few edges and no block
	private int[] cuts(int columns) {
		List<Integer> possible = new ArrayList<>();
		List<Double> costs = new ArrayList<>();
		double share = (double) extent.height() / columns;
		Spans edges = new Spans(graph.edges().stream().map(e -> new int[] { boxes.get(e.from()).bottom(), boxes.get(e.to()).y() }).toList());
		Spans frames = frames();
		for (int[] gap : gaps()) {
			int at = (gap[0] + gap[1]) / 2;
			possible.add(at);
			costs.add(0.05 * Math.min(edges.over(at) - 1, 6) + 0.12 * Math.min(frames.over(at), 3));
		}
		TreeSet<Integer> chosen = new TreeSet<>();
		for (int c = 1; c < columns; c++) {
			double ideal = extent.y() + c * share;
			int found = -1;
			double least = 0.45;
			for (int i = 0; i < possible.size(); i++) {
				double cost = Math.abs(possible.get(i) - ideal) / share + costs.get(i);
				if (cost < least && !chosen.contains(possible.get(i))) {
					least = cost;
					found = possible.get(i);
				}
			}
			if (found >= 0) {
				chosen.add(found);
			}
		}
		return chosen.stream().mapToInt(Integer::intValue).toArray();
	}

	/** Where no box is, from top to bottom. */
	private List<int[]> gaps() {
		List<Box> sorted = new ArrayList<>(boxes);
		sorted.sort(java.util.Comparator.comparingInt(Box::y));
		List<int[]> gaps = new ArrayList<>();
		int bottom = Integer.MIN_VALUE;
		for (Box b : sorted) {
			if (bottom != Integer.MIN_VALUE && b.y() - bottom > 2) {
				gaps.add(new int[] { bottom, b.y() });
			}
			bottom = Math.max(bottom, b.bottom());
		}
		return gaps;
	}

	/** Where the frames of blocks are. */
	private Spans frames() {
		Nesting nesting = new Nesting(graph);
		Map<String, int[]> frames = new HashMap<>();
		for (int i = 0; i < boxes.size(); i++) {
			Box b = boxes.get(i);
			nesting.frames(i).forEach(path -> frames.merge(path, new int[] { b.y(), b.bottom() },
					(x, y) -> new int[] { Math.min(x[0], y[0]), Math.max(x[1], y[1]) }));
		}
		return new Spans(List.copyOf(frames.values()));
	}

	/** Things that reach from one place to a later one; those that do not are ignored. */
	private static final class Spans {
		private final int[] starts;
		private final int[] ends;

		Spans(List<int[]> spans) {
			starts = spans.stream().filter(s -> s[0] < s[1]).mapToInt(s -> s[0]).sorted().toArray();
			ends = spans.stream().filter(s -> s[0] < s[1]).mapToInt(s -> s[1]).sorted().toArray();
		}

		/** How many lie over a place. */
		int over(int place) {
			return before(starts, place + 1) - before(ends, place);
		}

		private static int before(int[] sorted, int place) {
			int low = 0;
			int high = sorted.length;
			while (low < high) {
				int middle = (low + high) / 2;
				if (sorted[middle] < place) {
					low = middle + 1;
				} else {
					high = middle;
				}
			}
			return low;
		}
	}

	private Placement placed(int[] cuts, boolean down) {
		int n = cuts.length + 1;
		int[] column = boxes.stream().mapToInt(b -> column(cuts, b.y())).toArray();
		int[] left = new int[n];
		int[] right = new int[n];
		int[] top = new int[n];
		int[] bottom = new int[n];
		Arrays.fill(left, Integer.MAX_VALUE);
		Arrays.fill(right, Integer.MIN_VALUE);
		Arrays.fill(top, Integer.MAX_VALUE);
		Arrays.fill(bottom, Integer.MIN_VALUE);
		for (int i = 0; i < column.length; i++) {
			include(boxes.get(i), column[i], left, right, top, bottom);
		}
		int[] between = new int[n]; // edges that enter a column from another
		for (int e = 0; e < routes.size(); e++) {
			DisplayEdge edge = graph.edges().get(e);
			if (column[edge.from()] == column[edge.to()]) {
				int[] r = routes.get(e);
				for (int k = 0; k + 1 < r.length; k += 2) {
					include(new Box(r[k], r[k + 1], 0, 0), column[edge.from()], left, right, top, bottom);
				}
			} else {
				between[column[edge.to()]]++;
				for (int[] part : List.of(before(routes.get(e), cuts, column[edge.from()]), after(routes.get(e), cuts, column[edge.to()]))) {
					for (int k = 0; k + 1 < part.length; k += 2) {
						int c = part[k + 1] <= end(cuts, column[edge.from()]) ? column[edge.from()] : column[edge.to()];
						left[c] = Math.min(left[c], part[k]);
						right[c] = Math.max(right[c], part[k]);
					}
				}
			}
		}
		int[] dx = new int[n];
		int[] dy = new int[n];
		List<Integer> ends = new ArrayList<>();
		int x = 0;
		int lowest = 0;
		for (int c = 0; c < n; c++) {
			int lanes = c == 0 ? 0 : GAP + BUS * between[c];
			if (c > 0) {
				ends.add(x + GAP / 2);
			}
			dx[c] = x + lanes - left[c];
			dy[c] = -top[c];
			x += lanes + right[c] - left[c];
			lowest = Math.max(lowest, bottom[c] - top[c]);
		}
		List<Box> newBoxes = new ArrayList<>();
		for (int i = 0; i < column.length; i++) {
			newBoxes.add(boxes.get(i).moved(dx[column[i]], dy[column[i]]));
		}
		int[] used = new int[n];
		int bus = 0;
		List<int[]> newRoutes = new ArrayList<>();
		for (int e = 0; e < routes.size(); e++) {
			DisplayEdge edge = graph.edges().get(e);
			int a = column[edge.from()];
			int b = column[edge.to()];
			if (a == b) {
				newRoutes.add(moved(routes.get(e), dx[a], dy[a]));
				continue;
			}
			int[] start = a < b ? moved(before(routes.get(e), cuts, a), dx[a], dy[a]) : port(newBoxes.get(edge.from()), true);
			int[] stop = a < b ? moved(after(routes.get(e), cuts, b), dx[b], dy[b]) : port(newBoxes.get(edge.to()), false);
			int below = lowest + GAP / 2 + BUS * bus++;
			int above = -GAP / 2 - BUS * used[b];
			int lane = left[b] + dx[b] - GAP / 4 - BUS * ++used[b];
			int[] bend = { start[start.length - 2], below, lane, below, lane, above, stop[0], above };
			newRoutes.add(joined(start, bend, stop));
		}
		Placement wrapped = new Placement(newBoxes, newRoutes, ends);
		return down ? wrapped : new Placement(newBoxes.stream().map(EdgeRouter::swap).toList(), newRoutes.stream().map(EdgeRouter::swap).toList(), ends);
	}

	private static void include(Box b, int c, int[] left, int[] right, int[] top, int[] bottom) {
		left[c] = Math.min(left[c], b.x());
		right[c] = Math.max(right[c], b.right());
		top[c] = Math.min(top[c], b.y());
		bottom[c] = Math.max(bottom[c], b.bottom());
	}

	private static int column(int[] cuts, int y) {
		return (int) Arrays.stream(cuts).filter(c -> c <= y).count();
	}

	private static int end(int[] cuts, int column) {
		return column == cuts.length ? Integer.MAX_VALUE : cuts[column];
	}

	/** The points of a route before it leaves a column. */
	private static int[] before(int[] route, int[] cuts, int column) {
		int points = 1;
		while (2 * points + 1 < route.length && route[2 * points + 1] <= end(cuts, column)) {
			points++;
		}
		return Arrays.copyOf(route, 2 * points);
	}

	/** The points of a route after it has entered a column. */
	private static int[] after(int[] route, int[] cuts, int column) {
		int first = route.length / 2 - 1;
		while (first > 0 && column > 0 && route[2 * first - 1] >= cuts[column - 1]) {
			first--;
		}
		return Arrays.copyOfRange(route, 2 * first, route.length);
	}

	private static int[] port(Box b, boolean leaving) {
		return new int[] { b.centerX(), leaving ? b.bottom() : b.y() };
	}

	private static int[] moved(int[] route, int dx, int dy) {
		int[] r = route.clone();
		for (int i = 0; i < r.length; i += 2) {
			r[i] += dx;
			r[i + 1] += dy;
		}
		return r;
	}

	// consecutive equal points are left out
	private static int[] joined(int[]... parts) {
		int[] all = Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
		int n = 2;
		for (int i = 2; i < all.length; i += 2) {
			if (all[i] != all[n - 2] || all[i + 1] != all[n - 1]) {
				all[n++] = all[i];
				all[n++] = all[i + 1];
			}
		}
		return Arrays.copyOf(all, n);
	}
}
