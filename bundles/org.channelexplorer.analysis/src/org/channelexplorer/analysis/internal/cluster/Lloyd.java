package org.channelexplorer.analysis.internal.cluster;

import java.util.Arrays;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Lloyd's iteration with Elkan's bounds: a point is only compared with the centroids again when the triangle inequality cannot
 * rule out that another one came nearer. The clusters are those of the plain iteration.
 */
final class Lloyd {
	private static final int MAX_ITERATIONS = 300;
	private static final int EXPECTED = 20;
	// distances carry float rounding of this order; bounds that differ by less are not trusted
	private static final double SLACK = 1 + 1e-5;
	/** Most bounds kept: 1 GB, and no more than a quarter of the heap. */
	private static final long BOUNDS = 1L << 27;

	private final Points points;
	private final float[][] centroids;
	private final int n;
	private final int k;
	private final int width;
	private final double[][] sums;
	private final int[] sizes;
	private final int[] of;
	private final double[] upper;
	/** Points x clusters; null when they would be too many: every point is then compared each time. */
	private final double[] lower;
	private final CentroidDistances distances;

	private Lloyd(Points points, float[][] start) {
		this.points = points;
		this.centroids = Arrays.stream(start).map(float[]::clone).toArray(float[][]::new);
		n = points.count();
		k = start.length;
		width = Points.padded(points.columns());
		sums = new double[k][width];
		sizes = new int[k];
		of = new int[n];
		upper = new double[n];
		lower = (long) n * k > Math.min(BOUNDS, Runtime.getRuntime().maxMemory() / 4 / Double.BYTES) ? null : new double[n * k];
		distances = new CentroidDistances(points);
	}

	/** Iterates until no point changes its cluster. @param start one or more centroids, padded; not modified */
	static Partition run(Points points, float[][] start, IProgressMonitor monitor) {
		return new Lloyd(points, start).run(monitor);
	}

	private Partition run(IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor);
		Arrays.fill(of, -1);
		int iterations = 0;
		boolean changed = true;
		while (changed && iterations < MAX_ITERATIONS) {
			changed = assign(iterations == 0, progress);
			progress.setWorkRemaining(EXPECTED).worked(1); // how many there will be is not known
			iterations++;
			if (changed) {
				changed = fillEmpty() | move();
			}
		}
		double inertia = 0;
		for (int i = 0; i < n; i++) {
			inertia += Partition.squared(points.row(i), centroids[of[i]], points.columns());
		}
		return new Partition(points, of, centroids, inertia, iterations);
	}

	private boolean assign(boolean all, IProgressMonitor monitor) {
		boolean[] changed = new boolean[1];
		distances.begin(centroids, (place, squared, from) -> changed[0] |= settle(place, squared, from));
		distances.pass(i -> all || contested(i), monitor);
		return changed[0];
	}

	private boolean contested(int i) {
		if (lower == null) {
			return true;
		}
		double bound = upper[i] * SLACK;
		for (int c = 0; c < k; c++) {
			if (c != of[i] && lower[i * k + c] < bound) {
				return true;
			}
		}
		return false;
	}

	/** Puts a point to its nearest centroid, the first of equals; true when that is another one. */
	private boolean settle(int i, float[] squared, int from) {
		int best = 0;
		for (int c = 0; c < k; c++) {
			if (lower != null) {
				lower[i * k + c] = Math.sqrt(squared[from + c]);
			}
			if (squared[from + c] < squared[from + best]) {
				best = c;
			}
		}
		upper[i] = Math.sqrt(squared[from + best]);
		if (best == of[i]) {
			return false;
		}
		if (of[i] >= 0) {
			add(of[i], i, -1);
		}
		add(best, i, 1);
		of[i] = best;
		return true;
	}

	private void add(int cluster, int place, int sign) {
		double[] sum = sums[cluster];
		float[] row = points.row(place);
		if (sign > 0) {
			for (int c = 0; c < width; c++) {
				sum[c] += row[c];
			}
		} else {
			for (int c = 0; c < width; c++) {
				sum[c] -= row[c];
			}
		}
		sizes[cluster] += sign;
	}

	/** Gives a cluster without points the point that lies farthest from its own centroid. */
	private boolean fillEmpty() {
		boolean filled = false;
		for (int c = 0; c < k; c++) {
			if (sizes[c] == 0) {
				int farthest = -1;
				for (int i = 0; i < n; i++) {
					if (sizes[of[i]] > 1 && (farthest < 0 || upper[i] > upper[farthest])) {
						farthest = i;
					}
				}
				if (farthest < 0 || upper[farthest] == 0) {
					continue; // fewer different points than clusters: it stays empty
				}
				add(of[farthest], farthest, -1);
				add(c, farthest, 1);
				of[farthest] = c;
				filled = true;
			}
		}
		return filled;
	}

	/** Moves the centroids to the means and loosens the bounds; true when one moved. */
	private boolean move() {
		double[] moved = new double[k];
		boolean any = false;
		for (int c = 0; c < k; c++) {
			if (sizes[c] == 0) {
				continue;
			}
			double squares = 0;
			for (int j = 0; j < width; j++) {
				float mean = (float) (sums[c][j] / sizes[c]);
				double e = (double) mean - centroids[c][j];
				squares += e * e;
				centroids[c][j] = mean;
			}
			moved[c] = Math.sqrt(squares) * SLACK;
			any |= squares > 0;
		}
		for (int i = 0; i < n; i++) {
			upper[i] += moved[of[i]];
			for (int c = 0; c < k && lower != null; c++) {
				lower[i * k + c] -= moved[c];
			}
		}
		return any;
	}
}
