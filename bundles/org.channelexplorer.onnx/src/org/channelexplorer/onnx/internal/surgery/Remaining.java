package org.channelexplorer.onnx.internal.surgery;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** What is left when some groups of channels are gone. */
final class Remaining {
	private final Channels channels;
	private final int[] roots;
	private final BitSet gone;

	/** @param gone names of the groups */
	Remaining(Channels channels, int[] roots, BitSet gone) {
		this.channels = channels;
		this.roots = roots;
		this.gone = gone;
	}

	boolean gone(int label) {
		return gone.get(roots[label]);
	}

	/** The groups that are gone. */
	BitSet groups() {
		return gone;
	}

	boolean none() {
		return gone.isEmpty();
	}

	/** Whether channels of the space are gone. */
	boolean touches(Space space) {
		return space != null && Arrays.stream(space.labels()).anyMatch(this::gone);
	}

	/** The elements of a space that are gone. */
	int[] removed(Space space) {
		return IntStream.range(0, space.labels().length).filter(i -> gone(space.labels()[i])).toArray();
	}

	/** The indices along an axis of the tensor that are left. */
	int[] kept(Space space, int axis) {
		int position = space.position(axis);
		BitSet left = new BitSet();
		for (int i = 0; i < space.labels().length; i++) {
			if (!gone(space.labels()[i])) {
				left.set(space.index(i, position));
			}
		}
		return left.stream().toArray();
	}

	/** Whether what is left is a block: whole indices along each axis. */
	boolean block(Space space) {
		long block = 1;
		for (int axis : space.axes()) {
			block *= kept(space, axis).length;
		}
		return block == space.labels().length - removed(space).length;
	}

	/** Axes of a tensor in the original; null when they are not known. */
	long[] original(String tensor) {
		return channels.dims(tensor);
	}

	/** Axes of a tensor; null when they are not known. */
	long[] dims(String tensor) {
		long[] dims = channels.dims(tensor);
		Space space = channels.space(tensor);
		if (dims == null || !touches(space)) {
			return dims;
		}
		long[] left = dims.clone();
		for (int axis : space.axes()) {
			left[axis] = kept(space, axis).length;
		}
		return left;
	}
}
