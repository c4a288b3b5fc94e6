package org.channelexplorer.djl.internal.flat;

import java.util.List;

/**
 * An operator that computes a tensor from the image.
 *
 * @param id        index among the nodes
 * @param variable  its tensor in the flat program
 * @param operator  as PyTorch names it, without the marks of internal and in-place variants, such as {@code convolution}
 * @param path      module that calls it, such as {@code layer1.0.conv1}; empty for the network itself
 * @param call      number of the module's call
 * @param leaf      whether the module has no modules within
 * @param inputs    nodes whose tensors it reads; {@link FlatNetwork#IMAGE} for the image
 * @param arguments what it is called with
 * @param line      index of its line in the flat program
 */
public record Node(int id, String variable, String operator, String path, int call, boolean leaf, List<Integer> inputs, List<Argument> arguments,
		int line) {

	/**
	 * An argument.
	 *
	 * @param name     empty when it is given by its place
	 * @param constant value, null when it is not known before a run: a number, a text, a list of these, or a tensor of the archive
	 * @param path     of a tensor of the archive, else null
	 */
	public record Argument(String name, Object constant, String path) {
	}

	/** The constant at a place, null when there is none. */
	public Object constant(int place) {
		return place < arguments.size() && arguments.get(place).name().isEmpty() ? arguments.get(place).constant() : null;
	}
}
