package org.channelexplorer.core.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Brings values with the channel last into channel order. */
public final class Transposition {
	/** Side of the squares that are moved together: two of them fit into the first-level cache. */
	private static final int BLOCK = 32;

	private Transposition() {
	}

	/**
	 * Writes the transpose of each image's matrix.
	 *
	 * @param from     images x positions x channels
	 * @param to       images x channels x positions
	 */
	public static void channelsFirst(MemorySegment from, MemorySegment to, int images, int positions, int channels) {
		for (int image = 0; image < images; image++) {
			long first = (long) image * positions * channels;
			for (int p0 = 0; p0 < positions; p0 += BLOCK) {
				int p1 = Math.min(positions, p0 + BLOCK);
				for (int c0 = 0; c0 < channels; c0 += BLOCK) {
					block(from, to, first, positions, channels, p0, p1, c0, Math.min(channels, c0 + BLOCK));
				}
			}
		}
	}

	private static void block(MemorySegment from, MemorySegment to, long first, int positions, int channels, int p0, int p1, int c0, int c1) {
		for (int c = c0; c < c1; c++) {
			for (int p = p0; p < p1; p++) {
				to.setAtIndex(ValueLayout.JAVA_FLOAT, first + (long) c * positions + p,
						from.getAtIndex(ValueLayout.JAVA_FLOAT, first + (long) p * channels + c));
			}
		}
	}
}
