package org.channelexplorer.analysis.internal.separability;

import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** Mean over the classes of the worst ratio of spread to distance. */
@Documentation(version = 3, summary = "How badly every class overlaps with the class most like it; 0 or more, LOWER is better.",
		formula = "1/k sum_i max_j (s_i + s_j) / d(m_i, m_j), s the mean distance to the class mean m", source = "Davies and Bouldin, 1979; as in scikit-learn",
		caution = "Looks at class means only: two interleaved classes with equal means are infinitely bad (given as not defined), a class inside a ring of "
				+ "another too. Not defined when a class has one image, which has no spread and would look perfect.")
public final class DaviesBouldin implements SeparabilityMetric<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public boolean higherIsBetter() {
		return false;
	}

	@Override
	public Sampling sampling(Input input) {
		// of two classes each has one other: no maximum is taken
		double halves = input.labels().classes().size() > 2 ? 1.0 / 3 : 0;
		return new Sampling(0, Double.POSITIVE_INFINITY, false, halves, 1);
	}

	@Override
	public double score(Input input, int[] weights, NoParameters parameters, IProgressMonitor monitor) {
		int[] counts = Weighted.counts(input, weights);
		int present = Weighted.present(counts);
		if (present < 2) {
			return Double.NaN;
		}
		int[][] rows = Weighted.rows(input);
		for (int c = 0; c < counts.length; c++) {
			if (counts[c] > 0 && rows[c].length == 1) {
				return Double.NaN;
			}
		}
		int d = input.x().columns();
		double[] means = Weighted.means(input, weights, counts);
		double[] spread = new double[counts.length];
		double[] squared = Weighted.squared(input, means);
		for (int i = 0; i < weights.length; i++) {
			if (weights[i] > 0) {
				int c = input.labels().classOf(i);
				spread[c] += weights[i] * Math.sqrt(squared[i]) / counts[c];
			}
		}
		double sum = 0;
		for (int a = 0; a < counts.length; a++) {
			double worst = 0;
			for (int b = 0; counts[a] > 0 && b < counts.length; b++) {
				if (b != a && counts[b] > 0) {
					double distance = Math.sqrt(Weighted.squared(means, a, b, d));
					if (distance == 0) {
						return Double.NaN;
					}
					worst = Math.max(worst, (spread[a] + spread[b]) / distance);
				}
			}
			sum += worst;
		}
		return sum / present;
	}
}
