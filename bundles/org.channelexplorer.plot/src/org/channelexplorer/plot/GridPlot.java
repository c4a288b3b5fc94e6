package org.channelexplorer.plot;

import java.util.OptionalInt;

/** A plot whose rows are channels and whose columns are images; item {@code row * columns + column} is a cell. */
public interface GridPlot extends Plot {

	/** The channel of every row, from above. */
	int[] rows();

	/** The image of every column, from the left. */
	int[] columns();

	/** Number of groups that a cut through a tree at this place would leave; empty when no tree is there. */
	default OptionalInt groups(View view, double x, double y) {
		return OptionalInt.empty();
	}

	/** How many cells a pixel shows in a view, as {@code 1 px = 4 channels x 40 images (mean)}; empty when cells are not smaller than pixels. */
	String pixel(View view);
}
