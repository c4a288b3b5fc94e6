package org.channelexplorer.analysis.internal.scatter;

import org.channelexplorer.analysis.internal.projection.Distance;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about images through the layers: about every projection as there. */
public record TrajectoryParameters(
		@Parameter(label = "Layers",
				description = "Layers side by side, by id or label, separated by commas (a name with a comma in double quotes); empty = all.",
				kind = Parameter.Kind.LAYERS) String layers,
		@Parameter(label = "Most layers", description = "With more layers than these, as many are taken evenly, the first and the last among them; 2 to 64.",
				defaultValue = "6", min = 2, max = 64) int most,
		@Parameter(label = "Summary", description = "Summary function; empty = the analysis' first.", kind = Parameter.Kind.SUMMARY) String summary,
		@Parameter(label = "Method", description = "How images are placed.", defaultValue = "tsne", kind = Parameter.Kind.METHOD,
				method = Projection.class) String method,
		@Parameter(label = "Distance", description = "How images are compared: by their summaries (euclidean) or by their most active channels "
				+ "(jaccard).", defaultValue = "euclidean") Distance distance,
		@Parameter(label = "Share of channels (eta)", description = "For Jaccard: share of a layer's channels that counts as most active, above 0, at most 1.",
				defaultValue = "0.1", min = 1e-6, max = 1) double eta,
		@Parameter(label = "Neighbours for trust", description = "Size of the neighbourhoods that trustworthiness and continuity compare, 1 to 1000; "
				+ "at most (n - 1) / 2 are used.", defaultValue = "12", min = 1, max = 1000) int k) {
}
