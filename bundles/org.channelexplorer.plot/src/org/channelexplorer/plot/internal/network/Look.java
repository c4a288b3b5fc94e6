package org.channelexplorer.plot.internal.network;

/**
 * What all parts of a network's drawing share.
 *
 * @param scores what boxes are coloured by
 * @param line   height of a line of text, pixels
 * @param size   of the letters, pixels
 * @param wider  by how much letters may be wider than the surface measures them
 * @param detail how much is drawn
 */
public record Look(NetworkColours colours, Scores scores, double line, double size, double wider, Detail detail) {

	/** How much is drawn: what is seen from afar is less. */
	public enum Detail {
		/** Everything. */
		WHOLE,
		/** Outlines, but no texts: they would be too small. */
		OUTLINES,
		/** Colours alone. */
		COLOURS
	}

	/** Whether texts are drawn. */
	boolean texts() {
		return detail == Detail.WHOLE;
	}

	/** Whether boxes have outlines and edges heads. */
	boolean outlines() {
		return detail != Detail.COLOURS;
	}
}
