package org.channelexplorer.plot.internal.scatter;

import org.channelexplorer.core.parameter.Parameter;

/** How images through the layers are drawn. */
public record TrajectoryOptions(
		@Parameter(label = "One picture", description = "Whether one picture is drawn that moves from layer to layer, instead of all side by side.",
				defaultValue = "false") boolean morph,
		@Parameter(label = "Place between the layers", description = "For one picture: from 0, the first layer, to 1, the last.", defaultValue = "1", min = 0,
				max = 1) double at,
		@Parameter(label = "Paths", description = "Whether lines lead the selected images from layer to layer.", defaultValue = "true") boolean paths,
		@Parameter(label = "Columns", description = "Pictures in a row, 0 to 64; 0 = by their number.", defaultValue = "0", min = 0, max = 64) int columns,
		@Parameter(label = "Given classes", description = "Whether colours show the classes that the images came with, whatever the labelling.",
				defaultValue = "false") boolean given,
		@Parameter(label = "Size of points", description = "Factor of the size that the density gives, 0.3 to 4.", defaultValue = "1", min = 0.3,
				max = 4) double size,
		@Parameter(label = "Hidden",
				description = "Entries of the legend whose images are not drawn, separated by commas; a name with a comma stands in double "
						+ "quotes. Empty = none.") String hidden) {
}
