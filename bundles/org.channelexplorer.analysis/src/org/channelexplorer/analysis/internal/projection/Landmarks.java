package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.projection.Measure.Measured;
import org.channelexplorer.core.data.FloatMatrix;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Some of very many images, which a method places for all: the others go where the landmarks nearest to them are. The points are read in place
 * and in one order; only the landmarks are on the heap.
 *
 * @param rows   the landmarks' rows, ascending
 * @param points their points
 * @see <a href="https://proceedings.neurips.cc/paper/2002/hash/5d6646aad9bcc0be55b2c82f69750387-Abstract.html">de Silva and Tenenbaum, Global versus
 *      local methods in nonlinear dimensionality reduction (landmark MDS), NIPS 2002</a>
 */
record Landmarks(int[] rows, FloatMatrix points) {
	/** Number of landmarks. */
	static final int COUNT = 3000;
	/** More images than this are placed by landmarks. */
	private static final int MOST = 100_000;
	/** Nearest landmarks that place an image. */
	private static final int NEAREST = 12;
	private static final int CHUNK = 256;
	/** Rows after which it is seen whether the sketch is of use, and the share of the landmarks up to which it is. */
	private static final int TRIED = 8;
	private static final double WORTH = 0.4;

	/** Whether so many images are placed by landmarks. */
	static boolean needed(int images) {
		return images > MOST;
	}

	/** Chooses landmarks: which depends on the images' values and the seed, not on the images' order. */
	static Landmarks of(FloatMatrix x, long seed, IProgressMonitor monitor) {
		return of(x, COUNT, seed, monitor);
	}

	static Landmarks of(FloatMatrix x, int count, long seed, IProgressMonitor monitor) {
		record Drawn(long draw, int row) {
		}
		// those with the smallest hashes, the largest of which is first in the queue; equal rows are distinguished by how many came before
		PriorityQueue<Drawn> drawn = new PriorityQueue<>((a, b) -> a.draw != b.draw ? Long.compare(b.draw, a.draw) : Integer.compare(b.row, a.row));
		float[] row = new float[x.columns()];
		Map<Long, Integer> before = new HashMap<>();
		SubMonitor progress = SubMonitor.convert(monitor, x.rows() / CHUNK + 1);
		for (int i = 0; i < x.rows(); i++) {
			if (i % CHUNK == 0) {
				progress.split(1); // which looks for a cancellation
			}
			x.copyRow(i, row, 0);
			long same = mixed(seed, row);
			long draw = mixed(same, before.merge(same, 1, Integer::sum) - 1);
			if (drawn.size() < count || draw < drawn.peek().draw) {
				drawn.add(new Drawn(draw, i));
				if (drawn.size() > count) {
					drawn.poll();
				}
			}
		}
		int[] rows = drawn.stream().mapToInt(Drawn::row).sorted().toArray();
		FloatMatrix kept = FloatMatrix.of(rows.length, x.columns(), x.selectRows(rows).toArray());
		return new Landmarks(rows, x instanceof Measured m ? new Kept(kept, m.measure()) : kept);
	}

	/** Rows on the heap, compared as those they were taken from. */
	private record Kept(FloatMatrix values, Measure measure) implements Measured {
		@Override
		public int rows() {
			return values.rows();
		}

		@Override
		public int columns() {
			return values.columns();
		}

		@Override
		public float get(int row, int column) {
			return values.get(row, column);
		}

		@Override
		public void copyRow(int row, float[] into, int from) {
			values.copyRow(row, into, from);
		}
	}

	private static long mixed(long seed, int number) {
		long h = (seed ^ number * 0x9E3779B97F4A7C15L) * 0xff51afd7ed558ccdL;
		return number == 0 ? seed : h ^ h >>> 32;
	}

	private static long mixed(long seed, float[] row) {
		long h = seed ^ 0x9E3779B97F4A7C15L;
		for (float v : row) {
			h = (h ^ Float.floatToIntBits(v)) * 0xff51afd7ed558ccdL;
			h ^= h >>> 32;
		}
		return h;
	}

	/** What readers of the picture must know. */
	String note(int images) {
		return rows.length + " of " + images + " images were placed by the method, the others by them";
	}

	/**
	 * Places all images.
	 *
	 * @param x       all points
	 * @param picture the landmarks' places
	 * @param method  the method: one that is a map places the others, too
	 * @return images x 2
	 */
	FloatMatrix place(FloatMatrix x, FloatMatrix picture, Object method, IProgressMonitor monitor) {
		float[] places = new float[Math.multiplyExact(2, x.rows())];
		Optional<FloatMatrix> mapped = method instanceof Placing map ? map.place(points, x, monitor) : Optional.empty();
		if (mapped.isPresent()) {
			for (int i = 0; i < x.rows(); i++) {
				mapped.get().copyRow(i, places, 2 * i);
			}
		} else {
			near(x, picture, places, monitor);
		}
		for (int i = 0; i < rows.length; i++) {
			picture.copyRow(i, places, 2 * rows[i]);
		}
		return FloatMatrix.of(x.rows(), 2, places);
	}

	private void near(FloatMatrix x, FloatMatrix picture, float[] places, IProgressMonitor monitor) {
		WarmUp.distances();
		Rows landmarks = Rows.of(points);
		LandmarkSearch search = new LandmarkSearch(landmarks);
		Measure measure = Measure.of(x);
		double radius = Neighbourhood.radius(picture);
		int chunks = (x.rows() + CHUNK - 1) / CHUNK;
		SubMonitor progress = SubMonitor.convert(monitor, chunks);
		IntStream.range(0, chunks).parallel().forEach(chunk -> {
			if (progress.isCanceled()) {
				throw new OperationCanceledException();
			}
			LandmarkSearch.Finder finder = search.finder();
			int from = chunk * CHUNK;
			for (int i = from; i < Math.min(x.rows(), from + CHUNK); i += Rows.TILE) {
				float[][] queries = new float[Math.min(Rows.TILE, x.rows() - i)][landmarks.width()];
				for (int q = 0; q < queries.length; q++) {
					x.copyRow(i + q, queries[q], 0);
				}
				// where the sketch tells little, comparing four rows with all landmarks at once is quicker
				float[][] squared = i - from >= TRIED && finder.compared() > (long) TRIED * landmarks.count() * WORTH ? RowDistances.squared(queries, landmarks)
						: Arrays.stream(queries).map(q -> finder.squared(q, Math.min(NEAREST, landmarks.count()))).toArray(float[][]::new);
				for (int q = 0; q < queries.length; q++) {
					float[] of = squared[q];
					int[] found = RowDistances.nearest(of, -1, Math.min(NEAREST, landmarks.count()));
					Neighbourhood place = Neighbourhood.of(Arrays.stream(found).map(landmarks::original).toArray(),
							Arrays.stream(found).mapToDouble(j -> measure.squared(of[j])).toArray(), picture, radius);
					places[2 * (i + q)] = (float) place.x();
					places[2 * (i + q) + 1] = (float) place.y();
				}
			}
			synchronized (progress) {
				progress.worked(1);
			}
		});
	}
}
