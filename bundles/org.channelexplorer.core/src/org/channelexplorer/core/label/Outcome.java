package org.channelexplorer.core.label;

import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.data.Labels;

/**
 * The classes that a labelling makes.
 *
 * @param classes class names, unique, in display order: the given ones in their order (those that have no image left, too), then
 *                the new ones in the order they were made in
 * @param slots   for every class its place among the colours: i for the i-th given class, whatever it is called now, further ones for new
 *                classes in the order they were made in; no edit moves it
 * @param colours for every class the colour that the analyst chose, 0xRRGGBB, {@link Labels#NO_COLOUR} for none
 * @param of      for every image the index of its class in {@code classes}, -1 when it is left out
 */
public record Outcome(List<String> classes, int[] slots, int[] colours, int[] of) {

	public Outcome {
		classes = List.copyOf(classes);
		slots = slots.clone();
		colours = colours.clone();
		of = of.clone();
	}

	/** No class has a chosen colour. */
	public Outcome(List<String> classes, int[] slots, int[] of) {
		this(classes, slots, Labels.noColours(classes.size()), of);
	}

	/** Class name of an image, empty when it is left out. */
	public String nameOf(int row) {
		return of[row] < 0 ? "" : classes.get(of[row]);
	}

	/** What is read: the classes that have images, in order, with their slots. */
	public Labels labels() {
		return new Labels(classes, of, slots, colours).withoutEmpty();
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Outcome other && classes.equals(other.classes) && Arrays.equals(slots, other.slots)
				&& Arrays.equals(colours, other.colours) && Arrays.equals(of, other.of);
	}

	@Override
	public int hashCode() {
		return Arrays.deepHashCode(new Object[] { classes, slots, colours, of });
	}

	@Override
	public String toString() {
		return of.length + " images of " + classes + " in colours " + Arrays.toString(slots);
	}
}
