package org.channelexplorer.core.repair;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;

/**
 * An analyst's decision about the label of one image.
 *
 * @param file     the image, relative to the data set's folder
 * @param verdict  what was decided
 * @param from     class of the image before
 * @param to       class of the image after; {@code from} unless it was relabelled
 * @param score    label score at the time, 0 to 1, low = suspect; null when none was computed
 * @param evidence key of the result that the score comes from, empty without
 * @param who      who decided
 * @param when     when, ISO 8601 in UTC
 * @param comment  the analyst's words, may be empty
 */
public record Decision(String file, Verdict verdict, String from, String to, Double score, String evidence, String who, String when, String comment) {

	/** @throws IllegalArgumentException when a part is missing or does not fit the verdict */
	public Decision {
		for (String part : new String[] { file, from, to }) {
			if (part == null || part.isBlank()) {
				throw new IllegalArgumentException("a decision about a label lacks the file or a class");
			}
		}
		Objects.requireNonNull(verdict, "the verdict of a decision");
		if (verdict == Verdict.RELABEL == from.equals(to)) {
			throw new IllegalArgumentException("the decision about " + file + " is " + verdict + " from " + from + " to " + to);
		}
		if (score != null && !(score >= 0 && score <= 1)) {
			throw new IllegalArgumentException("the label score of " + file + " is " + score + ", not from 0 to 1");
		}
		evidence = evidence == null ? "" : evidence;
		who = who == null ? "" : who;
		comment = comment == null ? "" : comment;
		try {
			Instant.parse(when);
		} catch (DateTimeParseException | NullPointerException e) {
			throw new IllegalArgumentException("the decision about " + file + " has the time '" + when + "', which is not ISO 8601 in UTC", e);
		}
	}

	/** When it was decided. */
	public Instant instant() {
		return Instant.parse(when);
	}
}
