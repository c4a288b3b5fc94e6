package org.channelexplorer.core.tests.similarity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.similarity.Blocks;
import org.channelexplorer.core.similarity.ChannelOrder;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.similarity.EtaCurve;
import org.channelexplorer.core.similarity.EtaStep;
import org.channelexplorer.core.similarity.LayerSimilarity;
import org.channelexplorer.core.similarity.Memberships;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

class SimilarityTest {
	private static final NullProgressMonitor NONE = new NullProgressMonitor();

	private static FloatMatrix random(int images, int channels, long seed) {
		Random random = new Random(seed);
		float[] values = new float[images * channels];
		for (int v = 0; v < values.length; v++) {
			values[v] = random.nextInt(50); // with ties
		}
		return FloatMatrix.of(images, channels, values);
	}

	private static Labels labels(int images, int classes) {
		return new Labels(IntStream.range(0, classes).mapToObj(c -> "c" + c).toList(), IntStream.range(0, images).map(i -> i * i % classes).toArray());
	}

	@Test
	void blocksAreTheMeansOfTheirPairs() {
		int n = 601; // two blocks of the kernel, and a last block that is not full
		ChannelSets sets = ChannelSets.of(random(n, 90, 1), 0.2);
		int[] order = IntStream.range(0, n).map(p -> p * 7 % n).toArray();
		Blocks blocks = Blocks.of(sets, order, 100, NONE);
		assertEquals(7, blocks.side());
		assertEquals(86, blocks.blocks());
		assertEquals((long) n * (n - 1) / 2, LongStream.of(blocks.counts()).sum());
		for (int a : new int[] { 0, 1, 40, 73, 85 }) {
			for (int b : new int[] { 0, 1, 40, 84, 85 }) {
				double sum = 0;
				int terms = 0;
				for (int p = 7 * a; p < Math.min(n, 7 * a + 7); p++) {
					for (int q = 7 * b; q < Math.min(n, 7 * b + 7); q++) {
						sum += p == q ? 0 : sets.similarity(order[p], order[q]);
						terms += p == q ? 0 : 1;
					}
				}
				assertEquals(sum / terms, blocks.means()[a * 86 + b], 1e-6, a + ", " + b);
			}
		}
		Blocks single = Blocks.of(sets, order, n, NONE);
		assertTrue(Float.isNaN(single.means()[0]), "an image with itself is left out");
		assertEquals((float) sets.similarity(order[3], order[600]), single.means()[3 * n + 600]);
	}

	@Test
	void quickBlocksAreNearTheMeans() {
		int n = 640;
		ChannelSets sets = ChannelSets.of(random(n, 90, 2), 0.2);
		int[] order = IntStream.range(0, n).toArray();
		Blocks exact = Blocks.of(sets, order, 20, NONE);
		Blocks quick = Blocks.quick(sets, order, 20);
		assertEquals(exact.blocks(), quick.blocks());
		for (int cell = 0; cell < 400; cell++) {
			assertEquals(exact.means()[cell], quick.means()[cell], 0.01);
		}
	}

	@Test
	void membershipsAreMeansOverPairs() {
		int n = 530;
		ChannelSets sets = ChannelSets.of(random(n, 64, 3), 0.7); // more than half the channels
		Labels labels = labels(n, 4);
		Memberships m = Memberships.of(sets, labels, IntStream.range(0, n).toArray(), NONE);
		for (int i : new int[] { 0, 1, 77, 511, 512, 529 }) {
			for (int c = 0; c < 4; c++) {
				int image = i;
				double mean = IntStream.of(labels.rowsOf(c)).filter(j -> j != image).mapToDouble(j -> sets.similarity(image, j)).average().orElse(Double.NaN);
				assertEquals(mean, m.mean(i, c), 1e-6);
			}
			int image = i;
			int nearest = IntStream.range(0, n).filter(j -> labels.classOf(j) != labels.classOf(image)).boxed()
					.reduce((a, b) -> sets.intersection(image, b) > sets.intersection(image, a) ? b : a).orElseThrow();
			int farthest = IntStream.range(0, n).filter(j -> j != image && labels.classOf(j) == labels.classOf(image)).boxed()
					.reduce((a, b) -> sets.intersection(image, b) < sets.intersection(image, a) ? b : a).orElseThrow();
			assertEquals(nearest, m.nearest()[i]);
			assertEquals(farthest, m.farthest()[i]);
		}
	}

	@Test
	void curvesPassThroughTheSimilarities() {
		FloatMatrix x = random(40, 70, 4);
		ChannelOrder order = ChannelOrder.of(x);
		Labels labels = labels(40, 3);
		EtaCurve pair = EtaCurve.of(order, 3, 17);
		EtaCurve classes = EtaCurve.of(order, labels, 0, 1, NONE);
		EtaCurve within = EtaCurve.of(order, labels, 1, 1, NONE);
		assertEquals(70, pair.sizes().length);
		for (int size : new int[] { 1, 7, 35, 70 }) {
			ChannelSets sets = ChannelSets.of(x, size / 70.0);
			assertEquals(size, sets.size());
			assertEquals(sets.similarity(3, 17), pair.similarity()[size - 1], 1e-12);
			assertEquals(sets.chance(), pair.chance(size - 1), 1e-12);
			int at = Arrays.binarySearch(classes.sizes(), size);
			if (at >= 0) {
				assertEquals(sets.classSimilarities(labels, NONE).mean(0, 1), classes.similarity()[at], 1e-12);
				assertEquals(sets.classSimilarities(labels, NONE).mean(1, 1), within.similarity()[at], 1e-12);
			}
		}
		assertEquals(1, classes.sizes()[0]);
		assertEquals(70, classes.sizes()[classes.sizes().length - 1]);
		assertEquals(1, pair.similarity()[69]);
	}

	@Test
	void theSliderGivesWhatTheOperationGives() {
		FloatMatrix x = random(60, 80, 5);
		Labels labels = labels(60, 3);
		ChannelOrder order = ChannelOrder.of(x);
		for (double eta : new double[] { 0.05, 0.1, 0.5, 1 }) {
			ClassSimilarity slider = LayerSimilarity.of(new Origin("l", "s"), eta, order.sets(eta), labels, NONE);
			ClassSimilarity direct = LayerSimilarity.of(new Origin("l", "s"), eta, ChannelSets.of(x, eta), labels, NONE);
			assertEquals(direct.pairs(), slider.pairs());
			assertArrayEquals(direct.imageMatrix().orElseThrow().values(), slider.imageMatrix().orElseThrow().values());
		}
	}

	@Test
	void aStepOfTheSliderHasTheNumbersOfTheOperationAndOfThePicture() {
		for (int n : new int[] { 1, 2, 60, 700 }) { // within a block of counts and beyond one
			FloatMatrix x = random(n, 80, 5);
			Labels labels = labels(n, 3);
			int[] byClass = IntStream.range(0, 3).flatMap(c -> IntStream.of(labels.rowsOf(c))).toArray();
			int[] turned = IntStream.range(0, n).map(i -> n - 1 - i).toArray();
			for (int[] images : new int[][] { byClass, turned }) {
				for (int most : new int[] { 1000, 50, 7 }) {
					for (double eta : new double[] { 0.05, 0.9 }) {
						ChannelSets sets = ChannelSets.of(x, eta);
						EtaStep step = EtaStep.of(new Origin("l", "s"), eta, sets, labels, images, most, NONE);
						ClassSimilarity direct = LayerSimilarity.of(new Origin("l", "s"), eta, sets, labels, NONE);
						for (int pair = 0; pair < direct.pairs().size(); pair++) {
							assertEquals(direct.pairs().get(pair).similarity(), step.classes().pairs().get(pair).similarity(), 1e-12);
							assertEquals(direct.pairs().get(pair).pairs(), step.classes().pairs().get(pair).pairs());
						}
						assertTrue(step.classes().imageMatrix().isEmpty());
						Blocks blocks = Blocks.of(sets, images, most, NONE);
						assertArrayEquals(blocks.counts(), step.blocks().counts());
						assertEquals(blocks.side(), step.blocks().side());
						assertArrayEquals(blocks.means(), step.blocks().means(), 1e-6f);
					}
				}
			}
		}
	}

	@Test
	void unrelatedSetsAreAtChance() {
		Random random = new Random(6);
		int n = 200;
		float[] values = new float[n * 300];
		for (int v = 0; v < values.length; v++) {
			values[v] = random.nextFloat();
		}
		ChannelSets sets = ChannelSets.of(FloatMatrix.of(n, 300, values), 0.1);
		// J is not linear in the number shared: its mean lies above that of the mean number by half the variance times the curvature
		double[] means = IntStream.range(0, n / 2).mapToDouble(p -> sets.corrected(sets.similarity(2 * p, 2 * p + 1))).toArray();
		double mean = Arrays.stream(means).average().orElseThrow();
		double error = Math.sqrt(Arrays.stream(means).map(v -> (v - mean) * (v - mean)).sum() / (means.length - 1) / means.length);
		assertTrue(Math.abs(mean) < 2.6 * error + 0.002, mean + " with an error of " + error);
		assertEquals(List.of(30, 300), List.of(sets.size(), sets.channels()));
	}
}
