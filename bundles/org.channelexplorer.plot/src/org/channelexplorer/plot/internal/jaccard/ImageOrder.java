package org.channelexplorer.plot.internal.jaccard;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;

/** Orders of images. Ties go to the lower index. */
final class ImageOrder {
	/** Most images that are linked; the others stand beside the most similar of these. */
	static final int LINKED = 1000;

	private ImageOrder() {
	}

	/** Class by class; within a class the images that share most with it come first. */
	static int[] byClass(Pairs pairs, Labels labels) {
		return IntStream.range(0, labels.classes().size()).mapToObj(labels::rowsOf).map(rows -> typicalFirst(pairs, rows)).flatMapToInt(Arrays::stream)
				.toArray();
	}

	private static int[] typicalFirst(Pairs pairs, int[] rows) {
		long[] shared = pairs.sharedAmong(rows);
		return IntStream.range(0, rows.length).boxed().sorted(Comparator.comparingLong((Integer a) -> -shared[a]).thenComparing(a -> a))
				.mapToInt(a -> rows[a]).toArray();
	}

	/** The leaves of an average linkage, branches turned so that alike ends meet. */
	static int[] byCluster(Pairs pairs, int images) {
		int side = Math.max(1, (images + LINKED - 1) / LINKED);
		int[] landmarks = IntStream.range(0, images).filter(i -> i % side == 0).toArray();
		int[] leaves = IntStream.of(leaves(pairs, landmarks)).map(l -> landmarks[l]).toArray();
		if (side == 1) {
			return leaves;
		}
		int[] place = new int[images];
		IntStream.range(0, leaves.length).forEach(p -> place[leaves[p]] = p);
		int[] nearest = new int[images];
		IntStream.range(0, images).parallel().forEach(i -> {
			int best = landmarks[0];
			int most = -1;
			for (int l : landmarks) {
				int shared = l == i ? Integer.MAX_VALUE : pairs.shared(i, l);
				if (shared > most) {
					most = shared;
					best = l;
				}
			}
			nearest[i] = best;
		});
		return IntStream.range(0, images).boxed()
				.sorted(Comparator.comparingInt((Integer i) -> place[nearest[i]]).thenComparing(i -> nearest[i] == i ? -1 : i)).mapToInt(i -> i).toArray();
	}

	// nearest-neighbour chain (Murtagh, 1983); merging i into j keeps j's row of means
	private static int[] leaves(Pairs pairs, int[] rows) {
		int n = rows.length;
		float[] mean = new float[n * n];
		IntStream.range(0, n).parallel().forEach(a -> {
			for (int b = 0; b < n; b++) {
				mean[a * n + b] = a == b ? -1 : pairs.shared(rows[a], rows[b]);
			}
		});
		float[] single = mean.clone();
		int[][] members = IntStream.range(0, n).mapToObj(i -> new int[] { i }).toArray(int[][]::new);
		BitSet alive = new BitSet();
		alive.set(0, n);
		int[] chain = new int[n];
		int length = 0;
		for (int left = n; left > 1; left--) {
			if (length == 0) {
				chain[length++] = alive.nextSetBit(0);
			}
			while (true) {
				int x = chain[length - 1];
				int y = length > 1 ? chain[length - 2] : -1;
				float best = y < 0 ? Float.NEGATIVE_INFINITY : mean[x * n + y];
				for (int i = alive.nextSetBit(0); i >= 0; i = alive.nextSetBit(i + 1)) {
					if (i != x && mean[x * n + i] > best) {
						best = mean[x * n + i];
						y = i;
					}
				}
				if (length > 1 && y == chain[length - 2]) {
					length -= 2;
					merge(mean, n, members, alive, Math.min(x, y), Math.max(x, y), single);
					break;
				}
				chain[length++] = y;
			}
		}
		return n == 0 ? new int[0] : members[alive.nextSetBit(0)];
	}

	private static void merge(float[] mean, int n, int[][] members, BitSet alive, int into, int from, float[] single) {
		float a = members[into].length;
		float b = members[from].length;
		for (int i = alive.nextSetBit(0); i >= 0; i = alive.nextSetBit(i + 1)) {
			if (i != into && i != from) {
				float joint = (a * mean[into * n + i] + b * mean[from * n + i]) / (a + b);
				mean[into * n + i] = joint;
				mean[i * n + into] = joint;
			}
		}
		members[into] = joined(members[into], members[from], single, n);
		members[from] = null;
		alive.clear(from);
	}

	private static int[] joined(int[] a, int[] b, float[] single, int n) {
		int[][] first = { a, reversed(a) };
		int[][] second = { b, reversed(b) };
		int best = 0;
		float most = Float.NEGATIVE_INFINITY;
		for (int turn = 0; turn < 4; turn++) {
			float meets = single[first[turn >> 1][a.length - 1] * n + second[turn & 1][0]];
			if (meets > most) {
				most = meets;
				best = turn;
			}
		}
		return IntStream.concat(Arrays.stream(first[best >> 1]), Arrays.stream(second[best & 1])).toArray();
	}

	private static int[] reversed(int[] values) {
		return IntStream.range(0, values.length).map(i -> values[values.length - 1 - i]).toArray();
	}
}
