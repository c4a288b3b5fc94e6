package org.channelexplorer.onnx.internal.surgery;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Attributes;

/** What changes maps: pooling, resizing, padding, sums over positions, and blocks of positions that become channels. */
final class Maps {
	private Maps() {
	}

	/** Averages, which keep what is constant or linear; a border of zeros that counts does not keep constants. */
	static void average(Step s) {
		if (positions(s)) {
			boolean counted = Attributes.integer(s.node(), "count_include_pad", 0) != 0
					&& (Attributes.integers(s.node(), "pads").stream().anyMatch(p -> p != 0) || Attributes.find(s.node(), "auto_pad").isPresent());
			s.copy(0, s.space(0).padded(counted));
		}
	}

	static void pool(Step s) {
		if (s.furtherOutputs()) {
			s.refuse("gives the places of the largest values, too, which are not followed");
		} else if (positions(s)) {
			s.make(s.space(0));
		}
	}

	/** Whether the channels are not among the positions, which begin with the third axis. */
	private static boolean positions(Step s) {
		Space in = s.space(0);
		if (in == null) {
			s.lose(s.lost(0));
			return false;
		}
		if (in.axes()[in.axes().length - 1] > 1) {
			s.refuse("takes channels for positions");
			return false;
		}
		return true;
	}

	/** Whether the channel axes keep their lengths. */
	private static boolean kept(Step s) {
		Space in = s.space(0);
		long[] dims = s.dims(0);
		long[] out = s.outDims();
		if (in == null) {
			s.lose(s.lost(0));
			return false;
		}
		if (dims == null || out == null || dims.length != out.length || Arrays.stream(in.axes()).anyMatch(a -> dims[a] != out[a])) {
			s.refuse("changes the number of channels, or makes a tensor of unknown size");
			return false;
		}
		return true;
	}

	static void resize(Step s) {
		if (!kept(s)) {
			return;
		}
		Space in = s.space(0);
		String mode = Attributes.find(s.node(), "coordinate_transformation_mode").map(a -> a.getS().toStringUtf8()).orElse("");
		if (s.has(3)) {
			long[] sizes = s.integers(3);
			if (sizes == null || sizes.length != s.outDims().length) {
				s.refuse("takes its size from where it is not followed, or for some axes only");
				return;
			}
			s.adapt(e -> {
				long[] now = sizes.clone();
				for (int axis : in.axes()) {
					now[axis] = e.kept(in, axis).length;
				}
				e.input(3, now);
			}, in);
		}
		if (mode.equals("tf_crop_and_resize")) {
			s.make(in);
		} else {
			s.copy(0, in);
		}
	}

	static void pad(Step s) {
		if (!kept(s)) {
			return;
		}
		Space in = s.space(0);
		long[] pads = s.integers(Attributes.integers(s.node(), "pads").isEmpty() ? "paddings" : "pads", 1);
		int rank = s.outDims().length;
		long[] axes = s.has(3) ? s.integers(3) : IntStream.range(0, rank).asLongStream().toArray();
		if (pads == null || axes == null || pads.length != 2 * axes.length) {
			s.refuse("takes its borders from where they are not followed");
			return;
		}
		for (int i = 0; i < axes.length; i++) {
			int axis = (int) (axes[i] < 0 ? axes[i] + rank : axes[i]);
			if (in.has(axis) && (pads[i] != 0 || pads[i + axes.length] != 0)) {
				s.refuse("puts channels around channels");
				return;
			}
		}
		boolean constant = Attributes.find(s.node(), "mode").map(a -> a.getS().toStringUtf8().equals("constant")).orElse(true);
		ShapeNumber value = ShapeNumber.of(s);
		if (!constant || value.zero()) {
			s.copy(0, in.padded(constant && Arrays.stream(pads).anyMatch(p -> p != 0)));
		} else {
			s.make(in);
		}
	}

	/** What is put around maps. */
	private record ShapeNumber(long[] known, float attribute, boolean given) {
		static ShapeNumber of(Step s) {
			return new ShapeNumber(s.has(2) ? s.integers(2) : null, Attributes.real(s.node(), "value", 0), s.has(2));
		}

		boolean zero() {
			return given ? known != null && Arrays.stream(known).allMatch(v -> v == 0) : attribute == 0;
		}
	}

	/** Sums, means and the like over axes. */
	static void reduce(Step s) {
		Space in = s.space(0);
		if (in == null) {
			s.lose(s.lost(0));
			return;
		}
		long[] dims = s.dims(0);
		long[] axes = s.integers("axes", 1);
		boolean all = axes == null && !s.has(1) && Attributes.integer(s.node(), "noop_with_empty_axes", 0) == 0;
		if (dims == null || axes == null && !all) {
			s.refuse("sums over axes that are not known");
			return;
		}
		int[] over = all ? IntStream.range(0, dims.length).toArray() : Arrays.stream(axes).mapToInt(a -> (int) (a < 0 ? a + dims.length : a)).toArray();
		boolean summed = Arrays.stream(over).anyMatch(in::has);
		if (summed && s.op().equals("ReduceSum") && Arrays.stream(in.axes()).allMatch(a -> Arrays.stream(over).anyMatch(o -> o == a))) {
			s.sink(0, null);
			s.lose(s.describe("sums over the channels"));
			return;
		}
		if (summed) {
			s.refuse("takes all channels together, so that the result depends on how many there are");
			return;
		}
		Space made = in;
		if (Attributes.integer(s.node(), "keepdims", 1) == 0) {
			made = in.on(Arrays.stream(in.axes()).map(a -> a - (int) Arrays.stream(over).filter(o -> o < a).count()).toArray());
		}
		if (s.op().equals("ReduceMean")) {
			s.copy(0, made);
		} else {
			s.make(made);
		}
	}

	/** Channels to blocks of positions: the r x r channels of a block go together. */
	static void depthToSpace(Step s) {
		blocks(s, true);
	}

	/** Blocks of positions to channels: all that come of a channel go together. */
	static void spaceToDepth(Step s) {
		blocks(s, false);
	}

	private static void blocks(Step s, boolean toSpace) {
		Space in = s.space(0);
		int r = (int) Attributes.integer(s.node(), "blocksize", 1);
		if (in == null) {
			s.lose(s.lost(0));
			return;
		}
		if (!in.only(1) || r < 1 || toSpace && in.labels().length % (r * r) != 0) {
			s.refuse("takes channels for positions");
			return;
		}
		boolean crd = Attributes.find(s.node(), "mode").map(a -> a.getS().toStringUtf8().equals("CRD")).orElse(false);
		int square = r * r;
		int channels = toSpace ? in.labels().length / square : in.labels().length;
		int[] labels = new int[toSpace ? channels : channels * square];
		for (int c = 0; c < channels; c++) {
			for (int b = 0; b < square; b++) {
				if (toSpace) {
					int at = crd ? c * square + b : b * channels + c;
					labels[c] = b == 0 ? in.labels()[at] : labels[c];
					s.join(labels[c], in.labels()[at]);
				} else {
					labels[b * channels + c] = in.labels()[c];
				}
			}
		}
		s.make(Space.along(1, labels, labels));
	}

	/** Repeats to a shape. */
	static void expand(Step s) {
		Space in = s.space(0);
		long[] from = s.dims(0);
		long[] out = s.outDims();
		if (in == null) {
			s.lose(s.lost(0));
			return;
		}
		if (from == null || out == null || s.data(1)) {
			s.refuse("makes a tensor of unknown size");
			return;
		}
		int shift = out.length - from.length;
		if (Arrays.stream(in.axes()).anyMatch(a -> from[a] != out[a + shift])) {
			s.refuse("repeats channels");
			return;
		}
		Space made = in.shifted(shift);
		if (s.op().equals("Expand")) {
			long[] target = s.integers(1);
			if (target == null) {
				s.refuse("repeats to a size that is computed");
				return;
			}
			s.adapt(e -> {
				long[] now = target.clone();
				for (int axis : made.axes()) {
					int at = axis - (out.length - target.length);
					if (at >= 0 && target[at] != 1) {
						now[at] = e.kept(made, axis).length;
					}
				}
				e.input(1, now);
			}, made);
		}
		s.make(made);
	}
}
