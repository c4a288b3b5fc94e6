package org.channelexplorer.ui.selection;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** How images join those that are selected. */
public enum Combine {
	/** They are selected instead. */
	REPLACE("Select"),
	/** They are selected as well. */
	ADD("Add to Selection"),
	/** They are not selected any more. */
	REMOVE("Remove from Selection"),
	/** Those that are selected are not any more, the others are. */
	TOGGLE("Toggle"),
	/** Only those that are selected already stay selected. */
	KEEP("Keep Only These Selected");

	private final String text;

	Combine(String text) {
		this.text = text;
	}

	/** For menus. */
	public String text() {
		return text;
	}

	/** The selection afterwards; whole classes are not selected any more. */
	public Selection apply(Selection s, BitSet images) {
		BitSet now = new BitSet();
		IntStream.of(s.images()).forEach(now::set);
		switch (this) {
		case REPLACE -> {
			now.clear();
			now.or(images);
		}
		case ADD -> now.or(images);
		case REMOVE -> now.andNot(images);
		case TOGGLE -> now.xor(images);
		case KEEP -> now.and(images);
		}
		return s.withClasses(List.of()).withImages(now.stream().toArray());
	}
}
