package org.channelexplorer.analysis.internal.jaccard;

import java.util.Arrays;

/**
 * Sets of channels turned round: a bit per image for every channel. The number of channels that one image shares with 512 others is then
 * the sum of the bits of its channels, for all of them at once: 64 images share a word, and carry-save adders (Harley and Seal) add
 * eight words with some five operations each. Counting pair by pair takes a look at every channel of the layer, this one only at those of the set.
 */
public final class BitColumns {
	/** Images that are counted together: a line of the processor's cache. */
	public static final int BLOCK = 512;
	private static final int WORDS = BLOCK / 64;
	/** Words that are added at once. */
	private static final int GROUP = 8;
	/** The bits of a byte as eight bytes. */
	private static final long[] SPREAD = new long[256];

	static {
		for (int b = 0; b < SPREAD.length; b++) {
			for (int bit = 0; bit < 8; bit++) {
				SPREAD[b] |= (b >> bit & 1L) << 8 * bit;
			}
		}
	}

	private final int channels;
	/** By block, then channel, then word; a column of zeros ends each block. */
	private final long[] bits;

	/** Without any channels in the sets. */
	public BitColumns(int images, int channels) {
		this.channels = channels;
		bits = new long[Math.multiplyExact((images + BLOCK - 1) / BLOCK, Math.multiplyExact(channels + 1, WORDS))];
	}

	/** Puts a channel into an image's set. */
	public void add(int image, int channel) {
		bits[(image / BLOCK * (channels + 1) + channel) * WORDS + image % BLOCK / 64] |= 1L << image;
	}

	// of three bits added; the compiler shares the first exclusive or with the sum
	private static long carry(long a, long b, long c) {
		return a & b | (a ^ b) & c;
	}

	/** A counter for an image with these channels. */
	public Counter counter(int[] members) {
		return new Counter(members);
	}

	/** Counts for one image; not for concurrent use. */
	public final class Counter {
		private final int[] columns;
		private final int levels;
		private final long[] sums;

		private Counter(int[] members) {
			columns = new int[(members.length + GROUP - 1) / GROUP * GROUP];
			Arrays.fill(columns, channels * WORDS);
			for (int m = 0; m < members.length; m++) {
				columns[m] = members[m] * WORDS;
			}
			levels = Integer.SIZE - Integer.numberOfLeadingZeros(members.length);
			sums = new long[Math.max(3, levels)];
		}

		/**
		 * Counts what it shares with the images of a block.
		 *
		 * @param from   images of the block that may be left out
		 * @param counts receives {@link #BLOCK} counts
		 * @param at     where in {@code counts} the block's first goes
		 */
		public void count(int block, int from, char[] counts, int at) {
			int offset = block * (channels + 1) * WORDS;
			for (int w = from / 64; w < WORDS; w++) {
				add(offset + w);
				store(counts, at + 64 * w);
			}
		}

		// the sums of 64 images: their lowest bits in sums[0], and so on
		private void add(int offset) {
			Arrays.fill(sums, 0);
			long ones = 0;
			long twos = 0;
			long fours = 0;
			for (int m = 0; m < columns.length; m += GROUP) {
				long a = bits[offset + columns[m]];
				long b = bits[offset + columns[m + 1]];
				long twosA = carry(ones, a, b);
				ones = ones ^ a ^ b;
				a = bits[offset + columns[m + 2]];
				b = bits[offset + columns[m + 3]];
				long twosB = carry(ones, a, b);
				ones = ones ^ a ^ b;
				long foursA = carry(twos, twosA, twosB);
				twos = twos ^ twosA ^ twosB;
				a = bits[offset + columns[m + 4]];
				b = bits[offset + columns[m + 5]];
				twosA = carry(ones, a, b);
				ones = ones ^ a ^ b;
				a = bits[offset + columns[m + 6]];
				b = bits[offset + columns[m + 7]];
				twosB = carry(ones, a, b);
				ones = ones ^ a ^ b;
				long foursB = carry(twos, twosA, twosB);
				twos = twos ^ twosA ^ twosB;
				long carry = carry(fours, foursA, foursB);
				fours = fours ^ foursA ^ foursB;
				for (int level = 3; carry != 0; level++) {
					long sum = sums[level];
					sums[level] = sum ^ carry;
					carry &= sum;
				}
			}
			sums[0] = ones;
			sums[1] = twos;
			sums[2] = fours;
		}

		private void store(char[] counts, int at) {
			for (int part = 0; part < 64; part += 8) {
				long low = 0;
				for (int level = 0; level < Math.min(levels, 8); level++) {
					low |= SPREAD[(int) (sums[level] >>> part) & 255] << level;
				}
				for (int image = 0; image < 8; image++) {
					counts[at + part + image] = (char) (low >>> 8 * image & 255);
				}
				for (int level = 8; level < levels; level++) {
					int bits = (int) (sums[level] >>> part);
					for (int image = 0; image < 8; image++) {
						counts[at + part + image] |= (char) ((bits >> image & 1) << level);
					}
				}
			}
		}
	}
}
