package org.channelexplorer.core.internal.packed;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;

/** Texts outside Java's heap, so that a million names are no work for the collector. Texts are added at the end only. */
public final class Texts extends AbstractList<String> implements RandomAccess {
	private final NativeBytes bytes = new NativeBytes();
	/** Where each ends. */
	private final NativeBytes ends = new NativeBytes();
	private int size;

	@Override
	public boolean add(String text) {
		bytes.add(text.getBytes(StandardCharsets.UTF_8));
		ends.addLong(bytes.size());
		size++;
		return true;
	}

	@Override
	public String get(int index) {
		Objects.checkIndex(index, size);
		long from = index == 0 ? 0 : ends.getLong(index - 1L);
		return new String(bytes.get(from, Math.toIntExact(ends.getLong(index) - from)), StandardCharsets.UTF_8);
	}

	@Override
	public int size() {
		return size;
	}

	/** Whether others are the same. */
	public boolean sameAs(Texts other) {
		return this == other || size == other.size && ends.sameAs(other.ends) && bytes.sameAs(other.bytes);
	}
}
