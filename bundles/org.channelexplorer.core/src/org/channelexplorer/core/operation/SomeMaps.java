package org.channelexplorer.core.operation;

import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** The maps of some images. What can run the network on a part of its images is asked for that part; else all are run. */
final class SomeMaps implements ActivationMaps {
	private final ActivationMaps all;
	private final int[] images;

	SomeMaps(ActivationMaps all, int[] images) {
		this.all = all;
		this.images = images.clone();
	}

	@Override
	public List<String> layers() {
		return all.layers();
	}

	@Override
	public long size(int layer) {
		return all.size(layer);
	}

	@Override
	public String hash() {
		return FocusView.hash(all.hash(), FocusView.hash(images));
	}

	@Override
	public MapLayout layout(int layer) throws InputException {
		return all.layout(layer);
	}

	@Override
	public Seen seen(int image) throws InputException {
		return all.seen(images[image]);
	}

	@Override
	public ActivationMaps of(int[] some) {
		return all.of(Arrays.stream(some).map(i -> images[i]).toArray());
	}

	@Override
	public List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) throws InputException {
		ActivationMaps run = all.of(images);
		return run instanceof SomeMaps ? all.reduce(reduction, monitor).stream().map(m -> m.selectRows(images)).toList() : run.reduce(reduction, monitor);
	}
}
