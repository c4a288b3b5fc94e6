package org.channelexplorer.core.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The network of an analysis with channels of some layers replaced, where their consumers read them: after normalisation and non-linearity. The
 * part of the network in front of the layers is run once per image, the part behind for every plan.
 */
public interface Substitutions {

	/** Layer ids, in the order asked for. */
	List<String> layers();

	/** Hash of the recipe of all values. */
	String hash();

	/** The same for some images. @param images indices, in the order wanted */
	Substitutions of(int[] images);

	/**
	 * Runs the part in front on all images, unless it was kept since the last time. The caller closes it.
	 *
	 * @throws InputException                                      when the model or an image is gone or has changed, or when nothing can be
	 *                                                             replaced at a layer
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	Running open(IProgressMonitor monitor) throws InputException;

	/** The network ready for plans. Safe for one thread at a time; it uses several. */
	interface Running extends AutoCloseable {

		/**
		 * Ids of the layers whose tensors can be replaced: those where channels of the layers asked for, and what is coupled with them, are read.
		 */
		List<String> places();

		/**
		 * What removals come to: where the channels are read, coupled ones included, and what is saved. The sizes are 0 where they are not known.
		 *
		 * @throws InputException when there is no such layer or channel
		 */
		ModelSurgeon.Cut plan(List<Removal> removals, ModelSurgeon.Rounding rounding) throws InputException;

		/**
		 * The place where exactly the channels of a layer are read; empty when they are read as parts of others.
		 *
		 * @param layer one that was asked for
		 */
		Optional<String> place(String layer) throws InputException;

		/**
		 * Products of the weights by which channels are read at a place, channels x channels.
		 *
		 * @throws InputException saying why they cannot be traced
		 */
		float[][] outgoingProducts(String place) throws InputException;

		/** Channels of a layer that was asked for. */
		int channels(String layer) throws InputException;

		/** The channels of a layer that cannot go, with the reason. @throws InputException when there is no such layer */
		Map<Integer, String> fixed(String layer) throws InputException;

		/**
		 * The replaced tensor of a place. A map is 1 x 1 where consumers read only the mean over all positions.
		 *
		 * @param layer one of {@link #places()}
		 */
		Tap replaced(String layer);

		/** The values of an image at a place as they are without a plan. @return [channel][position] */
		float[] values(String layer, int image);

		/**
		 * The values of images at a place under what is substituted at the places in front of it.
		 *
		 * @param substitutes at most one a place; that of the place itself is not seen
		 * @return by image [channel][position]; empty when only {@link #values(String, int)} are known
		 * @throws InputException                                      when the network refuses an image
		 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled, within a second
		 */
		default Optional<float[][]> values(String layer, List<Substitute> substitutes, int[] images, IProgressMonitor monitor) throws InputException {
			return Optional.empty();
		}

		/** Convolutions between places whose weights can be others for a while, in network order. */
		default List<Refittable> refittable() {
			return List.of();
		}

		/**
		 * What a convolution reads of images under what is substituted, or what it makes of it.
		 *
		 * @param convolution one of {@link #refittable()}
		 * @param results     whether its results are wanted, not what it reads
		 * @return by image [channel][position]
		 * @throws InputException                                      when the network refuses an image
		 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled, within a second
		 */
		default float[][] around(Refittable convolution, boolean results, List<Substitute> substitutes, int[] images, IProgressMonitor monitor)
				throws InputException {
			throw new UnsupportedOperationException("there is no convolution " + convolution.layer());
		}

		/** Whether the network has an output of one vector per image. */
		boolean predicts();

		/**
		 * Class probabilities under a plan. The same values on any number of threads.
		 *
		 * @param substitutes at most one a place; none = the network as it is
		 * @param images      indices
		 * @return images x outputs
		 * @throws InputException                                      when the network refuses an image
		 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled, within a second
		 */
		FloatMatrix predictions(List<Substitute> substitutes, int[] images, IProgressMonitor monitor) throws InputException;

		@Override
		void close();
	}
}
