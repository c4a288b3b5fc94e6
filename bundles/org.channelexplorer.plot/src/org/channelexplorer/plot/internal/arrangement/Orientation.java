package org.channelexplorer.plot.internal.arrangement;

/** Which way the network flows. */
public enum Orientation {
	DOWN, RIGHT;

	public Orientation other() {
		return this == DOWN ? RIGHT : DOWN;
	}
}
