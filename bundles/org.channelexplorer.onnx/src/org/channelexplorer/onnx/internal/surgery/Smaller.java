package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.Graph;
import org.channelexplorer.onnx.internal.Text;

/** The model without the channels that are gone; the numbers of its cut constants are made when it is written. */
final class Smaller {
	private final Channels channels;
	private final Graph graph;
	private final Remaining remaining;
	private final Additions additions;
	private final ConstantCuts cuts;
	private final Map<Integer, Folding> foldings;
	private final Map<Integer, Refit> refits;
	/** By tensor that has a new name its original one. */
	private final Map<String, String> aliases = new HashMap<>();
	private final ModelProto model;

	/** @param foldings by sink node what stands in for channels @param refits by node, that of a convolution which is no sink, its weights */
	Smaller(Channels channels, Remaining remaining, Map<Integer, Folding> foldings, Map<Integer, Refit> refits) throws InputException {
		this.channels = channels;
		graph = channels.graph();
		this.remaining = remaining;
		this.foldings = foldings;
		this.refits = refits;
		additions = new Additions(graph);
		cuts = new ConstantCuts(channels.file(), graph, additions);
		cutConstants();
		model = build();
	}

	/** The model; constants among {@link #makers()} have no numbers yet. */
	ModelProto model() {
		return model;
	}

	/** By name of a constant what makes it. */
	Map<String, ConstantCuts.Maker> makers() {
		return cuts.makers();
	}

	/** The original name of a tensor that has a new one. */
	String original(String tensor) {
		return aliases.getOrDefault(tensor, tensor);
	}

	private void cutConstants() throws InputException {
		for (Channels.Param p : channels.params()) {
			if (remaining.touches(p.space())) {
				cuts.variant(p.node(), p.input()).cut(p.axis(), remaining.kept(p.space(), p.along()));
			}
		}
		for (Map.Entry<Integer, Folding> e : foldings.entrySet()) {
			int n = e.getKey();
			Folding folding = e.getValue();
			NodeProto node = graph.node(n);
			long[] dims = channels.dims(node.getInput(folding.fold().weights()));
			int bias = folding.fold().bias();
			if (folding.changesWeights()) {
				cuts.variant(n, folding.fold().weights()).change(w -> folding.weights(w, dims));
			}
			if (folding.changesBias() && hasBias(n, bias)) {
				cuts.variant(n, bias).change(b -> {
					double[] more = more(n, folding, dims);
					return IntStream.range(0, b.length).mapToDouble(i -> b[i] + more[i % more.length]).toArray();
				});
			}
		}
		refits.forEach((n, refit) -> {
			cuts.variant(n, 1).change(_ -> TensorBytes.doubles(refit.weights()));
			if (hasBias(n, 2)) {
				cuts.variant(n, 2).change(_ -> TensorBytes.doubles(refit.constants()));
			}
		});
		cuts.resolve();
	}

	/** Whether a node has a bias. @param input where it would be, -1 for nowhere */
	private boolean hasBias(int n, int input) {
		return input >= 0 && input < graph.node(n).getInputCount() && !graph.node(n).getInput(input).isEmpty();
	}

	private double[] more(int n, Folding folding, long[] dims) throws InputException {
		return folding.bias(cuts.all(graph.node(n).getInput(folding.fold().weights())), dims);
	}

	private ModelProto build() throws InputException {
		GraphProto source = graph.proto();
		ShapeValues now = new ShapeValues(channels.file(), graph, remaining::dims);
		Map<Integer, List<Channels.Adaption>> adaptions = channels.adaptions().stream().filter(a -> a.spaces().stream().anyMatch(remaining::touches))
				.collect(Collectors.groupingBy(Channels.Adaption::node));
		Map<Integer, Shuffles.Shuffle> shuffles = shuffles();
		Set<Integer> skipped = new HashSet<>(cuts.replacedNodes());
		shuffles.values().forEach(s -> Arrays.stream(s.nodes()).limit(2).forEach(skipped::add));
		Set<Integer> layers = new HashSet<>(graph.layers());
		List<NodeProto> nodes = new ArrayList<>();
		for (int n = 0; n < source.getNodeCount(); n++) {
			if (skipped.contains(n)) {
				continue;
			}
			NodeProto.Builder node = graph.node(n).toBuilder();
			cuts.renamed(n).forEach(node::setInput);
			if (shuffles.containsKey(n)) {
				node = gather(shuffles.get(n));
			} else if (layers.contains(n)) {
				NodeEdit edit = new NodeEdit(channels, remaining, now, additions, graph.node(n), node);
				adaptions.getOrDefault(n, List.of()).forEach(a -> a.edit().accept(edit));
				edit.settle();
				if (edit.trouble() != null) {
					throw channels.file().refuse("cannot be cut: " + new Step(channels, n).describe(edit.trouble()));
				}
			}
			nodes.addAll(additions.drain());
			folded(n, node, nodes);
		}
		return assemble(nodes);
	}

	/** The shuffles that are not blocks any more, by their last node. */
	private Map<Integer, Shuffles.Shuffle> shuffles() {
		Map<Integer, Shuffles.Shuffle> changed = new LinkedHashMap<>();
		for (Shuffles.Shuffle s : channels.shuffles().found()) {
			Space split = channels.space(Graph.output(graph.node(s.nodes()[0])));
			if (remaining.touches(split) && !remaining.block(split)) {
				changed.put(s.nodes()[2], s);
			}
		}
		return changed;
	}

	private NodeProto.Builder gather(Shuffles.Shuffle s) {
		String before = graph.node(s.nodes()[0]).getInput(0);
		NodeProto last = graph.node(s.nodes()[2]);
		int[] kept = remaining.kept(channels.space(before), s.axis());
		int[] behind = remaining.kept(channels.space(Graph.output(last)), s.axis());
		long[] indices = Arrays.stream(behind).mapToLong(i -> Arrays.binarySearch(kept, s.from()[i])).toArray();
		String name = additions.integers(Graph.output(last) + "_order", TensorProto.DataType.INT64_VALUE, false, indices);
		return NodeProto.newBuilder().setName(last.getName()).setOpType("Gather").addInput(before).addInput(name).addOutput(Graph.output(last))
				.addAttribute(AttributeProto.newBuilder().setName("axis").setType(AttributeProto.AttributeType.INT).setI(s.axis()));
	}

	/** Adds the node, with a bias where one has become necessary. */
	private void folded(int n, NodeProto.Builder node, List<NodeProto> nodes) throws InputException {
		Folding folding = foldings.get(n);
		Refit refit = refits.get(n);
		int bias = refit != null ? 2 : folding == null || !folding.changesBias() ? -2 : folding.fold().bias();
		if (bias == -2 || hasBias(n, bias)) {
			nodes.add(node.build());
			return;
		}
		String weights = graph.node(n).getInput(refit != null ? 1 : folding.fold().weights());
		double[] all = refit != null ? TensorBytes.doubles(refit.constants()) : more(n, folding, channels.dims(weights));
		Space made = channels.space(Graph.output(graph.node(n)));
		double[] left = made == null || !remaining.touches(made) ? all : Arrays.stream(remaining.kept(made, made.axes()[0])).mapToDouble(i -> all[i]).toArray();
		String name = additions.free(weights + "_constant");
		additions.add(TensorBytes.reals(name, Constants.type(graph, weights), List.of((long) left.length), left));
		if (bias >= 0) {
			while (node.getInputCount() < bias) {
				node.addInput("");
			}
			if (node.getInputCount() == bias) {
				node.addInput(name);
			} else {
				node.setInput(bias, name);
			}
			nodes.add(node.build());
			return;
		}
		String result = node.getOutput(0);
		String product = additions.free(result + "_product");
		aliases.put(product, result);
		nodes.add(node.setOutput(0, product).build());
		nodes.add(NodeProto.newBuilder().setName(additions.free(result + "_constant")).setOpType("Add").addInput(product).addInput(name).addOutput(result)
				.build());
	}

	private ModelProto assemble(List<NodeProto> made) {
		GraphProto source = graph.proto();
		Set<String> readBefore = new HashSet<>();
		source.getNodeList().forEach(n -> readBefore.addAll(n.getInputList()));
		Set<String> read = new HashSet<>();
		List<NodeProto> nodes = live(made, readBefore, read);
		ModelProto.Builder changed = channels.file().model().toBuilder();
		GraphProto.Builder target = changed.getGraphBuilder();
		target.clearNode().addAllNode(nodes).clearInitializer().clearValueInfo();
		Set<String> tensors = new HashSet<>();
		nodes.forEach(n -> tensors.addAll(n.getOutputList()));
		Set<String> have = new HashSet<>();
		for (TensorProto t : source.getInitializerList()) {
			TensorProto now = cuts.shells().getOrDefault(t.getName(), t);
			if (read.contains(t.getName()) || !readBefore.contains(t.getName())) {
				target.addInitializer(now);
				have.add(t.getName());
			}
		}
		cuts.shells().forEach((name, shell) -> {
			if (have.add(name)) {
				add(target, shell);
			}
		});
		additions.constants().forEach(t -> add(target, t));
		Map<String, TensorProto> constants = new HashMap<>();
		target.getInitializerList().forEach(t -> constants.put(t.getName(), t));
		for (ValueInfoProto v : source.getValueInfoList()) {
			// the sizes of what is computed from constants, such as weights that were quantised, follow from theirs
			if (tensors.contains(v.getName()) && graph.carriesData(v.getName()) || constants.containsKey(v.getName())) {
				target.addValueInfo(sized(v, constants));
			}
		}
		for (int i = target.getInputCount() - 1; i >= 0; i--) {
			ValueInfoProto input = target.getInput(i);
			boolean weights = graph.initializer(input.getName()) != null;
			if (weights && !constants.containsKey(input.getName())) {
				target.removeInput(i);
			} else {
				target.setInput(i, sized(input, constants));
			}
		}
		return changed.build();
	}

	/** Before IR version 4 constants are inputs, too. */
	private void add(GraphProto.Builder target, TensorProto constant) {
		target.addInitializer(constant);
		if (channels.file().model().getIrVersion() < 4) {
			TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
			constant.getDimsList().forEach(d -> shape.addDimBuilder().setDimValue(d));
			target.addInput(ValueInfoProto.newBuilder().setName(constant.getName())
					.setType(TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder().setElemType(constant.getDataType()).setShape(shape))));
		}
	}

	/** The nodes without those whose results nobody reads any more. @param read receives what the others read */
	private List<NodeProto> live(List<NodeProto> nodes, Set<String> readBefore, Set<String> read) {
		List<NodeProto> live = new ArrayList<>(nodes);
		boolean again = true;
		while (again) {
			read.clear();
			graph.proto().getOutputList().forEach(o -> read.add(o.getName()));
			for (NodeProto n : live) {
				read.addAll(n.getInputList());
				n.getAttributeList().forEach(a -> {
					if (a.hasG()) {
						org.channelexplorer.onnx.internal.Tensors.eachNode(a.getG(), inner -> read.addAll(inner.getInputList()));
						a.getG().getOutputList().forEach(o -> read.add(o.getName()));
					}
				});
			}
			again = live.removeIf(n -> n.getOutputList().stream().noneMatch(read::contains) && n.getOutputList().stream().anyMatch(readBefore::contains));
		}
		return live;
	}

	private ValueInfoProto sized(ValueInfoProto value, Map<String, TensorProto> constants) {
		Space space = channels.space(value.getName());
		TensorProto constant = constants.get(value.getName());
		if (!value.getType().getTensorType().hasShape() || constant == null && !remaining.touches(space)) {
			return value;
		}
		ValueInfoProto.Builder changed = value.toBuilder();
		TensorShapeProto.Builder shape = changed.getTypeBuilder().getTensorTypeBuilder().getShapeBuilder();
		for (int i = 0; i < shape.getDimCount(); i++) {
			if (constant != null && i < constant.getDimsCount()) {
				shape.getDimBuilder(i).setDimValue(constant.getDims(i));
			} else if (constant == null && space.has(i) && shape.getDim(i).hasDimValue()) {
				shape.getDimBuilder(i).setDimValue(remaining.kept(space, i).length);
			}
		}
		return changed.build();
	}

	/** Name of the network in messages. */
	@Override
	public String toString() {
		return Text.printable(channels.file().name());
	}
}
