package org.channelexplorer.analysis.internal.jaccard;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.similarity.LayerSimilarity;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Whether two classes are more alike than images with labels dealt out at random: p = (1 + permutations with at least the observed
 * class similarity) / (1 + permutations). Sums are whole numbers, so ties are ties; permutation r is a function of seed, layer and r,
 * dealt over the images in the order of their values.
 */
final class PermutationTest {
	// similarities as multiples of 2^-30: exact enough, and their sums over any classes fit a long
	private static final double SCALE = 1 << 30;

	private final int[] similarity;
	private final int n;
	private final int k;
	private final int[] of;
	private final int[] canonical;

	/** @param images similarities of all image pairs, row-major */
	PermutationTest(FloatMatrix x, Labels labels, float[] images) {
		n = labels.size();
		k = labels.classes().size();
		of = labels.of();
		canonical = Canonical.order(x, IntStream.range(0, n).toArray());
		similarity = new int[images.length];
		for (int p = 0; p < images.length; p++) {
			similarity[p] = (int) Math.round(images[p] * SCALE);
		}
	}

	/** P-values, row-major classes x classes, upper triangle with the diagonal; NaN for classes without pairs. */
	double[] run(int permutations, long seed, String layer, IProgressMonitor monitor) {
		long[] observed = sums(of);
		int[][] reached = new int[permutations][];
		IntStream.range(0, permutations).parallel().forEach(r -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			SplittableRandom random = Seeds.stream(seed, "jaccard", layer, r);
			int[] deal = canonical.clone();
			Seeds.shuffle(deal, random);
			int[] dealt = new int[n];
			for (int i = 0; i < n; i++) {
				dealt[canonical[i]] = of[deal[i]];
			}
			long[] sums = sums(dealt);
			reached[r] = IntStream.range(0, k * k).map(p -> sums[p] >= observed[p] ? 1 : 0).toArray();
		});
		int[] counts = new int[k];
		for (int c : of) {
			counts[c]++;
		}
		double[] p = new double[k * k];
		Arrays.fill(p, Double.NaN);
		for (int a = 0; a < k; a++) {
			for (int b = a; b < k; b++) {
				int pair = a * k + b;
				if (a == b ? counts[a] > 1 : counts[a] > 0 && counts[b] > 0) {
					p[pair] = (1.0 + Arrays.stream(reached).mapToInt(r -> r[pair]).sum()) / (1 + permutations);
				}
			}
		}
		return p;
	}

	/** Sums over the image pairs of every two classes. Class sizes do not change, so sums compare as means do. */
	private long[] sums(int[] classes) {
		long[] sums = new long[k * k];
		long[] row = new long[k];
		for (int i = 0; i < n; i++) {
			Arrays.fill(row, 0);
			for (int j = i + 1; j < n; j++) {
				row[classes[j]] += similarity[i * n + j];
			}
			for (int c = 0; c < k; c++) {
				sums[Math.min(classes[i], c) * k + Math.max(classes[i], c)] += row[c];
			}
		}
		return sums;
	}

	/** The tests of the class pairs. @param p what {@link #run} gave, classes x classes */
	static LayerSimilarity.Tests tests(int permutations, double[] p, int classes) {
		double[] ofPairs = IntStream.of(LayerSimilarity.places(classes)).mapToDouble(place -> p[place]).toArray();
		return new LayerSimilarity.Tests(permutations, ofPairs, falseDiscoveryRates(ofPairs));
	}

	/** Benjamini and Hochberg's adjusted p-values; NaN stays NaN and does not count. */
	static double[] falseDiscoveryRates(double[] p) {
		int[] order = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).boxed().sorted((a, b) -> Double.compare(p[a], p[b]))
				.mapToInt(Integer::intValue).toArray();
		double[] q = new double[p.length];
		Arrays.fill(q, Double.NaN);
		double least = 1;
		for (int rank = order.length; rank > 0; rank--) {
			least = Math.min(least, p[order[rank - 1]] * order.length / rank);
			q[order[rank - 1]] = least;
		}
		return q;
	}
}
