package org.channelexplorer.core.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One class for every image (matrix row).
 *
 * @param classes class names, unique, in display order
 * @param of      for every row the index of its class in {@code classes}
 */
public record Labels(List<String> classes, int[] of) {

	public Labels {
		classes = List.copyOf(classes);
		of = of.clone();
		for (int c : of) {
			if (c < 0 || c >= classes.size()) {
				throw new IllegalArgumentException("class index " + c + " of " + classes.size());
			}
		}
	}

	/** Labels from one name per row; classes in natural name order. */
	public static Labels ofNames(List<String> names) {
		List<String> classes = new ArrayList<>(new java.util.TreeSet<>(names));
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

	/** Class index of a row. */
	public int classOf(int row) {
		return of[row];
	}

	/** Rows of one class, ascending. */
	public int[] rowsOf(int classIndex) {
		return java.util.stream.IntStream.range(0, of.length).filter(i -> of[i] == classIndex).toArray();
	}

	/** Number of rows of each class. */
	public int[] counts() {
		int[] counts = new int[classes.size()];
		for (int c : of) {
			counts[c]++;
		}
		return counts;
	}

	/** The labels of the chosen rows, all classes kept. */
	public Labels select(int[] rows) {
		return new Labels(classes, java.util.Arrays.stream(rows).map(i -> of[i]).toArray());
	}

	@Override
	public boolean equals(Object o) {
		return o instanceof Labels other && classes.equals(other.classes) && java.util.Arrays.equals(of, other.of);
	}

	@Override
	public int hashCode() {
		return 31 * classes.hashCode() + java.util.Arrays.hashCode(of);
	}

	@Override
	public String toString() {
		return of.length + " rows of " + classes;
	}
}
