package org.channelexplorer.plot;

/**
 * Colours of everything that is no class, in the light or the dark theme; 0xRRGGBB.
 *
 * @param dark    whether it is the dark one
 * @param grounds what lies behind
 * @param inks    what is written and drawn
 * @param marks   what stands out
 */
public record Theme(boolean dark, Grounds grounds, Inks inks, Marks marks) {

	public static final Theme LIGHT = new Theme(false, new Grounds(0xffffff, 0xeef1f4, 0xe4edf7, 0xd8e8f9),
			new Inks(0x1d232a, 0x56616d, 0xc9d0d8, 0xc3c8ce), new Marks(0x1565c0, 0xa05600, 0xb3261e));
	public static final Theme DARK = new Theme(true, new Grounds(0x2a2d30, 0x383c40, 0x3b4754, 0x2b4662),
			new Inks(0xeceff1, 0xb3bcc4, 0x555b61, 0x5d646b), new Marks(0x7ab8ff, 0xffb74d, 0xff8a80));

	/**
	 * Backgrounds.
	 *
	 * @param canvas of plots and lists
	 * @param band   of headings
	 * @param hover  under the mouse
	 * @param wash   of what is selected
	 */
	public record Grounds(int canvas, int band, int hover, int wash) {
	}

	/**
	 * Text and lines.
	 *
	 * @param text   text
	 * @param quiet  text of less weight, still easily read
	 * @param line   borders and separators
	 * @param greyed points and images that are not selected
	 */
	public record Inks(int text, int quiet, int line, int greyed) {
	}

	/**
	 * What draws the eye.
	 *
	 * @param accent  frames of what is selected
	 * @param warning marks of something to look at
	 * @param error   marks of failures
	 */
	public record Marks(int accent, int warning, int error) {
	}

	/** Background of plots and lists. */
	public int canvas() {
		return grounds.canvas;
	}

	/** Background of headings. */
	public int band() {
		return grounds.band;
	}

	/** Background under the mouse. */
	public int hover() {
		return grounds.hover;
	}

	/** Background of what is selected. */
	public int wash() {
		return grounds.wash;
	}

	/** Text. */
	public int text() {
		return inks.text;
	}

	/** Text of less weight, still easily read. */
	public int quiet() {
		return inks.quiet;
	}

	/** Borders and separators. */
	public int line() {
		return inks.line;
	}

	/** Points and images that are not selected. */
	public int greyed() {
		return inks.greyed;
	}

	/** Frames of what is selected. */
	public int accent() {
		return marks.accent;
	}

	/** Marks of something to look at. */
	public int warning() {
		return marks.warning;
	}

	/** Marks of failures. */
	public int error() {
		return marks.error;
	}
}
