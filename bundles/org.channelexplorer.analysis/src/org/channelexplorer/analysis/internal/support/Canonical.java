package org.channelexplorer.analysis.internal.support;

import java.util.Arrays;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * An order of images that depends on their values only, so that seeded draws do not change when the images are given in
 * another order or all values are scaled.
 */
public final class Canonical {
	private Canonical() {
	}

	/** The given rows of {@code x} in lexicographic order of their values. */
	public static int[] order(FloatMatrix x, int[] rows) {
		return Arrays.stream(rows).boxed().sorted((a, b) -> compare(x, a, b)).mapToInt(Integer::intValue).toArray();
	}

	/** Compares two rows lexicographically; 0 when all values are equal. */
	public static int compare(FloatMatrix x, int a, int b) {
		if (a == b) {
			return 0;
		}
		for (int c = 0; c < x.columns(); c++) {
			float va = x.get(a, c);
			float vb = x.get(b, c);
			if (va != vb) {
				return va < vb ? -1 : 1;
			}
		}
		return 0;
	}
}
