package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about the images nearest to one. */
public record NeighboursParameters(
		@Parameter(label = "Image", description = "File of the image, as the analysis names it; empty = the first by name.") String image,
		@Parameter(label = "Layer", description = "Layer in which images are compared; empty = the last extracted one, * = all together.",
				kind = Parameter.Kind.LAYER) String layer,
		@Parameter(label = "Summary", description = "Summary function; empty = the analysis' first.", kind = Parameter.Kind.SUMMARY) String summary,
		@Parameter(label = "Distance", description = "How images are compared: by their summaries (euclidean) or by their most active channels "
				+ "(jaccard).", defaultValue = "euclidean") Distance distance,
		@Parameter(label = "Share of channels (eta)", description = "For Jaccard: share of a layer's channels that counts as most active, above 0, at most 1.",
				defaultValue = "0.1", min = 1e-6, max = 1) double eta,
		@Parameter(label = "Neighbours", description = "How many nearest images to list, 1 to 1000.", defaultValue = "12", min = 1, max = 1000) int k) {

	/** The space the images are compared in. */
	Space space() {
		return new Space(layer, summary, distance, eta);
	}
}
