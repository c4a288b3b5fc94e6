package org.channelexplorer.core.similarity;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.internal.kernel.TopChannels;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The most active channels of every image as bit sets, and their Jaccard similarities. Immutable; safe for concurrent use.
 * Ties in activation go to the lower channel index, so a set never depends on which other images are loaded.
 */
public final class ChannelSets {
	private static final int TILE = 64;

	private final int images;
	private final int channels;
	private final int size;
	private final int words;
	private final long[] bits;

	ChannelSets(int images, int channels, int size) {
		this.images = images;
		this.channels = channels;
		this.size = size;
		this.words = (channels + 63) / 64;
		this.bits = new long[Math.multiplyExact(images, words)];
	}

	/**
	 * The sets of the {@code ceil(eta * channels)} largest values of every row.
	 *
	 * @param x   images x channels, finite
	 * @param eta share of the channels, above 0, at most 1
	 */
	public static ChannelSets of(FloatMatrix x, double eta) {
		ChannelSets sets = new ChannelSets(x.rows(), x.columns(), size(eta, x.columns()));
		IntStream.range(0, (x.rows() + TILE - 1) / TILE).parallel().forEach(block -> {
			TopChannels top = new TopChannels(x.columns());
			float[] row = new float[x.columns()];
			for (int i = block * TILE; i < Math.min(x.rows(), (block + 1) * TILE); i++) {
				x.copyRow(i, row, 0);
				top.select(row, sets.size, sets.bits, i * sets.words);
			}
		});
		return sets;
	}

	/**
	 * Number of channels in a set: ceil(eta * channels), at least 1. Eta is taken to 12 significant digits, so that 0.1 of 30 is
	 * 3 although 0.1 * 30 &gt; 3 in binary.
	 *
	 * @throws IllegalArgumentException unless 0 &lt; eta &lt;= 1
	 */
	public static int size(double eta, int channels) {
		if (!(eta > 0 && eta <= 1)) {
			throw new IllegalArgumentException("eta = " + eta + " is not above 0 and at most 1");
		}
		return Math.max(1, new BigDecimal(eta, new MathContext(12)).multiply(BigDecimal.valueOf(channels)).setScale(0, RoundingMode.CEILING).intValueExact());
	}

	/** Puts a channel into an image's set. */
	void add(int image, int channel) {
		bits[image * words + (channel >> 6)] |= 1L << channel;
	}

	/**
	 * The channels of an image in ascending order.
	 *
	 * @param outside those that are not in its set
	 * @param members receives them; as long as they are many
	 */
	void members(int image, boolean outside, int[] members) {
		int m = 0;
		for (int w = 0; w < words; w++) {
			long word = bits[image * words + w];
			for (long left = outside ? ~word : word; left != 0 && m < members.length; left &= left - 1) {
				members[m++] = 64 * w + Long.numberOfTrailingZeros(left);
			}
		}
	}

	/** The channels of an image, ascending. */
	public int[] channels(int image) {
		int[] members = new int[size];
		members(image, false, members);
		return members;
	}

	/** Number of images. */
	public int images() {
		return images;
	}

	/** Number of channels of the layer. */
	public int channels() {
		return channels;
	}

	/** Number of channels in every set. */
	public int size() {
		return size;
	}

	/** Whether a channel is among the image's most active ones. */
	public boolean contains(int image, int channel) {
		return (bits[image * words + (channel >> 6)] >>> channel & 1) != 0;
	}

	/** Number of channels two images share. */
	public int intersection(int i, int j) {
		int count = 0;
		for (int w = 0; w < words; w++) {
			count += Long.bitCount(bits[i * words + w] & bits[j * words + w]);
		}
		return count;
	}

	/** Jaccard similarity of two images, 0 to 1. */
	public double similarity(int i, int j) {
		return jaccard(intersection(i, j));
	}

	/** Jaccard similarity of two sets that share so many channels. */
	public double jaccard(int shared) {
		return (double) shared / (2 * size - shared);
	}

	/** Expected similarity of two unrelated sets, e/(2-e) with e = size/channels. */
	public double chance() {
		double e = (double) size / channels;
		return e / (2 - e);
	}

	/** A similarity on the scale where chance is 0 and identity 1; NaN when every channel is in every set. */
	public double corrected(double similarity) {
		double chance = chance();
		return chance == 1 ? Double.NaN : (similarity - chance) / (1 - chance);
	}

	/** Similarities of all image pairs, row-major images x images, diagonal 1. */
	public float[] imageSimilarities(IProgressMonitor monitor) {
		float[] matrix = new float[Math.multiplyExact(images, images)];
		similarities(new Labels(java.util.List.of(""), new int[images]), matrix, monitor);
		return matrix;
	}

	/** Class similarities: mean over the image pairs of two classes, an image with itself left out. */
	public ClassSimilarities classSimilarities(Labels labels, IProgressMonitor monitor) {
		return similarities(labels, null, monitor);
	}

	/**
	 * Class similarities, and on the way those of all images.
	 *
	 * @param matrix images x images, filled when not null
	 */
	public ClassSimilarities similarities(Labels labels, float[] matrix, IProgressMonitor monitor) {
		return new PairSimilarities(this, labels).similarities(matrix, monitor);
	}

	/** Similarities between classes, from the sums over their image pairs. */
	public static final class ClassSimilarities {
		private final int[] counts;
		private final double[] sums;

		ClassSimilarities(int[] counts, double[] sums) {
			this.counts = counts;
			this.sums = sums;
		}

		/** Number of classes. */
		public int classes() {
			return counts.length;
		}

		/** Number of image pairs between two classes, of unordered pairs within one. */
		public long pairs(int a, int b) {
			return a == b ? counts[a] * (counts[a] - 1L) / 2 : (long) counts[a] * counts[b];
		}

		/** Mean similarity; NaN without pairs (a one-image class with itself, an empty class). */
		public double mean(int a, int b) {
			return sums[Math.min(a, b) * counts.length + Math.max(a, b)] / pairs(a, b);
		}

		/** All means, row-major classes x classes. */
		public double[] matrix() {
			int k = counts.length;
			return IntStream.range(0, k * k).mapToDouble(p -> mean(p / k, p % k)).toArray();
		}
	}
}
