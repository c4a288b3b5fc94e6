package org.channelexplorer.plot.internal.network;

import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;

/** The frame around the boxes of an expanded block, with its name; in pixels. */
public record NetworkFrame(String name, double x, double y, double width, double height) {
	private static final double ARC = 12;
	/** Of the letters, beside those in boxes. */
	public static final double SMALLER = 0.8;

	/** Draws it. */
	public void draw(Surface s, Look look) {
		NetworkColours c = look.colours();
		s.box(x, y, width - 1, height - 1, ARC, c.block().open(), c.block().border());
		if (look.texts()) {
			s.text(name, x + 6, y + 1 + SMALLER * SMALLER * look.line(), SMALLER * look.size(), Anchor.START, false, c.box().subdued());
		}
	}
}
