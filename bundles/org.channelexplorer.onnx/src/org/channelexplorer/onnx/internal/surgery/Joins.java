package org.channelexplorer.onnx.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Attributes;

/** What puts tensors side by side, and what takes parts of one. */
final class Joins {
	private Joins() {
	}

	static void concat(Step s) {
		long[] out = s.outDims();
		int axis = out == null ? -1 : s.axis(1, out.length);
		if (axis < 0) {
			s.refuse("makes a tensor of unknown size");
			return;
		}
		List<Space> spaces = IntStream.range(0, s.inputs()).mapToObj(s::space).filter(x -> x != null).toList();
		if (spaces.isEmpty()) {
			s.lose(s.lost(0));
		} else if (spaces.stream().allMatch(x -> x.only(axis))) {
			along(s, axis, out[axis]);
		} else if (spaces.stream().noneMatch(x -> x.has(axis)) && spaces.size() == s.inputs() && spaces.stream().allMatch(spaces.getFirst()::fits)) {
			across(s, spaces);
		} else {
			s.refuse("puts tensors together whose channels lie on different axes");
		}
	}

	/** One behind the other along the channels. */
	private static void along(Step s, int axis, long length) {
		int[] labels = new int[Math.toIntExact(length)];
		int[] origins = new int[labels.length];
		boolean padded = false;
		int at = 0;
		int[] own = s.origins(0, labels.length);
		for (int i = 0; i < s.inputs(); i++) {
			Space in = s.space(i);
			if (in == null) {
				long[] dims = s.dims(i);
				if (dims == null) {
					s.refuse("joins a tensor of unknown size");
					return;
				}
				int count = Math.toIntExact(dims[axis]);
				in = Space.along(axis, s.variables(count), Arrays.copyOfRange(own, at, at + count));
				if (s.constant(i)) {
					s.param(i, axis, in, axis);
				} else {
					s.pin(in, "joins what cannot be cut: " + s.lost(i));
				}
			}
			System.arraycopy(in.labels(), 0, labels, at, in.labels().length);
			System.arraycopy(in.origins(), 0, origins, at, in.labels().length);
			at += in.labels().length;
			padded |= in.padded();
		}
		s.copy(0, Space.along(axis, labels, origins).padded(padded));
	}

	/** Along positions: the same channels in all. */
	private static void across(Step s, List<Space> spaces) {
		for (Space x : spaces) {
			s.join(spaces.getFirst(), x);
		}
		s.make(spaces.getFirst());
	}

	static void split(Step s) {
		Space in = s.space(0);
		long[] dims = s.dims(0);
		int axis = dims == null ? -1 : s.axis(0, dims.length);
		if (in == null) {
			s.lose(s.lost(0));
		} else if (axis < 0) {
			s.refuse("splits a tensor of unknown size");
		} else if (!in.has(axis)) {
			for (int o = 0; o < s.node().getOutputCount(); o++) {
				s.make(o, in);
			}
		} else {
			int position = in.position(axis);
			List<Space> parts = new ArrayList<>();
			int at = 0;
			for (int o = 0; o < s.node().getOutputCount(); o++) {
				long[] out = s.outDims(o);
				if (out == null) {
					s.refuse("splits into parts of unknown size");
					return;
				}
				parts.add(in.selected(position, IntStream.range(at, at + (int) out[axis]).toArray()));
				at += (int) out[axis];
				s.copy(o, parts.getLast());
			}
			long input = s.opset();
			s.adapt(e -> {
				long[] sizes = parts.stream().mapToLong(p -> e.kept(p, axis).length).toArray();
				e.remove("num_outputs");
				if (input < 13) {
					e.integers("split", sizes);
				} else {
					e.input(1, sizes);
				}
			}, in);
		}
	}

	static void slice(Step s) {
		Space in = s.space(0);
		long[] dims = s.dims(0);
		if (in == null) {
			s.lose(s.lost(0));
			return;
		}
		long[] starts = s.integers("starts", 1);
		long[] ends = s.integers("ends", 2);
		long[] axes = s.integers("axes", 3);
		long[] steps = s.has(4) ? s.integers(4) : null;
		if (dims == null || starts == null || ends == null || starts.length != ends.length || s.has(3) && axes == null || s.has(4) && steps == null) {
			s.refuse("takes parts whose borders are computed");
			return;
		}
		Space made = in;
		boolean whole = true;
		List<int[]> cuts = new ArrayList<>();
		for (int i = 0; i < starts.length; i++) {
			int axis = (int) (axes == null ? i : axes[i] < 0 ? axes[i] + dims.length : axes[i]);
			if (made.has(axis)) {
				int from = bounded(starts[i], dims[axis]);
				int to = Math.max(from, bounded(ends[i], dims[axis]));
				if (steps != null && steps[i] != 1) {
					s.refuse("takes every " + steps[i] + ". channel");
					return;
				}
				whole &= from == 0 && to == dims[axis];
				made = made.selected(made.position(axis), IntStream.range(from, to).toArray());
				cuts.add(new int[] { i, axis, from, to });
			}
		}
		if (cuts.isEmpty()) {
			s.make(made);
			return;
		}
		if (made.labels().length == 0) {
			s.refuse("takes none of the channels");
			return;
		}
		s.copy(0, made);
		if (!whole || Arrays.stream(ends).anyMatch(x -> x < Integer.MAX_VALUE)) {
			s.adapt(e -> {
				long[][] borders = { starts.clone(), ends.clone() };
				for (int[] cut : cuts) {
					int[] kept = e.kept(in, cut[1]);
					borders[0][cut[0]] = Arrays.stream(kept).filter(k -> k < cut[2]).count();
					borders[1][cut[0]] = Arrays.stream(kept).filter(k -> k < cut[3]).count();
				}
				if (s.has(1)) {
					e.input(1, borders[0]);
					e.input(2, borders[1]);
				} else {
					e.integers("starts", borders[0]);
					e.integers("ends", borders[1]);
				}
			}, in);
		}
	}

	private static int bounded(long index, long length) {
		return (int) Math.clamp(index < 0 ? index + length : index, 0, length);
	}

	static void gather(Step s) {
		Space in = s.space(0);
		long[] dims = s.dims(0);
		long[] out = s.outDims();
		if (in == null) {
			s.lose(s.data(1) && !s.data(0) ? s.describe("looks values up") : s.lost(0));
			s.pin(s.space(1), "takes them for indices");
			return;
		}
		if (dims == null || out == null || s.data(1)) {
			s.refuse("takes parts that are chosen by the image");
			return;
		}
		int axis = s.axis(0, dims.length);
		int more = out.length - dims.length;
		if (!in.has(axis)) {
			s.make(in.on(Arrays.stream(in.axes()).map(a -> a > axis ? a + more : a).toArray()));
			return;
		}
		long[] indices = s.integers(1);
		if (indices == null || more > 0 || Attributes.integer(s.node(), "batch_dims", 0) != 0) {
			s.refuse("takes channels by indices that are computed, or in a grid");
			return;
		}
		int[] chosen = Arrays.stream(indices).mapToInt(i -> (int) (i < 0 ? i + dims[axis] : i)).toArray();
		int position = in.position(axis);
		Space made = in.selected(position, chosen);
		if (more < 0) {
			if (in.axes().length == 1) {
				s.refuse("takes one channel by its number");
				return;
			}
			made = made.dropped(position);
			made = made.on(Arrays.stream(made.axes()).map(a -> a > axis ? a - 1 : a).toArray());
		}
		s.copy(0, made);
		Space taken = in.selected(position, chosen);
		s.adapt(e -> {
			int[] kept = e.kept(in, axis);
			int[] still = more < 0 ? new int[] { 0 } : e.kept(taken, axis);
			e.input(1, Arrays.stream(still).mapToLong(i -> Arrays.binarySearch(kept, chosen[i])).toArray());
		}, in);
	}
}
