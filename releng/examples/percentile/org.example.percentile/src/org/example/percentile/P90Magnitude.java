package org.example.percentile;

import java.util.Arrays;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.parameter.Documentation;

/** A strong activation that one outlier does not decide. */
@Documentation(summary = "The magnitude that 90 % of an activation map's values stay below.", formula = "90th percentile of |I|, interpolated linearly",
		source = "Example", caution = "Is 0 where less than a tenth of the map answers: small objects are overlooked.")
public final class P90Magnitude implements SummaryFunction {

	@Override
	public float summarise(ActivationMap map) {
		float[] magnitudes = Arrays.copyOf(map.values(), map.size()); // a copy: the map belongs to all functions
		for (int i = 0; i < magnitudes.length; i++) {
			magnitudes[i] = Math.abs(magnitudes[i]);
		}
		Arrays.sort(magnitudes);
		return (float) Percentiles.of(magnitudes, 90);
	}
}
