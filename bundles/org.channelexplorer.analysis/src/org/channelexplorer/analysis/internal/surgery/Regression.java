package org.channelexplorer.analysis.internal.surgery;

import java.util.stream.IntStream;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Substitute;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * What stands in for removed channels, found on observations of all channels of a tensor. Compensation is the ridge regression of the removed
 * channels on the kept ones: B = S_rk (S_kk + l I)^-1, with S the (co)variances and l the given multiple of the mean variance of the kept channels;
 * with fewer observations than kept channels the same by way of the observations' products.
 */
final class Regression {
	private final String layer;
	private final double[][] observations;
	private final double[] means;
	private final double ridge;
	private Panels covariance;

	/**
	 * Observations of a tensor.
	 *
	 * @param layer        id of the layer
	 * @param observations observations x channels; overwritten
	 * @param constant     whether a constant may be added; else everything goes through zero
	 * @param ridge        multiple of the mean variance
	 */
	Regression(String layer, double[][] observations, boolean constant, double ridge) {
		this.layer = layer;
		this.observations = observations;
		this.ridge = ridge;
		means = new double[observations[0].length];
		for (double[] row : observations) {
			for (int c = 0; c < means.length; c++) {
				means[c] += row[c] / observations.length;
			}
		}
		if (constant) {
			for (double[] row : observations) {
				Rows.subtract(row, 1, means, 0, row.length);
			}
		}
		if (!constant) {
			java.util.Arrays.fill(means, 0);
		}
	}

	/** What stands in. @param removed indices, ascending */
	Substitute substitute(int[] removed, Replacement how, IProgressMonitor monitor) {
		boolean[] goes = new boolean[means.length];
		IntStream.of(removed).forEach(c -> goes[c] = true);
		int[] kept = IntStream.range(0, means.length).filter(c -> !goes[c]).toArray();
		float[] constants = new float[removed.length];
		if (how == Replacement.ZERO || removed.length == 0) {
			return new Substitute(layer, removed, kept, constants, new float[0]);
		}
		if (how == Replacement.MEAN || kept.length == 0) {
			for (int i = 0; i < removed.length; i++) {
				constants[i] = (float) means[removed[i]];
			}
			return new Substitute(layer, removed, kept, constants, new float[0]);
		}
		Panels b = observations.length < kept.length ? byObservations(removed, kept, monitor) : byChannels(removed, kept, monitor);
		float[] weights = new float[removed.length * kept.length];
		for (int i = 0; i < removed.length; i++) {
			double constant = means[removed[i]];
			for (int j = 0; j < kept.length; j++) {
				weights[i * kept.length + j] = (float) b.get(j, i);
				constant -= b.get(j, i) * means[kept[j]];
			}
			constants[i] = (float) constant;
		}
		return new Substitute(layer, removed, kept, constants, weights);
	}

	/** @return kept x removed */
	private Panels byChannels(int[] removed, int[] kept, IProgressMonitor monitor) {
		Panels s = covariance(monitor);
		Panels a = new Panels(kept.length, kept.length);
		Panels y = new Panels(kept.length, removed.length);
		double l = penalty(kept);
		for (int j = 0; j < kept.length; j++) {
			for (int k = j; k < kept.length; k++) {
				a.set(j, k, s.get(kept[j], kept[k]));
			}
			a.set(j, j, a.get(j, j) + l);
			for (int i = 0; i < removed.length; i++) {
				y.set(j, i, s.get(kept[j], removed[i]));
			}
		}
		a.solve(y, monitor);
		return y;
	}

	private Panels byObservations(int[] removed, int[] kept, IProgressMonitor monitor) {
		int n = observations.length;
		double[][] columns = new double[kept.length][n];
		Panels y = new Panels(n, removed.length);
		for (int i = 0; i < n; i++) {
			for (int k = 0; k < kept.length; k++) {
				columns[k][i] = observations[i][kept[k]];
			}
			for (int r = 0; r < removed.length; r++) {
				y.set(i, r, observations[i][removed[r]]);
			}
		}
		Panels products = new Panels(n, n);
		double l = penalty(kept);
		IntStream.range(0, n).parallel().filter(_ -> !monitor.isCanceled()).forEach(i -> {
			double[] row = new double[n];
			for (int k = 0; k < kept.length; k++) {
				Rows.subtract(row, -columns[k][i] / n, columns[k], i, n);
			}
			row[i] += l;
			products.setRow(i, row, n);
		});
		Rows.check(monitor);
		products.solve(y, monitor);
		double[][] solved = IntStream.range(0, n).mapToObj(i -> y.row(i, removed.length)).toArray(double[][]::new);
		Panels b = new Panels(kept.length, removed.length);
		IntStream.range(0, kept.length).parallel().forEach(k -> {
			double[] row = new double[removed.length];
			for (int i = 0; i < n && !monitor.isCanceled(); i++) {
				Rows.subtract(row, -columns[k][i] / n, solved[i], 0, row.length);
			}
			b.setRow(k, row, row.length);
		});
		Rows.check(monitor);
		return b;
	}

	/** Never 0: kept channels may be multiples of each other. */
	private double penalty(int[] kept) {
		double sum = 0;
		for (double[] row : observations) {
			for (int c : kept) {
				sum += row[c] * row[c];
			}
		}
		double mean = sum / observations.length / kept.length;
		return mean > 0 ? ridge * mean : 1;
	}

	int channels() {
		return means.length;
	}

	/** Channels x channels; not to be changed. */
	synchronized Panels covariance(IProgressMonitor monitor) {
		if (covariance == null) {
			int channels = means.length;
			Panels products = new Panels(channels, channels);
			Panels some = new Panels(PanelKernel.TOGETHER, channels);
			for (int from = 0; from < observations.length; from += PanelKernel.TOGETHER) {
				Rows.check(monitor);
				int count = Math.min(PanelKernel.TOGETHER, observations.length - from);
				for (int i = 0; i < count; i++) {
					some.setRow(i, observations[from + i], channels);
				}
				products.addSquare(some, count);
			}
			products.mirror();
			products.divide(observations.length);
			covariance = products;
		}
		return covariance;
	}
}
