package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** Walks from the main output back to the last linear map. */
final class HeadFinder {
	private static final Set<String> SHAPES = Set.of("Flatten", "Reshape", "Squeeze", "Unsqueeze", "Identity", "Dropout");

	private final ModelFile file;
	private final Graph graph;
	private final Network network;
	private final MainOutput main;
	private final Function<String, TensorShape> shapes;

	/** What lies between the main output and the features. */
	private final List<NodeProto> behind = new ArrayList<>();
	private String logits;
	private boolean softmax;
	private boolean pooled;
	private String bent = "";

	/**
	 * @param shapes of tensors when the network was looked at
	 * @throws InputException when there is no main output that a head could make
	 */
	HeadFinder(ModelFile file, Graph graph, Network network, Optional<MainOutput> main, Function<String, TensorShape> shapes) throws InputException {
		this.file = file;
		this.graph = graph;
		this.network = network;
		this.shapes = shapes;
		this.main = main.orElseThrow(() -> new InputException("the network has no output of one vector per image, so it has no head"));
		if (this.main.meaning() == MainOutput.Meaning.OTHER) {
			throw new InputException("the output " + Text.printable(this.main.tensor()) + " " + this.main.reason());
		}
	}

	/** Finds the head. @throws InputException naming the node that is in the way */
	OnnxHead find() throws InputException {
		String tensor = main.tensor();
		logits = tensor;
		while (true) {
			NodeProto node = graph.producer(tensor);
			if (node == null) {
				throw new InputException("no linear map leads to the output " + Text.printable(main.tensor()) + ": " + Text.printable(tensor)
						+ " is computed by no node");
			}
			String type = node.getDomain().isEmpty() || node.getDomain().equals("ai.onnx") ? node.getOpType() : node.getDomain() + "." + node.getOpType();
			switch (type) {
			case "Gemm":
				return gemm(node);
			case "MatMul":
				return matMul(node, "");
			case "Conv":
				return convolution(node);
			case "Add":
				return biased(node);
			case "Softmax", "LogSoftmax":
				if (softmax || pooled || !bent.isEmpty()) {
					throw refuse(node, "is followed by another step that is no change of shape");
				}
				softmax = true;
				logits = node.getInput(0);
				break;
			case "GlobalAveragePool":
				pooled = true;
				break;
			case "Relu":
				bent = "the node " + name(node) + " (Relu) behind it bends its outputs";
				break;
			default:
				if (!SHAPES.contains(type)) {
					throw refuse(node, "is no softmax, linear map or change of shape");
				}
			}
			behind.add(node);
			tensor = node.getInput(0);
		}
	}

	private OnnxHead gemm(NodeProto node) throws InputException {
		if (Attributes.integer(node, "transA", 0) != 0) {
			throw refuse(node, "reads its features transposed");
		}
		boolean transposed = Attributes.integer(node, "transB", 0) != 0;
		return head(node, node.getInput(0), node.getInput(1), node.getInputCount() > 2 ? node.getInput(2) : "",
				new LinearMap.Layout(transposed, Attributes.real(node, "alpha", 1), Attributes.real(node, "beta", 1)));
	}

	private OnnxHead matMul(NodeProto node, String bias) throws InputException {
		if (graph.carriesData(node.getInput(1))) {
			throw refuse(node, "multiplies two computed tensors, or weights from the left");
		}
		return head(node, node.getInput(0), node.getInput(1), bias, new LinearMap.Layout(false, 1, 1));
	}

	private OnnxHead convolution(NodeProto node) throws InputException {
		if (Attributes.integer(node, "group", 1) != 1 || !Attributes.integers(node, "kernel_shape").stream().allMatch(k -> k == 1)
				|| !Attributes.integers(node, "strides").stream().allMatch(s -> s == 1) || !Attributes.integers(node, "pads").stream().allMatch(p -> p == 0)) {
			throw refuse(node, "is a convolution, but not of 1x1 over all channels");
		}
		pooled = true; // a map of one pixel is its mean
		return head(node, node.getInput(0), node.getInput(1), node.getInputCount() > 2 ? node.getInput(2) : "", new LinearMap.Layout(true, 1, 1));
	}

	private OnnxHead biased(NodeProto node) throws InputException {
		String data = graph.carriesData(node.getInput(0)) ? node.getInput(0) : node.getInput(1);
		String bias = data.equals(node.getInput(0)) ? node.getInput(1) : node.getInput(0);
		NodeProto multiplied = graph.producer(data);
		if (graph.carriesData(bias) || multiplied == null || !multiplied.getOpType().equals("MatMul")) {
			throw refuse(node, "adds to something else than the product with a matrix");
		}
		behind.add(node);
		return matMul(multiplied, bias);
	}

	private OnnxHead head(NodeProto node, String features, String weights, String bias, LinearMap.Layout layout) throws InputException {
		LinearMap map = map(weights, bias, layout);
		String problem = map.problem(main.classes());
		if (!problem.isEmpty()) {
			throw refuse(node, problem);
		}
		TensorShape shape = shapes.apply(features);
		if (shape == null || shape.dims() == null || shape.rank() < 2 || !pooled && count(shape) != map.features()
				|| pooled && shape.dims()[1] != map.features()) {
			throw refuse(node, "reads the tensor " + Text.printable(features) + ", which has no " + map.features() + " values per image");
		}
		Tap input = network.layers().stream().flatMap(l -> java.util.stream.Stream.of(l.pre(), l.post())).filter(t -> t != null && t.tensor().equals(features))
				.findFirst().orElseThrow(() -> refuse(node, "reads the tensor " + Text.printable(features) + ", which cannot be read"));
		if (input.channels() != map.features()) {
			input = new Tap(features, (int) map.features(), 1, 1, Tap.Layout.DENSE);
			if (shape.rank() != 2) {
				throw refuse(node, "reads the tensor " + Text.printable(features) + " of " + shape.rank() + " axes, whose values are no channels");
			}
		}
		behind.add(node);
		checkReaders(node, features);
		String why = bent.isEmpty() ? "" : "the head " + name(node) + " cannot be fitted again: " + bent;
		return new OnnxHead(file, graph, new OnnxHead.Parts(name(node), input, main.tensor(), logits, List.copyOf(behind), pooled, main.classes(),
				softmax && !lastIsLog(), why, shapes.apply(features), shapes.apply(logits)), map);
	}

	/** Exporters that fold no constants leave the weights in front of a Transpose. */
	private LinearMap map(String weights, String bias, LinearMap.Layout layout) {
		NodeProto node = graph.producer(weights);
		TensorProto before = node != null && node.getOpType().equals("Transpose") ? Weights.source(graph, node.getInput(0)) : null;
		if (before == null || before.getDimsCount() != 2 || Attributes.integers(node, "perm").equals(List.of(0L, 1L))) {
			return new LinearMap(file, graph, weights, bias, layout);
		}
		return new LinearMap(file, graph, node.getInput(0), bias, new LinearMap.Layout(!layout.classesFirst(), layout.alpha(), layout.beta()));
	}

	private boolean lastIsLog() {
		return behind.stream().anyMatch(n -> n.getOpType().equals("LogSoftmax"));
	}

	private static long count(TensorShape shape) {
		long count = 1;
		for (int i = 1; i < shape.rank(); i++) {
			count *= shape.dims()[i];
		}
		return count;
	}

	/** What is made from the old outputs elsewhere would keep the old classes. */
	private void checkReaders(NodeProto head, String features) throws InputException {
		for (NodeProto node : behind) {
			String made = Graph.output(node);
			if (made.equals(features)) {
				continue;
			}
			for (int reader : graph.consumers(made)) {
				if (!behind.contains(graph.node(reader))) {
					throw refuse(head, "cannot be changed alone: the node " + name(graph.node(reader)) + " reads the old classes, too");
				}
			}
			if (graph.isOutput(made) && !made.equals(main.tensor())) {
				throw refuse(head, "cannot be changed alone: the output " + Text.printable(made) + " gives the old classes, too");
			}
		}
	}

	private static String name(NodeProto node) {
		return Text.printable(node.getName().isEmpty() ? Graph.output(node) : node.getName());
	}

	private static InputException refuse(NodeProto node, String why) {
		return new InputException("the head of the network cannot be changed: the node " + name(node) + " (" + Text.printable(node.getOpType()) + ") " + why);
	}
}
