package org.channelexplorer.core.internal.packed;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Finds texts of a list in a hash table outside Java's heap (open addressing, linear probing). The list must not change. */
final class TextIndex {
	private final List<String> texts;
	/** Of each slot, one more than the index of a text; 0 for none. A power of two of them, at most half of them in use. */
	private final MemorySegment slots;
	private final int last;

	TextIndex(List<String> texts) {
		this.texts = texts;
		long count = Math.max(2, Long.highestOneBit(2L * texts.size()) * 2);
		last = (int) (count - 1);
		slots = Arena.ofAuto().allocate(count * Integer.BYTES, Integer.BYTES);
		for (int i = 0; i < texts.size(); i++) {
			String text = texts.get(i);
			int slot = slot(text);
			if (at(slot) == 0) { // else an equal text came before
				slots.setAtIndex(ValueLayout.JAVA_INT, slot, i + 1);
			}
		}
	}

	private int at(int slot) {
		return slots.getAtIndex(ValueLayout.JAVA_INT, slot & 0xffff_ffffL);
	}

	// where a text is, or the free slot where it would be
	private int slot(String text) {
		int hash = text.hashCode() * 0x9E3779B9; // hash codes of names that count up lie close together
		int slot = (hash ^ hash >>> 15) & last;
		while (at(slot) != 0 && !texts.get(at(slot) - 1).equals(text)) {
			slot = slot + 1 & last;
		}
		return slot;
	}

	int find(String text) {
		return at(slot(text)) - 1;
	}
}
