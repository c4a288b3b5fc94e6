package org.channelexplorer.analysis.internal.separability;

import java.util.Arrays;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** Between-class over within-class scatter. */
@Documentation(summary = "How far the class means lie apart, measured by the spread inside the classes; 0 or more, higher is better.",
		formula = "trace(Sb) / trace(Sw), Sb and Sw the between-class and within-class scatter sums", source = "Fisher's discriminant criterion, trace form",
		caution = "Channels with large values dominate; curved or split classes look inseparable although they are not. Chance is (classes-1)/(images-classes), not 0. "
				+ "Not defined when every class is a single point."
				+ " Its grouped-jackknife interval is slightly narrow: of 95 % it held 94 % on planted data, 94 % on samples of real images.")
public final class FisherRatio implements SeparabilityMetric<NoParameters> {

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public boolean higherIsBetter() {
		return true;
	}

	@Override
	public double chance(int[] counts) {
		double n = Arrays.stream(counts).sum();
		long classes = Arrays.stream(counts).filter(c -> c > 0).count();
		return n > classes ? (classes - 1) / (n - classes) : Double.NaN;
	}

	@Override
	public Sampling sampling(Input input) {
		return Sampling.within(0, Double.POSITIVE_INFINITY);
	}

	@Override
	public double score(Input input, int[] weights, NoParameters parameters, IProgressMonitor monitor) {
		Weighted.Scatter s = Weighted.Scatter.of(input, weights);
		return s.classes() < 2 || s.within() == 0 ? Double.NaN : s.between() / s.within();
	}
}
