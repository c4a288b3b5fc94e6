package org.channelexplorer.analysis.internal.ranking;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.InputException;

/** The classes a one-vs-rest ranking looks at. */
final class ClassChoice {
	private ClassChoice() {
	}

	/**
	 * Indices of the chosen class, or of all that have images.
	 *
	 * @throws InputException when the class is unknown, empty, or the only one
	 */
	static int[] of(Labels labels, String name, String ranking) throws InputException {
		Columns.classRows(labels, ranking);
		int[] counts = labels.counts();
		if (name.isEmpty()) {
			return IntStream.range(0, counts.length).filter(c -> counts[c] > 0).toArray();
		}
		int index = labels.classes().indexOf(name);
		if (index < 0 || counts[index] == 0) {
			throw new InputException("there is no image of a class '" + name + "' (classes: " + String.join(", ", labels.classes()) + ")");
		}
		return new int[] { index };
	}
}
