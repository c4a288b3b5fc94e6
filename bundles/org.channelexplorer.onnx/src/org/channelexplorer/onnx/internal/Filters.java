package org.channelexplorer.onnx.internal;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.lang.foreign.Arena;
import java.util.Set;
import org.channelexplorer.core.util.InputException;

/** L2 norms of a node's own filters, one per output channel, summed in double in the order of the file. */
final class Filters {
	private static final Set<String> OPERATORS = Set.of("Conv", "FusedConv", "ConvTranspose", "Gemm", "MatMul");

	private Filters() {
	}

	/** Whether the node computes with filters, if they are constants. */
	static boolean has(NodeProto node) {
		return OPERATORS.contains(node.getOpType());
	}

	/** The norms; null when the node has no filters, or they are no constant. */
	static double[] norms(ModelFile file, Graph graph, NodeProto node) throws InputException {
		if (node.getInputCount() < 2) {
			return null;
		}
		try (Arena arena = Arena.ofShared()) {
			Weights w = Weights.of(file, graph, node.getInput(1), arena);
			if (w == null || w.size() == 0) {
				return null;
			}
			return switch (node.getOpType()) {
			case "Conv", "FusedConv" -> w.rank() < 3 ? null : rows(w, 1);
			case "ConvTranspose" -> w.rank() < 3 ? null : transposed(w, Attributes.integer(node, "group", 1));
			case "Gemm" -> gemm(w, node);
			case "MatMul" -> w.rank() != 2 ? null : columns(w, 1);
			default -> null;
			};
		}
	}

	private static double[] gemm(Weights w, NodeProto node) {
		if (w.rank() != 2) {
			return null;
		}
		double alpha = Attributes.real(node, "alpha", 1);
		return Attributes.integer(node, "transB", 0) == 0 ? columns(w, alpha) : rows(w, alpha);
	}

	/** The channel is the first axis. */
	private static double[] rows(Weights w, double factor) {
		double[] norms = new double[Math.toIntExact(w.dim(0))];
		long each = w.size() / norms.length;
		for (int c = 0; c < norms.length; c++) {
			double sum = 0;
			for (long i = c * each; i < (c + 1) * each; i++) {
				sum += w.get(i) * w.get(i);
			}
			norms[c] = Math.abs(factor) * Math.sqrt(sum);
		}
		return norms;
	}

	/** The channel is the last of two axes. */
	private static double[] columns(Weights w, double factor) {
		int channels = Math.toIntExact(w.dim(1));
		double[] sums = new double[channels];
		for (long row = 0; row < w.dim(0); row++) {
			for (int c = 0; c < channels; c++) {
				double v = w.get(row * channels + c);
				sums[c] += v * v;
			}
		}
		double[] norms = new double[channels];
		for (int c = 0; c < channels; c++) {
			norms[c] = Math.abs(factor) * Math.sqrt(sums[c]);
		}
		return norms;
	}

	/** [C, M/group, kernel]: an output channel takes its part of the second axis from the input channels of its group. */
	private static double[] transposed(Weights w, long groups) {
		if (groups < 1 || w.dim(0) % groups != 0) {
			return null;
		}
		long perGroup = w.dim(1);
		long inputs = w.dim(0) / groups;
		long kernel = w.size() / w.dim(0) / perGroup;
		double[] norms = new double[Math.toIntExact(groups * perGroup)];
		for (int c = 0; c < norms.length; c++) {
			long group = c / perGroup;
			double sum = 0;
			for (long in = group * inputs; in < (group + 1) * inputs; in++) {
				long first = (in * perGroup + c % perGroup) * kernel;
				for (long i = first; i < first + kernel; i++) {
					sum += w.get(i) * w.get(i);
				}
			}
			norms[c] = Math.sqrt(sum);
		}
		return norms;
	}
}
