package org.channelexplorer.ui.theme;

import org.eclipse.swt.graphics.Color;

/**
 * Colour and shape of every class, the same in all views and in both themes. The eight colours are told apart by people with
 * the common colour vision deficiencies (after Okabe and Ito; yellow is darker and black is wine red here, so that they
 * show on white and on dark grey); from the ninth class on they come round again with another shape.
 */
public final class ClassColors {
	private static final int[] COLORS = { 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0xbcae1f, 0xa03668 };
	private static final Color[] SWT = new Color[COLORS.length];

	static {
		for (int i = 0; i < COLORS.length; i++) {
			SWT[i] = Palette.rgb(COLORS[i]);
		}
	}

	private ClassColors() {
	}

	/** The colour of a class by its slot in the labels; not to be disposed of. */
	public static Color color(int slot) {
		return SWT[Math.floorMod(slot, COLORS.length)];
	}

	/** The same as 0xRRGGBB. */
	public static int rgb(int slot) {
		return COLORS[Math.floorMod(slot, COLORS.length)];
	}

	/** The shape of a class' points. */
	public static Marker marker(int slot) {
		Marker[] all = Marker.values();
		return all[Math.floorMod(slot / COLORS.length, all.length)];
	}

	/** Number of pairs of colour and shape before they come round again. */
	public static int distinct() {
		return COLORS.length * Marker.values().length;
	}
}
