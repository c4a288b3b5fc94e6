package org.channelexplorer.core.label;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Who made something, and when. For the record only: no result's key depends on it.
 *
 * @param who  name, may be empty
 * @param when ISO 8601 in UTC; empty when it is not known
 */
public record Made(String who, String when) {
	/** Not known: older documents do not have it. */
	public static final Made UNKNOWN = new Made("", "");

	/** @throws IllegalArgumentException when the time is none */
	public Made {
		who = who == null ? "" : who;
		when = when == null ? "" : when;
		if (!when.isEmpty()) {
			try {
				Instant.parse(when);
			} catch (DateTimeParseException e) {
				throw new IllegalArgumentException("'" + when + "' is not a time in ISO 8601 and UTC", e);
			}
		}
	}

	/** By the user of this computer at this moment, to the second. */
	public static Made now() {
		return new Made(System.getProperty("user.name", ""), Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
	}

	/** For people: {@code by ann at 2026-01-01T10:00:00Z}; empty when it is not known. */
	public String text() {
		return (who.isEmpty() ? "" : "by " + who + (when.isEmpty() ? "" : " ")) + (when.isEmpty() ? "" : "at " + when);
	}
}
