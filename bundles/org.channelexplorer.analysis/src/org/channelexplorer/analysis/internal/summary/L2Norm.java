package org.channelexplorer.analysis.internal.summary;

import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.parameter.Documentation;

/** Euclidean norm of a map. */
@Documentation(summary = "Energy of a channel's activation: the Euclidean norm of the map.", formula = "sqrt(sum I^2)",
		source = "ChannelExplorer, activation summaries.",
		caution = "It grows with the square root of the map's area, so layers of different resolution are not comparable, and a few large "
				+ "values hide many small ones.")
public final class L2Norm implements SummaryFunction {
	// outside, the float squares of the shared statistics overflow or lose their digits
	private static final float SMALL = 1e-15f;
	private static final float LARGE = 1e15f;

	@Override
	public float summarise(ActivationMap map) {
		float max = map.absMax();
		if (max > LARGE && max < Float.POSITIVE_INFINITY || max < SMALL && max > 0) {
			double sum = 0;
			for (int i = 0; i < map.size(); i++) {
				double v = map.value(i);
				sum += v * v;
			}
			return (float) Math.sqrt(sum);
		}
		return (float) Math.sqrt(map.squareSum());
	}
}
