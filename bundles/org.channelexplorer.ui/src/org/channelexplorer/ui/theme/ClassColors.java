package org.channelexplorer.ui.theme;

import org.channelexplorer.core.data.Labels;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.ui.Preferences;
import org.eclipse.swt.graphics.Color;

/**
 * The plots' colours and shapes of the classes of an analysis, for SWT.
 *
 * @param palette the palette of the classes
 */
public record ClassColors(org.channelexplorer.plot.Palette palette) {

	/** Those of classes, by their slots, as the user prefers them. */
	public static ClassColors of(Labels labels) {
		return new ClassColors(org.channelexplorer.plot.Palette.of(labels, Preferences.classColours()));
	}

	/** The colour of a class by its index in the labels; need not be disposed of. */
	public Color color(int classIndex) {
		return Palette.rgb(rgb(classIndex));
	}

	/** The same as 0xRRGGBB. */
	public int rgb(int classIndex) {
		return palette.rgb(classIndex);
	}

	/** The shape of a class' points. */
	public Marker marker(int classIndex) {
		return palette.marker(classIndex);
	}
}
