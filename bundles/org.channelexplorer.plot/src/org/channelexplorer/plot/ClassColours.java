package org.channelexplorer.plot;

/** The colours that classes can have, all of them distinguished by people with the common colour vision deficiencies; see {@link Palette}. */
public enum ClassColours {
	/** Eleven, which show on white and on dark grey; see {@link Palette}. */
	STANDARD("Standard", 0x297ab9, 0xe7a005, 0x00a383, 0xcf83ad, 0x5ab4e8, 0xe4670a, 0xa58357, 0xa6c389, 0xd52b91, 0x864fff, 0xa86164),
	/** Seven. M. Okabe and K. Ito, Color universal design, 2008, without black. */
	OKABE_ITO("Okabe and Ito", 0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7),
	/** Six. P. Tol, Colour schemes, 2021: bright, without grey. */
	TOL_BRIGHT("Tol, bright", 0x4477aa, 0xee6677, 0x228833, 0xccbb44, 0x66ccee, 0xaa3377),
	/** Nine. P. Tol, Colour schemes, 2021: muted. */
	TOL_MUTED("Tol, muted", 0xcc6677, 0x332288, 0xddcc77, 0x117733, 0x88ccee, 0x882255, 0x44aa99, 0x999933, 0xaa4499),
	/** Nine. P. Tol, Colour schemes, 2021: light, for dark backgrounds. */
	TOL_LIGHT("Tol, light", 0x77aadd, 0xee8866, 0xeedd88, 0xffaabb, 0x99ddff, 0x44bb99, 0xbbcc33, 0xaaaa00, 0xdddddd);

	private final String label;
	private final int[] rgb;

	ClassColours(String label, int... rgb) {
		this.label = label;
		this.rgb = rgb;
	}

	/** For people. */
	public String label() {
		return label;
	}

	/** Number of colours before they repeat with another shape. */
	public int size() {
		return rgb.length;
	}

	/** Colour of the look at a place, 0xRRGGBB. */
	public int rgb(int look) {
		return rgb[Math.floorMod(look, rgb.length)];
	}
}
