package org.channelexplorer.analysis.tests.ranking;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.Arrays;
import org.channelexplorer.analysis.tests.summary.Golden;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankingTest {
	private static final String[] NEEDING_CLASSES = { "classPairwiseDistance", "etaSquared", "auc", "selectivity" };

	/** Scores by channel, not by rank. */
	private static double[] scores(AnalysisData data, String method, String... parameters) throws InputException {
		String[] all = Arrays.copyOf(parameters, parameters.length + 2);
		all[parameters.length] = "method";
		all[parameters.length + 1] = method;
		Result result = Run.of("ranking", data, all);
		double[] scores = new double[result.table().rows()];
		for (int r = 0; r < scores.length; r++) {
			scores[(int) result.table().longs("channel")[r]] = result.table().doubles("score")[r];
		}
		return scores;
	}

	@ParameterizedTest
	@ValueSource(strings = { "variance", "classPairwiseDistance", "etaSquared" })
	void agreesWithTheReference(String method) throws InputException {
		JsonObject golden = Golden.file("ranking.json");
		float[] labels = Golden.floats(golden.getAsJsonObject("inputs").get("labels"));
		int[] of = new int[labels.length];
		for (int i = 0; i < of.length; i++) {
			of[i] = (int) labels[i];
		}
		double[] scores = scores(MemoryAnalysis.of(Golden.matrix(golden.getAsJsonObject("inputs").get("summaries")), of), method);
		float[] expected = Golden.floats(golden.getAsJsonObject("expected").get(method));
		for (int c = 0; c < scores.length; c++) {
			assertEquals(expected[c], scores[c], 1e-5 * Math.abs(expected[c]) + 1e-7, "channel " + c);
		}
	}

	@Test
	void defaultIsClassPairwiseDistance() throws InputException {
		assertEquals("classPairwiseDistance", Run.of("ranking", Planted.gaussians(2, 5, 4, 1, 1)).scalars().get("method"));
	}

	@Test
	void unequalSizesReadBothQuantileFunctions() throws InputException {
		// class 0: 1, 3 at 1/4, 3/4; class 1: 0, 0, 0 at 1/6, 3/6, 5/6: read there, class 0 is 1 (clamped), 2, 3 (clamped)
		double score = scores(MemoryAnalysis.of(FloatMatrix.of(5, 1, new float[] { 3, 1, 0, 0, 0 }), 0, 0, 1, 1, 1), "classPairwiseDistance")[0];
		assertEquals(Math.sqrt(1 + 4 + 9), score, 1e-12);
	}

	@Test
	void rowsAreInDescendingOrderWithTiesByChannelAndUndefinedLast() throws InputException {
		float[] x = { //
				1, 5, -1, 5, 0, 2, //
				1, 5, -1, 5, 0, 2, //
				1, 1, 3, 1, 0, 9, //
				1, 1, 3, 1, 0, 9 };
		Result result = Run.of("ranking", MemoryAnalysis.of(FloatMatrix.of(4, 6, x), 0, 0, 1, 1), "method", "selectivity");
		assertArrayEquals(new long[] { 1, 3, 5, 0, 4, 2 }, result.table().longs("channel"));
		assertArrayEquals(new long[] { 1, 2, 3, 4, 5, 6 }, result.table().longs("rank"));
		assertArrayEquals(new double[] { 4.0 / 6, 4.0 / 6, 7.0 / 11, 0, 0, Double.NaN }, result.table().doubles("score"), 1e-12);
	}

	@Test
	void aucCountsPairs() throws InputException {
		float[] x = { 1, 2, 2, 3, 0, 5 };
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(6, 1, x), 0, 0, 1, 1, 2, 2);
		double[] expected = new double[3];
		for (int c = 0; c < 3; c++) {
			for (int i = 2 * c; i < 2 * c + 2; i++) {
				for (int j = 0; j < 6; j++) {
					expected[c] += j / 2 == c ? 0 : x[i] > x[j] ? 1.0 / 8 : x[i] == x[j] ? 0.5 / 8 : 0;
				}
			}
			assertEquals(expected[c], scores(data, "auc", "rankedClass", "class " + c)[0], 1e-12);
		}
		assertEquals(Arrays.stream(expected).max().orElseThrow(), scores(data, "auc")[0], 1e-12);
		assertEquals(Arrays.stream(expected).average().orElseThrow(), scores(data, "auc", "aggregate", "mean")[0], 1e-12);
	}

	@Test
	void selectivityOfAClass() throws InputException {
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(3, 1, new float[] { 6, 2, 1 }), 0, 1, 2);
		assertEquals((6 - 1.5) / (6 + 1.5), scores(data, "selectivity")[0], 1e-12);
		assertEquals((2 - 3.5) / (2 + 3.5), scores(data, "selectivity", "rankedClass", "class 1")[0], 1e-12);
	}

	@Test
	void filterNormsAreTakenAsTheyAre() throws InputException {
		MemoryAnalysis data = Planted.gaussians(1, 4, 3, 0, 1);
		assertArrayEquals(new double[] { 2, 7, 1 }, scores(data.withNorms(2, 7, 1), "filterNorm"));
		assertThrows(InputException.class, () -> scores(data, "filterNorm"));
		assertThrows(InputException.class, () -> scores(data.withNorms(1, 2), "filterNorm"));
	}

	@Test
	void constantChannelsHaveNoMerit() throws InputException {
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(4, 1, new float[] { 0.1f, 0.1f, 0.1f, 0.1f }), 0, 0, 1, 1);
		assertEquals(0, scores(data, "variance")[0]);
		assertEquals(0, scores(data, "classPairwiseDistance")[0]);
		assertEquals(0, scores(data, "etaSquared")[0]);
		assertEquals(0, scores(data, "selectivity")[0]);
		assertEquals(0.5, scores(data, "auc")[0]);
	}

	@Test
	void oneClassIsSaidInOneSentence() throws InputException {
		for (String method : NEEDING_CLASSES) {
			var e = assertThrows(InputException.class, () -> scores(Planted.gaussians(1, 6, 3, 0, 1), method));
			assertEquals("the ranking " + method + " compares classes, and all 6 images are of one class", e.getMessage());
		}
		assertEquals(3, scores(Planted.gaussians(1, 6, 3, 0, 1), "variance").length);
	}

	@Test
	void oneImageClassesTakePart() throws InputException {
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(3, 1, new float[] { 1, 2, 5 }), 0, 0, 1);
		assertEquals(Math.sqrt(16 + 9), scores(data, "classPairwiseDistance")[0], 1e-12);
		assertEquals(1, scores(data, "auc")[0], 1e-12);
	}

	@Test
	void unknownClassIsNamed() {
		var e = assertThrows(InputException.class, () -> scores(Planted.gaussians(2, 3, 3, 0, 1), "auc", "rankedClass", "zebra"));
		assertTrue(e.getMessage().contains("zebra") && e.getMessage().contains("class 1"), e.getMessage());
	}

	@Test
	void plantedChannelsComeFirst() throws InputException {
		// channels 0 and 3 carry class 0, the others nothing
		int[] of = new int[60];
		Arrays.fill(of, 30, 60, 1);
		float[] x = Planted.gaussians(1, 60, 40, 0, 3).matrices().get("conv").toArray();
		for (int i = 0; i < 30; i++) {
			x[i * 40] += 3;
			x[i * 40 + 3] += 2.5f;
		}
		for (String method : NEEDING_CLASSES) {
			long[] channels = Run.of("ranking", MemoryAnalysis.of(FloatMatrix.of(60, 40, x), of), "method", method).table().longs("channel");
			assertEquals(0 + 3, channels[0] + channels[1], method);
		}
	}

	@Test
	void orderOfImagesChangesNothing() throws InputException {
		MemoryAnalysis data = Planted.gaussians(3, 30, 20, 2, 4);
		for (String method : new String[] { "variance", "classPairwiseDistance", "etaSquared", "auc", "selectivity" }) {
			assertArrayEquals(scores(data, method), scores(data.select(Planted.permutation(90, 1)), method), 1e-9, method);
		}
		for (String scaleFree : new String[] { "etaSquared", "auc", "selectivity" }) {
			assertArrayEquals(scores(data, scaleFree), scores(data.scaled(7), scaleFree), 1e-6, scaleFree);
		}
	}
}
