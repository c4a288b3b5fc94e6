package org.channelexplorer.analysis.internal.projection;

/** What is read of an image at a layer. */
public enum Source {
	/** One summary per channel, as extracted. */
	SUMMARY,
	/** All activations; the network is run again. */
	MAP
}
