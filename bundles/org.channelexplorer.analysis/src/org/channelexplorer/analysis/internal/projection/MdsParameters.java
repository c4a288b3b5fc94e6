package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about multidimensional scaling. */
public record MdsParameters(
		@Parameter(label = "Iterations", description = "Most steps of stress majorisation, 1 to 10000; it stops when a step gains less than a millionth.",
				defaultValue = "300", min = 1, max = 10_000) int iterations) {
}
