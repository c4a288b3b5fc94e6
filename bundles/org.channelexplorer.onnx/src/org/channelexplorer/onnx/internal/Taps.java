package org.channelexplorer.onnx.internal;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.channelexplorer.core.model.Tap;

/** Makes taps of tensors, or gives the reason why a tensor cannot be read. */
final class Taps {
	private final ChannelAxes axes;
	private final Function<String, TensorShape> shapes;
	private final Function<String, TensorShape> declared;
	private final int images;
	private final OneImage one;

	/**
	 * @param shapes   shape of a tensor at a definite input size, never null
	 * @param declared shape when the input size is left free, never null
	 * @param images   batch size the shapes are for
	 * @param one      how tensors are read when images are run one by one; null when they are not
	 */
	Taps(ChannelAxes axes, Function<String, TensorShape> shapes, Function<String, TensorShape> declared, int images, OneImage one) {
		this.axes = axes;
		this.shapes = shapes;
		this.declared = declared;
		this.images = images;
		this.one = one;
	}

	/** Why the tensor cannot be read, as the end of "cannot be read: "; null when it can. */
	String unreadable(String tensor) {
		TensorShape shape = shapes.apply(tensor);
		if (tensor.isEmpty()) {
			return "it has no output";
		}
		if (shape.type() == null) {
			return "not a tensor";
		}
		if (!shape.isFloat()) {
			return type(shape) + " tensor" + (shape.dims() == null ? "" : " [" + shape.text(images).replace(" x ", ", ") + "]");
		}
		if (shape.dims() == null) {
			return "its shape is not known";
		}
		if (needsToBeAlone(shape, images)) {
			return one != null ? one.unreadable(tensor)
					: "its first axis is not the image, and the network runs several at once: " + shape.text(images);
		}
		if (inSeveralAxes(tensor)) {
			return one.unreadable(tensor);
		}
		long[] dims = shape.dims();
		int channel = channelAxis(tensor);
		if (channel != 1 && channel != dims.length - 1) {
			return "its channels are neither second nor last";
		}
		if (dims[channel] < 1) {
			return dims[channel] < 0 ? "its number of channels depends on the input" : "it is empty";
		}
		for (long d : dims) {
			if (d == 0) {
				return "it is empty";
			}
		}
		return null;
	}

	/** Whether a tensor has no axis of the image's own in the usual place, or more axes than a map. @param images batch size of the shape */
	static boolean needsToBeAlone(TensorShape shape, int images) {
		return shape.isFloat() && shape.dims() != null && (shape.rank() < 2 || shape.rank() > 4 || shape.dims()[0] != images && shape.dims()[0] >= 0);
	}

	private static String type(TensorShape shape) {
		String name = shape.type().name().toLowerCase(Locale.ROOT);
		return name.startsWith("int") || name.startsWith("uint") ? "integer" : name.equals("bool") ? "boolean" : name;
	}

	/** The tap of a readable tensor. */
	Tap tap(String tensor) {
		TensorShape shape = shapes.apply(tensor);
		if (needsToBeAlone(shape, images) || inSeveralAxes(tensor)) {
			return one.tap(tensor);
		}
		TensorShape free = declared.apply(tensor);
		long[] dims = shape.dims().clone();
		if (free.rank() == dims.length) {
			for (int i = 1; i < dims.length; i++) {
				dims[i] = i == channelAxis(tensor) ? dims[i] : free.dims()[i];
			}
		} else if (free != shape) {
			// only the size probed with is known
			for (int i = 1; i < dims.length; i++) {
				dims[i] = i == channelAxis(tensor) ? dims[i] : 0;
			}
		}
		return tap(tensor, dims, channelAxis(tensor));
	}

	/** Whether the channels are known to be split over axes, as heads x dim are in attention. */
	private boolean inSeveralAxes(String tensor) {
		return one != null && shapes.apply(tensor).rank() > 2 && one.channelAxes(tensor).size() > 1;
	}

	private int channelAxis(String tensor) {
		if (shapes.apply(tensor).rank() == 2) {
			return 1;
		}
		List<Integer> known = one == null ? List.of() : one.channelAxes(tensor);
		return known.size() == 1 && known.getFirst() > 0 ? known.getFirst() : axes.of(tensor).index();
	}

	private static Tap tap(String tensor, long[] dims, int channelAxis) {
		int channels = (int) dims[channelAxis];
		return switch (dims.length) {
		case 2 -> new Tap(tensor, channels, 1, 1, Tap.Layout.DENSE);
		// [N,C,L] lies in memory like [N,C,L,1]
		case 3 -> channelAxis == 1 ? new Tap(tensor, channels, size(dims[2]), 1, Tap.Layout.CHANNELS_FIRST)
				: new Tap(tensor, channels, size(dims[1]), 1, Tap.Layout.TOKENS);
		default -> channelAxis == 1 ? new Tap(tensor, channels, size(dims[2]), size(dims[3]), Tap.Layout.CHANNELS_FIRST)
				: new Tap(tensor, channels, size(dims[1]), size(dims[2]), Tap.Layout.CHANNELS_LAST);
		};
	}

	private static int size(long axis) {
		return (int) Math.max(0, axis);
	}

	/** The tap with the sizes it has for a definite input. @param dims axes of the tensor, the image's first */
	static Tap sized(Tap tap, long[] dims) {
		if (tap.layout().alone()) {
			return OneImage.sized(tap, dims);
		}
		return tap(tap.tensor(), dims, tap.layout().inOrder() ? 1 : dims.length - 1);
	}
}
