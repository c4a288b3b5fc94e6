package org.channelexplorer.plot.internal.arrangement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which boxes of a drawing lie in which frames, and how deep these nest. Blocks drawn with one box only have no frame. */
public final class Nesting {
	/** Room that a frame needs beside what it encloses. */
	public static final int SIDE = 5;
	/** Room that a frame needs above what it encloses: its name. */
	public static final int TOP = 15;

	private final DisplayGraph graph;
	/** By box: the frames around it, outermost first. */
	private final List<List<String>> frames = new ArrayList<>();
	private final Map<String, Integer> levels = new HashMap<>();

	public Nesting(DisplayGraph graph) {
		this.graph = graph;
		Map<String, Integer> counts = new HashMap<>();
		graph.nodes().forEach(n -> around(n).forEach(p -> counts.merge(p, 1, Integer::sum)));
		for (DisplayNode node : graph.nodes()) {
			List<String> paths = around(node).stream().filter(p -> counts.get(p) > 1).toList();
			frames.add(paths);
			for (int k = 0; k < paths.size(); k++) {
				levels.merge(paths.get(k), paths.size() - k, Math::max);
			}
		}
	}

	private static List<String> around(DisplayNode node) {
		List<String> paths = Blocks.levels(node.block());
		return node.isBlock() ? paths.subList(0, paths.size() - 1) : paths; // a collapsed block is a box itself
	}

	/** The frames around a box, outermost first. */
	public List<String> frames(int node) {
		return frames.get(node);
	}

	/** How many frames lie within each other from this one inwards, itself included. */
	public int level(String path) {
		return levels.get(path);
	}

	/** The levels of the frames that begin with a box, nothing of them feeding it. */
	public int begin(int node) {
		return outermost(node, graph.incoming(node).stream().map(e -> graph.edges().get(e).from()).toList());
	}

	/** The levels of the frames that end with a box, feeding nothing of them. */
	public int end(int node) {
		return outermost(node, graph.outgoing(node).stream().map(e -> graph.edges().get(e).to()).toList());
	}

	private int outermost(int node, List<Integer> neighbours) {
		return frames.get(node).stream().filter(p -> neighbours.stream().noneMatch(n -> frames.get(n).contains(p))).findFirst().map(levels::get).orElse(0);
	}
}
