package org.channelexplorer.plot.internal.heatmap;

/** Colours of values: viridis (van der Walt and Smith, matplotlib 2015; public domain), whose lightness grows evenly. */
final class Colours {
	private static final int[] ANCHORS = { 0x440154, 0x482475, 0x414487, 0x355f8d, 0x2a788e, 0x21918c, 0x22a884, 0x44bf70, 0x7ad151, 0xbddf26, 0xfde725 };
	private static final int N = 256;
	private static final int[] TABLE = table();

	/** A value that is not there. */
	static final int MISSING = 0xd81b60;
	/** A value below the lower limit, where clipped values are marked. */
	static final int BELOW = 0x2b2bff;
	/** A value above the upper limit. */
	static final int ABOVE = 0xff3b30;

	private Colours() {
	}

	private static int[] table() {
		int[] table = new int[N];
		for (int i = 0; i < N; i++) {
			double at = i / (N - 1.0) * (ANCHORS.length - 1);
			int k = Math.min(ANCHORS.length - 2, (int) at);
			table[i] = mixed(ANCHORS[k], ANCHORS[k + 1], at - k);
		}
		return table;
	}

	/** Colour of a place between the limits, see {@link Scale}; 0xRRGGBB. */
	static int of(float place, boolean marked) {
		if (Float.isNaN(place)) {
			return MISSING;
		}
		if (marked && place < -1e-6f) {
			return BELOW;
		}
		if (marked && place > 1 + 1e-6f) {
			return ABOVE;
		}
		return TABLE[Math.clamp(Math.round(place * (N - 1)), 0, N - 1)];
	}

	/** @param share 0 all of the first, 1 all of the second */
	static int mixed(int one, int other, double share) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			double a = one >> shift & 0xff;
			double b = other >> shift & 0xff;
			mixed |= (int) Math.round(a + share * (b - a)) << shift;
		}
		return mixed;
	}
}
