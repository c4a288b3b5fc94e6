package org.channelexplorer.ui.graph.internal.layout;

import org.channelexplorer.ui.graph.internal.model.DisplayNode;

/**
 * How large boxes are: by kind, not by text, so that a drawing looks even and needs no font to be measured for every layer.
 *
 * @param line height of a line of the workbench's font in pixels
 */
public record Sizes(int line) {

	public int width(DisplayNode node) {
		return switch (node.rank()) {
		case EXTRACTED, READABLE -> line * 12;
		case UNREADABLE -> line * 9;
		};
	}

	public int height(DisplayNode node) {
		return node.rank() == DisplayNode.Rank.EXTRACTED ? line * 5 / 2 + 6 : line * 2 + 6;
	}
}
