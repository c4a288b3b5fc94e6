package org.channelexplorer.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A whole {@code .npy} of any rank and of the usual element types, as users hand them in: latents, context vectors, time steps.
 * {@code float16/32/64}, {@code int8} to {@code int64}, {@code uint8} to {@code uint32}, {@code bool}; little- or big-endian, in the order of C
 * or of Fortran, which is turned into that of C.
 */
public final class NpyTensor {
	private final Kind kind;
	private final int[] shape;
	private final ByteBuffer values;

	private enum Kind {
		F2(2), F4(4), F8(8), I1(1), I2(2), I4(4), I8(8), U1(1), U2(2), U4(4), B1(1);

		final int bytes;

		Kind(int bytes) {
			this.bytes = bytes;
		}

		/** What stands in a header behind the order of the bytes. */
		String code() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	private NpyTensor(Kind kind, int[] shape, ByteBuffer values) {
		this.kind = kind;
		this.shape = shape;
		this.values = values;
	}

	/** Whether the bytes begin as a {@code .npy} does. */
	public static boolean is(byte[] bytes) {
		return bytes.length > 6 && (bytes[0] & 0xff) == 0x93 && bytes[1] == 'N' && bytes[2] == 'U' && bytes[3] == 'M' && bytes[4] == 'P' && bytes[5] == 'Y';
	}

	/**
	 * Parses a file's content; the values are not copied.
	 *
	 * @throws IOException whose message says, without the file's name, why it cannot be used
	 */
	public static NpyTensor of(byte[] bytes) throws IOException {
		try {
			Npy.RawHeader h = Npy.parse(ByteBuffer.wrap(bytes));
			Kind kind = Arrays.stream(Kind.values()).filter(k -> h.descr().matches("[<>|=]" + k.code())).findFirst()
					.orElseThrow(() -> new IOException("element type " + h.descr() + " is not supported"));
			long count = Arrays.stream(h.shape()).reduce(1, Math::multiplyExact);
			if (count > (bytes.length - h.offset()) / kind.bytes) {
				throw new IOException("cut off: the header promises " + count + " values");
			}
			int[] shape = Arrays.stream(h.shape()).mapToInt(Math::toIntExact).toArray();
			ByteBuffer values = ByteBuffer.wrap(bytes, h.offset(), (int) count * kind.bytes).slice();
			ByteOrder order = h.descr().startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
			return new NpyTensor(kind, shape, (h.fortran() ? turned(values, shape, kind.bytes) : values).order(order));
		} catch (IllegalArgumentException | ArithmeticException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	/** Values whose first axis runs fastest, with the last one running fastest. */
	private static ByteBuffer turned(ByteBuffer values, int[] shape, int size) {
		ByteBuffer turned = ByteBuffer.allocate(values.limit());
		int[] at = new int[shape.length];
		for (int i = 0; i < values.limit() / size; i++) {
			int from = 0;
			for (int axis = shape.length - 1; axis >= 0; axis--) {
				from = from * shape[axis] + at[axis];
			}
			turned.put(i * size, values, from * size, size);
			for (int axis = shape.length - 1; axis >= 0 && ++at[axis] == shape[axis]; axis--) {
				at[axis] = 0;
			}
		}
		return turned;
	}

	/** Lengths of the axes. */
	public int[] shape() {
		return shape.clone();
	}

	/** Axes as in {@code 4 x 64 x 64}; {@code a single value} without axes. */
	public String axes() {
		return axes(shape);
	}

	/** Axes as text. */
	public static String axes(int... shape) {
		return shape.length == 0 ? "a single value" : Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
	}

	/** Number of values. */
	public int size() {
		return values.limit() / kind.bytes;
	}

	/** Whether the values are of a floating point type. */
	public boolean floating() {
		return kind == Kind.F2 || kind == Kind.F4 || kind == Kind.F8;
	}

	/** A value; integers beyond 2^53 lose their last digits. */
	public double number(int i) {
		return switch (kind) {
		case F2 -> Float.float16ToFloat(values.getShort(2 * i));
		case F4 -> values.getFloat(4 * i);
		case F8 -> values.getDouble(8 * i);
		default -> integer(i);
		};
	}

	/** A value of an integer or boolean type; of a floating point type, what is before its point. */
	public long integer(int i) {
		return switch (kind) {
		case I1 -> values.get(i);
		case I2 -> values.getShort(2 * i);
		case I4 -> values.getInt(4 * i);
		case I8 -> values.getLong(8 * i);
		case U1 -> values.get(i) & 0xff;
		case U2 -> values.getShort(2 * i) & 0xffff;
		case U4 -> values.getInt(4 * i) & 0xffffffffL;
		case B1 -> values.get(i) == 0 ? 0 : 1;
		default -> (long) number(i);
		};
	}

	/** All values as float32. */
	public float[] floats() {
		float[] all = new float[size()];
		for (int i = 0; i < all.length; i++) {
			all[i] = (float) number(i);
		}
		return all;
	}
}
