package org.channelexplorer.core.result;

import java.util.Map;
import org.channelexplorer.core.util.InputException;

/** What a reader of a result must know, without a full stop; a result with nothing to say has no such scalar. */
final class Note {
	private Note() {
	}

	/** @return empty for nothing */
	static String of(Reading r) throws InputException {
		return r.has(Names.NOTE) ? r.text(Names.NOTE) : "";
	}

	static void put(Map<String, Object> scalars, String note) {
		if (!note.isEmpty()) {
			scalars.put(Names.NOTE, note);
		}
	}
}
