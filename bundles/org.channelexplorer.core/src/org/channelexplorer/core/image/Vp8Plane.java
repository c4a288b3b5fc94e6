package org.channelexplorer.core.image;

/**
 * Luma or one of the colour differences of a VP8 frame, with what is predicted from its neighbours. Beyond the frame's upper edge all is 127, beyond
 * the left one 129.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-12">RFC 6386, section 12</a>
 */
final class Vp8Plane {
	static final int DC = 0;
	static final int TM = 1;
	static final int VERTICAL = 2;
	static final int HORIZONTAL = 3;
	private static final int ABOVE = 127;
	private static final int LEFT = 129;

	final byte[] values;
	final int stride;
	private final int[] edge = new int[13]; // left from below, corner, above, above on the right

	Vp8Plane(int width, int height) {
		stride = width;
		values = new byte[Math.multiplyExact(width, height)];
	}

	int get(int x, int y) {
		return y < 0 ? ABOVE : x < 0 ? LEFT : values[y * stride + x] & 0xff;
	}

	private void set(int x, int y, int v) {
		values[y * stride + x] = (byte) v;
	}

	/** Predicts a square of 8 or 16. */
	void predict(int x, int y, int size, int mode) {
		switch (mode) {
		case DC -> {
			int sum = 0;
			for (int i = 0; i < size; i++) {
				sum += (y > 0 ? get(x + i, y - 1) : 0) + (x > 0 ? get(x - 1, y + i) : 0);
			}
			int count = (y > 0 ? size : 0) + (x > 0 ? size : 0);
			int v = count == 0 ? 128 : (sum + count / 2) / count;
			for (int i = 0; i < size * size; i++) {
				set(x + i % size, y + i / size, v);
			}
		}
		case TM -> tm(x, y, size);
		default -> {
			for (int j = 0; j < size; j++) {
				int left = get(x - 1, y + j);
				for (int i = 0; i < size; i++) {
					set(x + i, y + j, mode == VERTICAL ? get(x + i, y - 1) : left);
				}
			}
		}
		}
	}

	private void tm(int x, int y, int size) {
		int corner = get(x - 1, y - 1);
		for (int j = 0; j < size; j++) {
			int left = get(x - 1, y + j);
			for (int i = 0; i < size; i++) {
				set(x + i, y + j, Math.clamp(left + get(x + i, y - 1) - corner, 0, 255));
			}
		}
	}

	/**
	 * Predicts a square of 4.
	 *
	 * @param right the four values above on the right
	 */
	void predict4(int x, int y, int mode, int[] right) {
		int[] e = edge;
		for (int i = 0; i < 4; i++) {
			e[3 - i] = get(x - 1, y + i);
			e[5 + i] = get(x + i, y - 1);
			e[9 + i] = right[i];
		}
		e[4] = get(x - 1, y - 1);
		switch (mode) {
		case 0 -> {
			int sum = 4;
			for (int i = 0; i < 4; i++) {
				sum += e[i] + e[5 + i];
			}
			for (int i = 0; i < 16; i++) {
				set(x + i % 4, y + i / 4, sum >> 3);
			}
		}
		case 1 -> tm(x, y, 4);
		case 2 -> {
			for (int i = 0; i < 16; i++) {
				set(x + i % 4, y + i / 4, three(4 + i % 4));
			}
		}
		case 3 -> {
			for (int i = 0; i < 16; i++) {
				set(x + i % 4, y + i / 4, i / 4 == 3 ? e[1] + 3 * e[0] + 2 >> 2 : three(2 - i / 4));
			}
		}
		case 4 -> {
			for (int i = 0; i < 16; i++) {
				int at = i % 4 + i / 4;
				set(x + i % 4, y + i / 4, at == 6 ? e[11] + 3 * e[12] + 2 >> 2 : three(5 + at));
			}
		}
		case 5 -> {
			for (int i = 0; i < 16; i++) {
				set(x + i % 4, y + i / 4, three(3 + i % 4 - i / 4));
			}
		}
		default -> slanted(x, y, mode);
		}
	}

	/** The smoothed edge: weights 1, 2, 1 from a place on. */
	private int three(int at) {
		return edge[at] + 2 * edge[at + 1] + edge[at + 2] + 2 >> 2;
	}

	private int two(int at) {
		return edge[at] + edge[at + 1] + 1 >> 1;
	}

	private void slanted(int x, int y, int mode) {
		int[] v = switch (mode) {
		case 6 -> new int[] { two(4), two(5), two(6), two(7), //
				three(3), three(4), three(5), three(6), //
				three(2), two(4), two(5), two(6), //
				three(1), three(3), three(4), three(5) };
		case 7 -> new int[] { two(5), two(6), two(7), two(8), //
				three(5), three(6), three(7), three(8), //
				two(6), two(7), two(8), three(9), //
				three(6), three(7), three(8), three(10) };
		case 8 -> new int[] { two(3), three(3), three(4), three(5), //
				two(2), three(2), two(3), three(3), //
				two(1), three(1), two(2), three(2), //
				two(0), three(0), two(1), three(1) };
		default -> rising();
		};
		for (int i = 0; i < 16; i++) {
			set(x + i % 4, y + i / 4, v[i]);
		}
	}

	/** From the left upwards; below the last value all is this one. */
	private int[] rising() {
		int last = edge[0];
		int mixed = edge[1] + 3 * last + 2 >> 2;
		return new int[] { two(2), three(1), two(1), three(0), //
				two(1), three(0), two(0), mixed, //
				two(0), mixed, last, last, //
				last, last, last, last };
	}
}
