package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.channelexplorer.core.util.InputException;

/** Who makes and who reads each tensor of a model's main graph, and which nodes carry image data. */
public final class Graph {
	private final GraphProto proto;
	private final Map<String, TensorProto> initializers = new HashMap<>();
	private final Map<String, Integer> producer = new HashMap<>();
	private final Map<String, List<Integer>> consumers = new HashMap<>();
	private final List<ValueInfoProto> inputs = new ArrayList<>();
	private final List<Set<String>> reads = new ArrayList<>();
	private final Set<String> data = new HashSet<>();
	private final List<Integer> layers = new ArrayList<>();

	/** @throws InputException when the graph is not acyclic */
	public Graph(ModelFile file) throws InputException {
		proto = file.graph();
		proto.getInitializerList().forEach(t -> initializers.put(t.getName(), t));
		proto.getSparseInitializerList().forEach(s -> initializers.put(s.getValues().getName(), s.getValues()));
		// before IR version 4 the weights are listed among the inputs, too
		proto.getInputList().stream().filter(i -> !initializers.containsKey(i.getName())).forEach(inputs::add);
		for (int n = 0; n < proto.getNodeCount(); n++) {
			for (String output : proto.getNode(n).getOutputList()) {
				if (!output.isEmpty()) {
					producer.putIfAbsent(output, n);
				}
			}
		}
		for (int n = 0; n < proto.getNodeCount(); n++) {
			Set<String> read = readBy(proto.getNode(n));
			reads.add(read);
			for (String tensor : read) {
				consumers.computeIfAbsent(tensor, k -> new ArrayList<>()).add(n);
			}
		}
		findLayers(file);
		checkFactors(file);
	}

	/** The runtime does not check factors that come from the image; with a wild one it writes outside its memory. */
	private void checkFactors(ModelFile file) throws InputException {
		for (int n : layers) {
			NodeProto node = proto.getNode(n);
			if (node.getOpType().equals("Resize") || node.getOpType().equals("Upsample")) {
				for (int i = 1; i < node.getInputCount(); i++) {
					if (data.contains(node.getInput(i))) {
						throw file.refuse("is damaged: the " + node.getOpType() + " node '" + Text.printable(node.getName())
								+ "' takes its factors from the image");
					}
				}
			}
		}
	}

	/** The tensors a node reads, those its subgraphs take from outside included. */
	private static Set<String> readBy(NodeProto node) {
		Set<String> read = new LinkedHashSet<>(node.getInputList());
		for (AttributeProto a : node.getAttributeList()) {
			if (a.hasG()) {
				Tensors.eachNode(a.getG(), n -> read.addAll(n.getInputList()));
				a.getG().getOutputList().forEach(o -> read.add(o.getName()));
			}
			for (GraphProto g : a.getGraphsList()) {
				Tensors.eachNode(g, n -> read.addAll(n.getInputList()));
				g.getOutputList().forEach(o -> read.add(o.getName()));
			}
		}
		read.remove("");
		return read;
	}

	/**
	 * Orders the nodes and sets apart those that compute on the image: what depends on constants or on mere shapes of tensors
	 * is no layer.
	 */
	private void findLayers(ModelFile file) throws InputException {
		inputs.forEach(i -> data.add(i.getName()));
		int[] waiting = new int[proto.getNodeCount()];
		PriorityQueue<Integer> ready = new PriorityQueue<>();
		for (int n = 0; n < waiting.length; n++) {
			waiting[n] = (int) reads.get(n).stream().filter(producer::containsKey).count();
			if (waiting[n] == 0) {
				ready.add(n);
			}
		}
		int done = 0;
		while (!ready.isEmpty()) {
			int n = ready.remove();
			done++;
			NodeProto node = proto.getNode(n);
			if (carriesData(node, reads.get(n))) {
				layers.add(n);
				data.addAll(node.getOutputList());
			}
			Set<String> outputs = new HashSet<>(node.getOutputList());
			for (String output : outputs) {
				if (producer.getOrDefault(output, -1) == n) {
					for (int c : consumers.getOrDefault(output, List.of())) {
						if (--waiting[c] == 0) {
							ready.add(c);
						}
					}
				}
			}
		}
		if (done < waiting.length) {
			int n = 0;
			while (waiting[n] <= 0) {
				n++;
			}
			throw file.refuse("is damaged: its graph has a cycle near the node '" + Text.printable(proto.getNode(n).getName()) + "'");
		}
	}

	private boolean carriesData(NodeProto node, Set<String> read) {
		return switch (node.getOpType()) {
		case "Constant", "Shape", "Size" -> false;
		// random numbers are made from nothing; not a constant
		default -> read.isEmpty() || read.stream().anyMatch(data::contains);
		};
	}

	public GraphProto proto() {
		return proto;
	}

	public NodeProto node(int n) {
		return proto.getNode(n);
	}

	/** Indices of the nodes that carry image data, in topological order. */
	public List<Integer> layers() {
		return layers;
	}

	/** Declared inputs that are not weights. */
	public List<ValueInfoProto> inputs() {
		return inputs;
	}

	/** Whether a tensor depends on the values of an input. */
	public boolean carriesData(String tensor) {
		return data.contains(tensor);
	}

	/** The node that makes the tensor, null when none does. */
	public NodeProto producer(String tensor) {
		Integer n = producer.get(tensor);
		return n == null ? null : proto.getNode(n);
	}

	/** Index of the node that makes the tensor, -1 when none does. */
	public int producerIndex(String tensor) {
		return producer.getOrDefault(tensor, -1);
	}

	/** Indices of the nodes that read the tensor, in file order. */
	public List<Integer> consumers(String tensor) {
		return consumers.getOrDefault(tensor, List.of());
	}

	/** The tensors a node reads, those its subgraphs take from outside included. */
	public Set<String> reads(int n) {
		return reads.get(n);
	}

	/** Whether the tensor is an output of the network. */
	public boolean isOutput(String tensor) {
		return proto.getOutputList().stream().anyMatch(o -> o.getName().equals(tensor));
	}

	public TensorProto initializer(String tensor) {
		return initializers.get(tensor);
	}

	/** A node's own tensor: its first output; empty when it has none. */
	public static String output(NodeProto node) {
		return node.getOutputList().stream().filter(o -> !o.isEmpty()).findFirst().orElse("");
	}

	/** Indices of the nodes the tensors depend on. */
	public Set<Integer> needed(Collection<String> tensors) {
		Set<Integer> needed = new HashSet<>();
		List<String> open = new ArrayList<>(tensors);
		while (!open.isEmpty()) {
			Integer n = producer.get(open.removeLast());
			if (n != null && needed.add(n)) {
				open.addAll(reads.get(n));
			}
		}
		return needed;
	}

	/** Whether the tensor is one constant number. */
	boolean isScalar(String tensor) {
		TensorProto constant = constant(tensor);
		return constant != null && Tensors.elements(constant.getDimsList()) == 1;
	}

	/** The constant behind a tensor: an initializer, a Constant node's value, or an Identity of these; null when it is none. */
	public TensorProto constant(String tensor) {
		String name = tensor;
		for (int steps = 0; steps < proto.getNodeCount() + 1; steps++) {
			TensorProto initializer = initializers.get(name);
			if (initializer != null) {
				return initializer;
			}
			NodeProto node = producer(name);
			if (node == null) {
				return null;
			}
			if (node.getOpType().equals("Constant")) {
				return node.getAttributeList().stream().filter(a -> a.getName().equals("value") && a.hasT()).map(AttributeProto::getT).findFirst()
						.orElse(null);
			}
			if (!node.getOpType().equals("Identity") || node.getInputCount() == 0) {
				return null;
			}
			name = node.getInput(0);
		}
		return null;
	}
}
