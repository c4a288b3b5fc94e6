package org.channelexplorer.smile.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
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

class DbscanTest {

	private static Clusters dbscan(FloatMatrix x, int minPoints, double radius) {
		return Methods.run("dbscan", x, Map.of("minPoints", "" + minPoints, "radius", "" + radius));
	}

	/** The middle one of 5, 5.1, 5.2 alone has three images within 0.15; the largest cluster is number 0, wherever it stands. */
	@Test
	void workedByHand() {
		Clusters c = dbscan(Methods.line(5, 5.1, 5.2, 10, 0, 0.1, 0.2, 0.3), 3, 0.15);
		assertArrayEquals(new int[] { 1, 1, 1, -1, 0, 0, 0, 0 }, c.of());
		assertEquals(2, c.count());
	}

	/** The image at 2 is within 1 of a core on both sides and no core itself (3 neighbours): the first in the order of values takes it. */
	@Test
	void imageBetweenTwoClustersGoesToTheFirst() {
		assertArrayEquals(new int[] { 1, 1, 1, 1, 0, 0, 0, 0, 0 }, two(dbscan(Methods.line(3.5, 3.25, 3, 3.125, 2, 1, 0.75, 0.5, 0.875), 4, 1)));
	}

	private static int[] two(Clusters c) {
		assertEquals(2, c.count());
		return c.of();
	}

	/** Exactly the radius counts as within, and the image itself counts. */
	@Test
	void boundaryIsInside() {
		assertArrayEquals(new int[] { 0, 0 }, dbscan(Methods.line(0, 0.1), 2, 0.1).of());
		assertArrayEquals(new int[] { -1, -1 }, dbscan(Methods.line(0, 0.1), 3, 0.1).of());
		assertArrayEquals(new int[] { -1, -1 }, dbscan(Methods.line(0, 0.1), 2, 0.0999).of());
	}

	/** Distances to the nearest other image: 1 five times and 16; the curve is farthest below its chord at the fifth. */
	@Test
	void radiusIsTheKnee() {
		Clusters c = dbscan(Methods.line(0, 1, 2, 3, 4, 20), 2, 0);
		assertEquals(1.0, c.diagnostics().get("radius"));
		assertArrayEquals(new int[] { 0, 0, 0, 0, 0, -1 }, c.of());
	}

	@Test
	void kneeFollowsItsDefinition() {
		FloatMatrix x = Methods.groups(150, 4, 3, 7);
		int k = 4;
		double[] d = IntStream.range(0, 150).mapToDouble(i -> IntStream.range(0, 150).filter(j -> j != i).mapToDouble(j -> Methods.distance(x, i, j))
				.sorted().toArray()[k - 1]).sorted().toArray();
		int best = 0;
		for (int i = 0; i < 150; i++) {
			if (height(d, i) > height(d, best)) {
				best = i;
			}
		}
		assertTrue(best > 50 && best < 149, "a knee at " + best);
		assertEquals(d[best], dbscan(x, k + 1, 0).diagnostics().get("radius"), 1e-6 * d[best]);
	}

	private static double height(double[] d, int i) {
		return i / (d.length - 1.0) - (d[i] - d[0]) / (d[d.length - 1] - d[0]);
	}

	@ParameterizedTest
	@CsvSource({ "1, 2, 4, 0.5", "2, 2, 5, 0.4", "3, 3, 3, 0.7", "4, 5, 10, 1.5", "5, 8, 5, 2.0", "6, 2, 8, 0.3" })
	void agreesWithTheDefinition(long seed, int d, int minPoints, double radius) {
		int n = 300;
		FloatMatrix x = Methods.groups(n, d, 5, seed);
		Clusters c = dbscan(x, minPoints, radius);
		boolean[][] near = new boolean[n][n];
		boolean[] core = new boolean[n];
		for (int i = 0; i < n; i++) {
			int count = 0;
			for (int j = 0; j < n; j++) {
				near[i][j] = Methods.distance(x, i, j) <= radius;
				count += near[i][j] ? 1 : 0;
			}
			core[i] = count >= minPoints;
		}
		int[] component = components(near, core);
		assertTrue(Arrays.stream(component).max().getAsInt() >= 1 && Arrays.stream(c.of()).anyMatch(i -> i < 0), "data with several clusters and noise");
		int[] ofCores = new int[n];
		for (int i = 0; i < n; i++) {
			int row = i;
			ofCores[i] = core[i] ? c.of()[i] : -1;
			int[] reachable = IntStream.range(0, n).filter(j -> core[j] && near[row][j]).map(j -> c.of()[j]).distinct().toArray();
			if (reachable.length == 0) {
				assertEquals(-1, c.of()[i], "noise " + i);
			} else {
				assertTrue(Arrays.stream(reachable).anyMatch(r -> r == c.of()[row]), "cluster of " + i);
			}
		}
		assertArrayEquals(Methods.renumbered(component), Methods.renumbered(ofCores));
		assertEquals(Arrays.stream(component).max().getAsInt() + 1, c.count());
	}

	/** Connected components of the cores; -1 for others. */
	private static int[] components(boolean[][] near, boolean[] core) {
		int n = core.length;
		int[] component = new int[n];
		Arrays.fill(component, -1);
		int count = 0;
		for (int start = 0; start < n; start++) {
			if (core[start] && component[start] < 0) {
				component[start] = count;
				for (boolean grown = true; grown;) {
					grown = false;
					for (int i = 0; i < n; i++) {
						for (int j = 0; j < n; j++) {
							if (component[i] == count && core[j] && component[j] < 0 && near[i][j]) {
								component[j] = count;
								grown = true;
							}
						}
					}
				}
				count++;
			}
		}
		return component;
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void orderOfImagesDoesNotMatter(long seed) {
		FloatMatrix x = Methods.groups(400, 3, 4, seed);
		Clusters c = dbscan(x, 5, 0);
		int[] order = Methods.permutation(400, seed);
		assertArrayEquals(Arrays.stream(order).map(i -> c.of()[i]).toArray(), dbscan(x.selectRows(order), 5, 0).of());
		assertArrayEquals(c.of(), dbscan(x, 5, 0).of());
		assertEquals(c.diagnostics(), dbscan(x, 5, 0).diagnostics());
	}

	@Test
	void degenerateData() {
		assertArrayEquals(new int[0], dbscan(FloatMatrix.of(0, 3, new float[0]), 5, 0).of());
		assertArrayEquals(new int[] { -1 }, dbscan(Methods.line(7), 5, 0).of());
		assertArrayEquals(new int[] { 0, 0, 0 }, dbscan(Methods.line(7, 7, 7), 3, 0).of());
		assertArrayEquals(new int[] { 0, 0, 0 }, dbscan(Methods.line(0.0, -0.0, 0.0), 3, 0).of());
		assertArrayEquals(new int[] { -1, -1, -1 }, dbscan(Methods.line(7, 7, 7), 4, 0).of());
		assertArrayEquals(new int[] { 0, 0, 0, 0, -1 }, dbscan(Methods.line(7, 7, 7, 7, 8), 3, 0).of());
	}

	@Test
	void tooManyImagesAreRefused() {
		FloatMatrix x = FloatMatrix.of(10_001, 1, new float[10_001]);
		assertEquals("dbscan keeps the distances of all pairs of images in memory and takes at most 10000 images, not 10001: choose fewer images "
				+ "or another method",
				assertThrows(InputException.class, () -> Methods.run(Catalogue.ofEquinox(), "dbscan", x, Map.of(), new NullProgressMonitor())).getMessage());
	}

	@Test
	void valuesTooLargeAreRefused() {
		FloatMatrix x = FloatMatrix.of(2, 1, new float[] { -3e38f, 3e38f });
		assertTrue(assertThrows(InputException.class, () -> Methods.run(Catalogue.ofEquinox(), "dbscan", x, Map.of(), new NullProgressMonitor()))
				.getMessage().contains("too large"));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.5 })
	void canBeCancelled(double share) {
		FloatMatrix x = Methods.groups(400, 3, 4, 1);
		assertThrows(OperationCanceledException.class,
				() -> Methods.run(Catalogue.ofEquinox(), "dbscan", x, Map.of(), cancelledAfter(share)));
	}

	private static NullProgressMonitor cancelledAfter(double share) {
		NullProgressMonitor monitor = new Methods.CancelledAfter(share);
		monitor.setCanceled(share == 0);
		return monitor;
	}
}
