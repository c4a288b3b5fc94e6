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
	private double[][] covariance;

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
				Linear.subtract(row, 1, means, 0, row.length);
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
		double[][] b = observations.length < kept.length ? byObservations(removed, kept, monitor) : byChannels(removed, kept, monitor);
		float[] weights = new float[removed.length * kept.length];
		for (int i = 0; i < removed.length; i++) {
			double constant = means[removed[i]];
			for (int j = 0; j < kept.length; j++) {
				weights[i * kept.length + j] = (float) b[j][i];
				constant -= b[j][i] * means[kept[j]];
			}
			constants[i] = (float) constant;
		}
		return new Substitute(layer, removed, kept, constants, weights);
	}

	/** @return kept x removed */
	private double[][] byChannels(int[] removed, int[] kept, IProgressMonitor monitor) {
		double[][] s = covariance(monitor);
		double[][] a = new double[kept.length][];
		double[][] y = new double[kept.length][];
		double l = penalty(kept);
		for (int j = 0; j < kept.length; j++) {
			double[] row = s[kept[j]];
			a[j] = picked(row, kept);
			y[j] = picked(row, removed);
			a[j][j] += l;
		}
		Linear.solve(a, y, monitor);
		return y;
	}

	private double[][] byObservations(int[] removed, int[] kept, IProgressMonitor monitor) {
		int n = observations.length;
		double[][] x = new double[n][];
		double[][] y = new double[n][];
		for (int i = 0; i < n; i++) {
			x[i] = picked(observations[i], kept);
			y[i] = picked(observations[i], removed);
		}
		double[][] products = new double[n][n];
		double[][] columns = transposed(x, kept.length);
		IntStream.range(0, n).parallel().forEach(i -> {
			if (monitor.isCanceled()) {
				return;
			}
			for (int k = 0; k < kept.length; k++) {
				Linear.subtract(products[i], -x[i][k] / n, columns[k], i, n);
			}
		});
		Linear.check(monitor);
		double l = penalty(kept);
		for (int i = 0; i < n; i++) {
			products[i][i] += l;
		}
		Linear.solve(products, y, monitor);
		double[][] b = new double[kept.length][removed.length];
		IntStream.range(0, kept.length).parallel().forEach(k -> {
			for (int i = 0; i < n && !monitor.isCanceled(); i++) {
				Linear.subtract(b[k], -x[i][k] / n, y[i], 0, removed.length);
			}
		});
		Linear.check(monitor);
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

	/** Channels x channels; not to be changed. */
	synchronized double[][] covariance(IProgressMonitor monitor) {
		if (covariance == null) {
			int channels = means.length;
			Panels products = new Panels(channels, channels);
			Panels some = new Panels(PanelKernel.TOGETHER, channels);
			for (int from = 0; from < observations.length; from += PanelKernel.TOGETHER) {
				Linear.check(monitor);
				int count = Math.min(PanelKernel.TOGETHER, observations.length - from);
				for (int i = 0; i < count; i++) {
					some.setRow(i, observations[from + i], channels);
				}
				products.addSquare(some, count);
			}
			products.mirror();
			double[][] s = new double[channels][channels];
			for (int c = 0; c < channels; c++) {
				for (int d = 0; d < channels; d++) {
					s[c][d] = products.get(c, d) / observations.length;
				}
			}
			covariance = s;
		}
		return covariance;
	}

	private static double[][] transposed(double[][] x, int columns) {
		double[][] t = new double[columns][x.length];
		for (int i = 0; i < x.length; i++) {
			for (int c = 0; c < columns; c++) {
				t[c][i] = x[i][c];
			}
		}
		return t;
	}

	private static double[] picked(double[] row, int[] of) {
		double[] picked = new double[of.length];
		for (int i = 0; i < of.length; i++) {
			picked[i] = row[of[i]];
		}
		return picked;
	}
}
