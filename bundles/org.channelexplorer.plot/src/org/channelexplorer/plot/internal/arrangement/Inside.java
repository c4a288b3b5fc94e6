package org.channelexplorer.plot.internal.arrangement;

import java.util.ArrayList;
import java.util.List;

/**
 * The live miniatures that a box shows below its texts, one under the other.
 *
 * @param operations ids of the operations whose results are drawn, from top to bottom; at least one, each once
 * @param width      of the box, in pixels at 100 %
 * @param height     of a miniature, in pixels at 100 %
 */
public record Inside(List<String> operations, int width, int height) {
	/** Room around a miniature. */
	public static final int PAD = 6;
	/** Smallest side of a miniature. */
	public static final int SMALLEST = 60;
	private static final int LARGEST = 1200;

	public Inside {
		operations = List.copyOf(operations);
		if (operations.isEmpty()) {
			throw new IllegalArgumentException("a box without miniatures is folded");
		}
		width = Math.clamp(width, SMALLEST + 2 * PAD, LARGEST);
		height = Math.clamp(height, SMALLEST, LARGEST);
	}

	/** What the miniatures add to the height of the box. */
	public int extra() {
		return operations.size() * (height + PAD);
	}

	/** The places of the miniatures in a box of the height that {@link #extra} makes. */
	public List<Box> places(Box box) {
		List<Box> places = new ArrayList<>();
		for (int i = 0; i < operations.size(); i++) {
			places.add(new Box(box.x() + PAD, box.bottom() - extra() + i * (height + PAD), box.width() - 2 * PAD, height));
		}
		return places;
	}

	/** With another operation as the last, or without one that is there; null when none is left. */
	public Inside toggled(String operation) {
		List<String> changed = new ArrayList<>(operations);
		if (!changed.remove(operation)) {
			changed.add(operation);
		}
		return changed.isEmpty() ? null : new Inside(changed, width, height);
	}

	/** The same in another size. */
	public Inside sized(int newWidth, int newHeight) {
		return new Inside(operations, newWidth, newHeight);
	}
}
