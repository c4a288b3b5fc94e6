package org.channelexplorer.core.internal.parquet;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The header of a page of a column, written in the compact protocol of Apache Thrift.
 *
 * @param type        0 for a page of data, 2 for the dictionary, 3 for a page of data of version 2
 * @param unpacked    bytes of the page when it is decompressed
 * @param packed      bytes of the page in the file, behind the header
 * @param values      values in it, those that are null included
 * @param encoding    number of the values' encoding
 * @param levels      bytes of the levels that stand before the values (version 2)
 * @param compressed  whether the values are compressed (version 2)
 * @param length      bytes of the header
 * @see <a href="https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift">PageHeader in parquet.thrift</a>
 */
record PageHeader(int type, int unpacked, int packed, int values, int encoding, int levels, boolean compressed, int length) {
	static final int DATA = 0;
	static final int DICTIONARY = 2;
	static final int DATA_2 = 3;

	private static final int DEEPEST = 8;

	/**
	 * @param from the bytes from the header on
	 * @throws BufferUnderflowException when the header is longer than them
	 * @throws IOException              when they are no header
	 */
	static PageHeader of(ByteBuffer from) throws IOException {
		int start = from.position();
		Map<Integer, Object> all = struct(from, 0);
		int type = number(all, 1);
		Map<?, ?> of = all.get(type == DATA ? 5 : type == DICTIONARY ? 7 : 8) instanceof Map<?, ?> m ? m : Map.of();
		boolean second = type == DATA_2;
		int unpacked = number(all, 2);
		int packed = number(all, 3);
		int levels = second ? Math.addExact(number(of, 5), number(of, 6)) : 0;
		PageHeader header = new PageHeader(type, unpacked, packed, number(of, 1), number(of, second ? 4 : 2), levels,
				!second || !Boolean.FALSE.equals(of.get(7)), from.position() - start);
		if (type < 0 || type > DATA_2 || unpacked < 0 || packed < 0 || header.values < 0 || levels < 0 || levels > Math.min(packed, unpacked)) {
			throw damaged();
		}
		return header;
	}

	static IOException damaged() {
		return new IOException("is damaged: a page of its images cannot be read");
	}

	private static int number(Map<?, ?> fields, int id) {
		return fields.get(id) instanceof Long l && l == l.intValue() ? l.intValue() : 0;
	}

	private static Map<Integer, Object> struct(ByteBuffer from, int depth) throws IOException {
		if (depth > DEEPEST) {
			throw damaged();
		}
		Map<Integer, Object> fields = new HashMap<>();
		for (int id = 0;;) {
			int head = from.get() & 0xff;
			if (head == 0) {
				return fields;
			}
			id = head >> 4 == 0 ? (int) zigzag(from) : id + (head >> 4);
			Object value = value(from, head & 15, depth);
			if (value != null) {
				fields.put(id, value);
			}
		}
	}

	// null for what is passed over
	private static Object value(ByteBuffer from, int kind, int depth) throws IOException {
		switch (kind) {
		case 1, 2:
			return kind == 1;
		case 3:
			return (long) from.get();
		case 4, 5, 6:
			return zigzag(from);
		case 7:
			from.getDouble();
			return null;
		case 8:
			long bytes = varint(from);
			if (bytes < 0 || bytes > from.remaining()) {
				throw new BufferUnderflowException();
			}
			from.position(from.position() + (int) bytes);
			return null;
		case 9, 10:
			int head = from.get() & 0xff;
			long size = head >> 4 == 15 ? varint(from) : head >> 4;
			for (long i = 0; i < size; i++) {
				value(from, (head & 15) < 3 ? 3 : head & 15, depth + 1);
			}
			return null;
		case 12:
			return struct(from, depth + 1);
		default:
			throw damaged();
		}
	}

	private static long zigzag(ByteBuffer from) throws IOException {
		long v = varint(from);
		return v >>> 1 ^ -(v & 1);
	}

	private static long varint(ByteBuffer from) throws IOException {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			byte b = from.get();
			value |= (long) (b & 0x7f) << shift;
			if (b >= 0) {
				return value;
			}
		}
		throw damaged();
	}
}
