package org.channelexplorer.analysis.tests.representatives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

class RepresentativesTest {
	/** Class 0: kinds of 20 and 10 images that differ in one layer each; class 1: one kind. */
	private static final int[] KIND = IntStream.range(0, 60).map(i -> i < 20 ? 0 : i < 30 ? 1 : 2).toArray();
	private static final int[] OF = IntStream.range(0, 60).map(i -> i / 30).toArray();

	private static MemoryAnalysis data(float loudness) {
		SplittableRandom random = new SplittableRandom(6);
		float[] wide = new float[60 * 50];
		float[] narrow = new float[60 * 3];
		for (int i = 0; i < 60; i++) {
			for (int c = 0; c < 50; c++) {
				wide[i * 50 + c] = (float) (loudness * random.nextGaussian()); // nothing but noise
			}
			for (int c = 0; c < 3; c++) {
				narrow[i * 3 + c] = (float) (20 * (c == KIND[i] ? 1 : 0) + random.nextGaussian());
			}
		}
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		layers.put("wide", FloatMatrix.of(60, 50, wide));
		layers.put("narrow", FloatMatrix.of(60, 3, narrow));
		return MemoryAnalysis.of(layers, OF);
	}

	@Test
	void everyKindHasOne() throws InputException {
		Result result = Run.of("representatives", data(1), "clusters", "2");
		Table t = result.table();
		assertEquals("representatives", result.type());
		assertArrayEquals(new String[] { "class 0", "class 0", "class 1", "class 1" }, t.strings("class"));
		assertArrayEquals(new long[] { 20, 10 }, Arrays.copyOf(t.longs("images"), 2));
		assertEquals(0, KIND[(int) t.longs("row")[0]]);
		assertEquals(1, KIND[(int) t.longs("row")[1]]);
		assertEquals("image" + t.longs("row")[0] + ".png", t.strings("image")[0]);
		assertEquals(20 / 30.0, t.doubles("share")[0], 1e-12);
	}

	@Test
	void xmeansFindsTheKinds() throws InputException {
		Table t = Run.of("representatives", data(1)).table();
		assertArrayEquals(new String[] { "class 0", "class 0", "class 1" }, t.strings("class"));
		assertEquals(53, Run.of("representatives", data(1)).number("channels"));
	}

	@Test
	void loudLayersDoNotDrownOthers() throws InputException {
		Table quiet = Run.of("representatives", data(1)).table();
		assertEquals(quiet, Run.of("representatives", data(1024)).table());
	}

	@Test
	void representativeIsNearestToTheMean() throws InputException {
		// one layer of one channel: standardising keeps the order of distances
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(6, 1, new float[] { 0, 1, 5, 2.1f, 3, 100 }), 0, 0, 0, 0, 0, 1);
		Table t = Run.of("representatives", data, "clusters", "1").table();
		assertArrayEquals(new long[] { 3, 5 }, t.longs("row")); // mean of class 0 is 2.22
	}

	@Test
	void coverageBeatsRandomImages() throws InputException {
		Result result = Run.of("representatives", data(0.1f), "clusters", "2");
		Table coverage = result.table("coverage");
		assertArrayEquals(new long[] { 30, 30 }, coverage.longs("images"));
		assertTrue(coverage.doubles("ratio")[0] < 0.9, "ratio " + coverage.doubles("ratio")[0]);
		assertTrue(result.number("coverageRatio") < 1);
		// all images chosen: nothing is left to cover
		Table all = Run.of("representatives", data(1), "clusters", "30").table("coverage");
		assertArrayEquals(new double[] { 0, 0 }, all.doubles("distance"), 1e-6);
		assertArrayEquals(new double[] { Double.NaN, Double.NaN }, all.doubles("ratio"));
	}

	@Test
	void theRandomReferenceIsTheExpectedOne() throws InputException {
		// one channel, one representative: the mean distance over all pairs, an image with itself among them, in standardised units
		float[] x = { 0, 1, 2, 4, 8, 16, 3, 9, 27, 5, 5 };
		int[] of = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1 };
		double mean = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElseThrow();
		double deviation = Math.sqrt(IntStream.range(0, x.length).mapToDouble(i -> (x[i] - mean) * (x[i] - mean)).average().orElseThrow());
		double expected = IntStream.range(0, 81).mapToDouble(p -> Math.abs(x[p / 9] - x[p % 9])).sum() / 81 / deviation;
		Table coverage = Run.of("representatives", MemoryAnalysis.of(FloatMatrix.of(x.length, 1, x), of), "clusters", "1").table("coverage");
		// 1,000 draws: a standard error of 1.2 % of the value; 20 draws missed by up to 15 %
		assertEquals(expected, coverage.doubles("randomDistance")[0], 0.04 * expected);
	}

	@Test
	void aClassThatNeedsMoreIsNamed() throws InputException {
		assertTrue(Run.of("representatives", data(1), "maxClusters", "2").scalars().get("note").toString().contains("in class 0:"));
		assertFalse(Run.of("representatives", data(1)).scalars().containsKey("note"));
	}

	@Test
	void smallClassesAndEqualImages() throws InputException {
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(4, 2, new float[] { 0, 0, 0, 0, 0, 0, 5, 5 }), 0, 0, 0, 1);
		Table t = Run.of("representatives", data, "clusters", "3").table();
		assertArrayEquals(new String[] { "class 0", "class 1" }, t.strings("class"));
		assertTrue(Double.isNaN(Run.of("representatives", data).number("coverageRatio")));
	}

	@Test
	void seedOrderAndThreads() throws InputException {
		MemoryAnalysis data = data(1);
		int[] order = Planted.permutation(60, 8);
		Result plain = Run.seeded("representatives", data, 3, "clusters", "4");
		assertEquals(plain.tables(), Run.seeded("representatives", data, 3, "clusters", "4").tables());
		Result permuted = Run.seeded("representatives", data.select(order), 3, "clusters", "4");
		assertArrayEquals(plain.table().longs("row"), Arrays.stream(permuted.table().longs("row")).map(r -> order[(int) r]).toArray());
		assertArrayEquals(plain.table("coverage").doubles("randomDistance"), permuted.table("coverage").doubles("randomDistance"), 1e-6);
	}

	@Test
	void similarityIsTheMeanOfTheLayers() throws InputException {
		MemoryAnalysis data = data(1);
		Result result = Run.of("similarity", data, "reference", "class 1", "eta", "0.25");
		assertEquals("similarity", result.type());
		double[] expected = new double[2];
		double[] corrected = new double[2];
		for (String layer : data.layers()) {
			Table jaccard = Run.of("jaccard", data, "layer", layer, "eta", "0.25").table();
			for (int r = 0; r < 3; r++) {
				if (jaccard.strings("classB")[r].equals("class 1")) {
					expected[r == 1 ? 0 : 1] += jaccard.doubles("similarity")[r] / 2;
					corrected[r == 1 ? 0 : 1] += jaccard.doubles("corrected")[r] / 2;
				}
			}
		}
		assertArrayEquals(expected, result.table().doubles("similarity"), 1e-12);
		assertArrayEquals(corrected, result.table().doubles("corrected"), 1e-12);
		assertEquals(4, result.table("layers").rows());
		assertEquals("class 0", Run.of("similarity", data).scalars().get("reference"));
	}

	@Test
	void undefinedSimilaritiesAndUnknownClasses() throws InputException {
		Labels labels = new Labels(List.of("nobody", "one", "two"), new int[] { 1, 2, 2 });
		MemoryAnalysis data = MemoryAnalysis.of(Planted.matrix(new int[] { 0, 1, 1 }, 2, 20, 3, 1), labels);
		Table t = Run.of("similarity", data).table();
		assertTrue(Double.isNaN(t.doubles("similarity")[0]) && Double.isNaN(t.doubles("similarity")[1]) && t.doubles("similarity")[2] >= 0);
		var e = assertThrows(InputException.class, () -> Run.of("similarity", data, "reference", "nobody"));
		assertTrue(e.getMessage().contains("'nobody'"), e.getMessage());
		assertEquals(2, Run.of("representatives", data, "clusters", "1").table().rows());
	}

	@Test
	void valuesThatAreNotFiniteAreNamed() {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>(data(1).matrices());
		float[] x = layers.get("narrow").toArray();
		x[9] = Float.NEGATIVE_INFINITY;
		layers.put("narrow", FloatMatrix.of(60, 3, x));
		for (String operation : new String[] { "representatives", "similarity" }) {
			var e = assertThrows(InputException.class, () -> Run.of(operation, MemoryAnalysis.of(layers, OF)));
			assertTrue(e.getMessage().startsWith("layer narrow, image image3.png, channel 0"), e.getMessage());
		}
	}
}
