package org.channelexplorer.plot.internal.scatter;

import org.channelexplorer.core.parameter.Parameter;

/** How a scatterplot is drawn. */
public record ScatterOptions(
		@Parameter(label = "Colours",
				description = "What colours show: class (by the labelling in use), given (the class that the image came with), prediction, verdict "
						+ "(right or wrong), confidence (of the prediction), cluster or trust (how far the neighbours in the plane are those in the layer).",
				defaultValue = "class") ColorBy color,
		@Parameter(label = "Outlines of clusters", description = "Whether clusters are outlined, when there are any.", defaultValue = "true") boolean hulls,
		@Parameter(label = "Classes of clusters", description = "Whether every outlined cluster has a bar of its classes.", defaultValue = "true") boolean bars,
		@Parameter(label = "Mark untrue places",
				description = "Whether images are ringed whose neighbours in the plane are not their neighbours in the layer, or "
						+ "the other way round.",
				defaultValue = "false") boolean trust,
		@Parameter(label = "Trust limit", description = "Images below this trustworthiness or continuity are marked, 0 to 1.", defaultValue = "0.8", min = 0,
				max = 1) double limit,
		@Parameter(label = "Density lines", description = "When lines of equal density are drawn: auto (from 5,000 points on), on or off.",
				defaultValue = "auto") Contours contours,
		@Parameter(label = "Size of points", description = "Factor of the size that the density gives, 0.3 to 4.", defaultValue = "1", min = 0.3,
				max = 4) double size,
		@Parameter(label = "Hidden",
				description = "Entries of the legend whose images are not drawn, separated by commas; a name with a comma stands in double "
						+ "quotes. Empty = none.") String hidden) {
}
