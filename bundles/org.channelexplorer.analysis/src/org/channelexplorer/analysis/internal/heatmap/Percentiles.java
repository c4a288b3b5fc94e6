package org.channelexplorer.analysis.internal.heatmap;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Percentiles 0 to 100, exact, by linear interpolation between order statistics (NumPy's default). Values are finite. */
final class Percentiles {
	private static final int N = ActivationHeatmap.PERCENTILES;
	private static final int BLOCK = 32;

	private Percentiles() {
	}

	/** Of every column of a matrix: columns x 101. */
	static FloatMatrix ofColumns(FloatMatrix x, IProgressMonitor monitor) {
		int blocks = (x.columns() + BLOCK - 1) / BLOCK;
		float[] all = new float[x.columns() * N];
		SubMonitor progress = SubMonitor.convert(monitor, blocks);
		int threads = 4; // blocks between two looks at the monitor
		for (int from = 0; from < blocks; from += threads) {
			IntStream.range(from, Math.min(blocks, from + threads)).parallel().forEach(b -> block(x, b * BLOCK, all));
			progress.split(Math.min(threads, blocks - from));
		}
		return FloatMatrix.of(x.columns(), N, all);
	}

	private static void block(FloatMatrix x, int from, float[] all) {
		int width = Math.min(BLOCK, x.columns() - from);
		float[][] columns = new float[width][x.rows()];
		for (int i = 0; i < x.rows(); i++) {
			for (int c = 0; c < width; c++) {
				columns[c][i] = x.get(i, from + c);
			}
		}
		for (int c = 0; c < width; c++) {
			float[] sorted = columns[c];
			Arrays.sort(sorted);
			for (int p = 0; p < N; p++) {
				double position = position(p, sorted.length);
				int below = (int) position;
				all[(from + c) * N + p] = between(sorted[below], sorted[Math.min(below + 1, sorted.length - 1)], position - below);
			}
		}
	}

	private static double position(int percent, long n) {
		return percent * (n - 1.0) / (N - 1);
	}

	private static float between(float below, float above, double share) {
		return (float) (below + share * ((double) above - below)) + 0f; // no negative zero
	}

	/** Of all values together. Finds the order statistics digit by digit, without sorting or copying the values. */
	static float[] ofAll(FloatMatrix x, IProgressMonitor monitor) {
		long n = (long) x.rows() * x.columns();
		TreeMap<Long, Integer> keys = new TreeMap<>(); // key of every order statistic by its rank
		for (int p = 0; p < N; p++) {
			long below = (long) position(p, n);
			keys.put(below, 0);
			keys.put(Math.min(below + 1, n - 1), 0);
		}
		SubMonitor progress = SubMonitor.convert(monitor, 3 * x.rows());
		Map<Integer, Map<Long, Long>> groups = new TreeMap<>(); // ranks left within every prefix, by rank
		groups.put(0, new TreeMap<>());
		keys.keySet().forEach(rank -> groups.get(0).put(rank, rank));
		int shift = Integer.SIZE;
		for (int bits : new int[] { 11, 11, 10 }) {
			shift -= bits;
			groups.putAll(refined(groups, count(x, groups.keySet().stream().mapToInt(Integer::intValue).toArray(), shift, bits, progress), bits));
		}
		groups.forEach((key, ranks) -> ranks.keySet().forEach(rank -> keys.put(rank, key)));
		float[] percentiles = new float[N];
		for (int p = 0; p < N; p++) {
			double position = position(p, n);
			long below = (long) position;
			percentiles[p] = between(value(keys.get(below)), value(keys.get(Math.min(below + 1, n - 1))), position - below);
		}
		return percentiles;
	}

	private static long[][] count(FloatMatrix x, int[] prefixes, int shift, int bits, SubMonitor progress) {
		long[][] counts = new long[prefixes.length][1 << bits];
		float[] row = new float[x.columns()];
		boolean all = shift + bits == Integer.SIZE;
		for (int i = 0; i < x.rows(); i++) {
			x.copyRow(i, row, 0);
			for (float v : row) {
				int key = key(v);
				int at = all ? 0 : Arrays.binarySearch(prefixes, key >>> shift + bits);
				if (at >= 0) {
					counts[at][key >>> shift & (1 << bits) - 1]++;
				}
			}
			progress.split(1);
		}
		return counts;
	}

	private static Map<Integer, Map<Long, Long>> refined(Map<Integer, Map<Long, Long>> groups, long[][] counts, int bits) {
		Map<Integer, Map<Long, Long>> refined = new TreeMap<>();
		int at = 0;
		for (var group : groups.entrySet()) {
			long[] own = counts[at++];
			for (var rank : group.getValue().entrySet()) {
				long left = rank.getValue();
				int digit = 0;
				while (left >= own[digit]) {
					left -= own[digit++];
				}
				refined.computeIfAbsent(group.getKey() << bits | digit, _ -> new TreeMap<>()).put(rank.getKey(), left);
			}
		}
		groups.clear();
		return refined;
	}

	// unsigned keys in the order of the values
	private static int key(float v) {
		int raw = Float.floatToRawIntBits(v + 0f);
		return raw ^ (raw >> 31 | Integer.MIN_VALUE);
	}

	private static float value(int key) {
		return Float.intBitsToFloat(key ^ (key < 0 ? Integer.MIN_VALUE : -1));
	}
}
