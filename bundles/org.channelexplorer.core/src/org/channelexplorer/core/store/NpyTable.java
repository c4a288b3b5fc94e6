package org.channelexplorer.core.store;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.channelexplorer.core.data.Table;

/**
 * A table as NumPy's structured array (format version 2.0, one axis, a named field per column): numbers as {@code <f8}, whole
 * numbers as {@code <i8}, texts as {@code <U} of the longest. {@code numpy.load} needs no pickling for it.
 */
public final class NpyTable {
	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0 };
	private static final int ALIGNMENT = 64;
	private static final Charset UCS4 = Charset.forName("UTF-32LE");

	private NpyTable() {
	}

	/** The bytes of the file. */
	public static byte[] bytes(Table table) {
		List<byte[][]> texts = new ArrayList<>(); // of each column, null for numbers
		List<Integer> widths = new ArrayList<>();
		List<String> fields = new ArrayList<>();
		for (Table.Column c : table.columns()) {
			byte[][] encoded = c.values() instanceof String[] s ? Arrays.stream(s).map(t -> t.getBytes(UCS4)).toArray(byte[][]::new) : null;
			int width = encoded == null ? Long.BYTES : Math.max(4, Arrays.stream(encoded).mapToInt(t -> t.length).max().orElse(0));
			texts.add(encoded);
			widths.add(width);
			String type = encoded != null ? "<U" + width / 4 : c.values() instanceof double[] ? "<f8" : "<i8";
			fields.add("('" + c.name().replace("\\", "\\\\").replace("'", "\\'") + "', '" + type + "')");
		}
		byte[] header = header(fields.stream().collect(Collectors.joining(", ", "[", "]")), table.rows());
		int row = widths.stream().mapToInt(Integer::intValue).reduce(0, Math::addExact);
		ByteBuffer buffer = ByteBuffer.allocate(Math.addExact(header.length, Math.multiplyExact(row, table.rows()))).order(ByteOrder.LITTLE_ENDIAN);
		buffer.put(header);
		for (int r = 0; r < table.rows(); r++) {
			for (int c = 0; c < widths.size(); c++) {
				switch (table.columns().get(c).values()) {
				case double[] d -> buffer.putDouble(d[r]);
				case long[] l -> buffer.putLong(l[r]);
				default -> buffer.put(Arrays.copyOf(texts.get(c)[r], widths.get(c)));
				}
			}
		}
		return buffer.array();
	}

	private static byte[] header(String descr, int rows) {
		String dict = "{'descr': " + descr + ", 'fortran_order': False, 'shape': (" + rows + ",), }";
		byte[] text = dict.getBytes(StandardCharsets.ISO_8859_1); // what version 2.0 is written in
		int unpadded = MAGIC.length + Integer.BYTES + text.length + 1;
		int length = text.length + 1 + (ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT;
		ByteArrayOutputStream header = new ByteArrayOutputStream();
		header.writeBytes(MAGIC);
		header.writeBytes(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(length).array());
		header.writeBytes(text);
		header.writeBytes(" ".repeat(length - text.length - 1).getBytes(StandardCharsets.US_ASCII));
		header.write('\n');
		return header.toByteArray();
	}
}
