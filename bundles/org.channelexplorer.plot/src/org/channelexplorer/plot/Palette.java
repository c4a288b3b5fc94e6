package org.channelexplorer.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;

/**
 * Colour and shape of every class, the same in all views, in both themes, in the report and in exports. The eleven colours are
 * distinguished by people with the common colour vision deficiencies and show on white and on dark grey: seven of them after M. Okabe
 * and K. Ito, Color universal design, 2008 (black is wine red here), four chosen to be farthest from these and from each other as people with
 * protanopia, deuteranopia and tritanopia see them (G. Machado et al., A physiologically-based model for simulation of color vision
 * deficiency, 2009). From the twelfth class on they repeat with another shape.
 * <p>
 * A given class keeps its look whatever classes an analyst adds, merges away or reorders.
 */
public final class Palette {
	private static final int[] COLORS = { 0x0072b2, 0xe69f00, 0x009e73, 0xcc79a7, 0x56b4e9, 0xd55e00, 0x785a4b, 0xa5c387, 0xa03668, 0x4b1eff, 0xb40000 };
	private static final int LEFT_OUT = 0x8a929b;
	private static final Marker[] MARKERS = Marker.values();

	/** Number of pairs of colour and shape before they repeat. */
	public static final int DISTINCT = COLORS.length * MARKERS.length;

	private final int[] looks;
	private final int[] chosen;

	private Palette(int[] looks, int[] chosen) {
		this.looks = looks;
		this.chosen = chosen;
	}

	/** The palette of classes: colours that the analyst chose, else those of their slots. */
	public static Palette of(Labels labels) {
		return new Palette(labels.slots(), labels.colours());
	}

	/** The palette of classes whose looks are known: for every class the place of its look, see {@link #color}; negative for images that are left out. */
	public static Palette of(int... looks) {
		return new Palette(looks.clone(), Labels.noColours(looks.length));
	}

	/** The palette of given classes, each with the look of its place. */
	public static Palette of(List<String> classes) {
		return of(IntStream.range(0, classes.size()).toArray());
	}

	/** Colour of the look at a place, 0xRRGGBB: for series that are no classes. */
	public static int color(int look) {
		return COLORS[Math.floorMod(look, COLORS.length)];
	}

	/** Shape of the look at a place. */
	public static Marker shape(int look) {
		return MARKERS[Math.floorMod(look / COLORS.length, MARKERS.length)];
	}

	/** Colour of a class by its index in the classes, 0xRRGGBB; a grey for a negative one, an image that is left out of all classes. */
	public int rgb(int classIndex) {
		int look = look(classIndex);
		return look < 0 ? LEFT_OUT : chosen[classIndex] != Labels.NO_COLOUR ? chosen[classIndex] : color(look);
	}

	/** Shape of the points of a class. */
	public Marker marker(int classIndex) {
		int look = look(classIndex);
		return look < 0 ? Marker.CIRCLE : shape(look);
	}

	private int look(int classIndex) {
		return classIndex < 0 ? classIndex : looks[classIndex];
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Palette other && Arrays.equals(looks, other.looks) && Arrays.equals(chosen, other.chosen);
	}

	@Override
	public int hashCode() {
		return 31 * Arrays.hashCode(looks) + Arrays.hashCode(chosen);
	}
}
