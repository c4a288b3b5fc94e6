package org.channelexplorer.onnx.internal.surgery;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.onnx.internal.Attributes;

/** The same values in the same order on other axes, and axes in another order. */
final class Reshapes {
	private static final long MOST = 1 << 26;

	private Reshapes() {
	}

	/** Axes that become axes: [from, to) of the input, [from, to) of the output, of as many values. */
	private record Block(int in, int inEnd, int out, int outEnd) {
	}

	static void reshape(Step s) {
		if (s.space(0) != null && s.integers(1) == null) {
			s.refuse("takes its sizes from where they are not followed");
			return;
		}
		Space made = regrouped(s);
		if (made != null) {
			Space in = s.space(0);
			s.adapt(e -> e.target(in, made), in);
		}
	}

	/** Sizes follow from the input: Flatten, Squeeze, Unsqueeze. */
	static void flatten(Step s) {
		regrouped(s);
	}

	private static Space regrouped(Step s) {
		Space in = s.space(0);
		if (in == null) {
			s.lose(s.lost(0));
			return null;
		}
		long[] from = s.dims(0);
		long[] to = s.outDims();
		if (from == null || to == null || Arrays.stream(from).anyMatch(d -> d < 1) || Arrays.stream(to).anyMatch(d -> d < 1)) {
			s.refuse("makes a tensor of unknown size");
			return null;
		}
		int[] inAxes = new int[0];
		int[] outAxes = new int[0];
		for (Block b : blocks(from, to)) {
			if (IntStream.range(b.in, b.inEnd).anyMatch(in::has)) {
				inAxes = IntStream.concat(Arrays.stream(inAxes), IntStream.range(b.in, b.inEnd)).toArray();
				outAxes = IntStream.concat(Arrays.stream(outAxes), IntStream.range(b.out, b.outEnd)).toArray();
			}
		}
		long elements = Arrays.stream(inAxes).mapToLong(a -> from[a]).reduce(1, (x, y) -> x * y);
		if (elements > MOST) {
			s.refuse("puts too many positions on the axis of the channels");
			return null;
		}
		int[] source = source(in, from, inAxes, (int) elements);
		Space made = shrunk(in, source, outAxes, to);
		if (made.axes().length == 0) {
			s.refuse("leaves the axis of the only channel out");
			return null;
		}
		if (made.axes().length > 1 && made.labels().length > in.labels().length) {
			// channels of a row among positions, as in a group normalisation written with Reshapes: the row goes as a whole
			made = s.rows(made, 0);
			s.make(made);
		} else if (made.axes().length == 1 && s.madeOnSeveralAxes(made)) {
			// heads of attention put together: here they can be read as channels
			s.make(made);
		} else {
			s.copy(0, made);
		}
		return made;
	}

	/** The smallest stretches of axes with as many values. */
	private static List<Block> blocks(long[] from, long[] to) {
		List<Block> blocks = new java.util.ArrayList<>();
		int i = 0;
		int o = 0;
		while (i < from.length || o < to.length) {
			int in = i;
			int out = o;
			long a = i < from.length ? from[i++] : 1;
			long b = o < to.length ? to[o++] : 1;
			// an axis of length 1 lies where the lengths of the next ones agree
			if (a != b && a == 1 && i > in) {
				o = out;
				blocks.add(new Block(in, i, out, out));
				continue;
			}
			if (a != b && b == 1 && o > out) {
				i = in;
				blocks.add(new Block(in, in, out, o));
				continue;
			}
			while (a != b) {
				if (a < b) {
					a *= from[i++];
				} else {
					b *= to[o++];
				}
			}
			blocks.add(new Block(in, i, out, o));
		}
		return blocks;
	}

	/** By value of the blocks, row-major, its index in the space. */
	private static int[] source(Space in, long[] dims, int[] axes, int elements) {
		int[] source = new int[elements];
		int inner = 1;
		for (int k = axes.length - 1; k >= 0; k--) {
			int length = (int) dims[axes[k]];
			int position = in.position(axes[k]);
			if (position >= 0) {
				int stride = in.stride(position);
				for (int e = 0; e < elements; e++) {
					source[e] += e / inner % length * stride;
				}
			}
			inner *= length;
		}
		return source;
	}

	/** The output's channels, on those axes only along which they differ. */
	private static Space shrunk(Space in, int[] source, int[] axes, long[] dims) {
		int[] sizes = Arrays.stream(axes).map(a -> (int) dims[a]).toArray();
		int[] from = source;
		int[] keep = axes;
		for (int p = axes.length - 1; p >= 0; p--) {
			if (keep.length > 1 && constant(from, sizes, p)) {
				from = first(from, sizes, p);
				int dropped = p;
				keep = Space.pick(keep, IntStream.range(0, keep.length).filter(k -> k != dropped).toArray());
				sizes = Space.pick(sizes, IntStream.range(0, sizes.length).filter(k -> k != dropped).toArray());
			}
		}
		return new Space(keep, sizes, Space.pick(in.labels(), from), Space.pick(in.origins(), from), in.padded());
	}

	private static int inner(int[] sizes, int position) {
		int inner = 1;
		for (int p = position + 1; p < sizes.length; p++) {
			inner *= sizes[p];
		}
		return inner;
	}

	private static boolean constant(int[] from, int[] sizes, int position) {
		int inner = inner(sizes, position);
		for (int e = 0; e < from.length; e++) {
			if (e / inner % sizes[position] > 0 && from[e] != from[e - inner]) {
				return false;
			}
		}
		return true;
	}

	private static int[] first(int[] from, int[] sizes, int position) {
		int inner = inner(sizes, position);
		return IntStream.range(0, from.length).filter(e -> e / inner % sizes[position] == 0).map(e -> from[e]).toArray();
	}

	static void transpose(Step s) {
		Space in = s.space(0);
		long[] dims = s.outDims();
		if (in == null) {
			s.lose(s.lost(0));
			return;
		}
		List<Long> permutation = Attributes.integers(s.node(), "perm");
		if (dims == null || !permutation.isEmpty() && permutation.size() != dims.length) {
			s.refuse("makes a tensor of unknown size");
			return;
		}
		int[] to = Arrays.stream(in.axes()).map(a -> permutation.isEmpty() ? dims.length - 1 - a : permutation.indexOf((long) a)).toArray();
		s.copy(0, in.transposed(to));
	}
}
