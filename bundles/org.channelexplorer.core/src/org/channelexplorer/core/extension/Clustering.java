package org.channelexplorer.core.extension;

import java.util.List;
import java.util.Map;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Groups images in the high-dimensional summary space. */
public interface Clustering<P extends Record> extends Method<P> {

	/** Groups the rows. @param x images x channels, finite */
	Clusters cluster(FloatMatrix x, P parameters, long seed, IProgressMonitor monitor) throws InputException;

	/**
	 * A partition.
	 *
	 * @param of          cluster of every row, 0 .. count-1; -1 for noise
	 * @param count       number of clusters
	 * @param diagnostics the method's own figures (inertia, BIC ...)
	 * @param notes       what a reader of the partition must know, one sentence each, without a full stop; usually empty
	 */
	record Clusters(int[] of, int count, Map<String, Double> diagnostics, List<String> notes) {

		/** A partition that needs no note. */
		public Clusters(int[] of, int count, Map<String, Double> diagnostics) {
			this(of, count, diagnostics, List.of());
		}
	}
}
