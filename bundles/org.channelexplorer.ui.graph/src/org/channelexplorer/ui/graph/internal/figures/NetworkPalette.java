package org.channelexplorer.ui.graph.internal.figures;

import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.Color;

/**
 * Every colour of the drawing, since figures do not depend on the theme.
 *
 * @param background behind everything
 * @param box        a layer
 * @param block      several layers together
 * @param edge       lines
 * @param accent     what is selected; not the workbench's blue, which is lost on the colour scale
 */
public record NetworkPalette(boolean dark, Color background, Box box, Block block, Color edge, Color accent) {

	public static final NetworkPalette LIGHT = new NetworkPalette(false, Palette.LIGHT.canvas(),
			new Box(rgb(0xe8edf3), rgb(0x1f2328), rgb(0x57606a), rgb(0x8c959f), rgb(0xf4f5f7)),
			new Block(rgb(0xdde4ec), rgb(0xf5f7fa), rgb(0xcfd6de)), rgb(0x848d97), rgb(0xd1480a));
	public static final NetworkPalette DARK = new NetworkPalette(true, Palette.DARK.canvas(),
			new Box(rgb(0x434b55), rgb(0xe6edf3), rgb(0xa5afba), rgb(0x818b97), rgb(0x32373d)),
			new Block(rgb(0x4c5662), rgb(0x313539), rgb(0x4d545c)), rgb(0x8b95a1), rgb(0xff9147));

	/**
	 * A layer's colours.
	 *
	 * @param fill    a box without a score
	 * @param text    first line of such a box
	 * @param subdued second line, and text of boxes that cannot be read
	 * @param border  outline
	 * @param muted   a box that cannot be read
	 */
	public record Box(Color fill, Color text, Color subdued, Color border, Color muted) {
	}

	/**
	 * A block's colours.
	 *
	 * @param closed a collapsed block without scores
	 * @param open   behind the boxes of an expanded block
	 * @param border its outline
	 */
	public record Block(Color closed, Color open, Color border) {
	}

	/** The palette of the workbench's present theme. UI thread. */
	public static NetworkPalette current() {
		return Palette.current().dark() ? DARK : LIGHT;
	}

	private static Color rgb(int rgb) {
		return Palette.rgb(rgb);
	}
}
