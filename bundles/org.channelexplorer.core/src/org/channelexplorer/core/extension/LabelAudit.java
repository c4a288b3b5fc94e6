package org.channelexplorer.core.extension;

import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Scores the labels of images by class probabilities: which of them look wrong. */
public interface LabelAudit<P extends Record> extends Method<P> {

	/**
	 * Scores the labels.
	 *
	 * @return one score per image, 0 to 1, low = suspect
	 * @throws InputException when the labels cannot be scored this way
	 */
	double[] scores(Input input, P parameters, IProgressMonitor monitor) throws InputException;

	/**
	 * Which labels this method takes for wrong.
	 *
	 * @return one answer per image; empty for a method that only ranks
	 * @throws InputException as {@link #scores}
	 */
	default Optional<boolean[]> issues(Input input, P parameters, IProgressMonitor monitor) throws InputException {
		return Optional.empty();
	}

	/** Whether the method is one of those to choose from when none is named; not so for one that decides more than it ranks, or that is seldom the best. */
	default boolean ranks() {
		return true;
	}

	/**
	 * What an audit reads.
	 *
	 * @param probabilities images x classes, from 0 to 1, every row with the sum 1; column c is class c of the labels
	 * @param labels        the class of every image, every class with at least one image
	 */
	record Input(FloatMatrix probabilities, Labels labels) {
		public Input {
			if (probabilities.rows() != labels.size() || probabilities.columns() != labels.classes().size()) {
				throw new IllegalArgumentException(probabilities.rows() + " x " + probabilities.columns() + " probabilities for " + labels.size()
						+ " images of " + labels.classes().size() + " classes");
			}
		}
	}
}
