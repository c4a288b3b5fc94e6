package org.channelexplorer.core.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * Sets of channels turned round: a bit per image for every channel. The number of channels that one image shares with 512 others is then
 * the sum of the bits of its channels, for all of them at once. Counting pair by pair takes a look at every channel of the layer,
 * this one only at those of the set.
 */
public final class BitColumns {
	/** Images that are counted together: a line of the processor's cache. */
	public static final int BLOCK = 512;
	private static final int WORDS = ColumnSums.WORDS;
	/** From here on the vector kernel saves more than its compilation costs. */
	private static final int MANY = 2500;

	private final ColumnSums kernel;
	private final int channels;
	/** By block, then channel, then word; a column of zeros ends each block. */
	private final long[] bits;

	/** Without any channels in the sets. */
	public BitColumns(int images, int channels) {
		this.channels = channels;
		kernel = images < MANY ? new ScalarColumnSums() : ColumnSums.create();
		bits = new long[Math.multiplyExact((images + BLOCK - 1) / BLOCK, Math.multiplyExact(channels + 1, WORDS))];
	}

	/** Puts a channel into an image's set. */
	public void add(int image, int channel) {
		// image 64 r + 8 w + b of a block is bit 8 b + r of word w, so that transposing the sums' bits gives them in order
		bits[(image / BLOCK * (channels + 1) + channel) * WORDS + (image >> 3 & 7)] |= 1L << ((image & 7) << 3 | image >> 6 & 7);
	}

	/** A counter for an image with these channels. */
	public Counter counter(int[] members) {
		return new Counter(members);
	}

	/** Counts for one image; not for concurrent use. */
	public final class Counter {
		private final int[] columns;
		private final long[] sums = new long[ColumnSums.LEVELS * WORDS];
		private final byte[] bytes = new byte[BLOCK];
		private final LongBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer();

		private Counter(int[] members) {
			int groups = Math.max(1, (members.length + ColumnSums.GROUP - 1) / ColumnSums.GROUP); // of no channels the sum is 0, too
			columns = new int[groups * ColumnSums.GROUP];
			Arrays.fill(columns, channels * WORDS);
			for (int m = 0; m < members.length; m++) {
				columns[m] = members[m] * WORDS;
			}
		}

		/**
		 * Counts what it shares with the images of a block.
		 *
		 * @param counts receives {@link #BLOCK} counts
		 * @param at     where in {@code counts} the block's first goes
		 */
		public void count(int block, char[] counts, int at) {
			for (int from = 0; from < columns.length; from += ColumnSums.MOST) {
				kernel.add(bits, block * (channels + 1) * WORDS, columns, from, Math.min(columns.length, from + ColumnSums.MOST), sums);
				transpose();
				words.put(0, sums);
				if (from == 0) {
					for (int image = 0; image < BLOCK; image++) {
						counts[at + image] = (char) (bytes[image] & 255);
					}
				} else {
					for (int image = 0; image < BLOCK; image++) {
						counts[at + image] += (char) (bytes[image] & 255);
					}
				}
			}
		}

		// bit l of the sums of 64 images in word w becomes the sums of eight images, a byte each: exchanges ever smaller squares of bits
		private void transpose() {
			for (int l = 0; l < 4; l++) {
				exchange(l, l + 4, 4, 0x0F0F0F0F0F0F0F0FL);
			}
			for (int l = 0; l < 8; l += 4) {
				exchange(l, l + 2, 2, 0x3333333333333333L);
				exchange(l + 1, l + 3, 2, 0x3333333333333333L);
			}
			for (int l = 0; l < 8; l += 2) {
				exchange(l, l + 1, 1, 0x5555555555555555L);
			}
		}

		private void exchange(int a, int b, int shift, long mask) {
			for (int w = 0; w < WORDS; w++) {
				long first = sums[a * WORDS + w];
				long second = sums[b * WORDS + w];
				long other = (first >>> shift ^ second) & mask;
				sums[a * WORDS + w] = first ^ other << shift;
				sums[b * WORDS + w] = second ^ other;
			}
		}
	}
}
