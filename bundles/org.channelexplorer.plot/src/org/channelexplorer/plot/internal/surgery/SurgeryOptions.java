package org.channelexplorer.plot.internal.surgery;

import org.channelexplorer.core.parameter.Parameter;

/**
 * How the curves are drawn.
 *
 * @param zero   whether the axis of the accuracy holds 0
 * @param random whether the band of random sets is drawn
 * @param worst  whether the class that loses most has a panel
 */
record SurgeryOptions(
		@Parameter(label = "Axis from 0", description = "The axis of the accuracy holds 0; otherwise it holds the values only.",
				defaultValue = "false") boolean zero,
		@Parameter(label = "Random sets", description = "Draws the accuracy of random sets of as many channels: lowest, mean and highest.",
				defaultValue = "true") boolean random,
		@Parameter(label = "Worst class", description = "Draws what the class that loses most loses, in a panel of its accuracy's change.",
				defaultValue = "true") boolean worst) {
}
