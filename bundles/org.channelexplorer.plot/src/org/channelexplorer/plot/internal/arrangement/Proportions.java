package org.channelexplorer.plot.internal.arrangement;

import org.channelexplorer.plot.internal.network.NetworkBox;

/** How wide boxes are beside the height of a line of text. */
public final class Proportions {
	private static final int WIDE = 12;
	private static final int NARROW = 9;

	private Proportions() {
	}

	/** Width of a folded box, in lines. */
	public static int width(DisplayNode node) {
		return node.rank() == NetworkBox.Rank.UNREADABLE ? NARROW : WIDE;
	}

	/** The height of a line of the text for which a drawing was laid out, in pixels: what is drawn of it fits its boxes on every machine. */
	static double line(Drawing drawing) {
		double line = Double.MAX_VALUE;
		for (int i = 0; i < drawing.graph().nodes().size(); i++) {
			double its = drawing.placement().boxes().get(i).width() / (double) width(drawing.graph().nodes().get(i));
			if (drawing.inside(i) == null) {
				return its;
			}
			line = Math.min(line, its); // no box is narrower than one that is folded
		}
		return line;
	}
}
