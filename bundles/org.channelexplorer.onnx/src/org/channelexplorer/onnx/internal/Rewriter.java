package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Makes variants of a model in memory; the file is never touched. */
final class Rewriter {
	/** Weights of at least this many values cannot be the argument of a Reshape, Slice or Pad. */
	private static final int WEIGHTS = 4096;

	private final ModelFile file;
	private final Graph graph;

	Rewriter(ModelFile file, Graph graph) {
		this.file = file;
		this.graph = graph;
	}

	/**
	 * The part of the model that computes the given tensors, with just these as outputs. Outputs carry names only: the
	 * runtime infers types and shapes, and a declaration that is wrong does no harm.
	 */
	ModelProto exposing(Collection<String> tensors) {
		return rewrite(tensors, Map.of(), true);
	}

	/** As {@link #exposing}, with the axes of inputs fixed. @param dims by input; an axis below 0 is left free */
	ModelProto exposing(Collection<String> tensors, Map<String, long[]> dims) {
		return rewrite(tensors, dims, true);
	}

	/**
	 * As {@link #exposing}, but large weights become inputs: good for shape inference only, and fast however large the model
	 * is.
	 *
	 * @param dims axes of inputs, by name; those of the others are the declared ones, and an axis below 0 is left free
	 */
	ModelProto withoutWeights(Collection<String> tensors, Map<String, long[]> dims) {
		return rewrite(tensors, dims, false);
	}

	private ModelProto rewrite(Collection<String> tensors, Map<String, long[]> dims, boolean weights) {
		ModelProto.Builder model = file.model().toBuilder();
		GraphProto source = graph.proto();
		GraphProto.Builder target = model.getGraphBuilder();
		Set<Integer> needed = graph.needed(tensors);
		Set<String> read = new HashSet<>(tensors);
		Set<String> names = new HashSet<>();
		target.clearNode().clearOutput().clearValueInfo().clearInput().clearInitializer();
		for (int n = 0; n < source.getNodeCount(); n++) {
			if (needed.contains(n)) {
				NodeProto node = source.getNode(n);
				// the runtime refuses a name that occurs twice, though ONNX does not
				target.addNode(node.getName().isEmpty() || names.add(node.getName()) ? node : node.toBuilder().clearName().build());
				read.addAll(graph.reads(n));
			}
		}
		for (ValueInfoProto input : graph.inputs()) {
			long[] axes = dims.get(input.getName());
			target.addInput(axes == null ? input : Values.info(input.getName(), input.getType().getTensorType().getElemType(), axes));
		}
		for (TensorProto initializer : source.getInitializerList()) {
			if (!read.contains(initializer.getName())) {
				continue;
			}
			if (weights || !large(initializer)) {
				target.addInitializer(initializer);
			} else {
				target.addInput(Values.info(initializer.getName(), initializer.getDataType(),
						initializer.getDimsList().stream().mapToLong(Long::longValue).toArray()));
			}
		}
		for (String tensor : new java.util.LinkedHashSet<>(tensors)) {
			target.addOutput(ValueInfoProto.newBuilder().setName(tensor));
		}
		return model.build();
	}

	private static boolean large(TensorProto tensor) {
		return Tensors.elements(tensor.getDimsList()) >= WEIGHTS && Tensors.bits(tensor.getDataType()) > 0
				&& (Tensors.bits(tensor.getDataType()) <= 16 || tensor.getDataType() == TensorProto.DataType.FLOAT_VALUE);
	}
}
