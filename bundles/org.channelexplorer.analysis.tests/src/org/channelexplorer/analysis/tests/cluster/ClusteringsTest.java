package org.channelexplorer.analysis.tests.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Clustering;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

/** k-means and X-Means. */
class ClusteringsTest {

	@SuppressWarnings("unchecked")
	private static Clustering.Clusters cluster(String id, FloatMatrix x, long seed, String... parameters) throws InputException {
		Map<String, String> given = new TreeMap<>();
		for (int i = 0; i < parameters.length; i += 2) {
			given.put(parameters[i], parameters[i + 1]);
		}
		@SuppressWarnings("unchecked")
		Clustering<Record> method = Run.CATALOGUE.get(ExtensionPoint.CLUSTERINGS, id).create();
		return method.cluster(x, ParameterSpec.bind(method.parameterType(), given), seed, new NullProgressMonitor());
	}

	private static FloatMatrix line(double... values) {
		float[] x = new float[values.length];
		for (int i = 0; i < x.length; i++) {
			x[i] = (float) values[i];
		}
		return FloatMatrix.of(x.length, 1, x);
	}

	private static FloatMatrix gaussians(int classes, int perClass, int channels, double separation, long seed) {
		return Planted.gaussians(classes, perClass, channels, separation, seed).matrices().get("conv");
	}

	/** Whether two partitions are the same up to the numbers. */
	private static boolean same(int[] a, int[] b) {
		Map<Integer, Integer> there = new TreeMap<>();
		Map<Integer, Integer> back = new TreeMap<>();
		return a.length == b.length && IntStream.range(0, a.length)
				.allMatch(i -> there.computeIfAbsent(a[i], v -> b[i]) == b[i] && back.computeIfAbsent(b[i], v -> a[i]) == a[i]);
	}

	private static int[] truth(int classes, int perClass) {
		return IntStream.range(0, classes * perClass).map(i -> i / perClass).toArray();
	}

	@Test
	void kmeansReachesTheBestPartitionOfMostSmallSets() throws InputException {
		SplittableRandom random = new SplittableRandom(4);
		int optimal = 0;
		for (int set = 0; set < 20; set++) {
			float[] x = new float[18];
			for (int v = 0; v < x.length; v++) {
				x[v] = (float) random.nextGaussian();
			}
			double best = Double.POSITIVE_INFINITY;
			for (int code = 0; code < 19683; code++) { // all 3^9 assignments
				int[] of = new int[9];
				for (int i = 0, rest = code; i < 9; i++, rest /= 3) {
					of[i] = rest % 3;
				}
				best = Math.min(best, inertia(x, 2, of, 3));
			}
			var found = cluster("kmeans", FloatMatrix.of(9, 2, x), 1, "clusters", "3", "starts", "30");
			double inertia = found.diagnostics().get("inertia");
			assertEquals(inertia(x, 2, found.of(), 3), inertia, 1e-5);
			assertTrue(inertia > best - 1e-5 && inertia < 1.1 * best, inertia + " instead of " + best);
			optimal += inertia < best + 1e-5 ? 1 : 0;
		}
		assertTrue(optimal >= 17, optimal + " of 20 optimal");
	}

	private static double inertia(float[] x, int d, int[] of, int k) {
		double sum = 0;
		for (int c = 0; c < k; c++) {
			for (int j = 0; j < d; j++) {
				double mean = 0;
				int count = 0;
				for (int i = 0; i < of.length; i++) {
					if (of[i] == c) {
						mean += x[i * d + j];
						count++;
					}
				}
				mean /= count;
				for (int i = 0; i < of.length; i++) {
					sum += of[i] == c ? (x[i * d + j] - mean) * (x[i * d + j] - mean) : 0;
				}
			}
		}
		return sum;
	}

	@Test
	void boundsDoNotChangeTheClusters() throws InputException {
		// overlapping classes need many rounds; at the end every image must be nearest to its own mean, as after plain rounds
		FloatMatrix x = gaussians(6, 60, 37, 2, 3);
		var found = cluster("kmeans", x, 2, "clusters", "12", "starts", "1");
		double[][] means = new double[12][37];
		int[] sizes = new int[12];
		for (int i = 0; i < 360; i++) {
			sizes[found.of()[i]]++;
			for (int c = 0; c < 37; c++) {
				means[found.of()[i]][c] += x.get(i, c);
			}
		}
		for (int i = 0; i < 360; i++) {
			double[] squared = new double[12];
			for (int k = 0; k < 12; k++) {
				for (int c = 0; c < 37; c++) {
					double e = x.get(i, c) - means[k][c] / sizes[k];
					squared[k] += e * e;
				}
			}
			assertTrue(squared[found.of()[i]] <= Arrays.stream(squared).min().orElseThrow() + 1e-3, "image " + i);
		}
		assertTrue(found.diagnostics().get("iterations") > 4, "this set was meant to take several rounds");
	}

	@Test
	void largestClusterIsNumberZero() throws InputException {
		assertArrayEquals(new int[] { 2, 2, 1, 1, 1, 0, 0, 0, 0 }, cluster("kmeans", line(0, 1, 50, 51, 52, 100, 101, 102, 103), 1, "clusters", "3").of());
	}

	@Test
	void fewerDifferentImagesThanClusters() throws InputException {
		var found = cluster("kmeans", line(5, 5, 5, 7, 7), 1, "clusters", "4");
		assertEquals(2, found.count());
		assertArrayEquals(new int[] { 0, 0, 0, 1, 1 }, found.of());
		var e = assertThrows(InputException.class, () -> cluster("kmeans", line(1, 2), 1, "clusters", "3"));
		assertEquals("3 clusters cannot be made of 2 images", e.getMessage());
	}

	@Test
	void xmeansFindsHowMany() throws InputException {
		for (int channels : new int[] { 2, 10, 100, 700 }) {
			for (int k : new int[] { 1, 2, 3, 5 }) {
				double separation = k == 1 ? 0 : 8 * Math.pow(channels, 0.25);
				if (channels < k) {
					continue;
				}
				var found = cluster("xmeans", gaussians(k, 30, channels, separation, 7 + k), 1);
				assertEquals(k, found.count(), k + " Gaussians in " + channels + " channels");
				assertTrue(same(truth(k, 30), found.of()));
			}
		}
	}

	@Test
	void xmeansSplitsFourImages() throws InputException {
		assertEquals(2, cluster("xmeans", line(0, 0.1, 10, 10.1), 1).count());
		assertEquals(2, cluster("xmeans", gaussians(2, 2, 40, 30, 1), 1).count());
		assertEquals(1, cluster("xmeans", gaussians(1, 4, 40, 0, 1), 1).count());
		assertEquals(1, cluster("xmeans", line(0, 10, 20), 1).count(), "three images are not split");
		assertEquals(1, cluster("xmeans", line(3, 3, 3, 3, 3, 3), 1).count());
		assertEquals(2, cluster("xmeans", line(3, 3, 3, 4, 4, 4), 1).count());
	}

	@Test
	void longGroupsAreCutUnlessTheyMustStandApart() throws InputException {
		SplittableRandom random = new SplittableRandom(5);
		float[] x = new float[150 * 20];
		for (int v = 0; v < x.length; v++) {
			x[v] = (float) (random.nextGaussian() * (v % 20 == 0 ? 6 : 1)); // one Gaussian, long in one direction
		}
		FloatMatrix one = FloatMatrix.of(150, 20, x);
		assertTrue(cluster("xmeans", one, 1).count() > 1, "the round model is known to cut these");
		assertEquals(1, cluster("xmeans", one, 1, "standApart", "true").count());
		for (int i = 0; i < 75; i++) {
			x[i * 20 + 1] += 12;
		}
		var two = cluster("xmeans", FloatMatrix.of(150, 20, x), 1, "standApart", "true");
		assertEquals(2, two.count());
		assertTrue(same(truth(2, 75), two.of()));
	}

	@Test
	void wideNoiseDoesNotStandApartOnALineOfItsOwn() throws InputException {
		// 30 points in 700 channels part perfectly along any line drawn through halves of them
		for (long seed = 0; seed < 5; seed++) {
			SplittableRandom random = new SplittableRandom(seed);
			float[] x = new float[30 * 700];
			for (int v = 0; v < x.length; v++) {
				x[v] = (float) (random.nextGaussian() * (v % 700 < 3 ? 14 : 1));
			}
			assertEquals(1, cluster("xmeans", FloatMatrix.of(30, 700, x), 1, "standApart", "true").count());
		}
	}

	@Test
	void xmeansWithGivenKIsKMeans() throws InputException {
		FloatMatrix x = gaussians(3, 20, 6, 1, 2);
		assertEquals(7, cluster("xmeans", x, 1, "clusters", "7").count());
		assertTrue(cluster("xmeans", gaussians(6, 20, 12, 20, 2), 1, "maxClusters", "4").count() <= 4);
	}

	@Test
	void seedOrderAndThreads() throws InputException {
		FloatMatrix x = gaussians(4, 40, 33, 1.5, 9);
		int[] order = Planted.permutation(160, 3);
		for (String id : new String[] { "kmeans", "xmeans" }) {
			var plain = cluster(id, x, 5);
			var again = cluster(id, x, 5);
			assertArrayEquals(plain.of(), again.of());
			assertEquals(plain.diagnostics(), again.diagnostics());
			var permuted = cluster(id, x.selectRows(order), 5);
			assertArrayEquals(IntStream.of(order).map(i -> plain.of()[i]).toArray(), permuted.of(), id);
		}
		assertTrue(IntStream.range(6, 12).anyMatch(seed -> {
			try {
				return !Arrays.equals(cluster("kmeans", x, 5, "starts", "1").of(), cluster("kmeans", x, seed, "starts", "1").of());
			} catch (InputException e) {
				throw new AssertionError(e);
			}
		}), "no other seed gives another start");
	}

	@Test
	@SuppressWarnings("unchecked")
	void cancelled() throws InputException {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		for (String id : new String[] { "kmeans", "xmeans" }) {
			Clustering<Record> method = Run.CATALOGUE.get(ExtensionPoint.CLUSTERINGS, id).create();
			Record parameters = ParameterSpec.bind(method.parameterType(), Map.of());
			assertThrows(OperationCanceledException.class, () -> method.cluster(gaussians(2, 20, 5, 1, 1), parameters, 1, monitor));
		}
	}

	/** A pass over a million images takes longer than users wait. */
	@SuppressWarnings("unchecked")
	@Test
	void cancelledWithinAPass() throws InputException {
		int[] looks = new int[1];
		NullProgressMonitor monitor = new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				return ++looks[0] > 3;
			}
		};
		@SuppressWarnings("unchecked")
		Clustering<Record> method = Run.CATALOGUE.get(ExtensionPoint.CLUSTERINGS, "kmeans").create();
		Record parameters = ParameterSpec.bind(method.parameterType(), Map.of());
		FloatMatrix x = FloatMatrix.of(40_000, 1, new float[40_000]);
		assertThrows(OperationCanceledException.class, () -> method.cluster(x, parameters, 1, monitor));
		assertTrue(looks[0] < 9, "the first pass alone has ten looks");
	}
}
