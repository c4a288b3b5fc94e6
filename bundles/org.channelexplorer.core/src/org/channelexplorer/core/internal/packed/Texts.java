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
	/** Made when a text is looked for; null before, and after one was added. */
	private volatile TextIndex index;

	@Override
	public boolean add(String text) {
		index = null;
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

	/** The same texts in ascending order. */
	public Texts sorted() {
		Texts sorted = new Texts();
		for (int i : Sorting.order(size, (a, b) -> get(a).compareTo(get(b)))) {
			sorted.add(get(i));
		}
		return sorted;
	}

	/** Where a text is first, -1 for nowhere: as quick as in a hash table, which the first call makes (8 to 16 bytes a text, outside the heap, too). */
	@Override
	public int indexOf(Object text) {
		TextIndex made = index;
		if (made == null) {
			made = new TextIndex(this);
			index = made;
		}
		return text instanceof String s ? made.find(s) : -1;
	}

	@Override
	public boolean contains(Object text) {
		return indexOf(text) >= 0;
	}

	/** Whether others are the same. */
	public boolean sameAs(Texts other) {
		return this == other || size == other.size && ends.sameAs(other.ends) && bytes.sameAs(other.bytes);
	}
}
