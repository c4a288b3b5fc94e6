package org.channelexplorer.plot.internal.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nodes of a flow in ranks, each behind all that lead to it, and in an order in which few edges cross (Sugiyama, Tagawa and Toda, 1981:
 * longest path, places on the way for long edges, barycentres). Deterministic.
 */
final class Ranks {
	private static final int SWEEPS = 8;

	/** What stands in a rank: a node, or the way of edges that lead past it to the same node. */
	static final class Stop {
		/** Index of the node, -1 for a way. */
		final int node;
		final int rank;
		final List<Stop> next = new ArrayList<>();
		final List<Stop> before = new ArrayList<>();
		private double weight;
		private int place;

		private Stop(int node, int rank) {
			this.node = node;
			this.rank = rank;
		}
	}

	/** From the inputs on, each from above. */
	private final List<List<Stop>> ranks = new ArrayList<>();

	Ranks(Flow flow) {
		int n = flow.nodes().size();
		int[] rank = new int[n];
		for (int u = 0; u < n; u++) { // edges lead to later nodes
			for (int v : flow.edges().get(u)) {
				rank[v] = Math.max(rank[v], rank[u] + 1);
			}
		}
		int last = Arrays.stream(rank).max().orElse(-1);
		for (int r = 0; r <= last; r++) {
			ranks.add(new ArrayList<>());
		}
		Stop[] stops = new Stop[n];
		for (int u = 0; u < n; u++) {
			stops[u] = add(u, rank[u]);
		}
		Map<Integer, Map<Integer, Stop>> ways = new HashMap<>();
		for (int u = 0; u < n; u++) {
			for (int v : flow.edges().get(u)) {
				lead(stops[u], stops[v], ways.computeIfAbsent(v, _ -> new HashMap<>()));
			}
		}
		order();
	}

	// long edges to the same node go the rest of the way together
	private void lead(Stop from, Stop to, Map<Integer, Stop> ways) {
		Stop at = from;
		for (int r = from.rank + 1; r < to.rank; r++) {
			Stop known = ways.get(r);
			if (known != null) {
				join(at, known);
				return;
			}
			Stop way = add(-1, r);
			ways.put(r, way);
			at = join(at, way);
		}
		join(at, to);
	}

	private Stop add(int node, int rank) {
		Stop stop = new Stop(node, rank);
		stop.place = ranks.get(rank).size();
		ranks.get(rank).add(stop);
		return stop;
	}

	private static Stop join(Stop from, Stop to) {
		from.next.add(to);
		to.before.add(from);
		return to;
	}

	private void order() {
		List<List<Stop>> best = copy();
		long fewest = crossings();
		for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
			boolean forth = sweep % 2 == 0;
			for (int i = 1; i < ranks.size(); i++) {
				sort(ranks.get(forth ? i : ranks.size() - 1 - i), forth);
			}
			long crossings = crossings();
			if (crossings < fewest) {
				fewest = crossings;
				best = copy();
			}
		}
		ranks.clear();
		ranks.addAll(best);
	}

	private List<List<Stop>> copy() {
		return ranks.stream().map(r -> (List<Stop>) new ArrayList<>(r)).toList();
	}

	// stable, so that what has no neighbours there, or equal ones, keeps its order
	private static void sort(List<Stop> rank, boolean forth) {
		for (Stop s : rank) {
			List<Stop> neighbours = forth ? s.before : s.next;
			s.weight = neighbours.stream().mapToInt(x -> x.place).average().orElse(s.place);
		}
		rank.sort(java.util.Comparator.comparingDouble(s -> s.weight));
		for (int i = 0; i < rank.size(); i++) {
			rank.get(i).place = i;
		}
	}

	private long crossings() {
		long sum = 0;
		for (List<Stop> rank : ranks) {
			List<int[]> edges = new ArrayList<>();
			for (int i = 0; i < rank.size(); i++) {
				for (Stop to : rank.get(i).next) {
					edges.add(new int[] { i, to.place });
				}
			}
			for (int a = 0; a < edges.size(); a++) {
				for (int b = a + 1; b < edges.size(); b++) {
					sum += (edges.get(a)[0] - edges.get(b)[0]) * (edges.get(a)[1] - edges.get(b)[1]) < 0 ? 1 : 0;
				}
			}
		}
		return sum;
	}

	List<List<Stop>> all() {
		return ranks;
	}
}
