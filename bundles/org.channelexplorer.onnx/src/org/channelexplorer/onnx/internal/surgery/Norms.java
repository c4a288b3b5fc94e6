package org.channelexplorer.onnx.internal.surgery;

import java.util.Arrays;
import org.channelexplorer.onnx.internal.Attributes;

/** Normalisations. By batch and by instance they take every channel for itself; by group whole groups go; by layer none can. */
final class Norms {
	private Norms() {
	}

	static void batch(Step s) {
		Space in = s.space(0);
		if (s.furtherOutputs() || !s.constant(1) || !s.constant(2) || !s.constant(3) || !s.constant(4)) {
			s.refuse("takes statistics that are not constant");
			return;
		}
		if (in != null && !in.only(1)) {
			s.refuse("takes them for positions");
			return;
		}
		for (int i = 1; i < 5 && in != null; i++) {
			s.param(i, 0, in, 1);
		}
		s.pass(false);
	}

	static void instance(Step s) {
		Space in = s.space(0);
		if (!s.constant(1) || !s.constant(2)) {
			s.refuse("takes factors that are not constant");
			return;
		}
		if (in != null && !in.has(1)) {
			s.refuse("normalises over them, so that its statistics would change");
			return;
		}
		if (in == null) {
			s.lose(s.lost(0));
			return;
		}
		// positions that count channels, as of a group normalisation written with Reshapes, are normalised together
		Space rows = s.rows(in, in.position(1));
		s.param(1, 0, rows, 1);
		s.param(2, 0, rows, 1);
		s.make(in);
	}

	static void group(Step s) {
		Space in = s.space(0);
		long[] scale = s.dims(1);
		int groups = (int) Attributes.integer(s.node(), "num_groups", 0);
		if (!s.constant(1) || !s.constant(2) || scale == null || scale.length != 1 || groups < 1 || in != null && !in.only(1)) {
			s.refuse("takes factors that are not constant, or channels on another axis");
			return;
		}
		if (in == null) {
			s.lose(s.lost(0));
			return;
		}
		int each = in.labels().length / groups;
		int[] first = new int[groups];
		for (int c = 0; c < in.labels().length; c++) {
			first[c / each] = c % each == 0 ? in.labels()[c] : first[c / each];
			s.join(first[c / each], in.labels()[c]);
		}
		Space lies = scale[0] == groups && each > 1 ? Space.along(1, first, new int[groups]) : in;
		s.param(1, 0, lies, 1);
		s.param(2, 0, lies, 1);
		s.adapt(e -> e.integer("num_groups", e.kept(in, 1).length / each), in);
		s.make(in);
	}

	static void layer(Step s) {
		Space in = s.space(0);
		long[] dims = s.outDims();
		if (in != null && (dims == null || Arrays.stream(in.axes()).anyMatch(a -> a >= s.axis(-1, dims.length)))) {
			s.refuse("normalises over the channels, so that its statistics would change");
			return;
		}
		for (int i = 1; i < s.inputs(); i++) {
			if (!s.constantOrNone(i)) {
				s.refuse("takes factors that are not constant");
				return;
			}
		}
		s.pass(false);
	}

	/** What compares or counts along an axis. */
	static void along(Step s) {
		Space in = s.space(0);
		long[] dims = s.dims(0);
		boolean softmax = s.op().endsWith("max") && !s.op().startsWith("Arg");
		boolean flat = softmax && s.opset() < 13;
		if (in != null) {
			int axis = dims == null ? -1 : s.axis(softmax ? flat ? 1 : -1 : s.op().equals("ArgMax") || s.op().equals("ArgMin") ? 0 : -1, dims.length);
			if (axis < 0 || in.has(axis) || flat && Arrays.stream(in.axes()).anyMatch(a -> a >= axis)) {
				s.refuse("compares channels with each other");
				return;
			}
			if (!softmax) {
				s.refuse("chooses positions, which is not followed");
				return;
			}
		}
		s.pass(false);
	}
}
