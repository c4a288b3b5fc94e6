package org.channelexplorer.core.repair;

/** What consumers read in place of a removed channel. */
public enum Replacement {
	/** Zero. */
	ZERO,
	/** The channel's mean over the images of the analysis. */
	MEAN,
	/** What the kept channels of the layer say about it: a ridge regression on the images of the analysis. */
	COMPENSATE
}
