package org.channelexplorer.analysis.internal.scatter;

import org.channelexplorer.analysis.internal.projection.ProjectionParameters;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about a scatterplot: about its projection, and about what is shown beside the places. */
public record ScatterplotParameters(ProjectionParameters places,
		@Parameter(label = "Align to", description = "Layer to whose placement this one is turned, mirrored, moved and scaled, so that images stay where "
				+ "they are as far as the layers agree; empty = none.", kind = Parameter.Kind.OTHER_LAYER) String alignTo,
		@Parameter(label = "Find clusters", description = "Whether images are grouped by their summaries in the layer, whatever the plane shows.",
				defaultValue = "false") boolean grouped,
		@Parameter(label = "Clustering", description = "How clusters are found.", defaultValue = "xmeans", kind = Parameter.Kind.METHOD,
				method = Clustering.class) String clustering,
		@Parameter(label = "Seed of the clusters", description = "Seed of the clustering, whatever that of the projection is.",
				defaultValue = "1") long clusterSeed) {
}
