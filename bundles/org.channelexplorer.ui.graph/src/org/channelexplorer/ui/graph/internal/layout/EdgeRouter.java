package org.channelexplorer.ui.graph.internal.layout;

import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.Orientation;

/** Routes single edges, without regard to what is between the ends: for boxes which have been dragged. */
public final class EdgeRouter {
	private static final int STUB = 14;

	private EdgeRouter() {
	}

	/** An orthogonal route from the border of one box to that of another, in the direction of the flow where it can be. */
	public static int[] route(Box from, Box to, Orientation orientation) {
		if (orientation == Orientation.RIGHT) {
			return swap(down(swap(from), swap(to)));
		}
		return down(from, to);
	}

	private static int[] down(Box from, Box to) {
		int x1 = from.centerX();
		int x2 = to.centerX();
		int y1 = from.bottom();
		int y2 = to.y();
		if (y2 - y1 >= STUB) { // to is below
			int middle = y2 - Math.max(STUB, Math.min((y2 - y1) / 2, 2 * STUB));
			return x1 == x2 ? new int[] { x1, y1, x2, y2 } : new int[] { x1, y1, x1, middle, x2, middle, x2, y2 };
		}
		if (to.x() >= from.right() + STUB || from.x() >= to.right() + STUB) { // beside each other: leave at the side
			boolean right = to.x() >= from.right();
			int start = right ? from.right() : from.x();
			int end = right ? to.x() : to.right();
			int middle = (start + end) / 2;
			return from.centerY() == to.centerY() ? new int[] { start, from.centerY(), end, to.centerY() }
					: new int[] { start, from.centerY(), middle, from.centerY(), middle, to.centerY(), end, to.centerY() };
		}
		int side = Math.max(from.right(), to.right()) + STUB; // to is above: around the right side
		return new int[] { from.right(), from.centerY(), side, from.centerY(), side, to.centerY(), to.right(), to.centerY() };
	}

	static Box swap(Box b) {
		return new Box(b.y(), b.x(), b.height(), b.width());
	}

	static int[] swap(int[] route) {
		int[] swapped = new int[route.length];
		for (int i = 0; i + 1 < route.length; i += 2) {
			swapped[i] = route[i + 1];
			swapped[i + 1] = route[i];
		}
		return swapped;
	}
}
