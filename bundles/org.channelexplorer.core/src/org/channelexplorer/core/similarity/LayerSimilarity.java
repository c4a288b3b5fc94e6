package org.channelexplorer.core.similarity;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.ChannelSets.ClassSimilarities;
import org.eclipse.core.runtime.IProgressMonitor;

/** Makes the result of comparing the images and classes of a layer, the same for an operation and a slider. */
public final class LayerSimilarity {
	/** Most images for which the image pairs are kept (100 MB). */
	public static final int IMAGES_KEPT = 5000;

	/**
	 * Tests of the class pairs.
	 *
	 * @param permutations deals of the labels
	 * @param p            p-values of the pairs a, b &gt;= a in the order of the classes
	 * @param q            false discovery rates
	 */
	public record Tests(int permutations, double[] p, double[] q) {
	}

	private LayerSimilarity() {
	}

	/**
	 * Compares.
	 *
	 * @param eta    share of the channels that the sets hold
	 * @param labels one class for every image
	 */
	public static ClassSimilarity of(Origin origin, double eta, ChannelSets sets, Labels labels, IProgressMonitor monitor) {
		int n = sets.images();
		float[] images = n <= IMAGES_KEPT ? new float[n * n] : null;
		return of(origin, eta, sets, labels, sets.similarities(labels, images, monitor), images, null);
	}

	/** Writes down what was compared when all images were. */
	public static ClassSimilarity of(Origin origin, double eta, ChannelSets sets, Labels labels, ClassSimilarities classes, float[] images, Tests tests) {
		return of(origin, eta, sets, labels, classes, images, tests, sets.images());
	}

	/**
	 * Writes down what was compared.
	 *
	 * @param images similarities of all image pairs, null when they are not kept
	 * @param tests  null for none
	 * @param all    number of images that those compared are a sample of, or are
	 */
	public static ClassSimilarity of(Origin origin, double eta, ChannelSets sets, Labels labels, ClassSimilarities classes, float[] images, Tests tests,
			int all) {
		int n = sets.images();
		return made(origin, eta, sets, labels, classes, images != null ? new NdArray(new int[] { n, n }, images) : null,
				images != null ? "kept" : "left out: more than " + IMAGES_KEPT + " images"
						+ (all > n ? "; compared is a sample of " + n + " of " + all + " images" : ""),
				tests);
	}

	/** Writes down what was compared, without image pairs. @param why why they are left out */
	static ClassSimilarity withoutPairs(Origin origin, double eta, ChannelSets sets, Labels labels, ClassSimilarities classes, String why) {
		return made(origin, eta, sets, labels, classes, null, why, null);
	}

	private static ClassSimilarity made(Origin origin, double eta, ChannelSets sets, Labels labels, ClassSimilarities classes, NdArray images, String pairs,
			Tests tests) {
		int k = classes.classes();
		float[] matrix = new float[k * k];
		double[] means = classes.matrix();
		for (int pair = 0; pair < matrix.length; pair++) {
			matrix[pair] = (float) means[pair];
		}
		return new ClassSimilarity(origin, new ClassSimilarity.Sets(eta, sets.channels(), sets.size(), sets.chance()), sets.images(),
				tests == null ? 0 : tests.permutations, pairs(sets, labels, classes, tests), new NdArray(new int[] { k, k }, matrix),
				Optional.ofNullable(images), pairs);
	}

	private static List<ClassSimilarity.Pair> pairs(ChannelSets sets, Labels labels, ClassSimilarities classes, Tests tests) {
		int k = classes.classes();
		int[] places = places(k);
		return IntStream.range(0, places.length).mapToObj(row -> {
			int a = places[row] / k;
			int b = places[row] % k;
			double similarity = classes.mean(a, b);
			return new ClassSimilarity.Pair(labels.classes().get(a), labels.classes().get(b), similarity, sets.corrected(similarity), classes.pairs(a, b),
					tests == null ? Double.NaN : tests.p[row], tests == null ? Double.NaN : tests.q[row]);
		}).toList();
	}

	/** The places in a matrix classes x classes of the pairs a, b &gt;= a, in their order. */
	public static int[] places(int classes) {
		return IntStream.range(0, classes * classes).filter(place -> place / classes <= place % classes).toArray();
	}
}
