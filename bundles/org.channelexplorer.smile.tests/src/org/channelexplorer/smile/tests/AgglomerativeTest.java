package org.channelexplorer.smile.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Clustering.Clusters;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgglomerativeTest {

	private static Clusters run(FloatMatrix x, String linkage, int k) {
		return Methods.run("agglomerative", x, Map.of("linkage", linkage, "clusters", "" + k));
	}

	/**
	 * Merges of 7, 3, 1, 0. 0-1 at 1 under every rule; then with 3 (single 2, complete 3, average (3 + 2) / 2, ward sqrt(4/3) 2.5),
	 * then with 7 (single 4, complete 7, average (7 + 6 + 4) / 3, ward sqrt(6/4) (7 - 4/3)).
	 */
	@ParameterizedTest
	@CsvSource({ "single, 2, 4", "complete, 3, 7", "average, 2.5, 5.666666666", "ward, 2.886751346, 6.940220938" })
	void workedByHand(String linkage, double second, double third) {
		FloatMatrix x = Methods.line(7, 3, 1, 0);
		Clusters cut = run(x, linkage, 0);
		assertArrayEquals(new int[] { 1, 0, 0, 0 }, cut.of());
		assertEquals(2, cut.count());
		assertEquals(second, cut.diagnostics().get("lastMerge"), 1e-6);
		assertEquals(third, cut.diagnostics().get("nextMerge"), 1e-6);
		assertArrayEquals(new int[] { 2, 1, 0, 0 }, run(x, linkage, 3).of());
		assertArrayEquals(new int[] { 3, 2, 1, 0 }, run(x, linkage, 4).of());
		assertArrayEquals(new int[] { 0, 0, 0, 0 }, run(x, linkage, 1).of());
	}

	/** Three groups at the corners of a triangle: the gap is where they would run together. */
	@ParameterizedTest
	@ValueSource(strings = { "single", "complete", "average", "ward" })
	void cutsAtTheLargestGap(String linkage) {
		float h = 86.6f;
		FloatMatrix x = FloatMatrix.of(9, 2, new float[] { 0, 0, 0, 1, 100, 0, 100, 1, 50, h, 50, h + 1, 0, 2, 100, 2, 100, 3 });
		assertArrayEquals(new int[] { 1, 1, 0, 0, 2, 2, 1, 0, 0 }, run(x, linkage, 0).of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "single", "complete", "average", "ward" })
	void agreesWithTheDefinition(String linkage) {
		for (long seed = 1; seed <= 4; seed++) {
			FloatMatrix x = Methods.groups(80, 3, 4, seed);
			BruteForce expected = new BruteForce(x, linkage);
			for (int k = 1; k <= 80; k++) {
				Clusters c = run(x, linkage, k);
				String what = linkage + " seed " + seed + " k " + k;
				assertArrayEquals(Methods.renumbered(expected.partition(k)), Methods.renumbered(c.of()), what);
				assertEquals(k, c.count());
				if (k > 1) {
					assertEquals(expected.heights[80 - k], c.diagnostics().get("nextMerge"), 1e-4 * expected.heights[80 - k], what);
				}
			}
			assertEquals(expected.largestGap(), run(x, linkage, 0).count(), linkage + " seed " + seed);
		}
	}

	@Test
	void clustersAreNumberedBySize() {
		Clusters c = run(Methods.groups(200, 3, 4, 5), "average", 12);
		int[] sizes = new int[12];
		Arrays.stream(c.of()).forEach(i -> sizes[i]++);
		for (int i = 1; i < 12; i++) {
			assertTrue(sizes[i - 1] >= sizes[i] && sizes[i] > 0, Arrays.toString(sizes));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "single", "complete", "average", "ward" })
	void orderOfImagesDoesNotMatter(String linkage) {
		// whole numbers: many equal distances, so that ties would show
		FloatMatrix smooth = Methods.groups(300, 2, 4, 3);
		float[] rounded = smooth.toArray();
		for (int i = 0; i < rounded.length; i++) {
			rounded[i] = (float) Math.rint(2 * rounded[i]);
		}
		FloatMatrix x = FloatMatrix.of(300, 2, rounded);
		Clusters c = run(x, linkage, 7);
		int[] order = Methods.permutation(300, 9);
		assertArrayEquals(Arrays.stream(order).map(i -> c.of()[i]).toArray(), run(x.selectRows(order), linkage, 7).of());
		assertArrayEquals(c.of(), run(x, linkage, 7).of());
		assertEquals(c.diagnostics(), run(x, linkage, 7).diagnostics());
	}

	@Test
	void degenerateData() {
		assertEquals(0, run(FloatMatrix.of(0, 2, new float[0]), "average", 0).count());
		assertArrayEquals(new int[] { 0 }, run(Methods.line(4), "average", 0).of());
		assertArrayEquals(new int[] { 0, 0 }, run(Methods.line(4, 5), "average", 0).of());
		assertArrayEquals(new int[] { 0, 0, 0, 0 }, run(Methods.line(4, 4, 4, 4), "ward", 0).of());
		Clusters whole = run(Methods.line(1, 2, 4), "average", 1);
		assertFalse(whole.diagnostics().containsKey("nextMerge"));
		assertEquals(2.5, whole.diagnostics().get("lastMerge"), 1e-6);
	}

	/** Corners of a simplex: all distances alike, but for rounding. */
	@ParameterizedTest
	@ValueSource(strings = { "single", "complete", "average" })
	void roundingIsNoGap(String linkage) {
		float[] simplex = new float[49];
		for (int i = 0; i < 7; i++) {
			simplex[i * 8] = 0.3f;
		}
		assertEquals(1, run(FloatMatrix.of(7, 7, simplex), linkage, 0).count());
	}

	@Test
	void badInputIsRefused() {
		FloatMatrix three = Methods.line(1, 2, 3);
		assertEquals("clusters=4 cannot be made of 3 images", refused(three, Map.of("clusters", "4")));
		assertTrue(refused(three, Map.of("linkage", "centroid")).contains("single, complete, average, ward"));
		assertTrue(refused(FloatMatrix.of(10_001, 1, new float[10_001]), Map.of()).contains("at most 10000 images, not 10001"));
	}

	private static String refused(FloatMatrix x, Map<String, String> parameters) {
		return assertThrows(InputException.class,
				() -> Methods.run(Catalogue.ofEquinox(), "agglomerative", x, parameters, new NullProgressMonitor())).getMessage();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.2, 0.7 })
	void canBeCancelled(double share) {
		FloatMatrix x = Methods.groups(400, 3, 4, 1);
		assertThrows(OperationCanceledException.class,
				() -> Methods.run(Catalogue.ofEquinox(), "agglomerative", x, Map.of(), new Methods.CancelledAfter(share)));
	}
}
