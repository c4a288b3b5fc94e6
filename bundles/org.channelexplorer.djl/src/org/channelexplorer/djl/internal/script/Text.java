package org.channelexplorer.djl.internal.script;

/** Names and strings as they are shown. */
public final class Text {
	private static final int LONGEST = 60;
	private static final int LONGEST_LINE = 300;

	private Text() {
	}

	/** The content of a string that is written with quotes; text without them stays. */
	static String unquoted(String text) {
		boolean quoted = text.length() >= 2 && (text.charAt(0) == '"' || text.charAt(0) == '\'') && text.charAt(text.length() - 1) == text.charAt(0);
		return quoted ? text.substring(1, text.length() - 1) : text;
	}

	/** Fit for a message: at most 60 characters, no control characters. */
	public static String shortened(String text) {
		return shortened(text, LONGEST);
	}

	/** A sentence of others, fit for a message. */
	public static String line(String text) {
		return shortened(text, LONGEST_LINE);
	}

	private static String shortened(String text, int most) {
		String clean = text.codePoints().map(c -> Character.isISOControl(c) ? '?' : c)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
		return clean.length() <= most ? clean : clean.substring(0, most) + "...";
	}
}
