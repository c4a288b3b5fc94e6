package org.channelexplorer.ui.graph.internal.layout;

/** Which way the network flows. */
public enum Orientation {
	DOWN, RIGHT;

	public Orientation other() {
		return this == DOWN ? RIGHT : DOWN;
	}
}
