package org.channelexplorer.analysis.internal.duplicates;

import java.util.Arrays;
import org.channelexplorer.core.image.RgbImage;

/**
 * What is kept of an image to find others like it: 64 bits of its lowest frequencies, as they are and mirrored, and a small picture.
 *
 * @param hash     signs of the 8 x 8 lowest frequencies of its brightness against their median, the constant one left out
 * @param mirrored the same of the image mirrored left to right
 * @param small    {@value #SIDE} x {@value #SIDE} pixels, three bytes each
 */
record Fingerprint(long hash, long mirrored, byte[] small) {
	/** Pixels on a side of the small picture. */
	static final int SIDE = 32;
	private static final int LOW = 8;
	private static final double[][] COSINES = cosines();

	private static double[][] cosines() {
		double[][] c = new double[LOW][SIDE];
		for (int u = 0; u < LOW; u++) {
			for (int x = 0; x < SIDE; x++) {
				c[u][x] = Math.cos(Math.PI * u * (2 * x + 1) / (2 * SIDE));
			}
		}
		return c;
	}

	static Fingerprint of(RgbImage image) {
		byte[] small = image.resized(SIDE, SIDE).rgb();
		double[][] rows = new double[SIDE][LOW]; // horizontal frequencies of every row
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				int at = (y * SIDE + x) * 3;
				double grey = 0.299 * (small[at] & 0xff) + 0.587 * (small[at + 1] & 0xff) + 0.114 * (small[at + 2] & 0xff);
				for (int u = 0; u < LOW; u++) {
					rows[y][u] += grey * COSINES[u][x];
				}
			}
		}
		double[] low = new double[LOW * LOW];
		double[] turned = new double[LOW * LOW];
		for (int v = 0; v < LOW; v++) {
			for (int u = 0; u < LOW; u++) {
				double sum = 0;
				for (int y = 0; y < SIDE; y++) {
					sum += rows[y][u] * COSINES[v][y];
				}
				low[v * LOW + u] = sum;
				turned[v * LOW + u] = u % 2 == 0 ? sum : -sum; // a mirrored cosine of odd frequency changes its sign
			}
		}
		return new Fingerprint(bits(low), bits(turned), small);
	}

	private static long bits(double[] frequencies) {
		double[] sorted = Arrays.copyOfRange(frequencies, 1, frequencies.length);
		Arrays.sort(sorted);
		double median = sorted[sorted.length / 2];
		long bits = 0;
		for (int i = 1; i < frequencies.length; i++) {
			bits |= frequencies[i] > median ? 1L << i : 0;
		}
		return bits;
	}

	/** Bits in which it differs from another image, as that is or mirrored, whichever are fewer. */
	int bitsApart(Fingerprint other) {
		return Math.min(Long.bitCount(hash ^ other.hash), Long.bitCount(mirrored ^ other.hash));
	}

	/** Whether it is mirrored that it resembles another image most. */
	boolean turned(Fingerprint other) {
		return Long.bitCount(mirrored ^ other.hash) < Long.bitCount(hash ^ other.hash);
	}
}
