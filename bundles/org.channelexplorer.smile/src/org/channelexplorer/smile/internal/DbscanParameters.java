package org.channelexplorer.smile.internal;

import org.channelexplorer.core.parameter.Parameter;

/** What can be chosen about DBSCAN. */
public record DbscanParameters(
		@Parameter(label = "Least points", description = "Images within the radius, itself included, that make an image the core of a cluster; 2 to 10000.",
				defaultValue = "5", min = 2, max = Pairs.MOST) int minPoints,
		@Parameter(label = "Radius",
				description = "Euclidean distance within which images are neighbours, in units of the summary; 0 = at the knee of the sorted distances to the "
						+ "nearest images.",
				defaultValue = "0", min = 0, max = 1e17) double radius) {
}
