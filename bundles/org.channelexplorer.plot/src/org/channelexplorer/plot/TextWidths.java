package org.channelexplorer.plot;

/** Widths of texts by the metrics of Helvetica, which the usual sans-serif fonts share or come near to. */
final class TextWidths {
	// thousandths of the font size for the characters from blank to ~
	private static final short[] WIDTHS = { 278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
			556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
			667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222,
			500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584 };
	private static final int OTHER = 600;

	private TextWidths() {
	}

	/** Width of a text in a font of this size, in the unit of the size. */
	static double of(String text, double size) {
		long sum = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			sum += c >= ' ' && c <= '~' ? WIDTHS[c - ' '] : OTHER;
		}
		return sum * size / 1000;
	}
}
