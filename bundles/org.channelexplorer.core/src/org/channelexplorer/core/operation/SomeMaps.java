package org.channelexplorer.core.operation;

import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** The maps of some images. What can run the network on a part of its images is asked for that part; else all are run. */
final class SomeMaps extends PartOfMaps<ActivationMaps> {

	SomeMaps(ActivationMaps all, int[] images) {
		super(all, images);
	}

	@Override
	public String hash() {
		return FocusView.hash(all().hash(), FocusView.hash(images()));
	}

	@Override
	public List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) throws InputException {
		ActivationMaps run = all().of(images());
		return run instanceof SomeMaps ? all().reduce(reduction, monitor).stream().map(m -> m.selectRows(images())).toList() : run.reduce(reduction, monitor);
	}
}
