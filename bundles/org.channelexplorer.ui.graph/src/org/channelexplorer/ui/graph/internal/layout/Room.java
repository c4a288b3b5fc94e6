package org.channelexplorer.ui.graph.internal.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.arrangement.Placement;

/**
 * Makes room for boxes that grow and closes it behind those that shrink. What lies behind such a box in the direction of the flow moves
 * as a whole; what lies beside it moves only as far as the box would touch it. So boxes keep their order, edges stay orthogonal, and
 * nothing overlaps that did not.
 */
public final class Room {
	private static final int GAP = 24;
	private static final int LANE = 12;

	private final DisplayGraph graph;
	private final boolean down;
	// in a drawing that flows down: another is turned before and after
	private final Box[] boxes;
	private final int[][] routes;
	private final int[] cuts;

	private Room(DisplayGraph graph, Placement now, boolean down) {
		this.graph = graph;
		this.down = down;
		boxes = now.boxes().stream().map(b -> down ? b : EdgeRouter.swap(b)).toArray(Box[]::new);
		routes = now.routes().stream().map(r -> down ? r.clone() : EdgeRouter.swap(r)).toArray(int[][]::new);
		cuts = now.cuts().stream().mapToInt(Integer::intValue).toArray();
	}

	/** The size of a box. */
	public record Size(int width, int height) {
	}

	/**
	 * The placement with some boxes in other sizes.
	 *
	 * @param sizes new sizes by index of the box
	 */
	public static Placement resized(DisplayGraph graph, Placement now, Orientation orientation, TreeMap<Integer, Size> sizes) {
		Room room = new Room(graph, now, orientation == Orientation.DOWN);
		sizes.forEach((node, size) -> {
			boolean turned = orientation == Orientation.RIGHT;
			room.resize(node, turned ? size.height : size.width, turned ? size.width : size.height);
		});
		return room.placement();
	}

	private Placement placement() {
		List<Box> b = new ArrayList<>();
		List<int[]> r = new ArrayList<>();
		for (Box box : boxes) {
			b.add(down ? box : EdgeRouter.swap(box));
		}
		for (int[] route : routes) {
			r.add(down ? route : EdgeRouter.swap(route));
		}
		return new Placement(b, r, IntStream.of(cuts).boxed().toList());
	}

	/** Moves everything from a place on. */
	private record Shift(int from, int by) {
		static final Shift NONE = new Shift(0, 0);

		int of(int place) {
			return place >= from ? by : 0;
		}
	}

	/**
	 * Moves what lies behind a place in one column, and the edges that pass below all columns as far as the longest column grows.
	 *
	 * @param left  where the column begins
	 * @param right where it ends
	 */
	private record Behind(Shift shift, int left, int right, Shift below) {
		static final Behind NOTHING = new Behind(Shift.NONE, 0, 0, Shift.NONE);

		int of(int x, int y) {
			return y >= below.from ? below.by : x >= left && x < right ? shift.of(y) : 0;
		}
	}

	private void resize(int node, int width, int height) {
		Box old = boxes[node];
		if (old.width() == width && old.height() == height) {
			return;
		}
		apply(node, new Box(old.x(), old.y(), old.width(), height), Shift.NONE, behind(node, height));
		if (width == old.width()) {
			return;
		}
		int before = down ? (width - old.width()) / 2 : 0; // a box that flows to the right grows below its texts
		int left = old.x() - before;
		int right = left + width;
		Box grown = new Box(left, old.y(), width, height);
		int after = IntStream.concat(neighbours(node, grown).filter(b -> boxes[b].x() >= old.right()).map(b -> right + GAP - boxes[b].x()),
				lanes(grown, old.right(), Integer.MAX_VALUE).map(x -> right + LANE - x)).max().orElse(0);
		apply(node, new Box(old.x(), old.y(), right - old.x(), height), new Shift(old.right(), Math.max(0, after)), Behind.NOTHING);
		int needed = IntStream.concat(neighbours(node, grown).filter(b -> boxes[b].right() <= old.x()).map(b -> boxes[b].right() + GAP - left),
				lanes(grown, Integer.MIN_VALUE, old.x()).map(x -> x + LANE - left)).max().orElse(0);
		int by = before > 0 ? Math.max(0, needed) : 0; // everything else moves the other way
		apply(node, new Box(left + by, old.y(), width, height), new Shift(old.x(), by), Behind.NOTHING);
	}

	private IntStream neighbours(int node, Box grown) {
		return IntStream.range(0, boxes.length).filter(i -> i != node && beside(boxes[i], grown));
	}

	private static boolean beside(Box b, Box grown) {
		return b.y() < grown.bottom() && grown.y() < b.bottom();
	}

	/** The horizontal places of edges that pass beside a box. */
	private IntStream lanes(Box grown, int from, int to) {
		return IntStream.range(0, routes.length).flatMap(e -> IntStream.range(0, Math.max(0, routes[e].length / 2 - 1))
				.filter(k -> routes[e][2 * k] == routes[e][2 * k + 2] && routes[e][2 * k] >= from && routes[e][2 * k] <= to)
				.filter(k -> Math.min(routes[e][2 * k + 1], routes[e][2 * k + 3]) < grown.bottom()
						&& Math.max(routes[e][2 * k + 1], routes[e][2 * k + 3]) > grown.y())
				.map(k -> routes[e][2 * k]));
	}

	// neighbours in the row share its room: what is behind the row moves only as far as the longest of them reaches
	private Behind behind(int node, int height) {
		Box old = boxes[node];
		int column = (int) IntStream.of(cuts).filter(c -> c <= old.x()).count();
		int left = column == 0 ? Integer.MIN_VALUE : cuts[column - 1];
		int right = column == cuts.length ? Integer.MAX_VALUE : cuts[column];
		int[] mates = IntStream.range(0, boxes.length).filter(i -> boxes[i].x() >= left && boxes[i].x() < right).toArray();
		int row = IntStream.of(mates).filter(i -> beside(boxes[i], old)).map(i -> boxes[i].bottom()).max().orElse(old.bottom());
		int others = IntStream.of(mates).filter(i -> i != node && beside(boxes[i], old)).map(i -> boxes[i].bottom()).max().orElse(Integer.MIN_VALUE);
		boolean clean = IntStream.of(mates).noneMatch(i -> boxes[i].y() >= old.bottom() && boxes[i].y() < row);
		Shift shift = clean ? new Shift(row, Math.max(others, old.y() + height) - row) : new Shift(old.bottom(), height - old.height());
		int bottom = IntStream.range(0, boxes.length).map(i -> boxes[i].bottom()).max().orElse(0);
		int moved = IntStream.range(0, boxes.length).map(i -> i == node ? old.y() + height
				: boxes[i].bottom() + (boxes[i].x() >= left && boxes[i].x() < right ? shift.of(boxes[i].y()) : 0)).max().orElse(0);
		return new Behind(shift, left, right, new Shift(bottom, moved - bottom));
	}

	private void apply(int node, Box resized, Shift x, Behind y) {
		Box[] before = boxes.clone();
		for (int c = 0; c < cuts.length; c++) {
			cuts[c] += x.of(cuts[c]);
		}
		for (int i = 0; i < boxes.length; i++) {
			boxes[i] = i == node ? resized : boxes[i].moved(x.of(boxes[i].x()), y.of(boxes[i].x(), boxes[i].y()));
		}
		for (int e = 0; e < routes.length; e++) {
			int from = graph.edges().get(e).from();
			int to = graph.edges().get(e).to();
			if (routes[e].length >= 4) {
				routes[e] = moved(routes[e], x, y, before[from], boxes[from], before[to], boxes[to]);
			}
		}
	}

	private static int[] moved(int[] route, Shift x, Behind y, Box from, Box newFrom, Box to, Box newTo) {
		int[] r = route.clone();
		for (int i = 0; i < r.length; i += 2) {
			r[i] += x.of(route[i]);
			r[i + 1] += y.of(route[i], route[i + 1]);
		}
		int last = r.length - 2;
		end(r, route, 0, 2, from, newFrom);
		end(r, route, last, last - 2, to, newTo);
		if (r.length == 4 && r[0] != r[2] && r[1] != r[3]) { // was straight
			int middle = (r[1] + r[3]) / 2;
			int across = (r[0] + r[2]) / 2;
			return route[0] == route[2] ? new int[] { r[0], r[1], r[0], middle, r[2], middle, r[2], r[3] }
					: new int[] { r[0], r[1], across, r[1], across, r[3], r[2], r[3] };
		}
		return r;
	}

	/** Puts an end of a route back to the border of its box, and the bend next to it in line with it. */
	private static void end(int[] r, int[] route, int at, int next, Box old, Box now) {
		boolean straight = r.length == 4;
		if (route[at] == route[next]) {
			int along = now.width() == old.width() ? route[at] + now.x() - old.x() : r[at]; // edges of the box itself stay straight
			r[at] = Math.clamp(along, now.x(), now.right());
			r[at + 1] = route[at + 1] == old.bottom() ? now.bottom() : route[at + 1] + now.y() - old.y();
			r[next] = straight ? r[next] : r[at];
		} else {
			r[at] = route[at] == old.right() ? now.right() : now.x();
			r[at + 1] = Math.clamp((long) route[at + 1] + now.y() - old.y(), now.y(), now.bottom());
			r[next + 1] = straight ? r[next + 1] : r[at + 1];
		}
	}
}
