package org.channelexplorer.core.note;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * A note that an analyst pinned to something in an analysis.
 *
 * @param about  what it is about
 * @param text   the note, not empty
 * @param who    who wrote it, may be empty
 * @param when   when, ISO 8601 in UTC
 * @param result hash of the key of the result that it was read from, empty for none
 */
public record Annotation(Subject about, String text, String who, String when, String result) {

	/** @throws IllegalArgumentException when a part is missing, the time is none, or the result is no hash of a key */
	public Annotation {
		if (about == null || text == null || text.isBlank()) {
			throw new IllegalArgumentException("an annotation lacks what it is about, or its text");
		}
		who = who == null ? "" : who;
		result = result == null ? "" : result;
		if (!result.matches("[0-9a-f]*")) {
			throw new IllegalArgumentException("the annotation about " + about.text() + " names the result '" + result + "', which is not the hash of a key");
		}
		try {
			Instant.parse(when);
		} catch (DateTimeParseException | NullPointerException e) {
			throw new IllegalArgumentException("the annotation about " + about.text() + " has the time '" + when + "', which is not ISO 8601 in UTC", e);
		}
	}

	/** When it was written. */
	public Instant instant() {
		return Instant.parse(when);
	}
}
