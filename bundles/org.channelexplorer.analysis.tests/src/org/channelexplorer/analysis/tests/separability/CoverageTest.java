package org.channelexplorer.analysis.tests.separability;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the intervals keep their promise on planted data, and scores follow the planted separation. */
class CoverageTest {
	private static final int[] OF = IntStream.range(0, 75).map(i -> i / 25).toArray();

	/** Data sets of one separation, as the layers of one analysis. */
	private static MemoryAnalysis draws(int count, double separation, int firstSeed) {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		for (int r = 0; r < count; r++) {
			layers.put("draw" + r, Planted.matrix(OF, 3, 10, separation, firstSeed + r));
		}
		return MemoryAnalysis.of(layers, OF);
	}

	@Test
	void intervalsCoverTheExpectedScore() throws InputException {
		int runs = 200;
		Map<String, double[]> sums = new TreeMap<>();
		Table plain = Run.of("separability", draws(600, 2, 10_000), "bootstrap", "0").table();
		for (int r = 0; r < plain.rows(); r++) {
			sums.computeIfAbsent(plain.strings("metric")[r], m -> new double[1])[0] += plain.doubles("score")[r] / 600;
		}
		Map<String, Integer> covered = new TreeMap<>();
		Table t = Run.of("separability", draws(runs, 2, 0)).table();
		for (int r = 0; r < t.rows(); r++) {
			double truth = sums.get(t.strings("metric")[r])[0];
			covered.merge(t.strings("metric")[r], t.doubles("low")[r] <= truth && truth <= t.doubles("high")[r] ? 1 : 0, Integer::sum);
		}
		// 200 runs of a 95 % interval: 184 to 197 in 95 of 100 repetitions; the seeds are fixed, so no repetition fails by chance
		covered.forEach((metric, count) -> assertTrue(count >= 184 && count <= 198, metric + " covered " + count + " of " + runs));
	}

	@ParameterizedTest
	@ValueSource(strings = { "variance", "classPairwiseDistance", "etaSquared", "auc", "selectivity" })
	void intervalsOfRankingsCoverTheExpectedScores(String method) throws InputException {
		int runs = 100;
		int channels = 10;
		double[] truth = new double[channels];
		MemoryAnalysis further = draws(600, 1.5, 10_000);
		for (String layer : further.layers()) {
			Table t = Run.of("ranking", further, "layer", layer, "method", method, "bootstrap", "0").table();
			for (int r = 0; r < channels; r++) {
				truth[(int) t.longs("channel")[r]] += t.doubles("score")[r] / 600;
			}
		}
		int covered = 0;
		MemoryAnalysis data = draws(runs, 1.5, 0);
		for (String layer : data.layers()) {
			Table t = Run.of("ranking", data, "layer", layer, "method", method).table();
			for (int r = 0; r < channels; r++) {
				double expected = truth[(int) t.longs("channel")[r]];
				covered += t.doubles("low")[r] <= expected && expected <= t.doubles("high")[r] ? 1 : 0;
			}
		}
		// the standard deviation of 1000 intervals that cover 95 % is 7
		assertTrue(covered >= 925 && covered <= 970, method + " covered " + covered + " of 1000");
	}

	@Test
	void aScoreOfNextToNothingHasAnInterval() throws InputException {
		int[] of = IntStream.range(0, 40).map(i -> i % 2).toArray();
		float[] x = new float[40];
		for (int i = 0; i < 40; i++) {
			x[i] = (i / 2 % 2 == 0 ? 1 : -1) + 1e-5f * of[i];
		}
		Table t = Run.of("ranking", MemoryAnalysis.of(FloatMatrix.of(40, 1, x), of), "method", "etaSquared").table();
		double score = t.doubles("score")[0];
		assertTrue(score > 0 && score < 1e-9, "score " + score);
		assertTrue(t.doubles("low")[0] >= 0 && t.doubles("low")[0] <= score && t.doubles("high")[0] >= score && t.doubles("high")[0] <= 1,
				t.doubles("low")[0] + " to " + t.doubles("high")[0]);
	}

	@Test
	void filterNormsHaveNoIntervals() throws InputException {
		Table t = Run.of("ranking", Planted.gaussians(2, 5, 3, 0, 1).withNorms(2, 7, 1), "method", "filterNorm").table();
		assertTrue(Arrays.stream(t.doubles("low")).allMatch(Double::isNaN) && Arrays.stream(t.doubles("high")).allMatch(Double::isNaN));
	}

	@Test
	void scoresFollowTheTruth() throws InputException {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		int[] of = IntStream.range(0, 150).map(i -> i / 50).toArray();
		for (int s = 0; s < 12; s++) {
			layers.put("s" + s, Planted.matrix(of, 3, 10, 0.4 * s, 500 + s));
		}
		Table t = Run.of("separability", MemoryAnalysis.of(layers, of), "bootstrap", "0").table();
		for (String metric : Arrays.stream(t.strings("metric")).distinct().toList()) {
			double[] scores = IntStream.range(0, t.rows()).filter(r -> t.strings("metric")[r].equals(metric)).mapToDouble(r -> t.doubles("score")[r]).toArray();
			double sign = metric.equals("daviesBouldin") ? -1 : 1;
			assertTrue(sign * spearman(scores) >= 0.95, metric + ": Spearman " + spearman(scores));
		}
	}

	/** Rank correlation with 0, 1, 2 ... */
	private static double spearman(double[] scores) {
		double squares = 0;
		int n = scores.length;
		for (int i = 0; i < n; i++) {
			double rank = -0.5;
			for (double s : scores) {
				rank += s < scores[i] ? 1 : s == scores[i] ? 0.5 : 0;
			}
			squares += (rank - i) * (rank - i);
		}
		return 1 - 6 * squares / (n * ((double) n * n - 1));
	}
}
