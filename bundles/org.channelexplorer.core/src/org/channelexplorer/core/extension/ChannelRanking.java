package org.channelexplorer.core.extension;

import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
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

	/** What scores can depend on besides the summaries. */
	enum Reads {
		/** The class of every image. */
		LABELS,
		/** The norms of the layer's filters. */
		FILTER_NORMS,
		/** The norms of the weights by which the layer's consumers read its channels. */
		OUTGOING_WEIGHTS,
		/**
		 * What the classes lose when single channels are silenced: a run of the network for every channel, unless its result is stored. Where all
		 * rankings are shown by default those that read this are left out.
		 */
		ABLATION
	}

	/** What the scores depend on besides the summaries: the key of the result holds nothing else, and the input has nothing else. */
	default Set<Reads> reads() {
		return Set.of(Reads.LABELS);
	}

	/** How the scores' intervals are to be found; empty when the scores do not come from images. */
	default Optional<Sampling> sampling() {
		return Optional.of(Sampling.SMOOTH);
	}

	/**
	 * The scores' intervals where the ranking knows them; they are taken in place of resampled ones.
	 *
	 * @return low and high ends by channel, NaN without one; empty when they are to be found by {@link #sampling()}
	 * @throws InputException as {@link #scores}
	 */
	default Optional<double[][]> intervals(Input input, P parameters) throws InputException {
		return Optional.empty();
	}

	/**
	 * What a ranking reads.
	 *
	 * @param summaries   images x channels
	 * @param labels      class of every image; one class of all for a ranking that does not read {@link Reads#LABELS}
	 * @param filterNorms gives the L2 norms of the layer's filters, to a ranking that reads {@link Reads#FILTER_NORMS}
	 * @param outgoing    gives the weights behind the layer, to a ranking that reads {@link Reads#OUTGOING_WEIGHTS}
	 * @param ablated     gives the effects of silenced channels, to a ranking that reads {@link Reads#ABLATION}
	 */
	record Input(FloatMatrix summaries, Labels labels, FilterNorms filterNorms, Outgoing outgoing, Ablated ablated) {

		/** Without the effects of silenced channels. */
		public Input(FloatMatrix summaries, Labels labels, FilterNorms filterNorms, Outgoing outgoing) {
			this(summaries, labels, filterNorms, outgoing, () -> {
				throw new InputException("what silenced channels do is not known");
			});
		}

		/** Without the weights behind the layer. */
		public Input(FloatMatrix summaries, Labels labels, FilterNorms filterNorms) {
			this(summaries, labels, filterNorms, () -> {
				throw new InputException("the weights behind the layer are not known");
			});
		}
	}

	/** Gives the weights behind a layer. */
	interface Outgoing {

		/** Norms per channel. @throws InputException saying why there are none */
		OutgoingWeights get() throws InputException;
	}

	/** Gives what silenced channels do. */
	interface Ablated {

		/** By channel. @throws InputException saying why they are not known, such as that the network predicts no class */
		Effects get() throws InputException;
	}

	/**
	 * What silencing single channels does; one element a channel, NaN for those that cannot be silenced.
	 *
	 * @param drops mean drop of the probability of the class that loses most, over its images
	 * @param low   lower end of its interval
	 * @param high  upper end
	 * @param moved mean over all images of how far the probability of their class moves, up or down
	 */
	record Effects(double[] drops, double[] low, double[] high, double[] moved) {
	}

	/** Gives the filters' norms. */
	interface FilterNorms {

		/** One L2 norm per channel. @throws InputException saying why there are none */
		float[] get() throws InputException;
	}
}
