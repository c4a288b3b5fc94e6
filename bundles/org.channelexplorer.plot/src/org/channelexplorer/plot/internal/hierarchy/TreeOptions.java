package org.channelexplorer.plot.internal.hierarchy;

import java.util.HashSet;
import java.util.Set;
import org.channelexplorer.core.parameter.Parameter;

/**
 * How a hierarchy is drawn.
 *
 * @param cut     distance at which it is cut into groups; below 0 the groups that are supported are shown
 * @param order   order of the classes
 * @param weak    nodes of less support are dissolved
 * @param numbers support from which it is written beside a node
 * @param kinds   whether sub-classes are drawn
 * @param flip    numbers of nodes whose children are drawn the other way round
 * @param fold    numbers of nodes that are drawn as one
 */
record TreeOptions(
		@Parameter(label = "Cut", description = "Distance at which the tree is cut into groups; below 0 = the groups that are supported.",
				defaultValue = "-1", min = -1, max = 1) double cut,
		@Parameter(label = "Order",
				description = "Order of the classes: classes = as they are listed everywhere, alphabetical, ladderised = smaller branches first.",
				defaultValue = "classes") Order order,
		@Parameter(label = "Dissolve nodes below",
				description = "Nodes of less support are dissolved: what is below hangs at the next node above. 0 = none, at most 1.",
				defaultValue = "0", min = 0, max = 1) double weak,
		@Parameter(label = "Numbers from", description = "Support from which it is written beside a node, 0 to 1.", defaultValue = "0.5", min = 0,
				max = 1) double numbers,
		@Parameter(label = "Sub-classes", description = "Draw the sub-classes below their class.", defaultValue = "true") boolean kinds,
		@Parameter(label = "Flip", description = "Numbers of nodes that are drawn upside down, separated by commas.") String flip,
		@Parameter(label = "Fold", description = "Numbers of nodes that are drawn as one, separated by commas.") String fold) {

	/** Order of the classes. */
	enum Order {
		CLASSES, ALPHABETICAL, LADDERISED
	}

	/** @throws IllegalArgumentException when a list does not hold numbers */
	TreeOptions {
		numbers("flip", flip);
		numbers("fold", fold);
	}

	Set<Integer> flipped() {
		return numbers("flip", flip);
	}

	Set<Integer> folded() {
		return numbers("fold", fold);
	}

	private static Set<Integer> numbers(String name, String text) {
		Set<Integer> numbers = new HashSet<>();
		for (String part : text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*")) {
			try {
				numbers.add(Integer.valueOf(part));
			} catch (NumberFormatException e) {
				throw new IllegalArgumentException("option " + name + "=" + text + ": '" + part + "' is no number of a node", e);
			}
		}
		return numbers;
	}
}
