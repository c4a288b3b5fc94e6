package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Attributes;

/** Convolutions: W is [out, in/g, ...], transposed [in, out/g, ...]. With several groups a group's channels, in and out, go together. */
final class Convolutions {
	private Convolutions() {
	}

	static void plain(Step s) {
		follow(s, false);
	}

	static void transposed(Step s) {
		follow(s, true);
	}

	private static void follow(Step s, boolean transposed) {
		long[] w = s.dims(1);
		int groups = (int) Attributes.integer(s.node(), "group", 1);
		if (!s.constant(1) || !s.constantOrNone(2) || w == null || w.length < 3 || groups < 1) {
			s.refuse("computes with filters that are not constant");
			return;
		}
		Space in = s.space(0);
		if (in != null && !in.only(1)) {
			s.pin(in, "takes them for positions");
			in = null;
		}
		Space made = s.fresh(1, transposed ? w[1] * groups : w[0]);
		s.param(2, 0, made, 1);
		if (groups == 1) {
			s.param(1, transposed ? 1 : 0, made, 1);
			if (in != null) {
				s.param(1, transposed ? 0 : 1, in, 1);
				s.sink(0, fold(s.node(), w, transposed));
			}
		} else {
			grouped(s, in, made, groups, transposed);
		}
		s.copy(0, made);
	}

	private static void grouped(Step s, Space in, Space made, int groups, boolean transposed) {
		if (in == null) {
			s.pin(made, "convolves in groups, and what it reads cannot go: " + s.lost(0));
			return;
		}
		int ins = in.labels().length / groups;
		int outs = made.labels().length / groups;
		for (int g = 0; g < groups; g++) {
			for (int i = 0; i < ins; i++) {
				s.join(in.labels()[g * ins], in.labels()[g * ins + i]);
			}
			for (int o = 0; o < outs; o++) {
				s.join(in.labels()[g * ins], made.labels()[g * outs + o]);
			}
		}
		s.param(1, 0, transposed ? in : made, 1);
		s.adapt(e -> e.integer("group", e.kept(made, 1).length / outs), made);
	}

	private static Fold fold(NodeProto node, long[] w, boolean transposed) {
		long[] kernel = Arrays.copyOfRange(w, 2, w.length);
		boolean pixel = Arrays.stream(kernel).allMatch(k -> k == 1);
		String auto = Attributes.find(node, "auto_pad").map(a -> a.getS().toStringUtf8()).orElse("NOTSET");
		boolean pads = Attributes.integers(node, "pads").stream().anyMatch(p -> p != 0) || auto.startsWith("SAME") && !pixel;
		List<Long> strides = Attributes.integers(node, "strides");
		if (!transposed) {
			return new Fold(1, 1, 0, 2, pads, 1, 1);
		}
		double spread = strides.stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
		boolean even = pixel && spread == 1 && IntStream.range(0, kernel.length).allMatch(i -> i >= strides.size() || strides.get(i) == 1);
		return new Fold(1, 0, 1, 2, !even || pads, spread, 1);
	}
}
