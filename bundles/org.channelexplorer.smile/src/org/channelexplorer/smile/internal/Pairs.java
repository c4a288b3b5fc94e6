package org.channelexplorer.smile.internal;

import java.util.stream.IntStream;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** The distances of all pairs of rows as float32, each pair once, laid out as Smile's linkages want them. */
final class Pairs {
	/** Most rows: 200 MB. */
	static final int MOST = 10_000;
	/** Largest distance: its square, which Ward's rule needs, times the number of images still is a float32. */
	private static final float FARTHEST = 1e17f;

	private final int n;
	private final float[] distances;

	private Pairs(int n, float[] distances) {
		this.n = n;
		this.distances = distances;
	}

	/**
	 * Computes them on all processors.
	 *
	 * @param method  name of the method for the message
	 * @param monitor checked for cancellation between rows
	 * @throws InputException             when there are more than {@link #MOST} rows, or rows too far apart for float32
	 * @throws OperationCanceledException when cancelled
	 */
	static Pairs of(SortedRows rows, String method, IProgressMonitor monitor) throws InputException {
		int n = rows.count();
		checkSize(n, method);
		Pairs pairs = new Pairs(n, new float[n * (n + 1) / 2]);
		IntStream.range(0, n).parallel().forEach(i -> {
			for (int j = i + 1; j < n; j++) {
				if (j % 64 == 0 && monitor.isCanceled()) {
					throw new OperationCanceledException();
				}
				pairs.distances[pairs.index(i, j)] = (float) rows.distance(i, j);
			}
		});
		for (float d : pairs.distances) {
			if (d > FARTHEST) {
				throw new InputException(method + " cannot work with distances above " + FARTHEST + ": the values of these images are too large");
			}
		}
		return pairs;
	}

	/** Refuses what would not fit the memory, before anything is computed. */
	static void checkSize(int n, String method) throws InputException {
		if (n > MOST) {
			throw new InputException(method + " keeps the distances of all pairs of images in memory and takes at most " + MOST
					+ " images, not " + n + ": choose fewer images or another method");
		}
	}

	int count() {
		return n;
	}

	/** Distance of rows i and j. */
	float get(int i, int j) {
		return distances[index(Math.min(i, j), Math.max(i, j))];
	}

	/** The array itself, n (n + 1) / 2 long; a linkage overwrites it. */
	float[] array() {
		return distances;
	}

	// i <= j; smile.clustering.linkage.Linkage has the same formula
	private int index(int i, int j) {
		return distances.length - (n - i) * (n - i + 1) / 2 + j - i;
	}
}
