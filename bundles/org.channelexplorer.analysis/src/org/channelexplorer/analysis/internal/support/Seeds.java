package org.channelexplorer.analysis.internal.support;

import java.util.SplittableRandom;

/** Random streams named by what they are for, so that neither order of computation nor threads matter. */
public final class Seeds {
	private static final long FNV_OFFSET = 0xcbf29ce484222325L;
	private static final long FNV_PRIME = 0x100000001b3L;

	private Seeds() {
	}

	/** The stream of a purpose. @param parts texts and numbers that name it */
	public static SplittableRandom stream(long seed, Object... parts) {
		long hash = mix(seed);
		for (Object part : parts) {
			long h = FNV_OFFSET;
			String text = String.valueOf(part);
			for (int i = 0; i < text.length(); i++) {
				h = (h ^ text.charAt(i)) * FNV_PRIME;
			}
			hash = mix(hash + 0x9e3779b97f4a7c15L + h);
		}
		return new SplittableRandom(hash);
	}

	// finaliser of SplitMix64: FNV alone leaves similar names correlated
	private static long mix(long z) {
		z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
		z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
		return z ^ (z >>> 31);
	}

	/** Shuffles in place (Fisher-Yates). */
	public static void shuffle(int[] values, SplittableRandom random) {
		for (int i = values.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swap = values[i];
			values[i] = values[j];
			values[j] = swap;
		}
	}
}
