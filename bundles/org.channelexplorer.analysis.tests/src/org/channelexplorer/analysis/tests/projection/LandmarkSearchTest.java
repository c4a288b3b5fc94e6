package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.channelexplorer.analysis.internal.projection.LandmarkSearch;
import org.channelexplorer.analysis.internal.projection.Rows;
import org.channelexplorer.core.data.FloatMatrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nearest landmarks are those of all comparisons, whatever the data are like. */
class LandmarkSearchTest {
	private static final int LANDMARKS = 203;
	private static final int COLUMNS = 160;
	private static final int K = 12;

	/** @param rank axes in which the rows differ; many have values alike, offsets are far from 0 */
	private static float[] values(int rows, int rank, Random random, float[][] axes) {
		float[] values = new float[rows * COLUMNS];
		for (int r = 0; r < rows; r++) {
			for (int a = 0; a < rank; a++) {
				float along = r % 7 == 0 ? Math.round(random.nextGaussian()) : (float) random.nextGaussian();
				for (int c = 0; c < COLUMNS; c++) {
					values[r * COLUMNS + c] += along * axes[a][c];
				}
			}
			for (int c = 0; c < COLUMNS; c++) {
				values[r * COLUMNS + c] += 100 + 1e-3f * (float) random.nextGaussian();
			}
		}
		return values;
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 20, 160 })
	void itFindsWhatAllComparisonsFind(int rank) {
		Random random = new Random(rank);
		float[][] axes = new float[rank][COLUMNS];
		for (float[] axis : axes) {
			for (int c = 0; c < COLUMNS; c++) {
				axis[c] = (float) random.nextGaussian();
			}
		}
		FloatMatrix landmarks = FloatMatrix.of(LANDMARKS, COLUMNS, values(LANDMARKS, rank, random, axes));
		float[] queries = values(50, rank, random, axes);
		LandmarkSearch search = new LandmarkSearch(Rows.of(landmarks));
		LandmarkSearch.Finder finder = search.finder();
		LandmarkSearch.Finder complete = search.finder();
		for (int q = 0; q < 50; q++) {
			float[] query = Arrays.copyOfRange(queries, q * COLUMNS, (q + 1) * COLUMNS);
			float[] all = complete.squared(query, LANDMARKS); // all must be right: none is left out
			float[] some = finder.squared(query, K);
			float[] sorted = all.clone();
			Arrays.sort(sorted);
			assertEquals(-1, Arrays.stream(toDoubles(all)).boxed().toList().indexOf(Double.POSITIVE_INFINITY));
			for (int j = 0; j < LANDMARKS; j++) {
				assertTrue(some[j] == all[j] || some[j] == Float.POSITIVE_INFINITY && all[j] > sorted[K - 1], "landmark " + j);
			}
			float[] found = some.clone();
			Arrays.sort(found);
			assertArrayEquals(Arrays.copyOf(sorted, K), Arrays.copyOf(found, K));
		}
		assertEquals(50L * LANDMARKS, complete.compared());
		if (rank == 3) {
			assertTrue(finder.compared() < 50L * LANDMARKS / 3, "few are compared: " + finder.compared());
		}
	}

	private static double[] toDoubles(float[] values) {
		double[] doubles = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			doubles[i] = values[i];
		}
		return doubles;
	}
}
