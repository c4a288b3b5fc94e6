package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.util.InputException;

/**
 * Refuses a model before the runtime sees it when numbers in it would make native code divide by zero, read past its data or
 * allocate without bound. The runtime checks much of this itself, but not all, and a crash there ends the JVM.
 */
final class SoundnessCheck {
	/** No axis of an image network comes near. */
	private static final long AXIS_LIMIT = 1L << 31;
	/** Bytes of one constant that is written out in full. */
	private static final long CONSTANT_LIMIT = 1L << 36;
	/** Largest kernel, stride, dilation or padding; larger ones overflow 32-bit products in native code. */
	private static final long WINDOW_LIMIT = 1 << 16;
	private static final long COUNT_LIMIT = 1 << 20;
	private static final Set<String> WINDOWS = Set.of("kernel_shape", "strides", "dilations");
	private static final Set<String> PADS = Set.of("pads", "output_padding");
	private static final Set<String> COUNTS = Set.of("group", "groups", "num_groups", "blocksize", "block_size", "num_heads", "q_num_heads",
			"kv_num_heads", "hidden_size", "num_outputs", "size", "num_scan_inputs", "upscale_factor");

	private final ModelFile file;

	SoundnessCheck(ModelFile file) {
		this.file = file;
	}

	void run() throws InputException {
		for (TensorProto tensor : Tensors.of(file.model())) {
			check(tensor);
		}
		GraphProto graph = file.graph();
		for (SparseTensorProto sparse : graph.getSparseInitializerList()) {
			bounded("sparse constant", sparse.getValues().getName(), sparse.getDimsList(), 32);
		}
		Map<String, TensorProto> constants = new HashMap<>();
		graph.getInitializerList().forEach(t -> constants.put(t.getName(), t));
		for (ValueInfoProto value : graph.getInputList()) { // old exporters list constants, too, which may be empty
			check(constants.containsKey(value.getName()) ? "constant" : "input", value);
		}
		for (ValueInfoProto value : graph.getOutputList()) {
			check("output", value);
		}
		for (ValueInfoProto value : graph.getValueInfoList()) {
			check("tensor", value);
		}
		InputException[] found = new InputException[1];
		Tensors.eachNode(file.model(), n -> {
			if (found[0] == null) {
				InputException problem = problem(n);
				found[0] = problem == null ? scales(n, constants) : problem;
			}
		});
		if (found[0] != null) {
			throw found[0];
		}
	}

	private void check(TensorProto tensor) throws InputException {
		String name = Text.printable(tensor.getName());
		int bits = Tensors.bits(tensor.getDataType());
		long elements = bounded("constant", name, tensor.getDimsList(), Math.max(bits, 1));
		if (ExternalData.isExternal(tensor) || bits == 0) {
			return;
		}
		long expected = elements * bits / 8;
		if (tensor.hasRawData()) {
			if (tensor.getRawData().size() != expected) {
				throw file.refuse("is damaged: the constant '" + name + "' should have " + expected + " bytes but has "
						+ tensor.getRawData().size());
			}
			return;
		}
		long values = switch (TensorProto.DataType.forNumber(tensor.getDataType())) {
		case FLOAT -> tensor.getFloatDataCount();
		case COMPLEX64 -> tensor.getFloatDataCount() / 2;
		case DOUBLE -> tensor.getDoubleDataCount();
		case COMPLEX128 -> tensor.getDoubleDataCount() / 2;
		case INT64 -> tensor.getInt64DataCount();
		case UINT32, UINT64 -> tensor.getUint64DataCount();
		default -> tensor.getInt32DataCount();
		};
		if (values != elements) {
			throw file.refuse("is damaged: the constant '" + name + "' should have " + elements + " values but has " + values);
		}
	}

	private long bounded(String what, String name, List<Long> dims, int bits) throws InputException {
		try {
			long elements = Tensors.elements(dims);
			if (Math.multiplyExact(elements, bits) / 8 <= CONSTANT_LIMIT) {
				return elements;
			}
		} catch (ArithmeticException e) {
			throw file.refuse("gives the " + what + " '" + name + "' the impossible shape " + dims, e);
		}
		throw file.refuse("gives the " + what + " '" + name + "' the impossible shape " + dims);
	}

	private void check(String what, ValueInfoProto value) throws InputException {
		for (Dimension d : value.getType().getTensorType().getShape().getDimList()) {
			if (d.hasDimValue() && (d.getDimValue() < 1 || d.getDimValue() >= AXIS_LIMIT)
					&& !(d.getDimValue() == 0 && !what.equals("input"))) {
				throw file.refuse("gives the " + what + " '" + Text.printable(value.getName()) + "' an axis of length " + d.getDimValue());
			}
		}
	}

	private static List<Float> floats(TensorProto tensor) {
		if (tensor.getDataType() != TensorProto.DataType.FLOAT_VALUE || ExternalData.isExternal(tensor)) {
			return List.of();
		}
		if (!tensor.hasRawData()) {
			return tensor.getFloatDataList();
		}
		List<Float> values = new ArrayList<>();
		FloatBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
		while (raw.hasRemaining() && values.size() < 64) {
			values.add(raw.get());
		}
		return values;
	}

	/** Refuses factors and sizes that are negative, no numbers or beyond reason. */
	private InputException scales(NodeProto node, Map<String, TensorProto> constants) {
		boolean resizes = node.getOpType().equals("Resize") || node.getOpType().equals("Upsample");
		for (int i = 1; (resizes || node.getOpType().equals("Tile")) && i < node.getInputCount(); i++) {
			// the second of three or four inputs of Resize is a region, not a factor
			boolean region = node.getOpType().equals("Resize") && i == 1 && node.getInputCount() > 2;
			TensorProto constant = constants.get(node.getInput(i));
			if (constant == null || region) {
				continue;
			}
			for (float factor : floats(constant)) {
				if (!(factor > 0 && factor <= WINDOW_LIMIT)) {
					return damaged(node, "the factor " + factor);
				}
			}
			for (long size : Tensors.integers(constant)) {
				if (size < 0 || size >= AXIS_LIMIT) {
					return damaged(node, "the size " + size);
				}
			}
		}
		return null;
	}

	private InputException damaged(NodeProto node, String what) {
		return file.refuse("is damaged: the " + Text.printable(node.getOpType()) + " node '" + Text.printable(node.getName()) + "' has " + what);
	}

	private InputException problem(NodeProto node) {
		for (AttributeProto a : node.getAttributeList()) {
			boolean sound = true;
			if (WINDOWS.contains(a.getName())) {
				sound = a.getIntsList().stream().allMatch(v -> v >= 1 && v <= WINDOW_LIMIT);
			} else if (PADS.contains(a.getName())) {
				sound = a.getIntsList().stream().allMatch(v -> Math.abs(v) <= WINDOW_LIMIT);
			} else if (COUNTS.contains(a.getName()) && a.getType() == AttributeProto.AttributeType.INT) {
				sound = a.getI() >= 1 && a.getI() <= COUNT_LIMIT;
			}
			if (!sound) {
				return damaged(node, a.getName() + " " + (a.getIntsCount() > 0 ? a.getIntsList().subList(0, Math.min(8, a.getIntsCount())) : a.getI()));
			}
		}
		return null;
	}
}
