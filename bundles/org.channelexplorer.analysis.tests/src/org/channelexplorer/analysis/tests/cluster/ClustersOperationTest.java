package org.channelexplorer.analysis.tests.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

/** Clusters beside classes. */
class ClustersOperationTest {

	@Test
	void agreementIsThatOfScikitLearn() throws InputException {
		// adjusted_rand_score([0,0,1,2], [0,0,1,1]) = 0.5714285714285714, normalized_mutual_info_score = 0.8
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(4, 1, new float[] { 0, 0, 50, 90 }), 0, 0, 1, 1);
		Result result = Run.of("agreement", data, "method", "kmeans", "clusters", "3");
		assertEquals(0.5714285714285714, result.number("adjustedRand"), 1e-12);
		assertEquals(0.8, result.number("mutualInformation"), 1e-12);
		assertArrayEquals(new long[] { 0, 0, 1, 2 }, Run.of("clusters", data, "method", "kmeans", "clusters", "3").table().longs("cluster"));
	}

	@Test
	void tables() throws InputException {
		// clusters of 4 (three of class 0, one of class 1) and 2 (class 1)
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(6, 1, new float[] { 0, 1, 2, 1.5f, 70, 71 }), 0, 0, 0, 1, 1, 1);
		Result result = Run.of("clusters", data, "method", "kmeans", "clusters", "2");
		assertEquals("clusters", result.type());
		assertArrayEquals(new String[] { "image0.png", "image1.png", "image2.png", "image3.png", "image4.png", "image5.png" }, result.table().strings("image"));
		assertArrayEquals(new long[] { 0, 0, 0, 0, 1, 1 }, result.table().longs("cluster"));
		assertArrayEquals(new float[] { 0, 0, 0, 0, 1, 1 }, result.array("main").values());
		Table clusters = result.table("clusters");
		assertArrayEquals(new long[] { 4, 2 }, clusters.longs("images"));
		Result agreement = Run.of("agreement", data, "method", "kmeans", "clusters", "2");
		assertEquals("agreement", agreement.type());
		assertArrayEquals(new long[] { 4, 2 }, agreement.table().longs("images"));
		assertArrayEquals(new String[] { "class 0", "class 1" }, agreement.table().strings("largestClass"));
		assertArrayEquals(new double[] { 0.75, 1 }, agreement.table().doubles("share"));
		Table distribution = agreement.table("distribution");
		assertArrayEquals(new long[] { 0, 0, 1 }, distribution.longs("cluster"));
		assertArrayEquals(new long[] { 3, 1, 2 }, distribution.longs("images"));
		assertArrayEquals(new double[] { 0.75, 0.25, 1 }, distribution.doubles("share"));
	}

	@Test
	void xmeansIsTheDefaultAndFindsTheClasses() throws InputException {
		Result result = Run.of("agreement", Planted.gaussians(4, 25, 12, 15, 1));
		assertEquals("xmeans", result.scalars().get("method"));
		assertEquals(4, result.number("clusters"));
		assertEquals(1, result.number("adjustedRand"));
		assertEquals(1, result.number("mutualInformation"), 1e-12);
	}

	@Test
	void xmeansSaysWhenItHitItsCap() throws InputException {
		MemoryAnalysis data = Planted.gaussians(4, 25, 12, 15, 1);
		Result capped = Run.of("clusters", data, "maxClusters", "3");
		assertEquals(1, capped.number("method.capped"));
		assertTrue(capped.scalars().get("note").toString().contains("stopped at 3 clusters"), capped.scalars().toString());
		assertEquals(capped.scalars().get("note"), Run.of("agreement", data, "maxClusters", "3").scalars().get("note"));
		Result free = Run.of("clusters", data);
		assertEquals(0, free.number("method.capped"));
		assertFalse(free.scalars().containsKey("note"));
		assertFalse(Run.of("clusters", data, "clusters", "3").scalars().containsKey("note"), "a given K is no cap");
	}

	@Test
	void noiseAgreesWithNothing() throws InputException {
		Result result = Run.of("agreement", Planted.gaussians(3, 60, 10, 0, 2), "method", "kmeans", "clusters", "3");
		assertEquals(0, result.number("adjustedRand"), 0.03);
	}

	@Test
	void oneClassAndEqualImages() throws InputException {
		Result result = Run.of("agreement", MemoryAnalysis.of(FloatMatrix.of(5, 2, new float[10]), 0, 0, 0, 0, 0));
		assertEquals(1, result.number("clusters"));
		assertEquals(1, result.number("adjustedRand"));
		assertEquals(1, result.number("mutualInformation"));
	}

	@Test
	void clustersDoNotDependOnLabelsAndAgreementDoes() throws InputException {
		FloatMatrix x = FloatMatrix.of(4, 1, new float[] { 0, 0, 50, 90 });
		MemoryAnalysis given = MemoryAnalysis.of(x, new Labels(List.of("a", "b"), new int[] { 0, 0, 1, 1 }));
		MemoryAnalysis other = MemoryAnalysis.of(x, new Labels(List.of("a", "b"), new int[] { 0, 1, 1, 1 }));
		assertEquals(Run.key("clusters", given), Run.key("clusters", other));
		assertEquals(Run.key("agreement", given).inputs().getLast(), "result clusters " + Run.key("clusters", given).hash());
	}

	@Test
	void valuesThatAreNotFiniteAreNamed() {
		var e = assertThrows(InputException.class, () -> Run.of("clusters", MemoryAnalysis.of(FloatMatrix.of(2, 1, new float[] { 1, Float.NaN }), 0, 1)));
		assertTrue(e.getMessage().startsWith("layer conv, image image1.png, channel 0"), e.getMessage());
	}
}
