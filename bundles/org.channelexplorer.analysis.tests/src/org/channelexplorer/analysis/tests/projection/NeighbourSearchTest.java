package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.channelexplorer.analysis.internal.projection.ExactNeighbours;
import org.channelexplorer.analysis.internal.projection.ForestNeighbours;
import org.channelexplorer.analysis.internal.projection.NearestNeighbours;
import org.channelexplorer.analysis.internal.projection.NeighbourSearch;
import org.channelexplorer.analysis.internal.projection.Rows;
import org.channelexplorer.analysis.internal.projection.Trust;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection.Embedding;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

/** Neighbours among many images: nearly all of them, and the recall that is told is the recall there is. */
class NeighbourSearchTest {
	private static final Map<String, String> SHORT = Map.of("epochs", "20");

	private static NeighbourSearch forest(Rows rows, int k, long seed) {
		return ForestNeighbours.of(rows, k, seed, new NullProgressMonitor());
	}

	private static double recall(NearestNeighbours found, NearestNeighbours exact) {
		long near = 0;
		for (int i = 0; i < exact.rows(); i++) {
			for (int r = 0; r < exact.k(); r++) {
				near += found.squaredDistance(i, r) <= exact.squaredDistance(i, exact.k() - 1) ? 1 : 0;
			}
		}
		return (double) near / exact.rows() / exact.k();
	}

	private static FloatMatrix noise(int n, int d) {
		Random random = new Random(3);
		float[] values = new float[n * d];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextGaussian();
		}
		return FloatMatrix.of(n, d, values);
	}

	@Test
	void theRecallThatIsToldIsTheRecallThereIs() {
		for (FloatMatrix x : new FloatMatrix[] { Data.classes(4000, 24, 5, 1), noise(4000, 8), noise(3000, 200) }) {
			Rows rows = Rows.of(x);
			NeighbourSearch search = forest(rows, 30, 1);
			double truth = recall(search.neighbours(), ExactNeighbours.of(rows, 30, new NullProgressMonitor()));
			assertEquals(truth, search.recall(), 0.03);
		}
	}

	@Test
	void imagesOfFewDegreesOfFreedomFindNearlyAllNeighboursAndImagesOfManySayThatTheyDoNot() {
		assertTrue(forest(Rows.of(noise(8000, 5)), 30, 1).recall() >= ForestNeighbours.ENOUGH);
		assertTrue(forest(Rows.of(noise(3000, 200)), 30, 1).recall() < 0.9);
	}

	@Test
	void everyNeighbourIsAnotherImageOnceNearestFirstAtItsExactDistance() {
		FloatMatrix some = Data.classes(2500, 12, 3, 2);
		int[] copies = new int[3000];
		for (int i = 0; i < copies.length; i++) {
			copies[i] = i < 2500 ? i : 7; // five hundred images are the same
		}
		Rows rows = Rows.of(some.selectRows(copies));
		NearestNeighbours found = forest(rows, 20, 5).neighbours();
		NearestNeighbours exact = ExactNeighbours.of(rows, 2999, new NullProgressMonitor());
		for (int i = 0; i < 3000; i += 7) {
			float[] distance = new float[3000];
			for (int r = 0; r < 2999; r++) {
				distance[exact.neighbour(i, r)] = exact.squaredDistance(i, r);
			}
			BitSet seen = new BitSet();
			seen.set(i);
			for (int r = 0; r < 20; r++) {
				assertTrue(!seen.get(found.neighbour(i, r)), "image " + i + " has a neighbour twice or itself");
				seen.set(found.neighbour(i, r));
				assertEquals(distance[found.neighbour(i, r)], found.squaredDistance(i, r));
				assertTrue(r == 0 || found.squaredDistance(i, r - 1) <= found.squaredDistance(i, r));
			}
		}
	}

	@Test
	void manyImagesGetTheSameBytesOnAnyNumberOfThreadsAndThePermutedPictureWhenPermuted() throws Exception {
		int n = NeighbourSearch.FEW + 50;
		FloatMatrix x = Data.classes(n, 16, 5, 4);
		Embedding first = Methods.run("umap", SHORT, x, 7);
		assertTrue(first.diagnostics().get("neighbourRecall") >= ForestNeighbours.ENOUGH, first.diagnostics().toString());
		float[] places = first.positions().toArray();
		try (ForkJoinPool pool = new ForkJoinPool(1)) {
			assertArrayEquals(places, pool.submit(() -> Methods.run("umap", SHORT, x, 7).positions().toArray()).get());
		}
		int[] order = Data.shuffled(n);
		assertArrayEquals(first.positions().selectRows(order).toArray(), Methods.run("umap", SHORT, x.selectRows(order), 7).positions().toArray());
		Trust trust = Trust.of(x, first.positions(), 12, 1, new NullProgressMonitor());
		Trust flat = Trust.of(x, Methods.run("pca", Map.of(), x, 1).positions(), 12, 1, new NullProgressMonitor());
		assertTrue(trust.trustworthiness() > flat.trustworthiness(), trust + " " + flat);
	}

	@Test
	void fewImagesHaveAllTheirNeighbours() {
		for (String method : new String[] { "tsne", "umap" }) {
			assertEquals(1, Methods.run(method, Map.of(), Data.classes(100, 8, 2, 1), 1).diagnostics().get("neighbourRecall"), method);
		}
	}

	@Test
	void copiesOfAnImageFindEachOtherAmongMany() {
		FloatMatrix some = Data.classes(4500, 24, 3, 6);
		int[] copies = new int[5000];
		for (int i = 0; i < copies.length; i++) {
			copies[i] = i % 4500;
		}
		Rows rows = Rows.of(some.selectRows(copies));
		NearestNeighbours found = forest(rows, 15, 2).neighbours();
		int together = 0;
		for (int i = 0; i < copies.length; i++) {
			together += found.squaredDistance(i, 0) == 0 ? 1 : 0;
		}
		assertEquals(1000, together, "images that have a copy");
	}

	@Test
	void imagesWithoutStructureAreAllComparedWhenTheyAreNotTooMany() {
		Rows rows = Rows.of(noise(NeighbourSearch.FEW + 10, 60));
		assertTrue(forest(rows, 20, 1).recall() < ForestNeighbours.ENOUGH);
		NeighbourSearch search = NeighbourSearch.of(rows, 20, 1, new NullProgressMonitor());
		assertEquals(1, search.recall());
		assertEquals(1, recall(search.neighbours(), ExactNeighbours.of(rows, 20, new NullProgressMonitor())));
	}

	@Test
	void cancellingStops() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		Rows rows = Rows.of(Data.classes(2000, 12, 3, 2));
		assertThrows(OperationCanceledException.class, () -> ForestNeighbours.of(rows, 10, 1, monitor));
	}
}
