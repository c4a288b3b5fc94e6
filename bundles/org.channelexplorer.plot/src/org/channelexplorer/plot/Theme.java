package org.channelexplorer.plot;

/**
 * Colours of everything that is no class, in the light or the dark theme; 0xRRGGBB.
 *
 * @param dark    whether it is the dark one
 * @param canvas  background of plots and lists
 * @param band    background of headings
 * @param hover   background under the mouse
 * @param text    text
 * @param quiet   text of less weight, still easily read
 * @param line    borders and separators
 * @param greyed  points and images that are not selected
 * @param accent  frames of what is selected
 * @param wash    background of what is selected
 * @param warning marks of something to look at
 * @param error   marks of failures
 */
public record Theme(boolean dark, int canvas, int band, int hover, int text, int quiet, int line, int greyed, int accent, int wash, int warning,
		int error) {

	public static final Theme LIGHT = new Theme(false, 0xffffff, 0xeef1f4, 0xe4edf7, 0x1d232a, 0x56616d, 0xc9d0d8, 0xc3c8ce, 0x1565c0, 0xd3e5f8,
			0xa05600, 0xb3261e);
	public static final Theme DARK = new Theme(true, 0x2a2d30, 0x383c40, 0x3d4a58, 0xeceff1, 0xb3bcc4, 0x555b61, 0x5d646b, 0x7ab8ff, 0x2d4a68,
			0xffb74d, 0xff8a80);
}
