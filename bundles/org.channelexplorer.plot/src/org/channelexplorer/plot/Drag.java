package org.channelexplorer.plot;

/** What dragging the mouse over a plot takes. */
public enum Drag {
	/** What lies inside a line drawn by hand. */
	LASSO,
	/** What lies in a rectangle. */
	BOX,
	/** Nothing: dragging moves the plot. */
	NONE
}
