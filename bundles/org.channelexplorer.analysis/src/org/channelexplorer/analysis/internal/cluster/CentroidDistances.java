package org.channelexplorer.analysis.internal.cluster;

import java.util.function.IntPredicate;
import org.channelexplorer.analysis.internal.projection.DistanceKernel;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Squared distances of points to centroids, four points and four centroids at a time. Not for concurrent use. */
final class CentroidDistances {
	private static final int TILE = 4;
	/** Points between two looks whether it was cancelled. */
	private static final int LOOK = 4096;

	private final DistanceKernel kernel = DistanceKernel.create();
	private final float[][] waiting = new float[TILE][];
	private final int[] places = new int[TILE];
	private final float[] tile = new float[TILE * TILE];
	private final Points points;
	private final int width;
	private float[][] centroids;
	private float[] distances;
	private Taker taker;
	private int count;
	private int clusters;

	/** Receives the distances of one point to all centroids; may keep neither. */
	interface Taker {
		void take(int place, float[] squared, int from);
	}

	CentroidDistances(Points points) {
		this.points = points;
		this.width = Points.padded(points.columns());
	}

	/** Starts a pass: every {@link #add}ed point goes to the taker, at the latest at {@link #finish}. */
	void begin(float[][] against, Taker to) {
		clusters = against.length;
		int padded = (clusters + TILE - 1) / TILE * TILE;
		centroids = java.util.Arrays.copyOf(against, padded);
		for (int c = clusters; c < padded; c++) {
			centroids[c] = against[0]; // computed and not looked at
		}
		distances = new float[TILE * padded];
		taker = to;
		count = 0;
	}

	/**
	 * A whole pass: all points that are wanted, in order.
	 *
	 * @throws OperationCanceledException soon after it was cancelled, also among millions of points
	 */
	void pass(IntPredicate wanted, IProgressMonitor monitor) {
		for (int i = 0; i < points.count(); i++) {
			if (i % LOOK == 0 && monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			if (wanted.test(i)) {
				add(i);
			}
		}
		finish();
	}

	void add(int place) {
		waiting[count] = points.row(place);
		places[count++] = place;
		if (count == TILE) {
			compute();
		}
	}

	void finish() {
		if (count > 0) {
			for (int r = count; r < TILE; r++) {
				waiting[r] = waiting[0];
			}
			compute();
		}
	}

	private void compute() {
		int stride = centroids.length;
		for (int c = 0; c < stride; c += TILE) {
			kernel.tile(waiting, 0, centroids, c, width, tile);
			for (int r = 0; r < count; r++) {
				System.arraycopy(tile, r * TILE, distances, r * stride + c, TILE);
			}
		}
		for (int r = 0; r < count; r++) {
			taker.take(places[r], distances, r * stride);
		}
		count = 0;
	}
}
