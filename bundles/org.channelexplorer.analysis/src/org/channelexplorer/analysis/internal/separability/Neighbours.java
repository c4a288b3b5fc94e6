package org.channelexplorer.analysis.internal.separability;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** The nearest images of every image, equally near ones always together. */
final class Neighbours {
	private final int[][] nearest;
	private final double[][] distance;

	private Neighbours(int n) {
		nearest = new int[n][];
		distance = new double[n][];
	}

	/**
	 * Lists at least {@code atLeast} neighbours of every image (or all), nearest first.
	 *
	 * @param distances n x n
	 */
	static Neighbours of(double[] distances, int n, int atLeast, IProgressMonitor monitor) {
		Neighbours result = new Neighbours(n);
		IntStream.range(0, n).parallel().forEach(i -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			result.fill(distances, n, i, Math.min(atLeast, n - 1));
		});
		return result;
	}

	/** The neighbours of one image, complete. */
	static Neighbours ofOne(double[] distances, int n, int image) {
		Neighbours result = new Neighbours(n);
		result.fill(distances, n, image, n - 1);
		return result;
	}

	private void fill(double[] distances, int n, int image, int atLeast) {
		double[] sorted = new double[n - 1];
		System.arraycopy(distances, image * n, sorted, 0, image);
		System.arraycopy(distances, image * n + image + 1, sorted, image, n - 1 - image);
		Arrays.sort(sorted);
		int count = atLeast;
		while (count > 0 && count < n - 1 && sorted[count] == sorted[count - 1]) {
			count++;
		}
		int[] list = new int[count];
		int[] used = new int[count];
		double last = count == 0 ? -1 : sorted[count - 1];
		for (int j = 0; j < n; j++) {
			double d = distances[image * n + j];
			if (j != image && d <= last) {
				int at = first(sorted, d, count);
				list[at + used[at]++] = j;
			}
		}
		nearest[image] = list;
		distance[image] = Arrays.copyOf(sorted, count);
	}

	private static int first(double[] sorted, double value, int count) {
		int low = 0;
		int high = count - 1;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (sorted[middle] < value) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** Number of neighbours listed of an image. */
	int count(int image) {
		return nearest[image].length;
	}

	/** A neighbour, 0 for the nearest. */
	int neighbour(int image, int rank) {
		return nearest[image][rank];
	}

	/** Its distance. */
	double distance(int image, int rank) {
		return distance[image][rank];
	}
}
