package org.channelexplorer.plot.internal.refine;

import org.channelexplorer.core.parameter.Parameter;

/**
 * How a new head is drawn.
 *
 * @param zero  whether the axis holds 0
 * @param fresh whether only new outputs are drawn that are not one old output
 */
record RefinementOptions(
		@Parameter(label = "Axis from 0", description = "The axis holds 0; otherwise it holds the values only.", defaultValue = "true") boolean zero,
		@Parameter(label = "Changed outputs only", description = "Draws of the new outputs those alone that are parts of an old class, or several together.",
				defaultValue = "false") boolean fresh) {
}
