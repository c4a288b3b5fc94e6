package org.channelexplorer.smile.internal;

import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about agglomerative clustering. */
public record AgglomerativeParameters(
		@Parameter(label = "Linkage",
				description = "Distance of two clusters: single (nearest images), complete (farthest images), average (mean over all pairs, UPGMA) or ward "
						+ "(growth of the within-cluster squares).",
				defaultValue = "average") LinkageRule linkage,
		@Parameter(label = "Clusters", description = "Number of clusters, at most the number of images; 0 = cut at the largest gap between two merges.",
				defaultValue = "0", min = 0, max = Pairs.MOST) int clusters) {
}
