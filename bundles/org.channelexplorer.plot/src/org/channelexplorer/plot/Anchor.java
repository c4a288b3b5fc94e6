package org.channelexplorer.plot;

/** Which end of a text its position is. */
public enum Anchor {
	START, MIDDLE, END;

	/** How far a text of this width starts to the right of its position; never positive. */
	public double shift(double width) {
		return switch (this) {
		case START -> 0;
		case MIDDLE -> -width / 2;
		case END -> -width;
		};
	}
}
