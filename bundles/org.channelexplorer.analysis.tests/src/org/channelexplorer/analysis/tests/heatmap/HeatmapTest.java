package org.channelexplorer.analysis.tests.heatmap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.heatmap.Linking;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.result.ActivationHeatmap.Linkage;
import org.channelexplorer.core.result.ActivationHeatmap.Merge;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

class HeatmapTest {
	private static ActivationHeatmap run(MemoryAnalysis data, String... parameters) throws InputException {
		return ActivationHeatmap.of(Run.of("heatmap", data, parameters));
	}

	@Test
	void rowsAreInTheOrderOfTheRankingAndColumnsByClass() throws InputException {
		// channel 0 is constant, 1 tells the classes, 2 varies within them
		FloatMatrix x = FloatMatrix.of(4, 3, new float[] { 5, 0, 1, 5, 9, 2, 5, 1, 2, 5, 8, 1 });
		ActivationHeatmap h = run(MemoryAnalysis.of(x, 1, 0, 1, 0).withNorms(3, 2, 1), "method", "etaSquared");
		assertEquals(List.of(1, 0, 2), h.channels().stream().map(ActivationHeatmap.Channel::channel).toList());
		assertEquals(List.of(1, 3, 0, 2), h.images().stream().map(ActivationHeatmap.Image::row).toList());
		assertEquals("class 0", h.images().getFirst().className());
		assertEquals("etaSquared", h.rankings().getFirst().id());
		assertEquals(8, h.rankings().size());
		assertEquals(2, h.channels().getFirst().scores().get(h.ranking("filterNorm")).score());
		assertEquals(5, h.percentile(0, 50));
		assertArrayEquals(new float[] { 0, 4.5f, 9 }, new float[] { h.percentile(1, 0), h.percentile(1, 50), h.percentile(1, 100) });
	}

	@Test
	void theRowsAreThoseOfTheRanking() throws InputException {
		MemoryAnalysis data = Planted.gaussians(3, 12, 9, 3, 4);
		RankedChannels ranking = RankedChannels.of(Run.of("ranking", data, "bootstrap", "20"));
		ActivationHeatmap h = run(data, "bootstrap", "20");
		assertEquals(ranking.channels().stream().map(RankedChannels.Channel::channel).toList(),
				h.channels().stream().map(ActivationHeatmap.Channel::channel).toList());
		for (int i = 0; i < 9; i++) {
			ActivationHeatmap.Score score = h.channels().get(i).scores().getFirst();
			assertEquals(ranking.channels().get(i), new RankedChannels.Channel(h.channels().get(i).channel(), score.score(), score.low(), score.high()));
		}
	}

	@Test
	void percentilesAreThoseOfAllValuesSorted() throws InputException {
		SplittableRandom random = new SplittableRandom(3);
		float[] v = new float[57 * 13];
		for (int i = 0; i < v.length; i++) {
			v[i] = i % 7 == 0 ? 0 : (float) (random.nextGaussian() * Math.pow(10, random.nextInt(-20, 20)));
		}
		ActivationHeatmap h = run(MemoryAnalysis.of(FloatMatrix.of(57, 13, v), IntStream.range(0, 57).map(i -> i % 2).toArray()), "method", "variance",
				"rankings", "variance");
		float[] sorted = v.clone();
		Arrays.sort(sorted);
		for (int p = 0; p <= 100; p++) {
			double at = p / 100.0 * (v.length - 1);
			double low = sorted[(int) at];
			double expected = low + (at - (int) at) * (sorted[Math.min(v.length - 1, (int) at + 1)] - low);
			assertEquals(expected, h.layer()[p], Math.abs(expected) * 1e-6, p + " %");
		}
	}

	@Test
	void oneClassIsShownInChannelOrder() throws InputException {
		ActivationHeatmap h = run(Planted.gaussians(1, 5, 4, 0, 1));
		assertEquals(List.of(0, 1, 2, 3), h.channels().stream().map(ActivationHeatmap.Channel::channel).toList());
		assertTrue(h.note().startsWith("rows in channel order: the ranking classPairwiseDistance compares classes"), h.note());
		assertEquals("layer conv has no filters", h.rankings().get(h.ranking("filterNorm")).note());
	}

	@Test
	void alikeChannelsAndImagesAreLinkedFirst() throws InputException {
		// channel 2 is twice channel 0, channel 3 its opposite; images 0 and 3 are alike
		FloatMatrix x = FloatMatrix.of(4, 4, new float[] { 1, 9, 2, 9, 5, 2, 10, 5, 9, 4, 18, 1, 1, 9, 2, 9 });
		ActivationHeatmap h = run(MemoryAnalysis.of(x, 0, 1, 0, 1), "link", "both");
		assertEquals(new Merge(0, 2, 0, 2), rounded(h.ofChannels().merges().getFirst()));
		assertEquals(new Merge(0, 3, 0, 2), rounded(h.ofImages().merges().getFirst()));
		assertEquals(4, h.ofImages().merges().getLast().size());
		assertEquals(h.ofImages().groups(2)[0], h.ofImages().groups(2)[3]);
	}

	private static Merge rounded(Merge m) {
		return new Merge(m.left(), m.right(), Math.rint(m.height() * 1e5) / 1e5, m.size());
	}

	@Test
	void aChainOfTwentyThousandLeavesIsOrdered() {
		int n = 20_000;
		Linkage chain = new Linkage(IntStream.range(0, n - 1).mapToObj(m -> new Merge(m == 0 ? 0 : m + 1, m == 0 ? 1 : n + m - 1, m, m + 2)).toList());
		int[] order = chain.order();
		assertEquals(n, IntStream.of(order).distinct().count());
		assertEquals(n - 1, order[n - 1], "the last to join is at the end");
		int[] groups = chain.groups(3);
		assertEquals(groups[0], groups[n - 3]);
		assertEquals(3, IntStream.of(groups).distinct().count());
		assertArrayEquals(new int[] { 0 }, IntStream.of(chain.groups(1)).distinct().toArray());
		assertEquals(n, IntStream.of(chain.groups(n)).distinct().count());
	}

	@Test
	void manyImagesJoinLandmarksFirst() throws InputException {
		int n = 4_200;
		Random random = new Random(3);
		float[] values = new float[3 * n];
		for (int i = 0; i < n; i++) {
			for (int c = 0; c < 3; c++) {
				values[3 * i + c] = (float) (random.nextGaussian() * 0.1 + (i % 3 == c ? 5 : 1));
			}
		}
		Linkage linkage = images(n, values);
		assertEquals(n - 1, linkage.merges().size());
		int[] groups = linkage.groups(3);
		for (int i = 3; i < n; i++) {
			assertEquals(groups[i % 3], groups[i], "image " + i);
		}
		for (int m = 1; m < n - 1; m++) {
			assertTrue(linkage.merges().get(m).height() >= linkage.merges().get(m - 1).height());
		}
		assertEquals(n, linkage.merges().getLast().size());
		assertEquals(n, IntStream.of(linkage.order()).distinct().count());
		float[] turned = new float[3 * n];
		for (int i = 0; i < n; i++) {
			System.arraycopy(values, 3 * i, turned, 3 * (n - 1 - i), 3);
		}
		Linkage again = images(n, turned);
		for (int m = 0; m < n - 1; m++) { // whatever the order of the images; sums over them differ in the last bits
			assertEquals(linkage.merges().get(m).height(), again.merges().get(m).height(), 1e-4);
		}
	}

	@Test
	void manyImagesThatAreAllAlikeAreLinked() throws InputException {
		Linkage linkage = images(4_001, new float[3 * 4_001]);
		assertEquals(4_000, linkage.merges().size());
		assertEquals(0, linkage.merges().getLast().height());
	}

	private static Linkage images(int n, float[] values) throws InputException {
		return run(MemoryAnalysis.of(FloatMatrix.of(n, 3, values), new int[n]), "link", "images").ofImages();
	}

	@Test
	void whatDoesNotFitIntoMemoryIsNotLinked() throws InputException {
		Linking.checkMemory(4_000, 2_048, true, 2L << 30);
		Linking.checkMemory(20_000, 2_048, true, 2L << 30);
		InputException refused = assertThrows(InputException.class, () -> Linking.checkMemory(200_000, 2_048, true, 2L << 30));
		assertEquals("linking 200,000 images needs 3.6 GB of memory, 1.1 GB are free for it: take fewer images, or give Java more memory (-Xmx)",
				refused.getMessage());
		assertThrows(InputException.class, () -> Linking.checkMemory(1_000_000, 512, false, 2L << 30));
	}
}
