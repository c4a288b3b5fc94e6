package org.channelexplorer.ui.graph.internal.figures;

import org.channelexplorer.plot.ScoreColors;
import org.eclipse.swt.graphics.Color;

/** The colours of {@link ScoreColors} for figures. */
public final class ColorScale {
	private static final int STEPS = 64;
	private static final Color[] COLORS = new Color[STEPS];

	static {
		for (int i = 0; i < STEPS; i++) {
			COLORS[i] = color(ScoreColors.at(i / (double) (STEPS - 1)));
		}
	}

	private ColorScale() {
	}

	private static Color color(int rgb) {
		return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
	}

	/** The colour at a place from 0 to 1. */
	public static Color at(double position) {
		return COLORS[(int) Math.round(Math.clamp(position, 0.0, 1.0) * (STEPS - 1))];
	}

	/** Black or white, whichever reads better on a colour. */
	public static Color textOn(Color c) {
		return color(ScoreColors.textOn(c.getRed() << 16 | c.getGreen() << 8 | c.getBlue()));
	}
}
