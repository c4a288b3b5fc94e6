package org.channelexplorer.ui.graph.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;

/** Networks for tests. */
final class Networks {
	private Networks() {
	}

	static Layer layer(String id, String operation, String block) {
		boolean readable = !operation.equals(Layer.INPUT) && !operation.equals(Layer.OUTPUT);
		return new Layer(id, id.substring(id.lastIndexOf('/') + 1), operation, block, "N x 4 x 8 x 8", operation.equals("Relu"), false,
				readable ? new Tap(id + ":0", 4, 8, 8, Tap.Layout.CHANNELS_FIRST) : null, null,
				readable ? null : "it is the network's " + operation.toLowerCase(),
				Map.of("kernel", "3 x 3"));
	}

	/** An inner step of an operation written in several. */
	static Layer step(String id, String operation, String block) {
		Layer l = layer(id, operation, block);
		return new Layer(id, l.label(), operation, block, l.shape(), false, true, l.pre(), null, null, l.properties());
	}

	/** The last step of an operation written in several. */
	static Layer last(String id, String operation, String block, String computes) {
		Layer l = layer(id, operation, block);
		return new Layer(id, l.label(), operation, block, l.shape(), false, false, l.pre(), null, null, Map.of(Layer.COMPUTES, computes));
	}

	static Network network(List<Layer> layers, List<Edge> edges) {
		return new Network("test", "Fake", "0".repeat(64), layers, edges, List.of(), List.of(), Map.of());
	}

	/** Input, a convolution, {@code modules} blocks with two branches each that are joined, Output. */
	static Network branched(int modules) {
		List<Layer> layers = new ArrayList<>();
		List<Edge> edges = new ArrayList<>();
		layers.add(layer("input", Layer.INPUT, ""));
		layers.add(layer("stem", "Conv", ""));
		edge(edges, "input", "stem");
		String last = "stem";
		for (int m = 1; m <= modules; m++) {
			String block = "block" + m;
			for (String branch : List.of("a", "b")) {
				String conv = block + "/" + branch + "/conv";
				String relu = block + "/" + branch + "/relu";
				layers.add(layer(conv, "Conv", block + "/" + branch));
				layers.add(layer(relu, "Relu", block + "/" + branch));
				edge(edges, last, conv);
				edge(edges, conv, relu);
			}
			layers.add(layer(block + "/concat", "Concat", block));
			edge(edges, block + "/a/relu", block + "/concat");
			edge(edges, block + "/b/relu", block + "/concat");
			last = block + "/concat";
		}
		layers.add(layer("output", Layer.OUTPUT, ""));
		edge(edges, last, "output");
		return network(layers, edges);
	}

	/** A chain with shortcuts over eight layers, as residual networks have. */
	static Network residual(int size) {
		List<Layer> layers = new ArrayList<>();
		List<Edge> edges = new ArrayList<>();
		for (int i = 0; i < size; i++) {
			layers.add(layer("l" + i, i % 3 == 0 ? "Conv" : "Relu", "stage" + i / 80 + "/unit" + i / 8));
			if (i > 0) {
				edge(edges, "l" + (i - 1), "l" + i);
			}
			if (i > 0 && i % 8 == 0) {
				edge(edges, "l" + (i - 8), "l" + i);
			}
		}
		return network(layers, edges);
	}

	/** A chain down and up again with shortcuts between its halves, as U-Nets have; {@code size} layers in blocks of 16. */
	static Network unet(int size) {
		List<Layer> layers = new ArrayList<>();
		List<Edge> edges = new ArrayList<>();
		int half = size / 2;
		for (int i = 0; i < size; i++) {
			int depth = (i < half ? i : size - 1 - i) / 400;
			layers.add(layer("u" + i, i % 4 == 0 ? "Conv" : i % 4 == 1 ? "Mul" : i % 4 == 2 ? "Add" : "Relu",
					(i < half ? "down" : "up") + depth + "/unit" + i / 16));
			if (i > 0) {
				edge(edges, "u" + (i - 1), "u" + i);
			}
			if (i >= half && (size - 1 - i) % 16 == 0) {
				edge(edges, "u" + (size - 1 - i), "u" + i);
			}
		}
		return network(layers, edges);
	}

	private static void edge(List<Edge> edges, String from, String to) {
		edges.add(new Edge(from, to, from + ":0"));
	}
}
