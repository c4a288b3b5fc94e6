package org.channelexplorer.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.jaccard.Intersections;
import org.channelexplorer.analysis.internal.jaccard.TopChannels;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * The most active channels of every image as bit sets, and their Jaccard similarities. Immutable; safe for concurrent use.
 * Ties in activation go to the lower channel index, so a set never depends on which other images are loaded.
 */
public final class ChannelSets {
	private static final int TILE = 64;
	// a whole vector of any CPU, so that the vector kernel needs no tail
	private static final int ALIGNMENT = 8;

	private final int images;
	private final int channels;
	private final int size;
	private final int words;
	private final long[] bits;

	ChannelSets(int images, int channels, int size) {
		this.images = images;
		this.channels = channels;
		this.size = size;
		this.words = (channels + 64 * ALIGNMENT - 1) / (64 * ALIGNMENT) * ALIGNMENT;
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

	private double jaccard(int shared) {
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
		int k = labels.classes().size();
		int[][] rows = IntStream.range(0, k).mapToObj(labels::rowsOf).toArray(int[][]::new);
		record Task(int a, int b, int from) {
		}
		Task[] tasks = IntStream.range(0, k).boxed().flatMap(a -> IntStream.range(a, k).filter(b -> rows[b].length > 0).boxed()
				.flatMap(b -> IntStream.range(0, (rows[a].length + TILE - 1) / TILE).mapToObj(t -> new Task(a, b, t * TILE)))).toArray(Task[]::new);
		double[] partial = new double[tasks.length];
		float[] similarity = new float[size + 1]; // by number of shared channels: a division for every pair costs more than the pair
		for (int shared = 0; shared <= size; shared++) {
			similarity[shared] = (float) jaccard(shared);
		}
		IntStream.range(0, tasks.length).parallel().forEach(t -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			Task task = tasks[t];
			partial[t] = sum(rows[task.a], task.from, rows[task.b], task.a == task.b, similarity, matrix);
		});
		double[] sums = new double[k * k];
		for (int t = 0; t < tasks.length; t++) { // in task order, whatever order they ran in
			sums[tasks[t].a * k + tasks[t].b] += partial[t];
		}
		if (matrix != null) {
			for (int i = 0; i < images; i++) {
				matrix[i * images + i] = 1;
			}
		}
		return new ClassSimilarities(labels.counts(), sums);
	}

	/** Sum of the similarities between up to {@link #TILE} rows of a and all rows of b (of later rows only when a is b). */
	private double sum(int[] a, int from, int[] b, boolean same, float[] similarity, float[] matrix) {
		int to = Math.min(a.length, from + TILE);
		int[] shared = new int[TILE * TILE];
		long[] histogram = new long[size + 1];
		for (int tile = same ? from : 0; tile < b.length; tile += TILE) {
			int end = Math.min(b.length, tile + TILE);
			count(a, from, to, b, tile, end, same, shared);
			for (int i = from; i < to; i++) {
				for (int j = same ? Math.max(tile, i + 1) : tile; j < end; j++) {
					histogram[shared[(i - from) * TILE + j - tile]]++;
				}
			}
			if (matrix != null) {
				write(a, from, to, b, tile, end, same, shared, similarity, matrix);
			}
		}
		double sum = 0;
		for (int s = 1; s < histogram.length; s++) {
			sum += histogram[s] * jaccard(s);
		}
		return sum;
	}

	private void count(int[] a, int from, int to, int[] b, int tile, int end, boolean same, int[] shared) {
		Intersections kernel = Intersections.forWork(images * (long) images / 2, words);
		int i = from;
		for (; i + 1 < to; i += 2) { // of the same rows, the second with itself is counted, too, and not used
			int start = same ? Math.max(tile, i + 1) : tile;
			int at = (i - from) * TILE + start - tile;
			kernel.countTwo(bits, words, a[i] * words, a[i + 1] * words, b, start, end, shared, at, at + TILE);
		}
		if (i < to) {
			int start = same ? Math.max(tile, i + 1) : tile;
			kernel.count(bits, words, a[i] * words, b, start, end, shared, (i - from) * TILE + start - tile);
		}
	}

	private void write(int[] a, int from, int to, int[] b, int tile, int end, boolean same, int[] shared, float[] similarity, float[] matrix) {
		for (int i = from; i < to; i++) {
			int row = a[i] * images;
			int counts = (i - from) * TILE - tile;
			for (int j = same ? Math.max(tile, i + 1) : tile; j < end; j++) {
				matrix[row + b[j]] = similarity[shared[counts + j]];
			}
		}
		for (int j = tile; j < end; j++) { // the mirror image, along its own rows
			int row = b[j] * images;
			int last = same ? Math.min(to, j) : to;
			for (int i = from; i < last; i++) {
				matrix[row + a[i]] = similarity[shared[(i - from) * TILE + j - tile]];
			}
		}
	}

	/** Similarities between classes, from the sums over their image pairs. */
	public static final class ClassSimilarities {
		private final int[] counts;
		private final double[] sums;

		private ClassSimilarities(int[] counts, double[] sums) {
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
