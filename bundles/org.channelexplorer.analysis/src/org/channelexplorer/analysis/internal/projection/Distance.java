package org.channelexplorer.analysis.internal.projection;

/** How images are compared. */
public enum Distance {
	/** Euclidean distance of the summaries. */
	EUCLIDEAN,
	/** Jaccard distance of the sets of the most active channels. */
	JACCARD
}
