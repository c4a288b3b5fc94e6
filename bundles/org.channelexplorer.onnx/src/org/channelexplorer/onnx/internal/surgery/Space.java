package org.channelexplorer.onnx.internal.surgery;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The channels of a tensor: those of its axes that count channels, and which channel group every index along them belongs to. Most tensors have
 * one such axis; between the Reshapes of a channel shuffle, or in attention, there are several.
 *
 * @param axes    the axes, ascending
 * @param sizes   their lengths
 * @param labels  by index along the axes, row-major: the channel's variable in {@link Groups}
 * @param origins by the same index: where the value was made, an index of {@link Origins}; what only copies or averages values keeps them
 * @param padded  whether zeros were put around maps since the values were made
 */
record Space(int[] axes, int[] sizes, int[] labels, int[] origins, boolean padded) {

	/** Along one axis. */
	static Space along(int axis, int[] labels, int[] origins) {
		return new Space(new int[] { axis }, new int[] { labels.length }, labels, origins, false);
	}

	/** Whether this is the only axis. */
	boolean only(int axis) {
		return axes.length == 1 && axes[0] == axis;
	}

	/** Where an axis of the tensor is among the axes, -1 when it counts no channels. */
	int position(int axis) {
		return Arrays.binarySearch(axes, axis);
	}

	boolean has(int axis) {
		return position(axis) >= 0;
	}

	/** Whether two spaces have the same axes and lengths. */
	boolean fits(Space other) {
		return Arrays.equals(axes, other.axes) && Arrays.equals(sizes, other.sizes);
	}

	Space made(int[] newOrigins) {
		return new Space(axes, sizes, labels, newOrigins, false);
	}

	Space padded(boolean also) {
		return also && !padded ? new Space(axes, sizes, labels, origins, true) : this;
	}

	/** The same channels on axes that are numbered differently, in the same order. */
	Space on(int... newAxes) {
		return new Space(newAxes, sizes, labels, origins, padded);
	}

	/** All axes moved on. */
	Space shifted(int by) {
		return by == 0 ? this : on(Arrays.stream(axes).map(a -> a + by).toArray());
	}

	/** Elements between neighbours along an axis. */
	int stride(int position) {
		int stride = 1;
		for (int p = position + 1; p < sizes.length; p++) {
			stride *= sizes[p];
		}
		return stride;
	}

	/** Index along an axis of an element. */
	int index(int element, int position) {
		return element / stride(position) % sizes[position];
	}

	/** Some indices along an axis, in the order given. */
	Space selected(int position, int[] indices) {
		int[] newSizes = sizes.clone();
		newSizes[position] = indices.length;
		int inner = stride(position);
		int[] from = new int[labels.length / sizes[position] * indices.length];
		for (int i = 0; i < from.length; i++) {
			int outer = i / inner / indices.length;
			from[i] = (outer * sizes[position] + indices[i / inner % indices.length]) * inner + i % inner;
		}
		return new Space(axes, newSizes, pick(labels, from), pick(origins, from), padded);
	}

	/** Without an axis along which there is one index. */
	Space dropped(int position) {
		int[] keep = IntStream.range(0, axes.length).filter(p -> p != position).toArray();
		return new Space(pick(axes, keep), pick(sizes, keep), labels, origins, padded);
	}

	/** The axes in another order. @param to where each of the axes goes */
	Space transposed(int[] to) {
		int rank = axes.length;
		int[] sorted = to.clone();
		Arrays.sort(sorted);
		int[] source = new int[rank];
		for (int p = 0; p < rank; p++) {
			source[Arrays.binarySearch(sorted, to[p])] = p;
		}
		int[] newSizes = pick(sizes, source);
		int[] from = new int[labels.length];
		for (int i = 0; i < from.length; i++) {
			int rest = i;
			int at = 0;
			for (int p = rank - 1; p >= 0; p--) {
				at += rest % newSizes[p] * stride(source[p]);
				rest /= newSizes[p];
			}
			from[i] = at;
		}
		return new Space(sorted, newSizes, pick(labels, from), pick(origins, from), padded);
	}

	static int[] pick(int[] values, int[] from) {
		int[] picked = new int[from.length];
		for (int i = 0; i < from.length; i++) {
			picked[i] = values[from[i]];
		}
		return picked;
	}
}
