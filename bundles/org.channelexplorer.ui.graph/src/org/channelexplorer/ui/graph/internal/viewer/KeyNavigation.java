package org.channelexplorer.ui.graph.internal.viewer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Orientation;

/** Where the cursor keys lead: along the edges with and against the flow, and across it to the neighbour. */
public final class KeyNavigation {

	/** A direction in the drawing. */
	public enum Direction {
		UP, DOWN, LEFT, RIGHT
	}

	private KeyNavigation() {
	}

	/** The box to select instead of {@code from} (-1: nothing is selected yet); -1 when there is none that way. */
	public static int next(Drawing drawing, int from, Direction direction) {
		return next(drawing, from, direction, _ -> true);
	}

	/** As {@link #next(Drawing, int, Direction)}, passing over boxes where one does not stop. */
	public static int next(Drawing drawing, int from, Direction direction, IntPredicate stop) {
		if (drawing.graph().nodes().isEmpty()) {
			return -1;
		}
		if (from < 0) {
			return IntStream.range(0, drawing.graph().nodes().size()).filter(stop).findFirst().orElse(-1);
		}
		if (flow(drawing, direction)) {
			return along(drawing, from, true, stop);
		}
		return against(drawing, direction) ? along(drawing, from, false, stop)
				: beside(drawing, from, direction == Direction.RIGHT || direction == Direction.DOWN, stop);
	}

	private static boolean flow(Drawing drawing, Direction direction) {
		return direction == (drawing.orientation() == Orientation.DOWN ? Direction.DOWN : Direction.RIGHT);
	}

	/** Whether a direction leads from what is computed last to what is computed first. */
	static boolean against(Drawing drawing, Direction direction) {
		return direction == (drawing.orientation() == Orientation.DOWN ? Direction.UP : Direction.LEFT);
	}

	private static List<Integer> neighbours(DisplayGraph graph, int box, boolean forward) {
		return forward ? graph.outgoing(box).stream().map(e -> graph.edges().get(e).to()).toList()
				: graph.incoming(box).stream().map(e -> graph.edges().get(e).from()).toList();
	}

	// of the boxes with the fewest edges between, the nearest
	private static int along(Drawing drawing, int from, boolean forward, IntPredicate stop) {
		Set<Integer> seen = new HashSet<>(Set.of(from));
		List<Integer> reached = List.of(from);
		while (!reached.isEmpty()) {
			reached = reached.stream().flatMap(b -> neighbours(drawing.graph(), b, forward).stream()).filter(seen::add).toList();
			int found = nearest(drawing, from, reached.stream().filter(stop::test));
			if (found >= 0) {
				return found;
			}
		}
		return -1;
	}

	/** The nearest box that {@code wanted} accepts, by edges in either direction; -1 for none. */
	public static int nearest(Drawing drawing, int from, IntPredicate wanted) {
		Set<Integer> seen = new HashSet<>(Set.of(from));
		List<Integer> reached = List.of(from);
		while (!reached.isEmpty()) {
			int found = nearest(drawing, from, reached.stream().filter(wanted::test));
			if (found >= 0) {
				return found;
			}
			reached = reached.stream()
					.flatMap(b -> Stream.concat(neighbours(drawing.graph(), b, true).stream(), neighbours(drawing.graph(), b, false).stream()))
					.filter(seen::add).toList();
		}
		return -1;
	}

	private static int nearest(Drawing drawing, int from, Stream<Integer> candidates) {
		List<Box> boxes = drawing.placement().boxes();
		Box here = boxes.get(from);
		return candidates.min(java.util.Comparator.comparingLong(i -> distance(here, boxes.get(i)))).orElse(-1);
	}

	private static long distance(Box a, Box b) {
		long dx = a.centerX() - b.centerX();
		long dy = a.centerY() - b.centerY();
		return dx * dx + dy * dy;
	}

	// the nearest box which overlaps in the direction of the flow
	private static int beside(Drawing drawing, int from, boolean forward, IntPredicate stop) {
		boolean down = drawing.orientation() == Orientation.DOWN;
		List<Box> boxes = drawing.placement().boxes();
		Box here = boxes.get(from);
		return nearest(drawing, from, IntStream.range(0, boxes.size()).filter(stop).boxed().filter(i -> i != from).filter(i -> {
			Box b = boxes.get(i);
			boolean row = down ? b.y() < here.bottom() && here.y() < b.bottom() : b.x() < here.right() && here.x() < b.right();
			int away = down ? b.centerX() - here.centerX() : b.centerY() - here.centerY();
			return row && (forward ? away > 0 : away < 0);
		}));
	}
}
