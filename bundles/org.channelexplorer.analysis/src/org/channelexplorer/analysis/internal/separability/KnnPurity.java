package org.channelexplorer.analysis.internal.separability;

import java.util.Arrays;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.eclipse.core.runtime.IProgressMonitor;

/** Share of the nearest neighbours that are of the same class. */
@Documentation(summary = "Mean share of an image's nearest other images that are of its class; 0 to 1, higher is better.",
		formula = "mean over images of (same-class images among the k nearest others)/k, Euclidean; when several images are equally near and not all fit, each "
				+ "counts with the share that fits",
		source = "k-nearest-neighbour purity",
		caution = "A class of m images cannot exceed (m-1)/k. Chance is the class' share of the other images. Near-duplicates push it up.")
public final class KnnPurity implements SeparabilityMetric<KnnPurity.Parameters> {
	// enough for a resample to draw k of them in all but absurd cases, which are looked up in full
	private static final int LISTED_PER_NEIGHBOUR = 12;

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Neighbours (k)", description = "Number of nearest images compared, 1 or more.", defaultValue = "5", min = 1,
					max = 1000) int neighbours) {
	}

	private record Key(int neighbours) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public boolean higherIsBetter() {
		return true;
	}

	@Override
	public double chance(int[] counts) {
		double n = Arrays.stream(counts).sum();
		return n < 2 ? Double.NaN : Arrays.stream(counts).mapToDouble(c -> c / n * (c - 1) / (n - 1)).sum();
	}

	@Override
	public boolean share() {
		return true;
	}

	@Override
	public Sampling sampling(Input input) {
		return new Sampling(0, 1, true, 0.5, 1);
	}

	@Override
	public double score(Input input, int[] weights, Parameters parameters, IProgressMonitor monitor) {
		if (Weighted.present(Weighted.counts(input, weights)) < 2) {
			return Double.NaN;
		}
		int k = parameters.neighbours();
		int n = weights.length;
		double[] distances = input.distances(monitor);
		Neighbours lists = input.once(new Key(k), in -> Neighbours.of(distances, n, k * LISTED_PER_NEIGHBOUR, monitor));
		double sum = 0;
		double images = 0;
		for (int i = 0; i < n; i++) {
			if (weights[i] > 0) {
				double purity = purity(lists, i, input.labels(), weights, k);
				if (Double.isNaN(purity) && lists.count(i) < n - 1) {
					purity = purity(Neighbours.ofOne(distances, n, i), i, input.labels(), weights, k);
				}
				sum += weights[i] * (Double.isNaN(purity) ? partial(Neighbours.ofOne(distances, n, i), i, input.labels(), weights) : purity);
				images += weights[i];
			}
		}
		return sum / images;
	}

	/** Purity of one image, NaN when its list holds fewer than k drawn images. */
	private static double purity(Neighbours lists, int image, Labels labels, int[] weights, int k) {
		int own = labels.classOf(image);
		int count = lists.count(image);
		double left = k;
		double same = 0;
		for (int from = 0; from < count;) {
			int to = from;
			int group = 0;
			int groupSame = 0;
			do { // images at the same distance
				int j = lists.neighbour(image, to++);
				group += weights[j];
				groupSame += labels.classOf(j) == own ? weights[j] : 0;
			} while (to < count && lists.distance(image, to) == lists.distance(image, from));
			if (group >= left) {
				return (same + groupSame * left / group) / k;
			}
			same += groupSame;
			left -= group;
			from = to;
		}
		return Double.NaN;
	}

	/** Purity among all others when there are fewer than k of them. */
	private static double partial(Neighbours all, int image, Labels labels, int[] weights) {
		double same = 0;
		double others = 0;
		for (int r = 0; r < all.count(image); r++) {
			int j = all.neighbour(image, r);
			others += weights[j];
			same += labels.classOf(j) == labels.classOf(image) ? weights[j] : 0;
		}
		return others == 0 ? 0 : same / others;
	}
}
