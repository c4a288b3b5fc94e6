package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.operation.Parameter;

/** What can be chosen about the projection of a layer. */
public record ProjectionParameters(
		@Parameter(label = "Layer", description = "Layer whose images are placed; empty = the last extracted one.", kind = Parameter.Kind.LAYER) String layer,
		@Parameter(label = "Summary", description = "Summary function; empty = the analysis' first.", kind = Parameter.Kind.SUMMARY) String summary,
		@Parameter(label = "Method", description = "How images are placed.", defaultValue = "tsne", kind = Parameter.Kind.METHOD, method = Projection.class) String method,
		@Parameter(label = "Neighbours for trust", description = "Size of the neighbourhoods that trustworthiness and continuity compare, 1 to 1000; "
				+ "at most (n - 1) / 2 are used.", defaultValue = "12", min = 1, max = 1000) int k) {
}
