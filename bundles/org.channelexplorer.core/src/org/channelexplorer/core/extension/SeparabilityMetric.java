package org.channelexplorer.core.extension;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** One number for how well the classes separate in a layer. */
public interface SeparabilityMetric<P extends Record> extends Method<P> {

	/** Whether larger values mean better separated classes. */
	boolean higherIsBetter();

	/** Whether scores are shares from 0 to 1, for which classes without any structure give about 1 / number of classes. */
	default boolean share() {
		return false;
	}

	/**
	 * The score that classes without any difference would have, so that plots can show what is better than chance.
	 *
	 * @param counts images of each class; those without images may be there
	 * @return NaN when it depends on more than that
	 */
	default double chance(int[] counts) {
		return Double.NaN;
	}

	/**
	 * How the score's interval is to be found.
	 *
	 * @param input the layer's data, which it may depend on (how many classes, images and channels)
	 */
	default Sampling sampling(Input input) {
		return Sampling.SMOOTH;
	}

	/**
	 * Scores a layer under weights.
	 *
	 * @param input   the layer's data; shared by all calls of one interval
	 * @param weights how often each image is drawn, one per row: all 1 for the plain score. A drawn copy of an image is not
	 *                its own neighbour.
	 * @return the score, NaN when not defined (fewer than two classes, all points equal ...)
	 */
	double score(Input input, int[] weights, P parameters, IProgressMonitor monitor) throws InputException;

	/** What a metric reads: the summary matrix, the labels and, computed once when first asked for, the distances. */
	final class Input {
		private final FloatMatrix x;
		private final Labels labels;
		private final Map<Object, Object> derived = new HashMap<>();
		private double[] distances;

		public Input(FloatMatrix x, Labels labels) {
			if (x.rows() != labels.size()) {
				throw new IllegalArgumentException(x.rows() + " rows, " + labels.size() + " labels");
			}
			this.x = x;
			this.labels = labels;
		}

		/** Images x channels. */
		public FloatMatrix x() {
			return x;
		}

		/** Class of every row. */
		public Labels labels() {
			return labels;
		}

		/**
		 * Euclidean distances, row-major n x n; do not modify.
		 *
		 * @param monitor only looked at for cancellation
		 */
		public synchronized double[] distances(IProgressMonitor monitor) {
			if (distances == null) {
				distances = org.channelexplorer.core.data.Distances.euclidean(x, monitor);
			}
			return distances;
		}

		/**
		 * Something derived from these data, computed once for all calls of an interval (neighbour lists, a fitted model ...). The
		 * threads of an interval wait for it under one lock. A computation that throws, as when it is
		 * cancelled, is not kept: the next thread begins again, and is cancelled in turn.
		 *
		 * @param key     names it, parameters that matter included: a record private to the metric
		 * @param compute makes it when first asked for; not null
		 */
		@SuppressWarnings("unchecked") // the key is private to the caller that stores the value
		public synchronized <T> T once(Object key, Function<Input, T> compute) {
			Object value = derived.get(key);
			if (value == null) {
				value = compute.apply(this);
				derived.put(key, value);
			}
			return (T) value;
		}
	}
}
