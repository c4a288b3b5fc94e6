package org.channelexplorer.ui.graph.internal.figures;

import org.channelexplorer.plot.internal.network.NetworkColours;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.Color;

/** The colours of the drawing for figures, which do not depend on the theme. */
public record NetworkPalette(boolean dark, NetworkColours colours) {
	public static final NetworkPalette LIGHT = new NetworkPalette(false, NetworkColours.LIGHT);
	public static final NetworkPalette DARK = new NetworkPalette(true, NetworkColours.DARK);

	/** The palette of the workbench's present theme. UI thread. */
	public static NetworkPalette current() {
		return Palette.current().dark() ? DARK : LIGHT;
	}

	/** Behind everything. */
	public Color background() {
		return Palette.rgb(colours.background());
	}

	/** Of lines. */
	public Color edge() {
		return Palette.rgb(colours.edge());
	}

	/** Of what is selected. */
	public Color accent() {
		return Palette.rgb(colours.accent());
	}

	/** Fill of a box without a score. */
	public Color fill() {
		return Palette.rgb(colours.box().fill());
	}

	/** Text in such a box. */
	public Color text() {
		return Palette.rgb(colours.box().text());
	}

	/** Text of less weight. */
	public Color subdued() {
		return Palette.rgb(colours.box().subdued());
	}

	/** Outlines of boxes. */
	public Color border() {
		return Palette.rgb(colours.box().border());
	}
}
