package org.channelexplorer.analysis.internal.separability;

import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** Variance ratio criterion. */
@Documentation(summary = "Between-class over within-class variance, each per degree of freedom; 0 or more, higher is better.",
		formula = "(trace(Sb)/(k-1)) / (trace(Sw)/(n-k)) for n images of k classes", source = "Calinski and Harabasz, 1974; as in scikit-learn",
		caution = "Grows with the number of images: compare layers of one analysis, not analyses. Same blind spots as the Fisher ratio. Not defined "
				+ "when every class is a single point.")
public final class CalinskiHarabasz implements SeparabilityMetric<NoParameters> {

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
		return Sampling.within(0, Double.POSITIVE_INFINITY);
	}

	@Override
	public double score(Input input, int[] weights, NoParameters parameters, IProgressMonitor monitor) {
		Weighted.Scatter s = Weighted.Scatter.of(input, weights);
		if (s.classes() < 2 || s.within() == 0) {
			return Double.NaN;
		}
		return s.between() / (s.classes() - 1) / (s.within() / (s.images() - s.classes()));
	}
}
