package org.channelexplorer.core.model;

import java.util.List;

/**
 * An input or output of a network.
 *
 * @param name  tensor name
 * @param type  element type, e.g. {@code float32}
 * @param shape axes as text: a number, or a name when the length is free, e.g. {@code [N, 3, 32, 32]}
 */
public record TensorInfo(String name, String type, List<String> shape) {

	public TensorInfo {
		shape = List.copyOf(shape);
	}
}
