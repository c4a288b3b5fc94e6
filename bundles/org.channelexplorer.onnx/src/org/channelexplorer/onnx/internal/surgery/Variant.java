package org.channelexplorer.onnx.internal.surgery;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a node reads of a constant instead of all of it: some indices along some axes, with changed numbers or the same. */
final class Variant {
	private final SortedMap<Integer, int[]> cuts = new TreeMap<>();
	private Numbers changed;

	/** Numbers of a constant, row-major, of its original size. */
	@FunctionalInterface
	interface Numbers {
		/** @param original not to be changed */
		double[] of(double[] original) throws org.channelexplorer.core.util.InputException;
	}

	/** The indices kept, by axis. */
	SortedMap<Integer, int[]> cuts() {
		return cuts;
	}

	void cut(int axis, int[] kept) {
		cuts.put(axis, kept);
	}

	/** How its numbers change before it is cut; null when they do not. */
	Numbers changed() {
		return changed;
	}

	void change(Numbers numbers) {
		changed = numbers;
	}

	/** Whether two variants are the same numbers. */
	boolean same(Variant other) {
		if (other == null || changed != null || other.changed != null || !cuts.keySet().equals(other.cuts.keySet())) {
			return this == other;
		}
		Iterator<Map.Entry<Integer, int[]>> those = other.cuts.entrySet().iterator();
		return cuts.entrySet().stream().allMatch(e -> Arrays.equals(e.getValue(), those.next().getValue()));
	}
}
