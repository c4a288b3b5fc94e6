package org.channelexplorer.core.extension;

import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Gives every channel of a layer a score; higher means more telling. */
public interface ChannelRanking<P extends Record> extends Method<P> {

	/**
	 * Scores the channels.
	 *
	 * @param input   the layer's data
	 * @return one score per channel, NaN where it is not defined
	 * @throws InputException when the layer cannot be ranked this way (no filters, one class only ...)
	 */
	double[] scores(Input input, P parameters, IProgressMonitor monitor) throws InputException;

	/** How the scores' intervals are to be found; empty when the scores do not come from images. */
	default Optional<Sampling> sampling() {
		return Optional.of(Sampling.SMOOTH);
	}

	/**
	 * What a ranking reads.
	 *
	 * @param summaries   images x channels
	 * @param labels      class of every image
	 * @param filterNorms gives the L2 norms of the layer's filters, to a ranking that asks for them
	 */
	record Input(FloatMatrix summaries, Labels labels, FilterNorms filterNorms) {
	}

	/** Gives the filters' norms. */
	interface FilterNorms {

		/** One L2 norm per channel. @throws InputException saying why there are none */
		float[] get() throws InputException;
	}
}
