package org.channelexplorer.plot.internal;

import org.channelexplorer.plot.PlotData;

/** Names of layers for people. */
public final class LayerNames {
	private LayerNames() {
	}

	/** A layer as the network editor calls it; its id when nothing is known of the network. */
	public static String of(PlotData data, String id) {
		return data.analysis() == null ? id : data.analysis().network().label(id);
	}
}
