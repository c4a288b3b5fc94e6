package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about the projection of a layer. */
public record ProjectionParameters(
		@Parameter(label = "Layer", description = "Layer whose images are placed; empty = the last extracted one, * = all together, each channel "
				+ "standardised and each layer of the same weight.", kind = Parameter.Kind.LAYER) String layer,
		@Parameter(label = "Summary", description = "Summary function; empty = the analysis' first.", kind = Parameter.Kind.SUMMARY) String summary,
		@Parameter(label = "Source", description = "What is read of an image: one summary per channel (summary), or the whole activation maps (map), for "
				+ "which the network is run on all images again.", defaultValue = "summary") Source source,
		@Parameter(label = "Method", description = "How images are placed.", defaultValue = "tsne", kind = Parameter.Kind.METHOD,
				method = Projection.class) String method,
		@Parameter(label = "Distance", description = "How images are compared: by their summaries (euclidean) or by their most active channels "
				+ "(jaccard).", defaultValue = "euclidean") Distance distance,
		@Parameter(label = "Share of channels (eta)", description = "For Jaccard: share of a layer's channels that counts as most active, above 0, at most 1.",
				defaultValue = "0.1", min = 1e-6, max = 1) double eta,
		@Parameter(label = "Neighbours for trust", description = "Size of the neighbourhoods that trustworthiness and continuity compare, 1 to 1000; "
				+ "at most (n - 1) / 2 are used.", defaultValue = "12", min = 1, max = 1000) int k,
		@Parameter(label = "Stability", description = "Whether to project with four more seeds and report how much the placements differ; takes five "
				+ "times as long.", defaultValue = "false") boolean stability) {

	/** The space the images are compared in. */
	public Space space() {
		return new Space(layer, summary, distance, eta);
	}
}
