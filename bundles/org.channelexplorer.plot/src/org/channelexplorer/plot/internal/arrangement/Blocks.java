package org.channelexplorer.plot.internal.arrangement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;

/** The blocks of a network: every level of {@link Layer#block()} that holds at least two layers. */
public final class Blocks {
	private final List<Layer> layers;
	private final Map<String, Integer> sizes = new LinkedHashMap<>();

	public Blocks(Network network) {
		layers = network.layers();
		for (Layer layer : network.layers()) {
			for (String path : levels(layer.block())) {
				sizes.merge(path, 1, Integer::sum);
			}
		}
		sizes.values().removeIf(n -> n < 2);
	}

	/** A path and what encloses it, outermost first; nothing for the empty path. */
	public static List<String> levels(String path) {
		List<String> levels = new ArrayList<>();
		for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
			if (slash > 0) {
				levels.add(path.substring(0, slash));
			}
		}
		if (!path.isEmpty()) {
			levels.add(path);
		}
		return levels;
	}

	/** A block's name for drawings: its last level, with the one before when it says little ("0"). */
	public static String name(String path) {
		int slash = path.lastIndexOf('/');
		if (slash > 0 && path.length() - slash <= 3) {
			slash = path.lastIndexOf('/', slash - 1);
		}
		return path.substring(slash + 1);
	}

	/** All paths, in network order. */
	public Set<String> paths() {
		return sizes.keySet();
	}

	/** The innermost block with at least two layers around a layer, empty for none. */
	public String innermost(Layer layer) {
		return levels(layer.block()).reversed().stream().filter(sizes::containsKey).findFirst().orElse("");
	}

	/**
	 * What is better seen folded at first: blocks none of whose layers has been extracted, and those that are one operation in several
	 * steps, such as a layer normalisation.
	 */
	public Set<String> unimportant(Set<String> extracted) {
		Set<String> told = new LinkedHashSet<>();
		Set<String> insideTold = new LinkedHashSet<>();
		Map<String, Integer> wholes = new LinkedHashMap<>();
		for (Layer layer : layers) {
			List<String> around = levels(layer.block());
			if (extracted.contains(layer.id())) {
				told.addAll(around);
				insideTold.addAll(layer.step() ? around : List.of());
			}
			if (!layer.step()) {
				around.forEach(p -> wholes.merge(p, 1, Integer::sum));
			}
		}
		Set<String> folded = new LinkedHashSet<>(sizes.keySet());
		folded.removeIf(path -> told.contains(path) && (insideTold.contains(path) || wholes.getOrDefault(path, 0) > 1));
		return folded;
	}

	/**
	 * What is folded at first: what is {@link #unimportant}, and of a large network whole blocks, as far outside as it takes to see all of
	 * it at once.
	 *
	 * @param most most boxes, as far as blocks allow; not fewer than a third of them when there are blocks to expand
	 */
	public Set<String> overview(Set<String> extracted, int most) {
		Set<String> folded = unimportant(extracted);
		if (boxes(folded) <= most) {
			return folded;
		}
		folded = new LinkedHashSet<>(sizes.keySet());
		List<String> largest = new ArrayList<>(sizes.keySet());
		largest.sort(java.util.Comparator.comparingInt((String p) -> -sizes.get(p)).thenComparingInt(p -> levels(p).size()));
		for (String path : largest) { // what encloses a block is no smaller and comes before it
			Set<String> expanded = new LinkedHashSet<>(folded);
			expanded.remove(path);
			boolean seen = levels(path).stream().noneMatch(p -> !p.equals(path) && expanded.contains(p));
			if (seen && boxes(folded) < most / 3 && boxes(expanded) <= most) {
				folded = expanded;
			}
		}
		return folded;
	}

	private long boxes(Set<String> folded) {
		return layers.stream().map(l -> levels(l.block()).stream().filter(folded::contains).findFirst().orElse(l.id() + "\t")).distinct().count();
	}

	/** The outermost blocks: collapsing these collapses everything. */
	public List<String> outermost() {
		return sizes.keySet().stream().filter(p -> levels(p).stream().noneMatch(q -> !q.equals(p) && sizes.containsKey(q))).toList();
	}
}
