package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.Attributes;
import org.channelexplorer.onnx.internal.Graph;
import org.channelexplorer.onnx.internal.ModelFile;
import org.channelexplorer.onnx.internal.Tensors;
import org.channelexplorer.onnx.internal.Weights;

/**
 * The constants of a smaller network. One that all its readers want alike keeps its name; where they differ each gets one. Numbers are made when
 * they are written, one constant after the other.
 */
final class ConstantCuts {
	/** Makes a constant with its numbers. */
	@FunctionalInterface
	interface Maker {
		TensorProto make() throws InputException;
	}

	private record Use(int node, int input) {
	}

	private final ModelFile file;
	private final Graph graph;
	private final Additions additions;
	private final Map<String, Map<Use, Variant>> wanted = new TreeMap<>();
	/** Constants of the smaller network by name, without numbers. */
	private final Map<String, TensorProto> shells = new LinkedHashMap<>();
	private final Map<String, Maker> makers = new LinkedHashMap<>();
	/** New names of inputs, by node. */
	private final Map<Integer, Map<Integer, String>> renamed = new LinkedHashMap<>();
	private final Set<Integer> replacedNodes = new HashSet<>();

	ConstantCuts(ModelFile file, Graph graph, Additions additions) {
		this.file = file;
		this.graph = graph;
		this.additions = additions;
	}

	/** What a node wants of a constant input. */
	Variant variant(int node, int input) {
		return wanted.computeIfAbsent(graph.node(node).getInput(input), _ -> new LinkedHashMap<>()).computeIfAbsent(new Use(node, input), _ -> new Variant());
	}

	Map<String, TensorProto> shells() {
		return shells;
	}

	Map<String, Maker> makers() {
		return makers;
	}

	Map<Integer, String> renamed(int node) {
		return renamed.getOrDefault(node, Map.of());
	}

	/** Nodes whose result has become a constant. */
	Set<Integer> replacedNodes() {
		return replacedNodes;
	}

	/** Decides on names. */
	void resolve() throws InputException {
		for (String tensor : List.copyOf(wanted.keySet())) {
			NodeProto maker = graph.constant(tensor) == null ? graph.producer(tensor) : null;
			Variant only = only(tensor);
			if (maker == null || only == null || only.changed() != null) {
				continue;
			}
			wanted.remove(tensor);
			if (maker.getOpType().equals("DequantizeLinear")) {
				passOn(graph.producerIndex(tensor), maker, only);
			} else {
				int rank = Constants.axes(graph, maker.getInput(0)).length;
				only.cuts().forEach((axis, kept) -> variant(graph.producerIndex(tensor), 0).cut(Constants.before(graph, maker, axis, rank), kept));
			}
		}
		for (Map.Entry<String, Map<Use, Variant>> e : wanted.entrySet()) {
			resolve(e.getKey(), e.getValue());
		}
	}

	/** A scale or zero point per index is cut with the axis it lies along. */
	private void passOn(int n, NodeProto node, Variant variant) {
		variant.cuts().forEach((axis, kept) -> variant(n, 0).cut(axis, kept));
		TensorProto scale = graph.constant(node.getInput(1));
		int rank = graph.constant(node.getInput(0)).getDimsCount();
		long axis = Attributes.integer(node, "axis", 1);
		int[] kept = variant.cuts().get((int) (axis < 0 ? axis + rank : axis));
		if (kept != null && scale.getDimsCount() == 1 && scale.getDims(0) > 1) {
			variant(n, 1).cut(0, kept);
			if (node.getInputCount() > 2 && !node.getInput(2).isEmpty()) {
				variant(n, 2).cut(0, kept);
			}
		}
	}

	/** What all readers of a constant want; null when they differ. */
	private Variant only(String tensor) {
		Map<Use, Variant> uses = wanted.get(tensor);
		Variant first = uses.values().iterator().next();
		return uses.values().stream().allMatch(first::same) && uses.size() == readers(tensor) && !graph.isOutput(tensor) ? first : null;
	}

	private int readers(String tensor) {
		int count = 0;
		for (int n : graph.consumers(tensor)) {
			int listed = (int) graph.node(n).getInputList().stream().filter(tensor::equals).count();
			count += Math.max(1, listed);
		}
		return count;
	}

	private void resolve(String tensor, Map<Use, Variant> uses) throws InputException {
		Variant only = only(tensor);
		if (only != null) {
			make(tensor, tensor, only);
			int producer = graph.producerIndex(tensor);
			if (producer >= 0) {
				replacedNodes.add(producer);
			}
			return;
		}
		List<Variant> made = new ArrayList<>();
		List<String> names = new ArrayList<>();
		for (Map.Entry<Use, Variant> e : uses.entrySet()) {
			int at = 0;
			while (at < made.size() && !made.get(at).same(e.getValue())) {
				at++;
			}
			if (at == made.size()) {
				made.add(e.getValue());
				names.add(additions.free(tensor + "_kept"));
				make(tensor, names.getLast(), e.getValue());
			}
			renamed.computeIfAbsent(e.getKey().node, _ -> new LinkedHashMap<>()).put(e.getKey().input, names.get(at));
		}
	}

	private void make(String tensor, String name, Variant variant) throws InputException {
		TensorProto source = graph.constant(tensor);
		long[] axes = Constants.axes(graph, tensor);
		if (axes == null) {
			throw file.refuse("keeps '" + tensor + "' as no constant that can be cut");
		}
		List<Long> whole = Arrays.stream(axes).boxed().toList();
		boolean computed = variant.changed() != null || source == null;
		int type = Constants.type(graph, tensor);
		List<Long> dims = new ArrayList<>(whole);
		variant.cuts().forEach((axis, kept) -> dims.set(axis, (long) kept.length));
		shells.put(name, TensorProto.newBuilder().setName(name).setDataType(type).addAllDims(dims).build());
		makers.put(name, () -> {
			try (Arena arena = Arena.ofShared()) {
				ByteBuffer bytes = computed ? numbers(tensor, type, whole, variant, arena) : new TensorBytes(file).of(source, arena);
				List<Long> now = new ArrayList<>(whole);
				for (Map.Entry<Integer, int[]> cut : variant.cuts().entrySet()) {
					bytes = TensorBytes.selected(bytes, now, Tensors.bits(type) / 8, cut.getKey(), cut.getValue());
					now.set(cut.getKey(), (long) cut.getValue().length);
				}
				return TensorBytes.raw(name, type, now, bytes);
			}
		});
	}

	private ByteBuffer numbers(String tensor, int type, List<Long> dims, Variant variant, Arena arena) throws InputException {
		double[] numbers = all(tensor, arena);
		double[] changed = variant.changed() == null ? numbers : variant.changed().of(numbers);
		return TensorBytes.reals("", type, dims, changed).getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
	}

	/** All numbers of a constant, dequantised when need be. */
	double[] all(String tensor) throws InputException {
		try (Arena arena = Arena.ofShared()) {
			return all(tensor, arena);
		}
	}

	private double[] all(String tensor, Arena arena) throws InputException {
		NodeProto view = Constants.view(graph, tensor);
		if (view != null) {
			return Constants.viewed(graph, all(view.getInput(0), arena), view, Constants.axes(graph, view.getInput(0)));
		}
		Weights weights = Weights.of(file, graph, tensor, arena);
		if (weights == null) {
			throw file.refuse("keeps '" + tensor + "' in a way that cannot be computed with");
		}
		double[] numbers = new double[Math.toIntExact(weights.size())];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = weights.get(i);
		}
		return numbers;
	}
}
