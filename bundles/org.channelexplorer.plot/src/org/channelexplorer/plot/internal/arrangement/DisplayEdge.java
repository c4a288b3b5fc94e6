package org.channelexplorer.plot.internal.arrangement;

import java.util.List;

/**
 * One drawn edge: all tensors that flow from one box to another.
 *
 * @param from    index of the producing box
 * @param to      index of the consuming box
 * @param tensors their names
 */
public record DisplayEdge(int from, int to, List<String> tensors) {

	public DisplayEdge {
		tensors = List.copyOf(tensors);
	}
}
