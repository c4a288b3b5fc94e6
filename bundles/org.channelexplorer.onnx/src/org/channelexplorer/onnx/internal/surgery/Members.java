package org.channelexplorer.onnx.internal.surgery;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which layers have channels of a group, so that a question about one channel need not look at all. */
final class Members {
	private final List<Readings.Reading> readings;
	/** Where the readings of a group begin. */
	private final int[] starts;
	/** Indices of readings, group by group, ascending. */
	private final int[] entries;

	/** @param roots the group of every variable */
	Members(List<Readings.Reading> readings, int[] roots) {
		this.readings = readings;
		starts = new int[roots.length + 1];
		int[] last = new int[roots.length];
		Arrays.fill(last, -1);
		visit(roots, last, (group, _) -> starts[group + 1]++);
		for (int g = 0; g < roots.length; g++) {
			starts[g + 1] += starts[g];
		}
		entries = new int[starts[roots.length]];
		int[] at = Arrays.copyOf(starts, roots.length);
		Arrays.fill(last, -1);
		visit(roots, last, (group, reading) -> entries[at[group]++] = reading);
	}

	@FunctionalInterface
	private interface Visitor {
		void visit(int group, int reading);
	}

	/** Every group of every reading once. @param last by group the reading that named it last */
	private void visit(int[] roots, int[] last, Visitor visitor) {
		for (int r = 0; r < readings.size(); r++) {
			Space space = readings.get(r).space();
			for (int i = 0; space != null && i < space.labels().length; i++) {
				int group = roots[space.labels()[i]];
				if (last[group] != r) {
					last[group] = r;
					visitor.visit(group, r);
				}
			}
		}
	}

	/** The layers with channels of any of the groups, in network order. */
	List<Readings.Reading> of(BitSet groups) {
		BitSet found = new BitSet();
		groups.stream().forEach(g -> {
			for (int e = starts[g]; e < starts[g + 1]; e++) {
				found.set(entries[e]);
			}
		});
		return found.stream().mapToObj(readings::get).toList();
	}
}
