package org.channelexplorer.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.util.InputException;

/**
 * NumPy's {@code .npy} format, version 1.0, as far as the product writes it: little-endian float32 or int32, C order, and a
 * header padded to exactly {@value #HEADER} bytes so that the row count can be rewritten in place.
 */
public final class Npy {
	/** Bytes before the first value. */
	public static final int HEADER = 128;

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };
	/** Of these the first bytes are the same in every version. */
	private static final int WORD = 6;
	private static final Pattern DESCR = Pattern.compile("'descr':\\s*'([^']*)'");
	private static final Pattern ORDER = Pattern.compile("'fortran_order':\\s*(True|False)");
	private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9,\\s]*)\\)");

	private Npy() {
	}

	/** Element types written here. */
	public enum Type {
		FLOAT32("<f4"), INT32("<i4");

		final String descr;

		Type(String descr) {
			this.descr = descr;
		}
	}

	/**
	 * A parsed header.
	 *
	 * @param type   element type
	 * @param shape  lengths of the axes
	 * @param offset bytes before the first value
	 */
	public record Header(Type type, long[] shape, int offset) {
		/** Number of values. @throws ArithmeticException when it does not fit a long */
		public long count() {
			return Arrays.stream(shape).reduce(1, Math::multiplyExact);
		}
	}

	/** The {@value #HEADER} bytes in front of an array. */
	public static byte[] header(Type type, long... shape) {
		String tuple = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", ")) + (shape.length == 1 ? "," : "");
		String dict = "{'descr': '" + type.descr + "', 'fortran_order': False, 'shape': (" + tuple + "), }";
		byte[] text = dict.getBytes(StandardCharsets.US_ASCII);
		if (text.length > HEADER - MAGIC.length - 3) {
			throw new IllegalArgumentException("shape too long for the header: " + tuple);
		}
		byte[] header = new byte[HEADER];
		Arrays.fill(header, (byte) ' ');
		System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
		header[8] = (byte) (HEADER - 10);
		header[9] = 0;
		System.arraycopy(text, 0, header, 10, text.length);
		header[HEADER - 1] = '\n';
		return header;
	}

	/** A header of any element type. */
	record RawHeader(String descr, boolean fortran, long[] shape, int offset) {
	}

	/**
	 * Reads a header.
	 *
	 * @throws InputException naming the file when it is no such file
	 */
	public static Header readHeader(Path file, FileChannel channel) throws IOException, InputException {
		ByteBuffer head = ByteBuffer.allocate((int) Math.min(channel.size(), 4096));
		while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
			// positional reads until the head is full
		}
		RawHeader raw;
		try {
			raw = parse(head.flip());
		} catch (IllegalArgumentException e) {
			throw new InputException(file + ": " + e.getMessage(), e);
		}
		if (raw.fortran) {
			throw new InputException(file + ": the array is in Fortran order; C order is needed");
		}
		Type type = Arrays.stream(Type.values()).filter(t -> t.descr.equals(raw.descr)).findFirst()
				.orElseThrow(() -> new InputException(file + ": element type " + raw.descr + " is not supported (float32 or int32)"));
		return new Header(type, raw.shape, raw.offset);
	}

	/** Parses the first bytes of a file. @throws IllegalArgumentException saying what is wrong, without the file's name */
	static RawHeader parse(ByteBuffer head) {
		head.order(ByteOrder.LITTLE_ENDIAN);
		boolean npy = head.limit() >= 12 && Arrays.equals(get(head, 0, new byte[WORD]), Arrays.copyOf(MAGIC, WORD));
		int version = npy ? head.get(WORD) : 0;
		if (version < 1 || version > 3) {
			throw new IllegalArgumentException(npy ? "a .npy file of version " + version + ", which is not known" : "not a .npy file");
		}
		int from = version == 1 ? 10 : 12; // longer headers have a longer length
		long length = version == 1 ? head.getShort(8) & 0xffff : head.getInt(8) & 0xffffffffL;
		if (length > head.limit() - from) {
			throw new IllegalArgumentException("the .npy header is cut off");
		}
		String text = new String(get(head, from, new byte[(int) length]), StandardCharsets.US_ASCII);
		String descr = find(DESCR, text);
		boolean fortran = find(ORDER, text).equals("True");
		try {
			long[] shape = Arrays.stream(find(SHAPE, text).split(",")).map(String::strip).filter(s -> !s.isEmpty()).mapToLong(Long::parseLong)
					.toArray();
			Arrays.stream(shape).reduce(1, Math::multiplyExact);
			return new RawHeader(descr, fortran, shape, from + (int) length);
		} catch (NumberFormatException | ArithmeticException e) {
			throw new IllegalArgumentException("the shape in the .npy header is out of range", e);
		}
	}

	private static byte[] get(ByteBuffer from, int at, byte[] target) {
		from.get(at, target);
		return target;
	}

	private static String find(Pattern pattern, String text) {
		Matcher m = pattern.matcher(text);
		if (!m.find()) {
			throw new IllegalArgumentException("the .npy header is malformed");
		}
		return m.group(1);
	}

	/** An array as the bytes of a file. */
	public static byte[] bytes(NdArray array) {
		ByteBuffer buffer = ByteBuffer.allocate(Math.addExact(HEADER, Math.multiplyExact(array.values().length, Float.BYTES)))
				.order(ByteOrder.LITTLE_ENDIAN);
		buffer.put(header(Type.FLOAT32, Arrays.stream(array.shape()).asLongStream().toArray()));
		buffer.asFloatBuffer().put(array.values());
		return buffer.array();
	}

	/** Writes an array: temporary file, force, atomic rename. */
	public static void write(Path file, NdArray array) throws IOException {
		AtomicFiles.write(file, bytes(array));
	}

	/**
	 * Reads a whole float32 array.
	 *
	 * @throws InputException naming the file when it is no float32 .npy or cut off
	 */
	public static NdArray read(Path file) throws IOException, InputException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			Header h = readHeader(file, channel);
			if (h.type() != Type.FLOAT32) {
				throw new InputException(file + ": float32 values are needed");
			}
			if (h.count() > (channel.size() - h.offset()) / Float.BYTES) {
				throw new InputException(file + ": cut off: the header promises " + h.count() + " values");
			}
			ByteBuffer data = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
			float[] values = new float[Math.toIntExact(h.count())];
			data.position(h.offset()).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
			return new NdArray(Arrays.stream(h.shape()).mapToInt(Math::toIntExact).toArray(), values);
		} catch (ArithmeticException e) {
			throw new InputException(file + ": too large to be read at once", e);
		}
	}
}
