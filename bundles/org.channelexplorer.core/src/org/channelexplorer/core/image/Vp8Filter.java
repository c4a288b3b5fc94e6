package org.channelexplorer.core.image;

/**
 * The loop filter of VP8, which smooths the edges of blocks.
 *
 * @param simple    whether the simple one is used, on luma alone
 * @param sharpness 0 to 7
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-15">RFC 6386, section 15</a>
 */
record Vp8Filter(boolean simple, int sharpness) {

	/** Filters the edges of a macroblock. @param level above 0 @param inner whether its blocks' edges are, too */
	void filter(Vp8Plane[] planes, int column, int row, int level, boolean inner) {
		int interior = level;
		if (sharpness > 0) {
			interior = Math.min(interior >> (sharpness > 4 ? 2 : 1), 9 - sharpness);
		}
		interior = Math.max(1, interior);
		int limit = 2 * (2 * level + interior) + 1;
		int outer = limit + 8;
		int variance = level >= 40 ? 2 : level >= 15 ? 1 : 0;
		for (int p = 0; p < (simple ? 1 : 3); p++) {
			int size = p == 0 ? 16 : 8;
			Vp8Plane plane = planes[p];
			int at = row * size * plane.stride + column * size;
			edges(plane.values, at, 1, plane.stride, size, column > 0, inner, new int[] { outer, limit, interior, variance });
			edges(plane.values, at, plane.stride, 1, size, row > 0, inner, new int[] { outer, limit, interior, variance });
		}
	}

	/** @param across step over the edge @param along step on it */
	private void edges(byte[] v, int at, int across, int along, int size, boolean outer, boolean inner, int[] limits) {
		for (int edge = outer ? 0 : 4; edge < (inner ? size : 1); edge += 4) {
			for (int i = 0; i < size; i++) {
				edge(v, at + edge * across + i * along, across, edge == 0, limits);
			}
		}
	}

	private void edge(byte[] v, int at, int s, boolean outer, int[] limits) {
		int p1 = v[at - 2 * s] & 0xff;
		int p0 = v[at - s] & 0xff;
		int q0 = v[at] & 0xff;
		int q1 = v[at + s] & 0xff;
		if (4 * Math.abs(p0 - q0) + Math.abs(p1 - q1) > (outer ? limits[0] : limits[1])) {
			return;
		}
		if (simple) {
			two(v, at, s, p1, p0, q0, q1);
			return;
		}
		int p3 = v[at - 4 * s] & 0xff;
		int p2 = v[at - 3 * s] & 0xff;
		int q2 = v[at + 2 * s] & 0xff;
		int q3 = v[at + 3 * s] & 0xff;
		int most = limits[2];
		if (Math.abs(p3 - p2) > most || Math.abs(p2 - p1) > most || Math.abs(p1 - p0) > most || Math.abs(q3 - q2) > most || Math.abs(q2 - q1) > most
				|| Math.abs(q1 - q0) > most) {
			return;
		}
		if (Math.abs(p1 - p0) > limits[3] || Math.abs(q1 - q0) > limits[3]) {
			two(v, at, s, p1, p0, q0, q1);
		} else if (outer) {
			int a = Math.clamp(3 * (q0 - p0) + Math.clamp(p1 - q1, -128, 127), -128, 127);
			int a1 = 27 * a + 63 >> 7;
			int a2 = 18 * a + 63 >> 7;
			int a3 = 9 * a + 63 >> 7;
			put(v, at - 3 * s, p2 + a3);
			put(v, at - 2 * s, p1 + a2);
			put(v, at - s, p0 + a1);
			put(v, at, q0 - a1);
			put(v, at + s, q1 - a2);
			put(v, at + 2 * s, q2 - a3);
		} else {
			int a = 3 * (q0 - p0);
			int a1 = Math.clamp(a + 4 >> 3, -16, 15);
			int a2 = Math.clamp(a + 3 >> 3, -16, 15);
			int a3 = a1 + 1 >> 1;
			put(v, at - 2 * s, p1 + a3);
			put(v, at - s, p0 + a2);
			put(v, at, q0 - a1);
			put(v, at + s, q1 - a3);
		}
	}

	private static void two(byte[] v, int at, int s, int p1, int p0, int q0, int q1) {
		int a = 3 * (q0 - p0) + Math.clamp(p1 - q1, -128, 127);
		put(v, at - s, p0 + Math.clamp(a + 3 >> 3, -16, 15));
		put(v, at, q0 - Math.clamp(a + 4 >> 3, -16, 15));
	}

	private static void put(byte[] v, int at, int value) {
		v[at] = (byte) Math.clamp(value, 0, 255);
	}
}
