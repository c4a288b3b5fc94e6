package org.channelexplorer.core.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decodes a key frame of VP8, which is what a lossy WebP image is, to libwebp's bytes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386">RFC 6386</a>
 */
final class Vp8Decoder {
	private static final int HEADER = 10;
	private static final int SEGMENTS = 4;
	private static final int[] IMPLIED = { 0, 1, 2, 3 }; // a whole macroblock's mode as that of its blocks: DC, TM, vertical, horizontal

	private final byte[] bytes;
	private final int width;
	private final int height;
	private final int columns;
	private final int rows;
	private final Vp8Plane[] planes;
	private final Vp8Coefficients coefficients = new Vp8Coefficients();
	private final int firstEnd;
	private final Vp8Bits bits;
	private Vp8Bits[] parts;

	private boolean segmented;
	private boolean segmentMap;
	private boolean absolute;
	private final int[] segmentQuantiser = new int[SEGMENTS];
	private final int[] segmentLevel = new int[SEGMENTS];
	private final int[] segmentProbability = { 255, 255, 255 };
	private int level;
	private Vp8Filter filter;
	private boolean deltas;
	private final int[] delta = new int[8];
	/** By segment: steps of luma, of its first coefficients, of chroma, each DC and AC. */
	private final int[][] steps = new int[SEGMENTS][6];
	private boolean skips;
	private int skipProbability;

	// what stands above, by column, and on the left: modes of blocks, and whether blocks have coefficients (4 luma, 2 + 2 chroma, 1 first ones)
	private final int[] modesAbove;
	private final int[] modesLeft = new int[4];
	private final int[] above;
	private final int[] left = new int[9];
	/** By macroblock: level of the filter, negative when inner edges are filtered, too. */
	private final int[] levels;

	private int segment;
	private boolean skipped;
	/** The macroblock's mode, -1 when each block has one. */
	private int mode;
	private final int[] modes = new int[16];
	private int chroma;
	private final int[] values = new int[25 * 16];

	private Vp8Decoder(byte[] bytes) throws IOException {
		this.bytes = bytes;
		if (bytes.length < HEADER) {
			throw new EOFException();
		}
		int tag = bytes[0] & 0xff | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16;
		if ((tag & 1) != 0 || bytes[3] != (byte) 0x9d || bytes[4] != 1 || bytes[5] != 0x2a) {
			throw new IOException("the image is damaged: its first frame is no key frame");
		}
		width = (bytes[6] & 0xff | (bytes[7] & 0xff) << 8) & 0x3fff;
		height = (bytes[8] & 0xff | (bytes[9] & 0xff) << 8) & 0x3fff;
		firstEnd = HEADER + (tag >> 5);
		if (firstEnd > bytes.length) {
			throw new EOFException();
		}
		columns = (width + 15) / 16;
		rows = (height + 15) / 16;
		planes = new Vp8Plane[] { new Vp8Plane(16 * columns, 16 * rows), new Vp8Plane(8 * columns, 8 * rows), new Vp8Plane(8 * columns, 8 * rows) };
		modesAbove = new int[4 * columns];
		above = new int[9 * columns];
		levels = new int[columns * rows];
		bits = new Vp8Bits(bytes, HEADER, firstEnd);
	}

	/** @param bytes the content of the chunk, whose sizes have been checked */
	static RgbImage decode(byte[] bytes) throws IOException {
		Vp8Decoder decoder = new Vp8Decoder(bytes);
		decoder.header();
		decoder.macroblocks();
		return Vp8Colours.of(decoder.planes, decoder.width, decoder.height);
	}

	private void header() throws IOException {
		bits.number(2); // colour space, and whether values are cut: both are for other decoders
		segments();
		boolean simple = bits.flag();
		level = bits.number(6);
		filter = new Vp8Filter(simple, bits.number(3));
		deltas = bits.flag();
		if (deltas && bits.flag()) {
			for (int i = 0; i < delta.length; i++) {
				delta[i] = bits.flag() ? bits.signed(6) : delta[i];
			}
		}
		parts(1 << bits.number(2));
		quantisers();
		bits.flag(); // whether the probabilities are kept for the next frame
		for (int i = 0; i < Vp8Tables.UPDATE.length; i++) {
			if (bits.bit(Vp8Tables.UPDATE[i]) == 1) {
				coefficients.probability[i] = bits.number(8);
			}
		}
		skips = bits.flag();
		skipProbability = skips ? bits.number(8) : 0;
	}

	private void segments() throws IOException {
		segmented = bits.flag();
		if (!segmented) {
			return;
		}
		segmentMap = bits.flag();
		if (bits.flag()) {
			absolute = bits.flag();
			for (int i = 0; i < SEGMENTS; i++) {
				segmentQuantiser[i] = bits.optional(7);
			}
			for (int i = 0; i < SEGMENTS; i++) {
				segmentLevel[i] = bits.optional(6);
			}
		}
		if (segmentMap) {
			for (int i = 0; i < segmentProbability.length; i++) {
				segmentProbability[i] = bits.flag() ? bits.number(8) : 255;
			}
		}
	}

	private void parts(int count) throws IOException {
		parts = new Vp8Bits[count];
		int at = firstEnd + 3 * (count - 1);
		if (at > bytes.length) {
			throw new EOFException();
		}
		for (int i = 0; i < count; i++) {
			int size = firstEnd + 3 * i;
			int end = i == count - 1 ? bytes.length
					: at + (bytes[size] & 0xff | (bytes[size + 1] & 0xff) << 8 | (bytes[size + 2] & 0xff) << 16);
			if (end > bytes.length) {
				throw new EOFException();
			}
			parts[i] = new Vp8Bits(bytes, at, end);
			at = end;
		}
	}

	private void quantisers() throws IOException {
		int base = bits.number(7);
		int[] offset = new int[5]; // luma DC, firsts DC, firsts AC, chroma DC, chroma AC
		for (int i = 0; i < offset.length; i++) {
			offset[i] = bits.optional(4);
		}
		for (int s = 0; s < SEGMENTS; s++) {
			int q = !segmented ? base : absolute ? segmentQuantiser[s] : base + segmentQuantiser[s];
			steps[s] = new int[] { step(Vp8Tables.DC, q + offset[0]), step(Vp8Tables.AC, q), 2 * step(Vp8Tables.DC, q + offset[1]),
					Math.max(8, step(Vp8Tables.AC, q + offset[2]) * 155 / 100), Math.min(132, step(Vp8Tables.DC, q + offset[3])),
					step(Vp8Tables.AC, q + offset[4]) };
		}
	}

	private static int step(int[] table, int q) {
		return table[Math.clamp(q, 0, table.length - 1)];
	}

	private void macroblocks() throws IOException {
		for (int row = 0; row < rows; row++) {
			Arrays.fill(modesLeft, 0);
			Arrays.fill(left, 0);
			for (int column = 0; column < columns; column++) {
				modes(column);
				boolean none = skipped || !residuals(parts[row % parts.length], column);
				if (skipped) {
					clear(column);
				}
				predict(column, row);
				levels[row * columns + column] = (none && mode >= 0 ? 1 : -1) * level();
			}
		}
		for (int i = 0; i < levels.length && level > 0; i++) {
			if (levels[i] != 0) {
				filter.filter(planes, i % columns, i / columns, Math.abs(levels[i]), levels[i] < 0);
			}
		}
	}

	private int level() {
		int l = !segmented ? level : absolute ? segmentLevel[segment] : level + segmentLevel[segment];
		if (deltas) {
			l += delta[0] + (mode < 0 ? delta[4] : 0);
		}
		return Math.clamp(l, 0, 63);
	}

	private void modes(int column) throws IOException {
		if (segmentMap) {
			segment = bits.bit(segmentProbability[0]) == 0 ? bits.bit(segmentProbability[1]) : 2 + bits.bit(segmentProbability[2]);
		}
		skipped = skips && bits.bit(skipProbability) == 1;
		if (bits.bit(145) == 0) {
			mode = -1;
			for (int b = 0; b < 16; b++) {
				int at = 4 * column + b % 4;
				int m = blockMode(modesAbove[at], modesLeft[b / 4]);
				modes[b] = m;
				modesAbove[at] = m;
				modesLeft[b / 4] = m;
			}
		} else {
			mode = bits.bit(156) == 0 ? bits.bit(163) == 0 ? Vp8Plane.DC : Vp8Plane.VERTICAL : bits.bit(128) == 0 ? Vp8Plane.HORIZONTAL : Vp8Plane.TM;
			Arrays.fill(modesAbove, 4 * column, 4 * column + 4, IMPLIED[mode]);
			Arrays.fill(modesLeft, IMPLIED[mode]);
		}
		chroma = bits.bit(142) == 0 ? Vp8Plane.DC : bits.bit(114) == 0 ? Vp8Plane.VERTICAL : bits.bit(183) == 0 ? Vp8Plane.HORIZONTAL : Vp8Plane.TM;
	}

	private int blockMode(int up, int beside) throws IOException {
		int[] p = Vp8Tables.MODE;
		int at = (up * 10 + beside) * 9;
		if (bits.bit(p[at]) == 0) {
			return 0;
		} else if (bits.bit(p[at + 1]) == 0) {
			return 1;
		} else if (bits.bit(p[at + 2]) == 0) {
			return 2;
		} else if (bits.bit(p[at + 3]) == 0) {
			return bits.bit(p[at + 4]) == 0 ? 3 : bits.bit(p[at + 5]) == 0 ? 5 : 6;
		} else if (bits.bit(p[at + 6]) == 0) {
			return 4;
		} else if (bits.bit(p[at + 7]) == 0) {
			return 7;
		}
		return bits.bit(p[at + 8]) == 0 ? 8 : 9;
	}

	private void clear(int column) {
		int firsts = above[9 * column + 8];
		int firstsLeft = left[8];
		Arrays.fill(above, 9 * column, 9 * column + 9, 0);
		Arrays.fill(left, 0);
		if (mode < 0) {
			above[9 * column + 8] = firsts;
			left[8] = firstsLeft;
		}
	}

	/** Reads the coefficients. @return whether there are any */
	private boolean residuals(Vp8Bits from, int column) throws IOException {
		int[] step = steps[segment];
		int up = 9 * column;
		int first = 0;
		int kind = Vp8Coefficients.LUMA;
		boolean any = false;
		if (mode >= 0) {
			int[] firsts = new int[16];
			int n = coefficients.read(from, Vp8Coefficients.FIRSTS, 0, above[up + 8] + left[8], step[2], step[3], firsts, 0);
			above[up + 8] = n > 0 ? 1 : 0;
			left[8] = above[up + 8];
			Vp8Coefficients.firsts(firsts, values);
			first = 1;
			kind = Vp8Coefficients.LUMA_REST;
		}
		for (int b = 0; b < 16; b++) {
			any |= block(from, kind, first, up + b % 4, b / 4, step[0], step[1], 16 * b);
		}
		for (int b = 0; b < 8; b++) {
			int side = 4 + b / 4 * 2;
			any |= block(from, Vp8Coefficients.CHROMA, 0, up + side + b % 2, side + b % 4 / 2, step[4], step[5], 16 * (16 + b));
		}
		return any;
	}

	private boolean block(Vp8Bits from, int kind, int first, int up, int beside, int dc, int ac, int at) throws IOException {
		int n = coefficients.read(from, kind, first, above[up] + left[beside], dc, ac, values, at);
		above[up] = n > first ? 1 : 0;
		left[beside] = above[up];
		return n > 1 || values[at] != 0;
	}

	private void predict(int column, int row) {
		int x = 16 * column;
		int y = 16 * row;
		Vp8Plane luma = planes[0];
		if (mode >= 0) {
			luma.predict(x, y, 16, mode);
		}
		int[] beyond = new int[4];
		for (int i = 0; i < 4; i++) { // above the macroblock on the right; at the right edge its own last value
			beyond[i] = luma.get(column + 1 < columns ? x + 16 + i : x + 15, y - 1);
		}
		int[] right = new int[4];
		for (int b = 0; b < 16; b++) {
			int bx = x + b % 4 * 4;
			int by = y + b / 4 * 4;
			if (mode < 0) {
				for (int i = 0; i < 4; i++) {
					right[i] = b % 4 == 3 ? beyond[i] : luma.get(bx + 4 + i, by - 1);
				}
				luma.predict4(bx, by, modes[b], right);
			}
			Vp8Coefficients.add(values, 16 * b, luma.values, by * luma.stride + bx, luma.stride);
		}
		for (int p = 1; p < 3; p++) {
			Vp8Plane plane = planes[p];
			plane.predict(x / 2, y / 2, 8, chroma);
			for (int b = 0; b < 4; b++) {
				Vp8Coefficients.add(values, 16 * (12 + 4 * p + b), plane.values, (y / 2 + b / 2 * 4) * plane.stride + x / 2 + b % 2 * 4, plane.stride);
			}
		}
	}
}
