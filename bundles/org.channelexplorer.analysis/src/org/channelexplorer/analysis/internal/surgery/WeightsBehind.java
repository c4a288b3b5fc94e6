package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Fits the weights of convolutions between two places again, to what they read when channels in front of them are replaced: ridge regression of what
 * their results lack on what they read, at a sample of positions. New weights are taken only where they leave less of it on images that
 * they were not fitted on.
 */
final class WeightsBehind {
	/** Numbers that a convolution's results are computed from: the products of them all are kept. */
	private static final int MOST_COLUMNS = 2304;
	/** Numbers that are looked at of one convolution. */
	private static final int VALUES = 6_000_000;
	private static final int TOGETHER = 64;
	/** The part of what is lacking that new weights may leave. */
	private static final double LEAVES = 0.95;
	/** The part of the results' squares below which nothing is lacking but what rounding takes. */
	private static final double NOTHING = 1e-10;

	private final Substitutions.Running network;
	private final int[] images;
	private final double ridge;
	private final long seed;
	/** Results in the original network by layer: by image, positions x outputs. */
	private final Map<String, float[][]> wanted = new HashMap<>();

	/** @param images indices of those that weights are fitted on @param ridge penalty, as a multiple of the mean variance of what is read */
	WeightsBehind(Substitutions.Running network, int[] images, double ridge, long seed) {
		this.network = network;
		this.images = images;
		this.ridge = ridge;
		this.seed = seed;
	}

	/**
	 * Other weights behind a place.
	 *
	 * @param substitutes what stands in at that place, the last one, and at those in front of it
	 * @param later       places behind it where channels go, too
	 */
	List<Refit> of(List<Substitute> substitutes, Set<String> later, IProgressMonitor monitor) throws InputException {
		List<Refit> refits = new ArrayList<>();
		Substitute last = substitutes.getLast();
		for (Refittable convolution : network.refittable()) {
			if (convolution.behind().equals(last.layer()) && convolution.before().stream().anyMatch(later::contains) && convolution.columns() <= MOST_COLUMNS
					&& images.length > 1) { // each half judges the other
				List<Substitute> now = new ArrayList<>(substitutes);
				now.set(now.size() - 1, last.with(refits));
				refit(convolution, now, monitor).ifPresent(refits::add);
			}
		}
		return refits;
	}

	private Optional<Refit> refit(Refittable convolution, List<Substitute> now, IProgressMonitor monitor) throws InputException {
		int outputs = convolution.output().channels();
		int columns = convolution.columns();
		int[][] positions = positions(convolution);
		float[][] original = wanted.get(convolution.layer());
		if (original == null) {
			original = new float[images.length][];
			for (int from = 0; from < images.length; from += TOGETHER) {
				float[][] results = network.around(convolution, true, List.of(), together(from), monitor);
				for (int k = 0; k < results.length; k++) {
					original[from + k] = at(results[k], positions[from + k], outputs);
				}
			}
			wanted.put(convolution.layer(), original);
		}
		LeastSquares[] halves = { new LeastSquares(columns, outputs), new LeastSquares(columns, outputs) };
		double[] x = new double[columns + 1];
		double[] results = new double[outputs];
		for (int from = 0; from < images.length; from += TOGETHER) {
			float[][] read = network.around(convolution, false, now, together(from), monitor);
			for (int k = 0; k < read.length; k++) {
				int[] where = positions[from + k];
				for (int p = 0; p < where.length; p++) {
					convolution.read(read[k], where[p], x, 0);
					for (int o = 0; o < outputs; o++) {
						results[o] = original[from + k][p * outputs + o];
					}
					halves[(from + k) % 2].add(x, results);
				}
			}
			Rows.check(monitor);
		}
		return fitted(convolution, halves, monitor);
	}

	private Optional<Refit> fitted(Refittable convolution, LeastSquares[] halves, IProgressMonitor monitor) {
		LeastSquares.Fit own = own(convolution);
		double all = 0;
		for (LeastSquares half : halves) {
			half.settle();
			all += half.total();
			half.without(own);
		}
		double lacking = halves[0].total() + halves[1].total();
		if (lacking <= NOTHING * all) {
			return Optional.empty();
		}
		double left = halves[1].error(halves[0].fit(ridge, monitor)) + halves[0].error(halves[1].fit(ridge, monitor));
		if (!(left < LEAVES * lacking)) {
			return Optional.empty();
		}
		halves[0].add(halves[1]);
		Panels fit = halves[0].fit(ridge, monitor).weights();
		float[] weights = convolution.own().weights().clone();
		float[] constants = convolution.own().constants().clone();
		int columns = convolution.columns();
		for (int o = 0; o < constants.length; o++) {
			constants[o] += (float) fit.get(columns, o);
			for (int i = 0; i < columns; i++) {
				weights[o * columns + i] += (float) fit.get(i, o);
			}
		}
		return Optional.of(new Refit(convolution.layer(), weights, constants));
	}

	/** The weights that the network has: what they make of what is read need not be run. */
	private static LeastSquares.Fit own(Refittable convolution) {
		int columns = convolution.columns();
		float[] constants = convolution.own().constants();
		Panels own = new Panels(columns + 1, constants.length);
		for (int o = 0; o < constants.length; o++) {
			for (int i = 0; i < columns; i++) {
				own.set(i, o, convolution.own().weights()[o * columns + i]);
			}
			own.set(columns, o, constants[o]);
		}
		return new LeastSquares.Fit(own);
	}

	private int[] together(int from) {
		return Arrays.copyOfRange(images, from, Math.min(images.length, from + TOGETHER));
	}

	/** Results at some positions. @param maps [output][position] @return positions x outputs */
	private static float[] at(float[] maps, int[] positions, int outputs) {
		float[] at = new float[positions.length * outputs];
		int all = maps.length / outputs;
		for (int p = 0; p < positions.length; p++) {
			for (int o = 0; o < outputs; o++) {
				at[p * outputs + o] = maps[o * all + positions[p]];
			}
		}
		return at;
	}

	/** By image the positions that are looked at: every time the same. */
	private int[][] positions(Refittable convolution) {
		int all = convolution.output().height() * convolution.output().width();
		int each = Math.clamp(VALUES / convolution.columns() / images.length, 1, all);
		SplittableRandom random = Seeds.stream(seed, "surgery", "weights behind", convolution.layer());
		int[][] positions = new int[images.length][];
		int[] order = new int[all];
		for (int i = 0; i < images.length; i++) {
			for (int p = 0; p < all; p++) {
				order[p] = p;
			}
			if (each < all) {
				Seeds.shuffle(order, random);
			}
			positions[i] = Arrays.copyOf(order, each);
		}
		return positions;
	}
}
