package org.channelexplorer.plot;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;

/**
 * Colour and shape of every class, the same in all views, in both themes, in the report and in exports. The eleven colours are near those of M. Okabe
 * and K. Ito, Color universal design, 2008, and their relatives, moved until each had a contrast of 3 : 1 on the dark grey of plots (on white the
 * lightest has 1.9 : 1, as light hues must) and any two were far enough apart as people with normal vision and with protanopia, deuteranopia and
 * tritanopia see them (G. Machado et al., A physiologically-based model for simulation of color vision deficiency, 2009). From the twelfth class on
 * they repeat with another shape.
 * <p>
 * A given class keeps its look whatever classes an analyst adds, merges away or reorders.
 */
public final class Palette {
	private static final int LEFT_OUT = 0x8a929b;
	private static final Marker[] MARKERS = Marker.values();

	/** Number of pairs of colour and shape before they repeat. */
	public static final int DISTINCT = ClassColours.STANDARD.size() * MARKERS.length;

	private final int[] looks;
	private final int[] chosen;
	private final ClassColours colours;

	private Palette(int[] looks, int[] chosen, ClassColours colours) {
		this.looks = looks;
		this.chosen = chosen;
		this.colours = colours;
	}

	/** The palette of classes: colours that the analyst chose, else those of their slots. */
	public static Palette of(Labels labels) {
		return of(labels, ClassColours.STANDARD);
	}

	/** The same with other colours; what the analyst chose for a class stays. */
	public static Palette of(Labels labels, ClassColours colours) {
		return new Palette(labels.slots(), labels.colours(), colours);
	}

	/** The palette of classes whose looks are known: for every class the place of its look, see {@link #color}; negative for images that are left out. */
	public static Palette of(int... looks) {
		return new Palette(looks.clone(), Labels.noColours(looks.length), ClassColours.STANDARD);
	}

	/** The palette of given classes, each with the look of its place. */
	public static Palette of(List<String> classes) {
		return of(IntStream.range(0, classes.size()).toArray());
	}

	/** Colour of the look at a place, 0xRRGGBB: for series that are no classes. */
	public static int color(int look) {
		return ClassColours.STANDARD.rgb(look);
	}

	/** Shape of the look at a place. */
	public static Marker shape(int look) {
		return shape(look, ClassColours.STANDARD);
	}

	private static Marker shape(int look, ClassColours colours) {
		return MARKERS[Math.floorMod(look / colours.size(), MARKERS.length)];
	}

	/** Colour of a class by its index in the classes, 0xRRGGBB; a grey for a negative one, an image that is left out of all classes. */
	public int rgb(int classIndex) {
		int look = look(classIndex);
		return look < 0 ? LEFT_OUT : chosen[classIndex] != Labels.NO_COLOUR ? chosen[classIndex] : colours.rgb(look);
	}

	/** Shape of the points of a class. */
	public Marker marker(int classIndex) {
		int look = look(classIndex);
		return look < 0 ? Marker.CIRCLE : shape(look, colours);
	}

	private int look(int classIndex) {
		return classIndex < 0 ? classIndex : looks[classIndex];
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Palette other && Arrays.equals(looks, other.looks) && Arrays.equals(chosen, other.chosen) && colours == other.colours;
	}

	@Override
	public int hashCode() {
		return 31 * (31 * Arrays.hashCode(looks) + Arrays.hashCode(chosen)) + colours.ordinal();
	}
}
