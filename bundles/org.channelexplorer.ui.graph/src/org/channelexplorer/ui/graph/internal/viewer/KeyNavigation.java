package org.channelexplorer.ui.graph.internal.viewer;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.ui.graph.internal.layout.Box;
import org.channelexplorer.ui.graph.internal.layout.Orientation;
import org.channelexplorer.ui.graph.internal.model.DisplayGraph;
import org.channelexplorer.ui.graph.internal.model.Drawing;

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
		if (drawing.graph().nodes().isEmpty()) {
			return -1;
		}
		if (from < 0) {
			return 0;
		}
		boolean down = drawing.orientation() == Orientation.DOWN;
		DisplayGraph graph = drawing.graph();
		if (direction == (down ? Direction.DOWN : Direction.RIGHT)) {
			return straightest(drawing, from, graph.outgoing(from).stream().map(e -> graph.edges().get(e).to()).toList());
		}
		if (direction == (down ? Direction.UP : Direction.LEFT)) {
			return straightest(drawing, from, graph.incoming(from).stream().map(e -> graph.edges().get(e).from()).toList());
		}
		return beside(drawing, from, direction == Direction.RIGHT || direction == Direction.DOWN);
	}

	private static int straightest(Drawing drawing, int from, List<Integer> candidates) {
		return nearest(drawing, from, candidates.stream());
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
	private static int beside(Drawing drawing, int from, boolean forward) {
		boolean down = drawing.orientation() == Orientation.DOWN;
		List<Box> boxes = drawing.placement().boxes();
		Box here = boxes.get(from);
		return nearest(drawing, from, IntStream.range(0, boxes.size()).boxed().filter(i -> i != from).filter(i -> {
			Box b = boxes.get(i);
			boolean row = down ? b.y() < here.bottom() && here.y() < b.bottom() : b.x() < here.right() && here.x() < b.right();
			int away = down ? b.centerX() - here.centerX() : b.centerY() - here.centerY();
			return row && (forward ? away > 0 : away < 0);
		}));
	}
}
