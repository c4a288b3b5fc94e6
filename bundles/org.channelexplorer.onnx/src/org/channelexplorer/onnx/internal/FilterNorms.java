package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.lang.foreign.Arena;
import java.util.Optional;
import org.channelexplorer.core.util.InputException;

/** L2 norms of a layer's filters, one per output channel, summed in double in the order of the file. */
final class FilterNorms {
	private FilterNorms() {
	}

	/** The norms; empty when the node has no filters. */
	static Optional<float[]> of(ModelFile file, Graph graph, NodeProto node) throws InputException {
		if (node.getInputCount() < 2) {
			return Optional.empty();
		}
		try (Arena arena = Arena.ofShared()) {
			Weights w = Weights.of(file, graph, node.getInput(1), arena);
			if (w == null || w.size() == 0) {
				return Optional.empty();
			}
			return switch (node.getOpType()) {
			case "Conv", "FusedConv" -> w.rank() < 3 ? Optional.empty() : Optional.of(rows(w, 1));
			case "ConvTranspose" -> w.rank() < 3 ? Optional.empty() : transposed(w, Attributes.integer(node, "group", 1));
			case "Gemm" -> gemm(w, node);
			case "MatMul" -> w.rank() != 2 ? Optional.empty() : Optional.of(columns(w, 1));
			default -> Optional.empty();
			};
		}
	}

	private static Optional<float[]> gemm(Weights w, NodeProto node) {
		if (w.rank() != 2) {
			return Optional.empty();
		}
		double alpha = Attributes.real(node, "alpha", 1);
		return Optional.of(Attributes.integer(node, "transB", 0) == 0 ? columns(w, alpha) : rows(w, alpha));
	}

	/** The channel is the first axis. */
	private static float[] rows(Weights w, double factor) {
		float[] norms = new float[Math.toIntExact(w.dim(0))];
		long each = w.size() / norms.length;
		for (int c = 0; c < norms.length; c++) {
			double sum = 0;
			for (long i = c * each; i < (c + 1) * each; i++) {
				sum += w.get(i) * w.get(i);
			}
			norms[c] = (float) (Math.abs(factor) * Math.sqrt(sum));
		}
		return norms;
	}

	/** The channel is the last of two axes. */
	private static float[] columns(Weights w, double factor) {
		int channels = Math.toIntExact(w.dim(1));
		double[] sums = new double[channels];
		for (long row = 0; row < w.dim(0); row++) {
			for (int c = 0; c < channels; c++) {
				double v = w.get(row * channels + c);
				sums[c] += v * v;
			}
		}
		float[] norms = new float[channels];
		for (int c = 0; c < channels; c++) {
			norms[c] = (float) (Math.abs(factor) * Math.sqrt(sums[c]));
		}
		return norms;
	}

	/** [C, M/group, kernel]: an output channel takes its part of the second axis from the input channels of its group. */
	private static Optional<float[]> transposed(Weights w, long groups) {
		if (w.dim(0) % groups != 0) {
			return Optional.empty();
		}
		long perGroup = w.dim(1);
		long inputs = w.dim(0) / groups;
		long kernel = w.size() / w.dim(0) / perGroup;
		float[] norms = new float[Math.toIntExact(groups * perGroup)];
		for (int c = 0; c < norms.length; c++) {
			long group = c / perGroup;
			double sum = 0;
			for (long in = group * inputs; in < (group + 1) * inputs; in++) {
				long first = (in * perGroup + c % perGroup) * kernel;
				for (long i = first; i < first + kernel; i++) {
					sum += w.get(i) * w.get(i);
				}
			}
			norms[c] = (float) Math.sqrt(sum);
		}
		return Optional.of(norms);
	}
}
