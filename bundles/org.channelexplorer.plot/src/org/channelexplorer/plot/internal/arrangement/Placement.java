package org.channelexplorer.plot.internal.arrangement;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where everything of a {@code DisplayGraph} is drawn: a value.
 *
 * @param boxes  one per node of the graph
 * @param routes one per edge: x and y of its points in turn, from the border of the one box to that of the other
 * @param cuts   where one column ends and the next begins, across the flow, when the drawing is wrapped; ascending, empty when it is not
 */
public record Placement(List<Box> boxes, List<int[]> routes, List<Integer> cuts) {

	public Placement {
		boxes = List.copyOf(boxes);
		routes = List.copyOf(routes);
		cuts = List.copyOf(cuts);
	}

	/** A placement in one column. */
	public Placement(List<Box> boxes, List<int[]> routes) {
		this(boxes, routes, List.of());
	}

	/** The same with other boxes and routes at some places. */
	public Placement with(java.util.Map<Integer, Box> moved, java.util.Map<Integer, int[]> rerouted) {
		List<Box> b = new ArrayList<>(boxes);
		List<int[]> r = new ArrayList<>(routes);
		moved.forEach(b::set);
		rerouted.forEach(r::set);
		return new Placement(b, r, cuts);
	}

	/** The same, larger or smaller. */
	public Placement scaled(double factor) {
		return new Placement(boxes.stream().map(b -> b.scaled(factor)).toList(),
				routes.stream().map(r -> IntStream.of(r).map(v -> (int) Math.round(v * factor)).toArray()).toList(),
				cuts.stream().map(c -> (int) Math.round(c * factor)).toList());
	}

	/** What surrounds all boxes and routes; an empty box at the origin when there are none. */
	public Box extent() {
		Box all = null;
		for (Box b : boxes) {
			all = all == null ? b : all.union(b);
		}
		for (int[] r : routes) {
			for (int i = 0; i + 1 < r.length; i += 2) {
				Box point = new Box(r[i], r[i + 1], 0, 0);
				all = all == null ? point : all.union(point);
			}
		}
		return all == null ? new Box(0, 0, 0, 0) : all;
	}
}
