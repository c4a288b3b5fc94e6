package org.channelexplorer.core.extension;

import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Places every image in the plane. */
public interface Projection<P extends Record> extends Method<P> {

	/**
	 * Projects the rows.
	 *
	 * @param x       images x channels, finite, at least one row
	 * @param monitor checked between iterations
	 * @return a position for every row
	 * @throws InputException when these data cannot be projected
	 */
	Embedding project(FloatMatrix x, P parameters, long seed, IProgressMonitor monitor) throws InputException;

	/**
	 * Positions in the plane, no unit.
	 *
	 * @param positions   images x 2
	 * @param diagnostics the method's own figures (KL divergence, stress, explained variance ...)
	 * @param notes       what a reader of the picture must know, one sentence each, without a full stop; usually empty
	 */
	record Embedding(FloatMatrix positions, Map<String, Double> diagnostics, List<String> notes) {

		/** Positions that need no note. */
		public Embedding(FloatMatrix positions, Map<String, Double> diagnostics) {
			this(positions, diagnostics, List.of());
		}
	}
}
