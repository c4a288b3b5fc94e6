package org.channelexplorer.djl.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.archive.Pickled;
import org.channelexplorer.djl.internal.archive.TorchArchive;
import org.channelexplorer.djl.internal.flat.FlatNetwork;
import org.channelexplorer.djl.internal.flat.Node;

/** Makes the domain's network of a file: layers, edges, taps and facts for display. */
final class NetworkReader {
	private final TorchArchive archive;
	private final FlatNetwork flat;
	private final Look look;
	private final Taps taps;
	private final Names names;
	private final NonLinearity nonLinearity;

	NetworkReader(TorchArchive archive, FlatNetwork flat, Look look, Taps taps) {
		this.archive = archive;
		this.flat = flat;
		this.look = look;
		this.taps = taps;
		names = new Names(flat.nodes());
		nonLinearity = new NonLinearity(flat);
	}

	Network network() throws InputException {
		List<Layer> layers = new ArrayList<>();
		List<Edge> edges = new ArrayList<>();
		String input = names.unique(flat.image());
		String axes = String.join(" x ", look.image().axes());
		layers.add(new Layer(input, flat.image(), Layer.INPUT, "", axes, false, false, null, null, "it is the image itself",
				Map.of("Tensor", flat.image())));
		for (Node node : flat.nodes()) {
			layers.add(layer(node));
			for (int from : node.inputs()) {
				edges.add(from == FlatNetwork.IMAGE ? new Edge(input, names.id(node), flat.image())
						: new Edge(names.id(flat.nodes().get(from)), names.id(node), flat.nodes().get(from).variable()));
			}
		}
		List<TensorInfo> outputs = new ArrayList<>();
		for (int i = 0; i < flat.outputs().size(); i++) {
			output(i, input, layers, edges, outputs);
		}
		return new Network(String.valueOf(archive.path().getFileName()), "TorchScript", hash(), layers, edges,
				List.of(new TensorInfo(flat.image(), "float32", look.image().axes())), outputs, properties());
	}

	private void output(int i, String input, List<Layer> layers, List<Edge> edges, List<TensorInfo> outputs) {
		String id = names.unique(flat.outputs().size() == 1 ? "output" : "output" + i);
		int node = flat.outputs().get(i).node();
		String from = node == FlatNetwork.IMAGE ? input : names.id(flat.nodes().get(node));
		Sizes.Tensor tensor = look.sizes().outputs().get(i);
		Sizes.Tensor other = look.other().outputs().get(i);
		String shape = tensor.text(1, a -> other.rank() != tensor.rank() || other.axes()[a] != tensor.axes()[a]);
		layers.add(new Layer(id, id, Layer.OUTPUT, "", shape, false, false, null, null, "read it at the layer " + from + ", which computes it",
				Map.of("Tensor", flat.outputs().get(i).variable())));
		edges.add(new Edge(from, id, flat.outputs().get(i).variable()));
		outputs.add(new TensorInfo(id, tensor.isFloat() ? "float32" : "other", List.of(shape.split(" x "))));
	}

	private String hash() throws InputException {
		try {
			return Hashes.of(archive.path());
		} catch (IOException e) {
			throw new InputException(archive.path() + " cannot be read: " + e.getMessage(), e);
		}
	}

	private Layer layer(Node node) {
		boolean activation = nonLinearity.contains(node);
		String unreadable = taps.unreadable(node.id());
		Tap pre = unreadable == null ? taps.tap(node) : null;
		int after = activation || pre == null ? -1 : nonLinearity.after(node.id());
		Tap post = after >= 0 && taps.unreadable(after) == null ? taps.tap(flat.nodes().get(after)) : null;
		return new Layer(names.id(node), names.label(node), Names.operation(node), names.block(node), taps.text(node.id()), activation, false, pre, post,
				unreadable, properties(node));
	}

	private Map<String, String> properties(Node node) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("Operator", "aten::" + node.operator());
		properties.put("Output tensor", node.variable());
		if (!node.path().isEmpty()) {
			properties.put("Module", node.path());
		}
		long weights = 0;
		List<String> numbers = new ArrayList<>();
		for (Node.Argument a : node.arguments()) {
			if (a.constant() instanceof Pickled.Tensor tensor) {
				weights += tensor.shape().stream().reduce(1L, (x, y) -> x * y);
			} else if (a.constant() instanceof Number || a.constant() instanceof List<?>) {
				numbers.add(String.valueOf(a.constant()));
			}
		}
		if (!numbers.isEmpty()) {
			properties.put("Arguments", String.join(", ", numbers));
		}
		if (weights > 0) {
			properties.put("Weights", String.format(Locale.ROOT, "%,d", weights));
		}
		return properties;
	}

	private Map<String, String> properties() throws InputException {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("Class", archive.top().type().replaceFirst("^__torch__\\.", ""));
		properties.put("Nodes", Integer.toString(flat.nodes().size()));
		properties.put("Weights", String.format(Locale.ROOT, "%,d bytes", archive.dataBytes()));
		try {
			properties.put("File size", String.format(Locale.ROOT, "%,d bytes", Files.size(archive.path())));
		} catch (IOException e) {
			throw new InputException(archive.path() + " cannot be read: " + e.getMessage(), e);
		}
		properties.put("Image input", flat.image() + " (channels, height, width)");
		properties.put("Image size", look.image().free() ? "free; " + look.image().side() + " x " + look.image().side() + " where none is asked for"
				: look.image().side() + " x " + look.image().side() + ", found by trying");
		properties.put("Batch", "images run one by one");
		return properties;
	}

	/** Nodes by the ids of their layers. */
	Map<String, Node> byLayer() {
		Map<String, Node> nodes = new HashMap<>();
		flat.nodes().forEach(n -> nodes.put(names.id(n), n));
		return nodes;
	}
}
