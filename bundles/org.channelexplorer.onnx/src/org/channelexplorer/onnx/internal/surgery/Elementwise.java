package org.channelexplorer.onnx.internal.surgery;

import org.channelexplorer.onnx.internal.Attributes;

/** What takes every value for itself: activations, and arithmetic of tensors that are brought to one shape. */
final class Elementwise {
	private Elementwise() {
	}

	/** Of one tensor; further inputs are limits. */
	static void unary(Step s) {
		for (int i = 1; i < s.inputs(); i++) {
			if (s.has(i) && s.data(i)) {
				s.refuse("takes a limit that is computed from the image");
				return;
			}
		}
		s.pass(false);
	}

	/** The same values again. */
	static void copy(Step s) {
		if (s.furtherOutputs()) {
			s.refuse("gives a second result, which is not followed");
			return;
		}
		s.pass(true);
	}

	/** QuantizeLinear and DequantizeLinear with one scale, or one per index of an axis. */
	static void quantised(Step s) {
		Space in = s.space(0);
		long[] scale = s.dims(1);
		if (!s.constant(1) || !s.constantOrNone(2) || scale == null || Attributes.integer(s.node(), "block_size", 0) != 0) {
			s.refuse("takes scales that are computed, or of blocks");
			return;
		}
		if (in != null && scale.length == 1 && scale[0] > 1) {
			int axis = s.axis(1, s.outDims() == null ? in.axes().length : s.outDims().length);
			if (in.has(axis)) {
				s.param(1, 0, in, axis);
				s.param(2, 0, in, axis);
			}
		}
		s.pass(false);
	}

	/** Arithmetic: sizes are aligned at the last axis, an axis of length 1 is repeated. */
	static void broadcast(Step s) {
		long[] out = s.outDims();
		if (out == null) {
			s.refuse("makes a tensor of unknown size");
			return;
		}
		Space made = null;
		for (int i = 0; i < s.inputs(); i++) {
			Space in = aligned(s, i, out);
			if (in != null && (made == null || in.axes().length > made.axes().length)) {
				made = in;
			}
		}
		if (made == null) {
			for (int i = 0; i < s.inputs(); i++) {
				s.pin(s.space(i), "repeats the only channel");
			}
			s.lose(firstLoss(s));
			return;
		}
		boolean apart = true;
		for (int i = 0; i < s.inputs(); i++) {
			apart &= !s.has(i) || along(s, i, out, made);
		}
		if (!apart) {
			for (int i = 0; i < s.inputs(); i++) {
				s.pin(s.space(i), "combines them with values that cannot be cut alike");
			}
			s.lose(s.describe("combines channels with values that cannot be cut alike"));
			return;
		}
		s.make(made);
	}

	private static String firstLoss(Step s) {
		for (int i = 0; i < s.inputs(); i++) {
			if (s.data(i)) {
				return s.lost(i);
			}
		}
		return s.describe("makes no channels");
	}

	/** An input's channels by the axes of the output; null when it has none or one that is repeated. */
	private static Space aligned(Step s, int input, long[] out) {
		Space in = s.space(input);
		long[] dims = s.dims(input);
		if (in == null || dims == null) {
			return null;
		}
		Space moved = in.shifted(out.length - dims.length);
		for (int p = 0; p < moved.axes().length; p++) {
			if (moved.sizes()[p] != out[moved.axes()[p]]) {
				return null;
			}
		}
		return moved;
	}

	/** Joins an input to the channels of the output; false when it cannot be cut with them. */
	private static boolean along(Step s, int input, long[] out, Space made) {
		long[] dims = s.dims(input);
		if (dims == null) {
			long[] numbers = s.integers(input);
			return numbers != null && numbers.length == 1;
		}
		Space in = aligned(s, input, out);
		if (in != null) {
			if (in.fits(made)) {
				s.join(in, made);
				return true;
			}
			return part(s, in, made);
		}
		if (s.space(input) != null) {
			s.pin(s.space(input), "repeats the only channel");
		}
		int shift = out.length - dims.length;
		boolean data = s.data(input);
		for (int axis : made.axes()) {
			int own = axis - shift;
			if (own >= 0 && dims[own] != 1) {
				if (data || !s.constant(input)) {
					return false;
				}
				s.param(input, own, made, axis);
			}
		}
		return true;
	}

	/** Fewer axes than the output has, as of a gate of whole heads: whole rows go together. */
	private static boolean part(Step s, Space in, Space made) {
		if (in.axes().length != 1 || !made.has(in.axes()[0])) {
			return false;
		}
		Space rows = s.rows(made, made.position(in.axes()[0]));
		s.join(in, rows);
		return true;
	}

	/** PRelu: the slope is brought to the shape of the first input. */
	static void prelu(Step s) {
		if (!s.constant(1)) {
			s.refuse("takes slopes that are not constant");
			return;
		}
		broadcast(s);
	}
}
