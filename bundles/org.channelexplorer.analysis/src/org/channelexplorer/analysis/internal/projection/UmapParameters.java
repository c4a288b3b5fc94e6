package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about UMAP. */
public record UmapParameters(
		@Parameter(label = "Neighbours", description = "Size of an image's neighbourhood, itself included, 2 to 1000; small = local detail, large = the "
				+ "global structure; at most the number of images is used.", defaultValue = "15", min = 2, max = 1000) int neighbours,
		@Parameter(label = "Minimum distance", description = "How close together images may lie in the plane, 0 to 0.99.", defaultValue = "0.1", min = 0,
				max = 0.99) double minDistance,
		@Parameter(label = "Epochs", description = "Passes over the neighbourhood graph, up to 100000; 0 = 500 for at most 10000 images, else 200.",
				defaultValue = "0", min = 0, max = 100_000) int epochs) {
}
