package org.channelexplorer.plot.internal.scatter;

/** When lines of equal density are drawn. */
public enum Contours {
	/** From 5,000 points on. */
	AUTO,
	/** Always. */
	ON,
	/** Never. */
	OFF
}
