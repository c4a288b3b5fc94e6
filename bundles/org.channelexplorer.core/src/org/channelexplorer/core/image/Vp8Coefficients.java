package org.channelexplorer.core.image;

import java.io.EOFException;
import java.util.Arrays;

/**
 * Coefficients of blocks and what they add to the prediction.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-13">RFC 6386, sections 13 and 14</a>
 */
final class Vp8Coefficients {
	/** Kinds of blocks: luma without its first coefficients, these, chroma, whole luma. */
	static final int LUMA_REST = 0;
	static final int FIRSTS = 1;
	static final int CHROMA = 2;
	static final int LUMA = 3;

	private static final int[] ZIGZAG = { 0, 1, 4, 8, 5, 2, 3, 6, 9, 12, 13, 10, 7, 11, 14, 15 };
	private static final int[] BAND = { 0, 1, 2, 3, 6, 4, 5, 6, 6, 6, 6, 6, 6, 6, 6, 7, 0 };
	private static final int[][] LARGE = { { 173, 148, 140 }, { 176, 155, 140, 135 }, { 180, 157, 141, 134, 130 },
			{ 254, 254, 243, 230, 196, 177, 153, 140, 133, 130, 129 } };
	private static final int NODES = 11;

	final int[] probability = Vp8Tables.COEFFICIENT.clone();

	private int node(int kind, int place, int context) {
		return ((kind * 8 + BAND[place]) * 3 + context) * NODES;
	}

	/**
	 * Reads a block.
	 *
	 * @param first   the first coefficient that is there
	 * @param context how many of the blocks above and on the left have coefficients
	 * @param out     receives 16 coefficients from {@code at} on
	 * @return the place behind the last one read; {@code first} for none
	 */
	int read(Vp8Bits bits, int kind, int first, int context, int dc, int ac, int[] out, int at) throws EOFException {
		int n = first;
		int p = node(kind, n, context);
		if (n == 16 || bits.bit(probability[p]) == 0) {
			return n;
		}
		while (true) {
			while (bits.bit(probability[p + 1]) == 0) {
				if (++n == 16) {
					return n;
				}
				p = node(kind, n, 0);
			}
			int v = bits.bit(probability[p + 2]) == 0 ? 1 : large(bits, p);
			int next = v == 1 ? 1 : 2;
			out[at + ZIGZAG[n]] = (bits.flag() ? -v : v) * (n == 0 ? dc : ac);
			if (++n == 16) {
				return n;
			}
			p = node(kind, n, next);
			if (bits.bit(probability[p]) == 0) {
				return n;
			}
		}
	}

	private int large(Vp8Bits bits, int p) throws EOFException {
		if (bits.bit(probability[p + 3]) == 0) {
			return bits.bit(probability[p + 4]) == 0 ? 2 : 3 + bits.bit(probability[p + 5]);
		}
		if (bits.bit(probability[p + 6]) == 0) {
			return bits.bit(probability[p + 7]) == 0 ? 5 + bits.bit(159) : 7 + 2 * bits.bit(165) + bits.bit(145);
		}
		int high = bits.bit(probability[p + 8]);
		int category = 2 * high + bits.bit(probability[p + 9 + high]);
		int v = 0;
		for (int zero : LARGE[category]) {
			v = 2 * v + bits.bit(zero);
		}
		return v + 3 + (8 << category);
	}

	/** Makes the first coefficients of 16 blocks of their transform. */
	static void firsts(int[] in, int[] out) {
		int[] t = new int[16];
		for (int i = 0; i < 4; i++) {
			int a0 = in[i] + in[12 + i];
			int a1 = in[4 + i] + in[8 + i];
			int a2 = in[4 + i] - in[8 + i];
			int a3 = in[i] - in[12 + i];
			t[i] = a0 + a1;
			t[8 + i] = a0 - a1;
			t[4 + i] = a3 + a2;
			t[12 + i] = a3 - a2;
		}
		for (int i = 0; i < 4; i++) {
			int dc = t[4 * i] + 3;
			int a0 = dc + t[3 + 4 * i];
			int a1 = t[1 + 4 * i] + t[2 + 4 * i];
			int a2 = t[1 + 4 * i] - t[2 + 4 * i];
			int a3 = dc - t[3 + 4 * i];
			out[64 * i] = a0 + a1 >> 3;
			out[64 * i + 16] = a3 + a2 >> 3;
			out[64 * i + 32] = a0 - a1 >> 3;
			out[64 * i + 48] = a3 - a2 >> 3;
		}
	}

	private static int cosine(int a) {
		return (a * 20091 >> 16) + a;
	}

	private static int sine(int a) {
		return a * 35468 >> 16;
	}

	/** Adds a block's transform to its prediction and clears the block. */
	static void add(int[] in, int from, byte[] plane, int at, int stride) {
		int[] t = new int[16];
		boolean any = false;
		for (int i = 0; i < 16; i++) {
			any |= in[from + i] != 0;
		}
		if (!any) {
			return;
		}
		for (int i = 0; i < 4; i++) {
			int o = from + i;
			int a = in[o] + in[o + 8];
			int b = in[o] - in[o + 8];
			int c = sine(in[o + 4]) - cosine(in[o + 12]);
			int d = cosine(in[o + 4]) + sine(in[o + 12]);
			t[4 * i] = a + d;
			t[4 * i + 1] = b + c;
			t[4 * i + 2] = b - c;
			t[4 * i + 3] = a - d;
		}
		for (int y = 0; y < 4; y++) {
			int dc = t[y] + 4;
			int a = dc + t[8 + y];
			int b = dc - t[8 + y];
			int c = sine(t[4 + y]) - cosine(t[12 + y]);
			int d = cosine(t[4 + y]) + sine(t[12 + y]);
			int o = at + y * stride;
			put(plane, o, a + d);
			put(plane, o + 1, b + c);
			put(plane, o + 2, b - c);
			put(plane, o + 3, a - d);
		}
		Arrays.fill(in, from, from + 16, 0);
	}

	private static void put(byte[] plane, int at, int difference) {
		plane[at] = (byte) Math.clamp((plane[at] & 0xff) + (difference >> 3), 0, 255);
	}
}
