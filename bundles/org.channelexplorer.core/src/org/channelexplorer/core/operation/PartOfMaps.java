package org.channelexplorer.core.operation;

import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.util.InputException;

/**
 * The maps of some images: what does not depend on how they are read.
 *
 * @param <M> the maps of all images
 */
public abstract class PartOfMaps<M extends ActivationMaps> implements ActivationMaps {
	private final M all;
	private final int[] images;

	/** @param images rows of {@code all}, in the order of this part */
	protected PartOfMaps(M all, int[] images) {
		this.all = all;
		this.images = images.clone();
	}

	/** The maps of all images. */
	protected final M all() {
		return all;
	}

	/** The images, as rows of {@link #all()}. */
	protected final int[] images() {
		return images.clone();
	}

	@Override
	public final List<String> layers() {
		return all.layers();
	}

	@Override
	public final long size(int layer) {
		return all.size(layer);
	}

	@Override
	public final MapLayout layout(int layer) throws InputException {
		return all.layout(layer);
	}

	@Override
	public final Seen seen(int image) throws InputException {
		return all.seen(images[image]);
	}

	@Override
	public final ActivationMaps of(int[] some) {
		return all.of(Arrays.stream(some).map(i -> images[i]).toArray());
	}
}
