package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** The part of a model behind replaced tensors: what depends on them on the way to the output, and the constants that it reads. */
final class Cut {
	private final ModelFile file;
	private final Graph graph;
	private final String output;
	/** Nodes that depend on a replaced tensor, in topological order. */
	private final List<Integer> behind = new ArrayList<>();
	/** Nodes that compute constants or sizes for them, in file order. */
	private final Set<Integer> constants = new java.util.TreeSet<>();
	private final Set<String> made = new HashSet<>();
	private final Set<String> boundary = new LinkedHashSet<>();

	/**
	 * Cuts.
	 *
	 * @param replaced the tensors that are replaced
	 * @param output   the tensor the network is run for
	 * @throws InputException naming the tensor that cannot be replaced
	 */
	Cut(ModelFile file, Graph graph, List<Tap> replaced, String output) throws InputException {
		this.file = file;
		this.graph = graph;
		this.output = output;
		Set<String> dependent = new HashSet<>();
		replaced.forEach(t -> dependent.add(t.tensor()));
		Set<Integer> needed = graph.needed(List.of(output));
		for (int n : graph.layers()) {
			if (needed.contains(n) && graph.reads(n).stream().anyMatch(dependent::contains)) {
				behind.add(n);
				dependent.addAll(graph.node(n).getOutputList());
				made.addAll(graph.node(n).getOutputList());
			}
		}
		for (Tap t : replaced) {
			if (behind.stream().noneMatch(n -> graph.reads(n).contains(t.tensor()))) {
				throw new InputException("the tensor " + Text.printable(t.tensor()) + " does not lead to the output " + Text.printable(output));
			}
			for (int n : behind) {
				if (graph.reads(n).contains(t.tensor()) && !graph.node(n).getInputList().contains(t.tensor())) {
					throw new InputException("the tensor " + Text.printable(t.tensor()) + " is read inside a subgraph, where it cannot be replaced");
				}
			}
		}
		for (int n : behind) {
			read(n);
		}
	}

	private void read(int node) throws InputException {
		List<Integer> open = new ArrayList<>(List.of(node));
		while (!open.isEmpty()) {
			for (String tensor : graph.reads(open.removeLast())) {
				if (made.contains(tensor)) {
					continue;
				}
				int producer = graph.producerIndex(tensor);
				if (graph.carriesData(tensor)) {
					if (producer < 0) {
						throw new InputException(
								"the network reads its input " + Text.printable(tensor) + " behind the replaced tensor, which is not supported");
					}
					boundary.add(tensor);
				} else if (producer >= 0 && constants.add(producer)) {
					open.add(producer);
				}
			}
		}
	}

	/** The tensors that the part behind reads of the part in front. */
	Set<String> boundary() {
		return boundary;
	}

	/** The nodes of the part behind, in topological order. */
	List<Integer> nodes() {
		return behind;
	}

	/** Whether a tensor is made in the part behind. */
	boolean makes(String tensor) {
		return made.contains(tensor);
	}

	/**
	 * The part behind as a model: its inputs are the boundary and, for each replaced tensor, those of {@link Substitution}.
	 *
	 * @param inputs        the boundary with types and shapes
	 * @param substitutions one for each replaced tensor
	 * @param refits        by node what makes its weights inputs, too
	 */
	ModelProto model(List<ValueInfoProto> inputs, List<Substitution> substitutions, Map<Integer, Refits> refits) {
		ModelProto.Builder model = file.model().toBuilder();
		GraphProto source = graph.proto();
		GraphProto.Builder target = model.getGraphBuilder();
		target.clearNode().clearOutput().clearValueInfo().clearInput().clearInitializer();
		target.addAllInput(inputs);
		Map<String, String> renamed = new LinkedHashMap<>();
		Set<String> names = new HashSet<>();
		for (int n : constants) {
			add(target, source.getNode(n), Map.of(), names);
		}
		for (Substitution s : substitutions) {
			renamed.put(s.tensor(), s.result());
			target.addAllInput(s.inputs());
			if (!made.contains(s.tensor())) {
				target.addAllNode(s.nodes()).addAllInitializer(s.initializers());
			}
		}
		for (int n : behind) {
			add(target, refits.containsKey(n) ? refits.get(n).node() : source.getNode(n), renamed, names);
			for (Substitution s : substitutions) {
				if (source.getNode(n).getOutputList().contains(s.tensor())) {
					target.addAllNode(s.nodes()).addAllInitializer(s.initializers());
				}
			}
		}
		Set<String> read = new HashSet<>();
		Set<String> given = new HashSet<>();
		refits.values().forEach(r -> given.addAll(r.names()));
		behind.forEach(n -> read.addAll(graph.reads(n)));
		constants.forEach(n -> read.addAll(graph.reads(n)));
		for (TensorProto initializer : source.getInitializerList()) {
			if (read.contains(initializer.getName()) && !given.contains(initializer.getName())) {
				target.addInitializer(initializer);
			}
		}
		target.addOutput(ValueInfoProto.newBuilder().setName(output));
		Set<String> outputs = new LinkedHashSet<>();
		substitutions.stream().map(Substitution::tensor).filter(made::contains).forEach(outputs::add);
		for (Refits refit : refits.values()) {
			target.addAllInput(refit.inputs());
			outputs.addAll(List.of(refit.input(), refit.output()));
		}
		outputs.remove(output);
		outputs.forEach(t -> target.addOutput(ValueInfoProto.newBuilder().setName(t)));
		return model.build();
	}

	private static void add(GraphProto.Builder target, NodeProto node, Map<String, String> renamed, Set<String> names) {
		NodeProto.Builder copy = node.toBuilder();
		for (int i = 0; i < node.getInputCount(); i++) {
			copy.setInput(i, renamed.getOrDefault(node.getInput(i), node.getInput(i)));
		}
		if (!node.getName().isEmpty() && !names.add(node.getName())) {
			copy.clearName();
		}
		target.addNode(copy);
	}
}
