package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.lang.foreign.Arena;
import java.util.List;
import org.channelexplorer.core.util.InputException;

/**
 * Weights and offsets of a head.
 *
 * @param weights tensor
 * @param bias    tensor, empty for none
 */
record LinearMap(ModelFile file, Graph graph, String weights, String bias, Layout layout) {

	/**
	 * How they are written.
	 *
	 * @param classesFirst whether the weights are classes x features, else features x classes
	 * @param alpha        factor of the weights
	 * @param beta         factor of the offsets
	 */
	record Layout(boolean classesFirst, float alpha, float beta) {
	}

	private List<Long> dims() {
		TensorProto source = Weights.source(graph, weights);
		return source == null ? List.of() : source.getDimsList();
	}

	/** Number of features; the weights must have {@linkplain #problem no problem}. */
	long features() {
		return dims().get(layout.classesFirst ? 1 : 0);
	}

	/** What keeps them from being those of so many classes; empty for nothing. */
	String problem(int classes) {
		List<Long> dims = dims();
		if (dims.isEmpty()) {
			return "computes with weights that are no constants";
		}
		if (dims.size() < 2 || dims.stream().skip(2).anyMatch(d -> d != 1) || dims.get(layout.classesFirst ? 0 : 1) != classes) {
			return "has weights of " + dims + " for " + classes + " classes";
		}
		TensorProto offsets = bias.isEmpty() ? null : Weights.source(graph, bias);
		if (!bias.isEmpty() && (offsets == null || Tensors.elements(offsets.getDimsList()) != 1 && Tensors.elements(offsets.getDimsList()) != classes)) {
			return "has offsets that are not one constant per class";
		}
		return "";
	}

	/** Classes x features weights, then the offsets. */
	float[] values(int classes) throws InputException {
		int features = Math.toIntExact(features());
		float[] values = new float[Math.addExact(Math.multiplyExact(classes, features), classes)];
		try (Arena arena = Arena.ofConfined()) {
			Weights w = Weights.of(file, graph, weights, arena);
			Weights b = bias.isEmpty() ? null : Weights.of(file, graph, bias, arena);
			if (w == null || b == null && !bias.isEmpty()) {
				throw new InputException("the weights '" + Text.printable(weights) + "' of the head are of a type that is not read");
			}
			for (int c = 0; c < classes; c++) {
				for (int f = 0; f < features; f++) {
					values[c * features + f] = (float) (layout.alpha * w.get(layout.classesFirst ? (long) c * features + f : (long) f * classes + c));
				}
				values[classes * features + c] = b == null ? 0 : (float) (layout.beta * b.get(b.size() == 1 ? 0 : c));
			}
		}
		return values;
	}
}
