package org.channelexplorer.analysis.internal.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;

/** Deals images into folds, each class in turn; identical images stay together. */
final class Folds {
	/** Number of folds. */
	static final int COUNT = 5;

	private Folds() {
	}

	/**
	 * The fold of every row, by the values alone.
	 *
	 * @param rows    of {@code x}
	 * @param classes of these rows
	 */
	static int[] of(FloatMatrix x, int[] rows, int[] classes, long seed, String purpose) {
		int[] place = new int[x.rows()];
		for (int i = 0; i < rows.length; i++) {
			place[rows[i]] = i;
		}
		int[] order = Canonical.order(x, rows);
		TreeMap<Integer, List<List<Integer>>> byClass = new TreeMap<>();
		for (int from = 0; from < order.length;) {
			List<Integer> same = new ArrayList<>();
			int least = Integer.MAX_VALUE;
			int to = from;
			for (; to < order.length && Canonical.compare(x, order[from], order[to]) == 0; to++) {
				same.add(place[order[to]]);
				least = Math.min(least, classes[place[order[to]]]);
			}
			byClass.computeIfAbsent(least, _ -> new ArrayList<>()).add(same);
			from = to;
		}
		int[] fold = new int[rows.length];
		int next = 0;
		for (var entry : byClass.entrySet()) {
			int[] deal = java.util.stream.IntStream.range(0, entry.getValue().size()).toArray();
			SplittableRandom random = Seeds.stream(seed, purpose, entry.getKey());
			Seeds.shuffle(deal, random);
			for (int g : deal) {
				for (int i : entry.getValue().get(g)) {
					fold[i] = next % COUNT;
				}
				next++; // continues with the next class, so that small classes do not all land in fold 0
			}
		}
		return fold;
	}
}
