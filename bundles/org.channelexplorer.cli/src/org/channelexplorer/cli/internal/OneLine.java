package org.channelexplorer.cli.internal;

import java.util.regex.Pattern;

/** Text for a terminal: names of files and classes may hold anything. */
final class OneLine {
	private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

	private OneLine() {
	}

	/** The text with every line break as {@code \\n} and every other control character as {@code ?}. */
	static String of(String text) {
		return CONTROL.matcher(text.replace("\r\n", "\\n").replace("\n", "\\n")).replaceAll("?");
	}
}
