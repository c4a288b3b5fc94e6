package org.channelexplorer.onnx.internal;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.onnx.internal.AxisRoles.Part;
import org.channelexplorer.onnx.internal.AxisRoles.Role;

/**
 * Reads tensors of which no one axis is the channel, or none the image, as transformers have them within their attention. Images
 * are run one by one, so every value of such a tensor belongs to the image.
 */
final class OneImage {
	private final AxisRoles roles;
	private final Function<String, TensorShape> shapes;
	private final Function<String, String> texts;
	private final boolean freeSize;

	/**
	 * @param shapes   shapes when one image is run, never null
	 * @param texts    axes for messages
	 * @param freeSize whether sizes depend on the image's
	 */
	OneImage(AxisRoles roles, Function<String, TensorShape> shapes, Function<String, String> texts, boolean freeSize) {
		this.roles = roles;
		this.shapes = shapes;
		this.texts = texts;
		this.freeSize = freeSize;
	}

	/** The axes that count channels, alone or with positions; empty when none does or they are not known. */
	List<Integer> channelAxes(String tensor) {
		return roles.axes(tensor, Role.CHANNEL);
	}

	/** Why the tensor cannot be read, null when it can. */
	String unreadable(String tensor) {
		TensorShape shape = shapes.apply(tensor);
		if (!shape.complete()) {
			return "its shape is not known";
		}
		if (IntStream.range(0, shape.rank()).anyMatch(i -> shape.dims()[i] == 0)) {
			return "it is empty";
		}
		List<Part> parts = roles.of(tensor);
		if (parts == null) {
			return "it is unknown which of its axes are channels: " + texts.apply(tensor);
		}
		return layout(parts, shape.dims()) == null ? "its channels lie between its positions: " + texts.apply(tensor) : null;
	}

	/** The tap of a readable tensor. */
	Tap tap(String tensor) {
		List<Part> parts = roles.of(tensor);
		long[] dims = shapes.apply(tensor).dims();
		long channels = parts.stream().filter(p -> p.role() == Role.CHANNEL).mapToLong(Part::length).reduce(1, Math::multiplyExact);
		Tap tap = sized(new Tap(tensor, Math.toIntExact(channels), 0, 0, layout(parts, dims)), dims);
		boolean open = freeSize && parts.stream().anyMatch(p -> p.role() == Role.POSITION);
		return open ? new Tap(tensor, tap.channels(), 0, 0, tap.layout()) : tap;
	}

	private static Tap.Layout layout(List<Part> parts, long[] dims) {
		boolean channelsLast = !parts.isEmpty() && parts.getLast().role() == Role.CHANNEL;
		return switch (parts.size()) {
		case 0, 1 -> Tap.Layout.PLANES;
		case 2 -> channelsLast ? Tap.Layout.ROWS : Tap.Layout.PLANES;
		case 3 -> channelsLast && dims[dims.length - 1] == parts.getLast().length() ? Tap.Layout.HEADS : null;
		default -> null;
		};
	}

	/** The tap with the sizes it has for a definite input. @param dims axes of the tensor when one image is run */
	static Tap sized(Tap tap, long[] dims) {
		long values = 1;
		for (long d : dims) {
			values *= d;
		}
		int positions = (int) (values / tap.channels());
		if ((long) positions * tap.channels() != values) {
			return new Tap(tap.tensor(), tap.channels(), 0, 0, tap.layout()); // of no size: it does not fit
		}
		int width = tap.layout() == Tap.Layout.PLANES && dims.length > 1 && dims[dims.length - 2] * dims[dims.length - 1] == positions
				? (int) dims[dims.length - 1] : 1;
		return new Tap(tap.tensor(), tap.channels(), positions / width, width, tap.layout());
	}
}
