package org.channelexplorer.plot.internal.overlay;

import org.channelexplorer.core.parameter.Parameter;

/**
 * How overlays are drawn.
 *
 * @param shown        whether the maps are drawn at all
 * @param colours      colours of the values
 * @param opacity      how far a map hides its image
 * @param proportional whether small values are more transparent than large ones
 * @param cells        whether the cells of the map are drawn as they are
 * @param together     whether the channels of an image are drawn into one picture
 */
public record OverlayOptions(
		@Parameter(label = "Show the maps", description = "Whether the maps are drawn over the images.", defaultValue = "true") boolean shown,
		@Parameter(label = "Colours",
				description = "Colours from the low to the high end of the scale. Automatic takes diverging for a scale with values below and above 0 and for "
						+ "differences, jet for others. Diverging is symmetric around 0: blue below, red above.",
				defaultValue = "automatic") Colours colours,
		@Parameter(label = "Opacity", description = "How far a map hides the image below it, from 0 to 1.", defaultValue = "0.6", min = 0,
				max = 1) double opacity,
		@Parameter(label = "Opacity by value", description = "Whether the opacity grows with the value, from 0 at the low end of the scale.",
				defaultValue = "false") boolean proportional,
		@Parameter(label = "Cells", description = "Whether the cells of the map are drawn as they are, with a grid; otherwise values between their centres are "
				+ "interpolated bilinearly.", defaultValue = "false") boolean cells,
		@Parameter(label = "Channels together",
				description = "Whether the channels of an image are drawn into one picture, each in its own colour; otherwise side by side.",
				defaultValue = "false") boolean together) {

	/** Colours of values. */
	public enum Colours {
		AUTOMATIC, JET, VIRIDIS, MAGMA, DIVERGING
	}
}
