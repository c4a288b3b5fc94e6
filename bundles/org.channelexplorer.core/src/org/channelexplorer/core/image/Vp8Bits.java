package org.channelexplorer.core.image;

import java.io.EOFException;

/**
 * The arithmetic decoder of VP8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6386#section-7">RFC 6386, section 7</a>
 */
final class Vp8Bits {
	/** Bytes that are looked at before they are needed. */
	private static final int AHEAD = 2;

	private final byte[] bytes;
	private final int end;
	private int at;
	private int value;
	private int range = 255;
	private int shifted;

	Vp8Bits(byte[] bytes, int from, int end) throws EOFException {
		this.bytes = bytes;
		this.end = end;
		at = from;
		value = next() << 8 | next();
	}

	private int next() throws EOFException {
		if (at >= end + AHEAD) {
			throw new EOFException();
		}
		int next = at < end ? bytes[at] & 0xff : 0;
		at++;
		return next;
	}

	/** A bit. @param zero probability that it is 0, in 256ths */
	int bit(int zero) throws EOFException {
		int split = 1 + ((range - 1) * zero >> 8);
		int bit;
		if (value >= split << 8) {
			bit = 1;
			range -= split;
			value -= split << 8;
		} else {
			bit = 0;
			range = split;
		}
		while (range < 128) {
			value <<= 1;
			range <<= 1;
			if (++shifted == 8) {
				shifted = 0;
				value |= next();
			}
		}
		return bit;
	}

	boolean flag() throws EOFException {
		return bit(128) == 1;
	}

	/** A number without sign. */
	int number(int bits) throws EOFException {
		int v = 0;
		for (int i = 0; i < bits; i++) {
			v = v << 1 | bit(128);
		}
		return v;
	}

	/** A number and its sign. */
	int signed(int bits) throws EOFException {
		int v = number(bits);
		return flag() ? -v : v;
	}

	/** A number that may be missing, then 0. */
	int optional(int bits) throws EOFException {
		return flag() ? signed(bits) : 0;
	}
}
