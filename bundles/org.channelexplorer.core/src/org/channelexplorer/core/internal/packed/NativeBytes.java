package org.channelexplorer.core.internal.packed;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/** Bytes outside Java's heap, to which more are added; freed when nobody refers to them. Safe for concurrent reading once nobody adds. */
public final class NativeBytes {
	private static final int FIRST = 256;

	private MemorySegment bytes = Arena.ofAuto().allocate(FIRST);
	private long size;

	/** How many there are. */
	public long size() {
		return size;
	}

	/** Adds bytes. */
	public void add(byte[] more) {
		reserve(more.length);
		MemorySegment.copy(more, 0, bytes, ValueLayout.JAVA_BYTE, size, more.length);
		size += more.length;
	}

	/** Adds the eight bytes of a number. */
	public void addLong(long value) {
		reserve(Long.BYTES);
		bytes.set(ValueLayout.JAVA_LONG_UNALIGNED, size, value);
		size += Long.BYTES;
	}

	private void reserve(int more) {
		if (size + more > bytes.byteSize()) {
			MemorySegment larger = Arena.ofAuto().allocate(Math.max(size + more, bytes.byteSize() * 2));
			MemorySegment.copy(bytes, 0, larger, 0, size);
			bytes = larger;
		}
	}

	/** Some of the bytes. */
	public byte[] get(long from, int length) {
		Objects.checkFromIndexSize(from, length, size);
		byte[] some = new byte[length];
		MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, some, 0, length);
		return some;
	}

	/** The number at a place, when only numbers were added. */
	public long getLong(long index) {
		Objects.checkIndex(index, size / Long.BYTES);
		return bytes.get(ValueLayout.JAVA_LONG_UNALIGNED, index * Long.BYTES);
	}

	/** Whether others are the same. */
	public boolean sameAs(NativeBytes other) {
		return this == other || size == other.size && MemorySegment.mismatch(bytes, 0, size, other.bytes, 0, size) == -1;
	}
}
