package org.channelexplorer.plot.internal.network;

import org.channelexplorer.plot.Theme;

/**
 * Every colour of a network's drawing, 0xRRGGBB.
 *
 * @param background behind everything
 * @param box        a layer
 * @param block      several layers together
 * @param edge       lines
 * @param accent     what is selected; not the workbench's blue, which is lost on the colour scale
 */
public record NetworkColours(int background, Box box, Block block, int edge, int accent) {
	public static final NetworkColours LIGHT = new NetworkColours(Theme.LIGHT.canvas(), new Box(0xe8edf3, 0x1f2328, 0x57606a, 0x8c959f, 0xf4f5f7),
			new Block(0xdde4ec, 0xf5f7fa, 0xcfd6de), 0x848d97, 0xd1480a);
	public static final NetworkColours DARK = new NetworkColours(Theme.DARK.canvas(), new Box(0x434b55, 0xe6edf3, 0xa5afba, 0x818b97, 0x32373d),
			new Block(0x4c5662, 0x313539, 0x4d545c), 0x8b95a1, 0xff9147);

	/**
	 * A layer's colours.
	 *
	 * @param fill    a box without a score
	 * @param text    first line of such a box
	 * @param subdued second line, and text of boxes that cannot be read
	 * @param border  outline
	 * @param muted   a box that cannot be read
	 */
	public record Box(int fill, int text, int subdued, int border, int muted) {
	}

	/**
	 * A block's colours.
	 *
	 * @param closed a collapsed block without scores
	 * @param open   behind the boxes of an expanded block
	 * @param border its outline
	 */
	public record Block(int closed, int open, int border) {
	}

	/** Those of a theme. */
	public static NetworkColours of(Theme theme) {
		return theme.dark() ? DARK : LIGHT;
	}
}
