package org.channelexplorer.plot.internal.profile;

import org.channelexplorer.core.parameter.Parameter;

/**
 * How a profile is drawn.
 *
 * @param zero whether the axes hold 0
 */
record ProfileOptions(
		@Parameter(label = "Axes from 0", description = "Every axis holds 0, so that heights can be compared; otherwise it holds the values only.",
				defaultValue = "true") boolean zero) {
}
