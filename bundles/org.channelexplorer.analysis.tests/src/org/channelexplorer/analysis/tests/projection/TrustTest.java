package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.projection.Trust;
import org.channelexplorer.analysis.tests.summary.Golden;
import org.channelexplorer.core.data.FloatMatrix;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

class TrustTest {

	private static Trust trust(FloatMatrix x, FloatMatrix positions, int k) {
		return Trust.of(x, positions, k, 1, new NullProgressMonitor());
	}

	@Test
	void agreesWithTheReference() {
		JsonObject golden = Golden.file("projection.json");
		FloatMatrix x = Golden.matrix(golden.getAsJsonObject("inputs").get("vectors"));
		JsonObject expected = golden.getAsJsonObject("expected");
		Trust t = trust(x, Golden.matrix(expected.get("pca")), 12);
		assertEquals(expected.get("trustworthinessPca12").getAsDouble(), t.trustworthiness(), 1e-5);
		assertEquals(expected.get("continuityPca12").getAsDouble(), t.continuity(), 1e-5);
		assertEquals(12, t.k());
		assertEquals(x.rows(), t.images());
	}

	@Test
	void workedByHand() {
		// data on a line: 0 1 10 11 20; picture: images 1 and 4 have changed places. k = 1.
		FloatMatrix x = FloatMatrix.of(5, 1, new float[] { 0, 1, 10, 11, 20.5f });
		FloatMatrix y = FloatMatrix.of(5, 2, new float[] { 0, 0, 20.5f, 0, 10, 0, 11, 0, 1, 0 });
		// nearest in the picture: 0->4 (rank 4), 1->3 (rank 3), 2->3 (1), 3->2 (1), 4->0 (rank 4): excess 3 + 2 + 0 + 0 + 3
		// worst sum: n k (2n - 3k - 1) / 2 = 5 (10 - 4) / 2 = 15
		assertEquals(1 - 8 / 15.0, trust(x, y, 1).trustworthiness(), 1e-12);
		// nearest in the data: 0->1 (rank 4 in the picture), 1->0 (rank 4), 2->3, 3->2, 4->3 (rank 3)
		assertEquals(1 - 8 / 15.0, trust(x, y, 1).continuity(), 1e-12);
	}

	@Test
	void aFaithfulPictureHasOne() {
		FloatMatrix plane = Data.classes(90, 2, 3, 1);
		Trust t = trust(plane, Data.scaled(plane, 3), 12);
		assertEquals(1, t.trustworthiness());
		assertEquals(1, t.continuity());
	}

	@Test
	void fewImagesHaveFewerNeighboursOrNone() {
		FloatMatrix x = Data.classes(25, 4, 2, 2);
		for (int n = 1; n <= 25; n++) {
			FloatMatrix some = x.selectRows(IntStream.range(0, n).toArray());
			Trust t = trust(some, Methods.run("pca", Map.of(), some, 1).positions(), 12);
			assertEquals(Math.min(12, (n - 1) / 2), t.k());
			assertEquals(n < 3, Double.isNaN(t.trustworthiness()));
			assertEquals(n < 3, Double.isNaN(t.continuity()));
			assertTrue(n < 3 || t.trustworthiness() >= 0 && t.trustworthiness() <= 1, t.toString());
		}
	}

	@Test
	void agreesWithTheDefinitionOnRandomData() {
		FloatMatrix x = Data.classes(120, 30, 4, 9);
		FloatMatrix y = Methods.run("pca", Map.of(), x, 1).positions();
		for (int k : new int[] { 1, 5, 12, 40 }) {
			assertEquals(brute(x, y, k), trust(x, y, k).trustworthiness(), 1e-12);
			assertEquals(brute(y, x, k), trust(x, y, k).continuity(), 1e-12);
		}
	}

	private static double brute(FloatMatrix data, FloatMatrix picture, int k) {
		int n = data.rows();
		double sum = 0;
		for (int i = 0; i < n; i++) {
			List<Integer> byData = order(data, i);
			for (int j : order(picture, i).subList(0, k)) {
				sum += Math.max(0, byData.indexOf(j) + 1 - k);
			}
		}
		return 1 - 2 * sum / ((double) n * k * (2 * n - 3 * k - 1));
	}

	private static List<Integer> order(FloatMatrix x, int i) {
		return IntStream.range(0, x.rows()).filter(j -> j != i).boxed().sorted(Comparator.comparingDouble(j -> {
			double s = 0;
			for (int c = 0; c < x.columns(); c++) {
				s += Math.pow((double) x.get(i, c) - x.get(j, c), 2);
			}
			return s;
		})).toList();
	}

	@Test
	void manyImagesAreSampled() {
		FloatMatrix x = Data.classes(Trust.SAMPLE + 500, 6, 4, 3);
		FloatMatrix y = Methods.run("pca", Map.of(), x, 1).positions();
		Trust t = trust(x, y, 12);
		assertEquals(Trust.SAMPLE, t.images());
		assertEquals(t, trust(x, y, 12));
		Trust other = Trust.of(x, y, 12, 2, new NullProgressMonitor());
		assertEquals(t.trustworthiness(), other.trustworthiness(), 0.005);
		assertTrue(t.trustworthiness() != other.trustworthiness(), "the seed chooses the sample");
	}

	@Test
	void canBeCancelled() {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		FloatMatrix x = Data.classes(30, 4, 2, 2);
		assertThrows(OperationCanceledException.class, () -> Trust.of(x, x, 5, 1, cancelled));
	}
}
