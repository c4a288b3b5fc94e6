package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Finds what stands in for removed channels on the images that plans are made from: at every position where maps are read, or on a sample of these.
 */
final class StandIns {
	/** Values that are looked at of one tensor. */
	private static final int VALUES = 12_000_000;
	private static final int MOST = 20_000;
	/** Images whose values are asked for at once. */
	private static final int TOGETHER = 64;
	/** Penalty that lets the products of the weights be inverted, as a multiple of their mean. */
	private static final double SMALL = 1e-4;

	private final Substitutions.Running network;
	private final int[] images;
	private final double ridge;
	private final long seed;
	private final Map<String, Regression> fitted = new HashMap<>();
	private final WeightsBehind behind;

	/**
	 * On some images.
	 *
	 * @param images indices
	 * @param ridge  as for {@link Regression}
	 */
	StandIns(Substitutions.Running network, int[] images, double ridge, long seed) {
		this.network = network;
		this.images = images;
		this.ridge = ridge;
		this.seed = seed;
		behind = new WeightsBehind(network, images, ridge, seed);
	}

	/**
	 * What stands in at the places of a plan, in network order: weights at a later place are fitted on the values that it reads with the earlier ones
	 * replaced, so that they make good what those leave; so are those of the convolutions in between.
	 */
	List<Substitute> of(List<Place> places, Replacement how, IProgressMonitor monitor) throws InputException {
		List<Substitute> all = new ArrayList<>();
		for (Place place : places) {
			if (!network.places().contains(place.layer())) {
				throw new InputException("channels of " + place.layer() + " are asked for beside a layer that they are part of: name them as that layer's");
			}
			if (how == Replacement.ZERO) {
				all.add(place.zero());
				continue;
			}
			Replacement possible = how == Replacement.COMPENSATE && !place.weights() ? Replacement.MEAN : how;
			boolean constant = place.constant() || possible == Replacement.MEAN;
			int[] removed = place.removed().stream().mapToInt(Integer::intValue).toArray();
			Optional<Regression> after = possible == Replacement.COMPENSATE && !all.isEmpty() ? after(all, place.layer(), removed, constant, monitor)
					: Optional.empty();
			all.add((after.isPresent() ? after.get() : regression(place.layer(), constant)).substitute(removed, possible, monitor));
			if (possible == Replacement.COMPENSATE && removed.length > 0) {
				Set<String> later = places.stream().skip(all.size()).filter(p -> !p.removed().isEmpty()).map(Place::layer).collect(Collectors.toSet());
				all.set(all.size() - 1, all.getLast().with(behind.of(all, later, monitor)));
			}
		}
		return all;
	}

	/**
	 * With what stands in at earlier places; empty when the network does not give the values. The targets are what the removed channels were, and
	 * what they would have to be in addition for the consumers to miss nothing of the kept ones: Q_rr^-1 Q_rk (x_k - x'_k) with the products Q of the
	 * weights by which they read.
	 */
	private Optional<Regression> after(List<Substitute> earlier, String layer, int[] removed, boolean constant, IProgressMonitor monitor)
			throws InputException {
		Sampled sampled = new Sampled(layer);
		List<double[]> now = new ArrayList<>();
		for (int from = 0; from < images.length; from += TOGETHER) {
			Optional<float[][]> values = network.values(layer, earlier, Arrays.copyOfRange(images, from, Math.min(images.length, from + TOGETHER)), monitor);
			if (values.isEmpty()) {
				return Optional.empty();
			}
			for (float[] image : values.get()) {
				sampled.add(image, now);
			}
		}
		double[][] before = observations(layer);
		int[] kept = IntStream.range(0, sampled.channels).filter(c -> Arrays.binarySearch(removed, c) < 0).toArray();
		double[][] amends = amends(layer, removed, kept, monitor);
		IntStream.range(0, before.length).parallel().forEach(i -> {
			double[] target = new double[removed.length];
			for (int k = 0; k < amends.length; k++) {
				double missed = before[i][kept[k]] - now.get(i)[kept[k]];
				if (missed != 0) {
					Rows.subtract(target, -missed, amends[k], 0, target.length);
				}
			}
			for (int r = 0; r < removed.length; r++) {
				now.get(i)[removed[r]] = before[i][removed[r]] + target[r];
			}
		});
		return Optional.of(new Regression(layer, now.toArray(double[][]::new), constant, ridge));
	}

	/** (Q_rr + l I)^-1 Q_rk by kept channel; empty where the weights cannot be traced. */
	private double[][] amends(String layer, int[] removed, int[] kept, IProgressMonitor monitor) {
		float[][] q;
		try {
			q = network.outgoingProducts(layer);
		} catch (InputException e) {
			return new double[0][]; // what reads the place is not known: the removed channels alone are fitted
		}
		double trace = IntStream.of(removed).mapToDouble(c -> q[c][c]).sum();
		if (!(trace > 0)) {
			return new double[0][];
		}
		Panels a = new Panels(removed.length, removed.length);
		Panels y = new Panels(removed.length, kept.length);
		for (int i = 0; i < removed.length; i++) {
			for (int j = i; j < removed.length; j++) {
				a.set(i, j, q[removed[i]][removed[j]]);
			}
			a.set(i, i, a.get(i, i) + SMALL * trace / removed.length);
			for (int k = 0; k < kept.length; k++) {
				y.set(i, k, q[removed[i]][kept[k]]);
			}
		}
		a.solve(y, monitor);
		double[][] byKept = new double[kept.length][removed.length];
		for (int i = 0; i < removed.length; i++) {
			for (int k = 0; k < kept.length; k++) {
				byKept[k][i] = y.get(i, k);
			}
		}
		return byKept;
	}

	/** Covariances of the channels at a place, products where no constant may be added; a copy, row by row. */
	double[][] covariance(String layer, boolean constant, IProgressMonitor monitor) {
		Regression regression = regression(layer, constant);
		Panels s = regression.covariance(monitor);
		return IntStream.range(0, regression.channels()).mapToObj(c -> s.row(c, regression.channels())).toArray(double[][]::new);
	}

	private Regression regression(String layer, boolean constant) {
		return fitted.computeIfAbsent(layer + "\n" + constant, _ -> new Regression(layer, observations(layer), constant, ridge));
	}

	/** Observations x channels. */
	private double[][] observations(String layer) {
		Sampled sampled = new Sampled(layer);
		List<double[]> all = new ArrayList<>();
		for (int image : images) {
			sampled.add(network.values(layer, image), all);
		}
		return all.toArray(double[][]::new);
	}

	/** The positions that are looked at of a place, image after image: every time the same. */
	private final class Sampled {
		private final int channels;
		private final int each;
		private final int[] positions;
		private final SplittableRandom random;

		Sampled(String layer) {
			Tap tap = network.replaced(layer);
			channels = tap.channels();
			positions = new int[tap.height() * tap.width()];
			each = Math.clamp(Math.clamp(VALUES / channels, 1, MOST) / images.length, 1, positions.length);
			random = Seeds.stream(seed, "surgery", "positions", layer);
		}

		/** Adds the next image's observations. @param values [channel][position] */
		void add(float[] values, List<double[]> to) {
			for (int p = 0; p < positions.length; p++) {
				positions[p] = p;
			}
			if (each < positions.length) {
				Seeds.shuffle(positions, random);
			}
			for (int k = 0; k < each; k++) {
				double[] observation = new double[channels];
				for (int c = 0; c < channels; c++) {
					observation[c] = values[c * positions.length + positions[k]];
				}
				to.add(observation);
			}
		}
	}
}
