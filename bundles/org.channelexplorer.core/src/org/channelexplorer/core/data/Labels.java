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
 */
public record Labels(List<String> classes, int[] of, int[] slots) {
	/** What stands for the class of an image that is left out. */
	public static final int LEFT_OUT = -1;

	public Labels {
		classes = List.copyOf(classes);
		of = of.clone();
		slots = slots.clone();
		if (slots.length != classes.size()) {
			throw new IllegalArgumentException(slots.length + " slots for " + classes.size() + " classes");
		}
		for (int c : of) {
			if (c < LEFT_OUT || c >= classes.size()) {
				throw new IllegalArgumentException("class index " + c + " of " + classes.size());
			}
		}
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
		return new Labels(classes, Arrays.stream(rows).map(i -> of[i]).toArray(), slots);
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
				Arrays.stream(kept).map(c -> slots[c]).toArray());
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
		return new Labels(more, Arrays.stream(of).map(c -> c == LEFT_OUT ? classes.size() : c).toArray(), moreSlots);
	}

	/** Hash of the class names in order and of the class of every row; slots decide no number. */
	public String hash() {
		return Hashes.ofLines(Stream.concat(Stream.of(Json.compact(classes)), Arrays.stream(of).mapToObj(Integer::toString)));
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Labels other && classes.equals(other.classes) && Arrays.equals(of, other.of) && Arrays.equals(slots, other.slots);
	}

	@Override
	public int hashCode() {
		return 31 * (31 * classes.hashCode() + Arrays.hashCode(of)) + Arrays.hashCode(slots);
	}

	@Override
	public String toString() {
		return of.length + " rows of " + classes;
	}
}
