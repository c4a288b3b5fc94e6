package org.channelexplorer.ui.plot;

import org.eclipse.swt.graphics.Font;

/** How large plots are drawn so that their letters follow the size of the desktop's text. */
public final class Letters {
	private static final double USUAL = 40 / 3.0; // pixels: 10 points at 96 dots per inch, for which plots are laid out
	private static final double LEAST = 1.15; // smaller differences are not worth cells of uneven width
	private static final double MOST = 3;

	private Letters() {
	}

	/**
	 * Pixels of the window for a pixel of a plot beside text in a font: everything grows with the letters, as it is laid out
	 * around them. 1 for the usual sizes and for smaller ones.
	 */
	public static double scale(Font font) {
		double pixels = font.getFontData()[0].getHeight() * font.getDevice().getDPI().y / 72.0;
		double scale = Math.min(MOST, pixels / USUAL);
		return scale < LEAST ? 1 : scale;
	}
}
