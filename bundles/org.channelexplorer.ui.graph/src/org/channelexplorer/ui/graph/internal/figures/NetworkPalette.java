package org.channelexplorer.ui.graph.internal.figures;

import org.eclipse.swt.graphics.Color;

/**
 * Every colour of the drawing, since figures know nothing of the theme.
 *
 * @param background   behind everything
 * @param fill         a box without a score
 * @param text         first line of such a box
 * @param subdued      second line, and text of boxes that cannot be read
 * @param border       outline of a box
 * @param muted        a box that cannot be read
 * @param block        a collapsed block without scores
 * @param group        behind the boxes of an expanded block
 * @param groupBorder  its outline
 * @param edge         lines
 * @param accent       what is selected
 * @param match        what the search found
 */
public record NetworkPalette(boolean dark, Color background, Color fill, Color text, Color subdued, Color border, Color muted, Color block,
		Color group, Color groupBorder, Color edge, Color accent, Color match) {

	public static final NetworkPalette LIGHT = new NetworkPalette(false, rgb(0xffffff), rgb(0xe8edf3), rgb(0x1f2328), rgb(0x57606a),
			rgb(0x8c959f), rgb(0xf4f5f7), rgb(0xdde4ec), rgb(0xf5f7fa), rgb(0xcfd6de), rgb(0x848d97), rgb(0xd1480a), rgb(0xbf8700));
	public static final NetworkPalette DARK = new NetworkPalette(true, rgb(0x1e2227), rgb(0x39414b), rgb(0xe6edf3), rgb(0xa5afba),
			rgb(0x7d8793), rgb(0x2b3037), rgb(0x434d59), rgb(0x262b32), rgb(0x454d57), rgb(0x8b95a1), rgb(0xff9147), rgb(0xe3b341));

	private static Color rgb(int rgb) {
		return new Color(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
	}

	/** The palette that suits a workbench whose controls have this background. */
	public static NetworkPalette on(Color background) {
		int lightness = background.getRed() * 3 + background.getGreen() * 6 + background.getBlue();
		return lightness < 1280 ? DARK : LIGHT;
	}
}
