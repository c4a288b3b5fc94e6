package org.channelexplorer.core.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An input of a network besides the image, with definite sizes.
 *
 * @param name    tensor name
 * @param type    element type
 * @param batched whether the network's tensor has a first axis that counts the images
 * @param shape   lengths of the other axes; empty for one value per image
 */
public record InputTensor(String name, Element type, boolean batched, List<Integer> shape) {

	/** Element types that can be given. */
	public enum Element {
		FLOAT32(4), FLOAT16(2), FLOAT64(8), INT64(8), INT32(4), UINT8(1), BOOL(1);

		private final int bytes;

		Element(int bytes) {
			this.bytes = bytes;
		}

		/** Bytes of a value in native order. */
		public int bytes() {
			return bytes;
		}

		/** The type as {@link TensorInfo#type()} names it; empty when it cannot be given. */
		public static Optional<Element> of(String name) {
			return Arrays.stream(values()).filter(e -> e.text().equals(name)).findFirst();
		}

		/** Name as in {@code float32}. */
		public String text() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	public InputTensor {
		shape = List.copyOf(shape);
	}

	/** Values per image. @throws ArithmeticException when they do not fit one buffer */
	public int values() {
		return shape.stream().reduce(1, Math::multiplyExact);
	}

	/** Bytes per image. */
	public int bytes() {
		return Math.multiplyExact(values(), type.bytes());
	}
}
