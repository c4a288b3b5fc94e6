package org.channelexplorer.core.operation;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * The whole activation maps of some layers. They are never stored: the network is run on every image again, and what is needed of
 * an image's maps is taken while they are there.
 */
public interface ActivationMaps {

	/** Layer ids, in the order asked for. */
	List<String> layers();

	/** Values of an image at a layer: channels x height x width. */
	long size(int layer);

	/** Hash of the recipe of all values (model, images, preprocessing, tensors, step). */
	String hash();

	/**
	 * Runs the network on all images and reduces each image's maps to a few values. The same values on any number of threads.
	 *
	 * @return for every layer images x {@link Reduction#length}
	 * @throws InputException                                      when the model or an image is gone or has changed, or a value is not finite
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) throws InputException;

	/**
	 * How the values of a layer lie over an image.
	 *
	 * @throws InputException when that is not known
	 */
	default MapLayout layout(int layer) throws InputException {
		throw new InputException("layer " + layers().get(layer) + ": the layout of its maps is not known");
	}

	/**
	 * The part of an image that the network sees.
	 *
	 * @param image index in these maps
	 * @throws InputException when the image is gone or cannot be read
	 */
	default Seen seen(int image) throws InputException {
		throw new InputException("image " + image + ": what the network sees of it is not known");
	}

	/**
	 * The maps of some images: the network is run on these only, each by itself.
	 *
	 * @param images indices, in the order wanted
	 */
	default ActivationMaps of(int[] images) {
		return new SomeMaps(this, images);
	}

	/** Takes from an image's maps what is needed. Called by several threads. */
	interface Reduction {

		/** Values that are kept of an image at a layer. */
		int length(int layer);

		/**
		 * Reduces.
		 *
		 * @param values all values of an image at the layer: float32 in native order, channel by channel; valid during the call
		 * @return {@link #length} values
		 */
		float[] reduce(int layer, MemorySegment values);
	}
}
