package org.channelexplorer.ui.graph.internal.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayEdge;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * A layered layout for drawings too large for {@link LayeredLayout}: ranks by longest path, boxes above what they feed, and
 * every edge that skips ranks in its own lane to the right of what it passes. Time grows with boxes and edges, not with
 * the length of edges; nothing recurses, so that networks may be thousands of layers deep.
 */
final class LaneLayout {
	private static final int GAP = 24;
	private static final int CHANNEL = 40;
	private static final int LANE = 10;

	private final DisplayGraph graph;
	private final int[] rank;
	private final int[] length; // of a box along the rank
	private final int[] depth; // of a box in the direction of the flow
	private final int[] center;
	private final List<List<Integer>> ranks = new ArrayList<>();
	private int[] top;
	private int[] thickness;

	private LaneLayout(DisplayGraph graph, Sizes sizes, Orientation orientation) {
		this.graph = graph;
		int n = graph.nodes().size();
		rank = new int[n];
		length = new int[n];
		depth = new int[n];
		center = new int[n];
		for (int i = 0; i < n; i++) {
			DisplayNode node = graph.nodes().get(i);
			length[i] = orientation == Orientation.DOWN ? sizes.width(node) : sizes.height(node);
			depth[i] = orientation == Orientation.DOWN ? sizes.height(node) : sizes.width(node);
		}
	}

	static Placement place(DisplayGraph graph, Sizes sizes, Orientation orientation, IProgressMonitor monitor) {
		LaneLayout layout = new LaneLayout(graph, sizes, orientation);
		layout.rank();
		check(monitor);
		layout.center(monitor);
		layout.stack();
		check(monitor);
		return layout.result(orientation, monitor);
	}

	private static void check(IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	// boxes are in network order: an edge to an earlier box closes a cycle between collapsed blocks and does not count
	private void rank() {
		int n = rank.length;
		for (int i = 0; i < n; i++) {
			for (int e : graph.incoming(i)) {
				int from = graph.edges().get(e).from();
				if (from < i) {
					rank[i] = Math.max(rank[i], rank[from] + 1);
				}
			}
		}
		for (int i = n - 1; i >= 0; i--) { // what nothing feeds goes next to its first consumer
			if (graph.incoming(i).isEmpty() && !graph.outgoing(i).isEmpty()) {
				int first = graph.outgoing(i).stream().mapToInt(e -> rank[graph.edges().get(e).to()]).min().orElse(1);
				rank[i] = Math.max(rank[i], first - 1);
			}
		}
		for (int i = 0; i < n; i++) {
			while (ranks.size() <= rank[i]) {
				ranks.add(new ArrayList<>());
			}
			ranks.get(rank[i]).add(i);
		}
	}

	// every box under the middle of what feeds it, as far as its neighbours allow
	private void center(IProgressMonitor monitor) {
		double[] wish = new double[rank.length];
		for (List<Integer> row : ranks) {
			check(monitor);
			for (int i : row) {
				wish[i] = graph.incoming(i).stream().map(graph.edges()::get).filter(e -> rank[e.from()] < rank[i])
						.sorted(Comparator.comparingInt((DisplayEdge e) -> rank[i] - rank[e.from()]))
						.limit(4).mapToInt(e -> center[e.from()]).average().orElse(0);
			}
			row.sort(Comparator.comparingDouble(i -> wish[i]));
			spread(row, wish);
		}
	}

	// places a row in its order without overlaps, so that the mean deviation from the wishes is nothing
	private void spread(List<Integer> row, double[] wish) {
		int x = Integer.MIN_VALUE / 2;
		double deviation = 0;
		for (int i : row) {
			int left = Math.max(x, (int) Math.round(wish[i]) - length[i] / 2);
			center[i] = left + length[i] / 2;
			deviation += center[i] - wish[i];
			x = left + length[i] + GAP;
		}
		int shift = (int) Math.round(deviation / row.size());
		row.forEach(i -> center[i] -= shift);
	}

	private void stack() {
		top = new int[ranks.size()];
		thickness = new int[ranks.size()];
		int y = 0;
		for (int r = 0; r < top.length; r++) {
			top[r] = y;
			thickness[r] = ranks.get(r).stream().mapToInt(i -> depth[i]).max().orElse(0);
			y += thickness[r] + CHANNEL;
		}
	}

	private Placement result(Orientation orientation, IProgressMonitor monitor) {
		List<Box> boxes = new ArrayList<>(rank.length);
		int[] right = new int[ranks.size()];
		Arrays.fill(right, Integer.MIN_VALUE);
		for (int i = 0; i < rank.length; i++) {
			Box b = new Box(center[i] - length[i] / 2, top[rank[i]], length[i], depth[i]);
			boxes.add(b);
			right[rank[i]] = Math.max(right[rank[i]], b.right());
		}
		int[][] routes = new int[graph.edges().size()][];
		List<Integer> shortFirst = new ArrayList<>();
		for (int e = 0; e < routes.length; e++) {
			shortFirst.add(e);
		}
		shortFirst.sort(Comparator.comparingInt(e -> Math.abs(span(graph.edges().get(e)))));
		for (int e : shortFirst) {
			check(monitor);
			routes[e] = route(graph.edges().get(e), boxes, right);
		}
		if (orientation == Orientation.DOWN) {
			return new Placement(boxes, Arrays.asList(routes));
		}
		return new Placement(boxes.stream().map(EdgeRouter::swap).toList(), Arrays.stream(routes).map(EdgeRouter::swap).toList());
	}

	private int span(DisplayEdge e) {
		return rank[e.to()] - rank[e.from()];
	}

	private int[] route(DisplayEdge e, List<Box> boxes, int[] right) {
		Box from = boxes.get(e.from());
		Box to = boxes.get(e.to());
		int span = span(e);
		if (span < 1) {
			return EdgeRouter.route(from, to, Orientation.DOWN);
		}
		int leave = top[rank[e.from()]] + thickness[rank[e.from()]] + CHANNEL / 3;
		int arrive = to.y() - CHANNEL / 2;
		if (span == 1) {
			return from.centerX() == to.centerX() ? new int[] { from.centerX(), from.bottom(), to.centerX(), to.y() }
					: new int[] { from.centerX(), from.bottom(), from.centerX(), arrive, to.centerX(), arrive, to.centerX(), to.y() };
		}
		int lane = Integer.MIN_VALUE;
		for (int r = rank[e.from()] + 1; r < rank[e.to()]; r++) {
			lane = Math.max(lane, right[r]);
		}
		lane = Math.max(lane + LANE, from.centerX() + LANE);
		for (int r = rank[e.from()] + 1; r < rank[e.to()]; r++) {
			right[r] = lane;
		}
		return new int[] { from.centerX(), from.bottom(), from.centerX(), leave, lane, leave, lane, arrive, to.centerX(), arrive, to.centerX(), to.y() };
	}
}
