package org.channelexplorer.core.extension;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.extension.NetworkRunner.OutputSpec;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;

/**
 * A network cut where tensors are replaced, so that the part in front is run once per image and the part behind for every plan. What
 * replaces a channel ({@link Substitute}) is an input of the part behind: no plan opens the network again.
 */
public interface CutRunner extends AutoCloseable {

	/**
	 * The part in front. It has one tap, [images][{@link #kept}]: everything of an image that the part behind reads. Its output is that of the
	 * whole network as it is.
	 */
	NetworkRunner front();

	/** Floats that are kept of an image. */
	int kept();

	/**
	 * The replaced tensors, one a layer, in the order asked for, sizes known. A tensor that is read only through a mean over all positions is
	 * replaced behind that mean, which comes to the same: its map is 1 x 1.
	 */
	List<Tap> replaced();

	/**
	 * The values of a replaced tensor, as they are when nothing is replaced.
	 *
	 * @param layer index in {@link #replaced()}
	 * @param kept  what was kept of the image
	 * @return [channel][position]
	 */
	float[] values(int layer, MemorySegment kept);

	/** The convolutions whose weights can be others for a while, in network order. */
	default List<Refittable> refittable() {
		return List.of();
	}

	/** The network's main output; empty when it is not one vector per image. */
	default Optional<OutputSpec> output() {
		return front().output();
	}

	/** The part behind, for one thread at a time; freed when it is closed, and at the latest with this. */
	Behind behind() throws InputException;

	/** Frees everything; nobody may be at work. */
	@Override
	void close();

	/** The part behind the cut. */
	interface Behind extends AutoCloseable {

		/**
		 * From now on consumers read these, and convolutions behind them have their weights; layers that none is about are left as they are.
		 *
		 * @param substitutes at most one a layer
		 */
		void substitute(List<Substitute> substitutes);

		/** Images that it takes at once. */
		int batch();

		/**
		 * Runs images. What one gives does not depend on the others.
		 *
		 * @param kept what was kept of each, 1 .. {@link #batch()}
		 * @return the main output of each, as the network gives it
		 * @throws InputException when the network refuses them
		 */
		float[][] run(List<MemorySegment> kept) throws InputException;

		/**
		 * The values of a replaced tensor with what was substituted in front of it, and before it is itself replaced. Without an own
		 * implementation they are not known.
		 *
		 * @param layer index in {@link CutRunner#replaced()}
		 * @param kept  what was kept of each image, 1 .. {@link #batch()}
		 * @return of each image [channel][position]; empty when they are not known
		 * @throws InputException when the network refuses them
		 */
		default Optional<float[][]> values(int layer, List<MemorySegment> kept) throws InputException {
			return Optional.empty();
		}

		/**
		 * What a convolution reads with what was substituted, or what it makes of it.
		 *
		 * @param convolution index in {@link CutRunner#refittable()}
		 * @param results     whether its results are wanted, not what it reads
		 * @param kept        what was kept of each image, 1 .. {@link #batch()}
		 * @return of each image [channel][position]
		 * @throws InputException when the network refuses them
		 */
		default float[][] around(int convolution, boolean results, List<MemorySegment> kept) throws InputException {
			throw new UnsupportedOperationException("there is no convolution " + convolution);
		}

		@Override
		void close();
	}
}
