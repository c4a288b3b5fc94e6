package org.channelexplorer.onnx.internal;

/** Text from a file, made fit for a message or a table. */
public final class Text {
	private static final int LIMIT = 200;

	private Text() {
	}

	/** The text without control characters and of bounded length. */
	public static String printable(String text) {
		String shown = text.length() > LIMIT ? text.substring(0, LIMIT) + "..." : text;
		return shown.codePoints().map(c -> Character.isISOControl(c) || c == '\uFFFD' ? '?' : c)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}
}
