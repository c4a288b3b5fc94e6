package org.channelexplorer.analysis.internal.separability;

import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** Mean silhouette of the classes. */
@Documentation(summary = "Whether images lie closer to their own class than to the next one; -1 to 1, higher is better.",
		formula = "mean of (b-a)/max(a,b): a the mean distance to the other images of the own class, b the smallest mean distance to another class; "
				+ "0 for the image of a one-image class",
		source = "Rousseeuw, 1987; as in scikit-learn",
		caution = "Distances lose contrast with many channels, so values shrink with width; compare layers of similar width. "
				+ "Classes made of several groups get low values although they are separable."
				+ " Its grouped-jackknife interval is slightly narrow: of 95 % it held 94 % on planted data, 90 % on samples of real images.")
public final class Silhouette implements SeparabilityMetric<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public boolean higherIsBetter() {
		return true;
	}

	@Override
	public Sampling sampling(Input input) {
		return Sampling.within(-1, 1);
	}

	@Override
	public double score(Input input, int[] weights, NoParameters parameters, IProgressMonitor monitor) {
		int[] counts = Weighted.counts(input, weights);
		if (Weighted.present(counts) < 2) {
			return Double.NaN;
		}
		int n = weights.length;
		double[] distances = input.distances(monitor);
		int[][] rows = Weighted.rows(input);
		double[] w = new double[n];
		for (int i = 0; i < n; i++) {
			w[i] = weights[i];
		}
		double sum = 0;
		double images = 0;
		for (int i = 0; i < n; i++) {
			if (weights[i] == 0) {
				continue;
			}
			images += w[i];
			int own = input.labels().classOf(i);
			int others = counts[own] - weights[i]; // a copy of the image is not its own neighbour; its distance is 0
			if (others == 0) {
				continue;
			}
			double a = sum(distances, i * n, w, rows[own]) / others;
			double b = Double.POSITIVE_INFINITY;
			for (int c = 0; c < rows.length; c++) {
				if (c != own && counts[c] > 0) {
					b = Math.min(b, sum(distances, i * n, w, rows[c]) / counts[c]);
				}
			}
			sum += w[i] * (a == b ? 0 : (b - a) / Math.max(a, b));
		}
		return sum / images;
	}

	/** Weighted sum of one image's distances to a class, in four fixed lanes. */
	private static double sum(double[] distances, int from, double[] weights, int[] rows) {
		double s0 = 0;
		double s1 = 0;
		double s2 = 0;
		double s3 = 0;
		int r = 0;
		for (; r + 3 < rows.length; r += 4) {
			s0 += weights[rows[r]] * distances[from + rows[r]];
			s1 += weights[rows[r + 1]] * distances[from + rows[r + 1]];
			s2 += weights[rows[r + 2]] * distances[from + rows[r + 2]];
			s3 += weights[rows[r + 3]] * distances[from + rows[r + 3]];
		}
		for (; r < rows.length; r++) {
			s0 += weights[rows[r]] * distances[from + rows[r]];
		}
		return (s0 + s1) + (s2 + s3);
	}
}
