package org.channelexplorer.analysis.internal.projection;

import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.eclipse.core.runtime.IProgressMonitor;

/** A projection that is a map: it has a place for a point it has not seen. */
interface Placing {

	/**
	 * Places samples into the placement of x.
	 *
	 * @param x       what the picture is made from
	 * @param samples rows of the same columns
	 * @return samples x 2; empty when this picture is no map
	 */
	Optional<FloatMatrix> place(FloatMatrix x, FloatMatrix samples, IProgressMonitor monitor);
}
