package org.channelexplorer.analysis.internal.summary;

import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.parameter.Documentation;

/** Sum of the magnitudes above Otsu's threshold. */
@Documentation(summary = "How much of a channel's activation stands out from its own background: the sum of magnitudes above Otsu's threshold.",
		formula = "sum of |I| strictly above t; t is the centre of that of 256 equal bins over [min |I|, max |I|] which maximises the "
				+ "between-class variance, the first one on ties; when all |I| are equal (1 x 1 maps, dense layers) the sum of all |I|.",
		source = "N. Otsu, A Threshold Selection Method from Gray-Level Histograms, IEEE SMC 9(1), 1979; ChannelExplorer, activation summaries.",
		caution = "Otsu assumes a bright part and a dark part. On a map without the two (noise, a flat ramp) the threshold halves the "
				+ "range arbitrarily, and one extreme pixel can leave nearly everything else below it.")
public final class OtsuSum implements SummaryFunction {

	// the function itself has no state: every thread counts in its own arrays
	private final ThreadLocal<OtsuKernel> kernels = ThreadLocal.withInitial(OtsuKernel::create);

	@Override
	public float summarise(ActivationMap map) {
		float min = map.absMin();
		float max = map.absMax();
		double sum = map.absSum();
		if (!(max > min) || max == Float.POSITIVE_INFINITY) { // all equal, or NaN or infinite, which the sum then is too
			return (float) sum;
		}
		OtsuKernel kernel = kernels.get();
		int bin = kernel.chooseBin(map.values(), map.size(), min, max);
		return (float) kernel.sumAbove(map.values(), map.size(), centre(bin, min, max));
	}

	/** The largest float that is not above the bin's centre: exactly the same values are above either. */
	static float centre(int bin, float min, float max) {
		double centre = min + (bin + 0.5) * (((double) max - min) / OtsuKernel.BINS);
		float rounded = (float) centre;
		return rounded > centre ? Math.nextDown(rounded) : rounded;
	}
}
