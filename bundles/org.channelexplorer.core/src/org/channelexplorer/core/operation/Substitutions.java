package org.channelexplorer.core.operation;

import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.model.Tap;
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

		/** The replaced tensor of a layer. A map is 1 x 1 where consumers read only the mean over all positions. */
		Tap replaced(int layer);

		/** The values of an image at a layer as they are without a plan. @return [channel][position] */
		float[] values(int layer, int image);

		/** Whether the network has an output of one vector per image. */
		boolean predicts();

		/**
		 * Class probabilities under a plan. The same values on any number of threads.
		 *
		 * @param substitutes at most one a layer; none = the network as it is
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
