package org.channelexplorer.core.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.Json;

/**
 * One class for every image (matrix row). Labels that an operation gets have one for each; elsewhere an image may be left out.
 *
 * @param classes class names, unique, in display order
 * @param of      for every row the index of its class in {@code classes}, -1 when it is left out
 * @param slots   for every class its place among the colours: no two have the same, and none changes when classes come or go
 * @param colours for every class the colour that the analyst chose instead of its slot's, 0xRRGGBB, {@value #NO_COLOUR} for none
 */
public record Labels(List<String> classes, int[] of, int[] slots, int[] colours) {
	/** What stands for the class of an image that is left out. */
	public static final int LEFT_OUT = -1;
	/** What stands for the colour of a class that has that of its slot. */
	public static final int NO_COLOUR = -1;

	public Labels {
		classes = List.copyOf(classes);
		of = of.clone();
		slots = slots.clone();
		colours = colours.clone();
		if (slots.length != classes.size() || colours.length != classes.size()) {
			throw new IllegalArgumentException(slots.length + " slots and " + colours.length + " colours for " + classes.size() + " classes");
		}
		for (int c : of) {
			if (c < LEFT_OUT || c >= classes.size()) {
				throw new IllegalArgumentException("class index " + c + " of " + classes.size());
			}
		}
	}

	/** No class has a chosen colour. */
	public Labels(List<String> classes, int[] of, int[] slots) {
		this(classes, of, slots, noColours(classes.size()));
	}

	/** The slot of a class is its index. */
	public Labels(List<String> classes, int[] of) {
		this(classes, of, IntStream.range(0, classes.size()).toArray());
	}

	/** Labels from one name per row; classes in natural name order. */
	public static Labels ofNames(List<String> names) {
		List<String> classes = new ArrayList<>(new TreeSet<>(names));
		Map<String, Integer> index = new LinkedHashMap<>();
		for (int i = 0; i < classes.size(); i++) {
			index.put(classes.get(i), i);
		}
		return new Labels(classes, names.stream().mapToInt(index::get).toArray());
	}

	/** No chosen colour for any of so many classes. */
	public static int[] noColours(int classes) {
		int[] none = new int[classes];
		Arrays.fill(none, NO_COLOUR);
		return none;
	}

	/** Number of rows. */
	public int size() {
		return of.length;
	}

	/** Class index of a row, {@link #LEFT_OUT} when it has none. */
	public int classOf(int row) {
		return of[row];
	}

	/** Class name of a row, empty when it is left out. */
	public String nameOf(int row) {
		return of[row] == LEFT_OUT ? "" : classes.get(of[row]);
	}

	/** Slot of a row's class, {@link #LEFT_OUT} when it has none. */
	public int slotOf(int row) {
		return of[row] == LEFT_OUT ? LEFT_OUT : slots[of[row]];
	}

	/** Rows of one class, ascending. */
	public int[] rowsOf(int classIndex) {
		return IntStream.range(0, of.length).filter(i -> of[i] == classIndex).toArray();
	}

	/** Rows that are not left out, ascending. */
	public int[] kept() {
		return IntStream.range(0, of.length).filter(i -> of[i] != LEFT_OUT).toArray();
	}

	/** Number of rows of each class. */
	public int[] counts() {
		int[] counts = new int[classes.size()];
		for (int c : of) {
			if (c != LEFT_OUT) {
				counts[c]++;
			}
		}
		return counts;
	}

	/** The labels of the chosen rows, all classes kept. */
	public Labels select(int[] rows) {
		return new Labels(classes, Arrays.stream(rows).map(i -> of[i]).toArray(), slots, colours);
	}

	/** The same without the classes that have no row. */
	public Labels withoutEmpty() {
		int[] counts = counts();
		int[] kept = IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
		if (kept.length == counts.length) {
			return this;
		}
		int[] now = new int[counts.length];
		for (int i = 0; i < kept.length; i++) {
			now[kept[i]] = i;
		}
		return new Labels(Arrays.stream(kept).mapToObj(classes::get).toList(), Arrays.stream(of).map(c -> c == LEFT_OUT ? c : now[c]).toArray(),
				Arrays.stream(kept).map(c -> slots[c]).toArray(), Arrays.stream(kept).map(c -> colours[c]).toArray());
	}

	/** The same with a last class of the rows that are left out, whose slot is {@link #LEFT_OUT}; itself when none is. */
	public Labels withLeftOutAs(String name) {
		if (kept().length == of.length) {
			return this;
		}
		List<String> more = new ArrayList<>(classes);
		more.add(name);
		int[] moreSlots = Arrays.copyOf(slots, more.size());
		moreSlots[classes.size()] = LEFT_OUT;
		int[] moreColours = Arrays.copyOf(colours, more.size());
		moreColours[classes.size()] = NO_COLOUR;
		return new Labels(more, Arrays.stream(of).map(c -> c == LEFT_OUT ? classes.size() : c).toArray(), moreSlots, moreColours);
	}

	/** Hash of the class names in order and of the class of every row; slots and colours decide no number. */
	public String hash() {
		return Hashes.ofLines(Stream.concat(Stream.of(Json.compact(classes)), Arrays.stream(of).mapToObj(Integer::toString)));
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Labels other && classes.equals(other.classes) && Arrays.equals(of, other.of) && Arrays.equals(slots, other.slots)
				&& Arrays.equals(colours, other.colours);
	}

	@Override
	public int hashCode() {
		return Arrays.deepHashCode(new Object[] { classes, of, slots, colours });
	}

	@Override
	public String toString() {
		return of.length + " rows of " + classes;
	}
}
