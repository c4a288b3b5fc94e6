package org.channelexplorer.plot;

import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.internal.network.Diagram;
import org.channelexplorer.plot.internal.network.Flow;

/** A network as a drawing: its layers that were read, in the order in which values flow through them, coloured by their separability. */
public final class NetworkDiagram {
	private NetworkDiagram() {
	}

	/**
	 * The diagram of one metric.
	 *
	 * @param scores     of the layers that were read, in network order
	 * @param metric     id of the metric
	 * @param metricName its name for people
	 */
	public static Plot of(Network network, LayerScores scores, String metric, String metricName) {
		return new Diagram(Flow.of(network, scores.layers()), scores.course(metric, scores.layers()), scores, metricName);
	}
}
