package org.channelexplorer.analysis.internal.projection;

import java.util.stream.IntStream;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** All distances between the rows, float, in the rows' own order: 4 n^2 bytes. */
final class DistanceMatrix {
	/** Most rows: 256 MB. */
	static final int MOST = 8192;

	private final float[][] distances;

	/**
	 * Computes them.
	 *
	 * @throws InputException             when there are more than {@link #MOST} rows
	 * @throws OperationCanceledException when cancelled
	 */
	DistanceMatrix(Rows rows, Measure measure, IProgressMonitor monitor) throws InputException {
		int n = rows.count();
		if (n > MOST) {
			throw new InputException("multidimensional scaling needs all distances and takes at most " + MOST + " images, there are " + n
					+ "; choose pca, tsne or umap");
		}
		distances = new float[n][n];
		int tiles = (n + Rows.TILE - 1) / Rows.TILE;
		SubMonitor progress = SubMonitor.convert(monitor, tiles);
		IntStream.range(0, tiles).parallel().forEach(t -> {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			tileRow(rows, t * Rows.TILE, measure);
			synchronized (progress) {
				progress.worked(1);
			}
		});
	}

	// the part on and right of the diagonal; every other place is written by its mirror image
	private void tileRow(Rows rows, int i, Measure measure) {
		DistanceKernel kernel = DistanceKernel.create();
		float[] tile = new float[Rows.TILE * Rows.TILE];
		int n = distances.length;
		for (int j = i; j < n; j += Rows.TILE) {
			kernel.tile(rows.padded(), i, rows.padded(), j, rows.width(), tile);
			for (int p = i; p < Math.min(n, i + Rows.TILE); p++) {
				for (int q = j; q < Math.min(n, j + Rows.TILE); q++) {
					float d = (float) measure.distance(tile[(p - i) * Rows.TILE + q - j]);
					distances[p][q] = d;
					distances[q][p] = d;
				}
			}
		}
	}

	/** Number of rows. */
	int size() {
		return distances.length;
	}

	/** Distances from a row to all; do not modify. */
	float[] row(int i) {
		return distances[i];
	}
}
