package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about locating new samples. */
public record LocateParameters(
		@Parameter(label = "Samples", description = "A .npy file of float32 with one row of channel summaries per sample (or a single row): the same layer, "
				+ "summary and preprocessing, e.g. a layer's file of another analysis of the same network.", required = true,
				kind = Parameter.Kind.FILE) String samples,
		@Parameter(label = "Layer", description = "Layer the samples were summarised at; empty = the last extracted one.",
				kind = Parameter.Kind.LAYER) String layer,
		@Parameter(label = "Summary", description = "Summary function; empty = the analysis' first.", kind = Parameter.Kind.SUMMARY) String summary,
		@Parameter(label = "Method", description = "The projection in which the samples are located.", defaultValue = "tsne", kind = Parameter.Kind.METHOD,
				method = Projection.class) String method,
		@Parameter(label = "Distance", description = "How images are compared: by their summaries (euclidean) or by their most active channels "
				+ "(jaccard).", defaultValue = "euclidean") Distance distance,
		@Parameter(label = "Share of channels (eta)", description = "For Jaccard: share of a layer's channels that counts as most active, above 0, at most 1.",
				defaultValue = "0.1", min = 1e-6, max = 1) double eta,
		@Parameter(label = "Neighbours", description = "How many nearest images to look at, 1 to 1000.", defaultValue = "12", min = 1, max = 1000) int k) {

	/** The space the images are compared in. */
	Space space() {
		return new Space(layer, summary, distance, eta);
	}
}
