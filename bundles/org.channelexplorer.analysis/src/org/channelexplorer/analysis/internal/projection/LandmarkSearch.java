package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Finds the landmarks nearest to a row: those that a {@link Sketch} shows to be farther away than others are not compared in full. What it finds is what
 * comparing all of them finds, to the byte. Safe for several threads, each with its {@link #finder() finder}.
 */
public final class LandmarkSearch {
	private static final int TILE = Rows.TILE;
	/** What rounding may add to a distance on the sketch, relative to how far both lie from its origin. */
	private static final double ROUNDING = 1e-3;

	private final Rows landmarks;
	private final Sketch.Axes axes;
	private final float[][] sketches;
	private final double[] reach;

	/** Puts the landmarks on the axes. */
	public LandmarkSearch(Rows landmarks) {
		this.landmarks = landmarks;
		axes = Sketch.axesOf(landmarks, new SplittableRandom(1)); // which axes they are changes the time and nothing else
		sketches = Arrays.stream(landmarks.padded()).map(axes::of).toArray(float[][]::new);
		reach = Arrays.stream(sketches).mapToDouble(LandmarkSearch::norm).toArray();
	}

	private static double norm(float[] sketch) {
		double sum = 0;
		for (float v : sketch) {
			sum += (double) v * v;
		}
		return Math.sqrt(sum);
	}

	/** For one thread. */
	public Finder finder() {
		return new Finder();
	}

	/** Compares rows with the landmarks. */
	public final class Finder {
		private final DistanceKernel kernel = DistanceKernel.create();
		private final float[][] four = new float[TILE][];
		private final float[] out = new float[TILE];
		private final int[] waiting = new int[TILE];
		private final float[] bounds = new float[sketches.length];
		private float[] distances;
		private float[] nearest;
		private int count;
		private long compared;

		private Finder() {
		}

		/** Landmarks that were compared in full, all rows together. */
		public long compared() {
			return compared;
		}

		/**
		 * Squared distances of a row to the landmarks in their own order, infinite for those that are not among the nearest.
		 *
		 * @param row as wide as the landmarks
		 * @param k   how many nearest must be right, at most the number of landmarks
		 */
		public float[] squared(float[] row, int k) {
			int n = landmarks.count();
			float[] sketch = axes.of(row);
			double own = norm(sketch);
			for (int j = 0; j < sketches.length; j += TILE) {
				System.arraycopy(sketches, j, four, 0, TILE);
				kernel.row(sketch, four, Sketch.AXES, out);
				System.arraycopy(out, 0, bounds, j, TILE);
			}
			distances = new float[n];
			Arrays.fill(distances, Float.POSITIVE_INFINITY);
			nearest = new float[k];
			Arrays.fill(nearest, Float.POSITIVE_INFINITY);
			for (int j : RowDistances.nearest(Arrays.copyOf(bounds, n), -1, k)) { // likely to be near, so that few others remain
				add(row, j);
			}
			compare(row);
			for (int j = 0; j < n; j++) {
				if (distances[j] == Float.POSITIVE_INFINITY && Math.sqrt(bounds[j]) <= Math.sqrt(nearest[k - 1]) + ROUNDING * (own + reach[j])) {
					add(row, j);
				}
			}
			compare(row);
			return distances;
		}

		private void add(float[] row, int landmark) {
			waiting[count++] = landmark;
			if (count == TILE) {
				compare(row);
			}
		}

		private void compare(float[] row) {
			if (count == 0) {
				return;
			}
			for (int i = 0; i < TILE; i++) {
				four[i] = landmarks.row(waiting[Math.min(i, count - 1)]);
			}
			kernel.row(row, four, landmarks.width(), out);
			for (int i = 0; i < count; i++) {
				distances[waiting[i]] = out[i];
				keep(out[i]);
			}
			compared += count;
			count = 0;
		}

		private void keep(float distance) {
			int at = nearest.length - 1;
			if (!(distance < nearest[at])) {
				return;
			}
			for (; at > 0 && nearest[at - 1] > distance; at--) {
				nearest[at] = nearest[at - 1];
			}
			nearest[at] = distance;
		}
	}
}
