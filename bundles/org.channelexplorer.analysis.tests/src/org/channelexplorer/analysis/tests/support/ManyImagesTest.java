package org.channelexplorer.analysis.tests.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.cluster.KMeans;
import org.channelexplorer.analysis.internal.cluster.Partition;
import org.channelexplorer.analysis.internal.cluster.Points;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More images than are compared each with each: samples and landmarks stand for all, and what is read in place is what is kept on the heap. */
class ManyImagesTest {
	private static final int IMAGES = 100_400;
	private static final int CHANNELS = 8;
	private static final int CLASSES = 4;

	private static int[] classes() {
		return IntStream.range(0, IMAGES).map(i -> i * 7 % CLASSES).toArray();
	}

	private static FloatMatrix matrix(int rows) {
		Random random = new Random(9);
		float[] x = new float[rows * CHANNELS];
		for (int i = 0; i < x.length; i++) {
			int group = i / CHANNELS * 7 % CLASSES;
			x[i] = (float) (random.nextGaussian() + (i % CHANNELS == group || i % CHANNELS == 7 - group ? 6 : 0));
		}
		return FloatMatrix.of(rows, CHANNELS, x);
	}

	@Test
	void pointsReadInPlaceAreClusteredTheSame() {
		float[] values = matrix(3000).toArray();
		System.arraycopy(values, 0, values, 80 * CHANNELS, 40 * CHANNELS); // equal rows keep their order
		FloatMatrix x = FloatMatrix.of(3000, CHANNELS, values);
		Partition kept = KMeans.best(Points.of(x), 6, 2, 5, "test", new NullProgressMonitor());
		Partition read = KMeans.best(Points.inPlace(x), 6, 2, 5, "test", new NullProgressMonitor());
		assertArrayEquals(kept.of(), read.of());
		assertArrayEquals(kept.centroids(), read.centroids());
		assertEquals(kept.inertia(), read.inertia());
		for (int place = 0; place < 3000; place++) {
			assertEquals(kept.points().original(place), read.points().original(place));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "pca", "umap" })
	void landmarksPlaceTheOthersAmongTheirLike(String method) throws Exception {
		int[] of = classes();
		MemoryAnalysis analysis = MemoryAnalysis.of(matrix(IMAGES), of);
		Result result = Run.of("projection", analysis, "method", method);
		String note = Placement.of(result).note();
		assertTrue(note.contains("3000 of 100400 images were placed by the method, the others by them"), note);
		FloatMatrix places = result.array("main").asMatrix();
		assertEquals(IMAGES, places.rows());
		double[][] centres = new double[CLASSES][3];
		for (int i = 0; i < IMAGES; i++) {
			centres[of[i]][0] += places.get(i, 0);
			centres[of[i]][1] += places.get(i, 1);
			centres[of[i]][2]++;
		}
		int right = 0;
		for (int i = 0; i < IMAGES; i++) {
			int nearest = -1;
			double least = Double.POSITIVE_INFINITY;
			for (int c = 0; c < CLASSES; c++) {
				double d = Math.hypot(places.get(i, 0) - centres[c][0] / centres[c][2], places.get(i, 1) - centres[c][1] / centres[c][2]);
				if (d < least) {
					least = d;
					nearest = c;
				}
			}
			right += nearest == of[i] ? 1 : 0;
		}
		// the plane of PCA shows two of the three directions in which the groups differ
		assertTrue(right > (method.equals("pca") ? 0.8 : 0.99) * IMAGES, right + " of " + IMAGES);
	}

	@Test
	void permutedImagesHaveThePermutedPlaces() throws Exception {
		MemoryAnalysis analysis = MemoryAnalysis.of(matrix(IMAGES), classes());
		int[] order = IntStream.range(0, IMAGES).map(i -> (int) (i * 33331L % IMAGES)).toArray();
		FloatMatrix places = Run.of("projection", analysis, "method", "pca").array("main").asMatrix();
		FloatMatrix permuted = Run.of("projection", analysis.select(order), "method", "pca").array("main").asMatrix();
		assertArrayEquals(places.selectRows(order).toArray(), permuted.toArray());
	}

	@Test
	void aSampleStandsForAllImagesInTheClassMatrix() throws Exception {
		FloatMatrix x = matrix(IMAGES);
		MemoryAnalysis analysis = MemoryAnalysis.of(x, classes());
		Result result = Run.of("jaccard", analysis, "eta", "0.25");
		double[] exact = ChannelSets.of(x, 0.25).classSimilarities(analysis.labels(), new NullProgressMonitor()).matrix();
		for (int p = 0; p < exact.length; p++) {
			assertEquals(exact[p], result.array("main").values()[p], 0.01);
		}
		assertEquals(50_000, result.number("images"), 4);
		FloatMatrix few = x.selectRows(IntStream.range(0, 50).toArray());
		MemoryAnalysis small = MemoryAnalysis.of(few, IntStream.range(0, 50).map(i -> i * 7 % CLASSES).toArray());
		assertNotEquals(Run.key("jaccard", analysis), Run.key("jaccard", small));
	}
}
