package org.channelexplorer.analysis.internal.heatmap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.AverageLinkage;
import org.channelexplorer.core.result.ActivationHeatmap.Merge;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Average linkage of more items than there can be pairs of: every item joins the nearest of some landmarks, the items of a landmark are linked among
 * themselves, then the groups by the mean distances of their items to each other's landmarks. No group joins below the height of its last merge.
 */
final class GroupedLinkage {
	/** Items that stand for their surroundings; enough that a group has some dozens of 20,000. */
	static final int LANDMARKS = 300;

	private final int n;
	private final int most;
	private final PairDistance distance;
	private final List<Merge> merges = new ArrayList<>(); // nodes n + place, children before parents

	/** The distance of two items. */
	@FunctionalInterface
	interface PairDistance {
		double of(int a, int b);
	}

	private GroupedLinkage(int n, int most, PairDistance distance) {
		this.n = n;
		this.most = most;
		this.distance = distance;
	}

	/**
	 * Links.
	 *
	 * @param order all items, in an order from which the landmarks are taken evenly
	 * @param most  items of which all pairs can be kept
	 */
	static List<Merge> of(int[] order, int most, PairDistance distance, IProgressMonitor monitor) {
		return new GroupedLinkage(order.length, most, distance).link(order, monitor);
	}

	private List<Merge> link(int[] order, IProgressMonitor monitor) {
		int[] landmarks = IntStream.range(0, LANDMARKS).map(l -> order[(int) ((long) l * n / LANDMARKS)]).toArray();
		float[][] to = new float[n][];
		int[] nearest = new int[n];
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		IntStream.range(0, n).parallel().forEach(i -> {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			to[i] = new float[LANDMARKS];
			for (int l = 0; l < LANDMARKS; l++) {
				to[i][l] = (float) distance.of(i, landmarks[l]);
				nearest[i] = to[i][l] < to[i][nearest[i]] ? l : nearest[i];
			}
		});
		progress.split(70);
		List<int[]> groups = new ArrayList<>();
		List<Integer> landmarkOf = new ArrayList<>();
		for (int l = 0; l < LANDMARKS; l++) {
			int landmark = l;
			int[] members = IntStream.of(order).filter(i -> nearest[i] == landmark).toArray();
			for (int from = 0; from < members.length; from += most) { // what is all alike may be more than a group can hold
				groups.add(Arrays.copyOfRange(members, from, Math.min(members.length, from + most)));
				landmarkOf.add(l);
			}
		}
		int g = groups.size();
		int[] top = new int[g];
		for (int a = 0; a < g; a++) {
			top[a] = within(groups.get(a));
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
		}
		progress.split(25);
		double[][] mean = new double[g][g];
		for (int a = 0; a < g; a++) {
			for (int b = 0; b < g; b++) {
				for (int i : groups.get(a)) {
					mean[a][b] += (double) to[i][landmarkOf.get(b)] / groups.get(a).length;
				}
			}
		}
		double[] between = new double[g * g];
		for (int a = 0; a < g; a++) {
			for (int b = 0; b < g; b++) {
				between[a * g + b] = a == b ? 0 : (mean[a][b] + mean[b][a]) / 2;
			}
		}
		join(top, between);
		return numbered();
	}

	/** Links the items of a group; gives its node. */
	private int within(int[] members) {
		int m = members.length;
		double[] d = new double[m * m];
		IntStream.range(0, m).parallel().forEach(a -> {
			for (int b = 0; b < a; b++) {
				d[a * m + b] = distance.of(members[a], members[b]);
			}
		});
		for (int a = 0; a < m; a++) {
			for (int b = 0; b < a; b++) {
				d[b * m + a] = d[a * m + b];
			}
		}
		return join(members, d);
	}

	private int join(int[] items, double[] distances) {
		int[] nodes = Arrays.copyOf(items, Math.max(1, 2 * items.length - 1));
		int next = items.length;
		for (AverageLinkage.Merge m : AverageLinkage.of(distances, items.length).merges()) {
			int left = nodes[m.left()];
			int right = nodes[m.right()];
			merges.add(new Merge(left, right, Math.max(m.height(), Math.max(height(left), height(right))), size(left) + size(right)));
			nodes[next++] = n + merges.size() - 1;
		}
		return nodes[next - 1];
	}

	private double height(int node) {
		return node < n ? 0 : merges.get(node - n).height();
	}

	private int size(int node) {
		return node < n ? 1 : merges.get(node - n).size();
	}

	/** In ascending height, as a linkage lists its merges; children stay before parents. */
	private List<Merge> numbered() {
		int[] sorted = IntStream.range(0, merges.size()).boxed().sorted(Comparator.comparingDouble((Integer m) -> merges.get(m).height())).mapToInt(m -> m)
				.toArray();
		int[] number = new int[n + merges.size()];
		Arrays.setAll(number, node -> node);
		for (int place = 0; place < sorted.length; place++) {
			number[n + sorted[place]] = n + place;
		}
		return IntStream.of(sorted).mapToObj(merges::get).map(m -> {
			int a = number[m.left()];
			int b = number[m.right()];
			return new Merge(Math.min(a, b), Math.max(a, b), m.height(), m.size());
		}).toList();
	}
}
