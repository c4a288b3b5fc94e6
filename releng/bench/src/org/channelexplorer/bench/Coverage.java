package org.channelexplorer.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.testkit.MemoryAnalysis;

/**
 * {@code coverage [RUNS [CLASSES PER_CLASS CHANNELS SEPARATION ...]]}: share of the intervals that cover the truth, the score expected
 * at that size (mean over 3 x RUNS further data sets), and Spearman's correlation of scores and planted separations. Intervals of
 * channel rankings: all channels together. Ends with 1 when a metric covers less than 93 or more than 97 % over all separations.
 */
final class Coverage {
	private static final String[] RANKINGS = { "variance", "classPairwiseDistance", "etaSquared", "auc", "selectivity" };
	private static final double[] SEPARATIONS = { 0.5, 1, 1.5, 2, 3 };

	private final Labels labels;
	private final int channels;
	private final int runs;

	private Coverage(Labels labels, int channels, int runs) {
		this.labels = labels;
		this.channels = channels;
		this.runs = runs;
	}

	static void main(String[] args) throws Exception {
		int runs = args.length > 1 ? Integer.parseInt(args[1]) : 300;
		boolean good;
		if (args.length > 5) {
			double[] separations = java.util.Arrays.stream(args).skip(5).mapToDouble(Double::parseDouble).toArray();
			good = table(Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]), runs, separations);
		} else {
			good = table(3, 40, 20, runs, SEPARATIONS) & table(2, 60, 10, runs, SEPARATIONS) & table(5, 30, 64, runs, new double[] { 1, 2, 3, 4, 5 });
		}
		System.exit(good ? 0 : 1);
	}

	private static boolean table(int classes, int perClass, int channels, int runs, double... separations) throws Exception {
		Coverage coverage = new Coverage(MadeUp.labels(classes, perClass), channels, runs);
		List<Map<String, Double>> covered = new ArrayList<>();
		List<Map<String, Double>> truths = new ArrayList<>();
		for (double separation : separations) {
			Map<String, Double> truth = new TreeMap<>();
			Map<String, Double> shares = coverage.metrics(separation, truth);
			shares.putAll(coverage.rankings(separation));
			covered.add(shares);
			truths.add(truth);
		}
		System.out.printf("%nCoverage in %% of 95 %% intervals, %d runs, %d classes of %d images, %d channels%n%-32s", runs, classes, perClass, channels, "separation");
		for (double separation : separations) {
			System.out.printf("%8.1f", separation);
		}
		System.out.printf("%8s  Spearman%n", "all");
		boolean good = true;
		for (String name : covered.getFirst().keySet()) {
			double all = covered.stream().mapToDouble(c -> c.get(name)).average().orElseThrow();
			System.out.printf("%-32s", name);
			covered.forEach(c -> System.out.printf("%8.1f", 100 * c.get(name)));
			boolean metric = truths.getFirst().containsKey(name);
			System.out.printf("%8.1f  %s%n", 100 * all, metric ? "%.3f".formatted(coverage.spearman(name, separations)) : "");
			good &= all >= 0.93 && all <= 0.97;
		}
		return good;
	}

	private Map<String, Double> metrics(double separation, Map<String, Double> truth) throws Exception {
		for (int r = 0; r < 3 * runs; r++) {
			for (LayerScores.Score s : LayerScores.of(MadeUp.run(draw(separation, 1_000_000L + r), "separability", Map.of("bootstrap", "0"))).scores()) {
				truth.merge(s.metric(), s.score() / (3 * runs), Double::sum);
			}
		}
		Map<String, Double> covered = new TreeMap<>();
		for (int r = 0; r < runs; r++) {
			for (LayerScores.Score s : LayerScores.of(MadeUp.run(draw(separation, r), "separability", Map.of())).scores()) {
				covered.merge(s.metric(), covers(s.low(), s.high(), truth.get(s.metric())) / runs, Double::sum);
			}
		}
		return covered;
	}

	private Map<String, Double> rankings(double separation) throws Exception {
		Map<String, Double> covered = new LinkedHashMap<>();
		for (String method : RANKINGS) {
			double[] truth = new double[channels];
			for (int r = 0; r < 3 * runs; r++) {
				for (RankedChannels.Channel c : RankedChannels.of(MadeUp.run(draw(separation, 1_000_000L + r), "ranking", Map.of("method", method, "bootstrap", "0"))).channels()) {
					truth[c.channel()] += c.score() / (3 * runs);
				}
			}
			double share = 0;
			for (int r = 0; r < runs; r++) {
				for (RankedChannels.Channel c : RankedChannels.of(MadeUp.run(draw(separation, r), "ranking", Map.of("method", method))).channels()) {
					share += covers(c.low(), c.high(), truth[c.channel()]) / runs / channels;
				}
			}
			covered.put("ranking " + method, share);
		}
		return covered;
	}

	private static double covers(double low, double high, double truth) {
		return low <= truth && truth <= high ? 1 : 0;
	}

	/** Of the scores of one data set each and 12 separations between the first and the last. */
	private double spearman(String metric, double[] separations) throws Exception {
		int n = 12;
		double[] scores = new double[n];
		for (int i = 0; i < n; i++) {
			double separation = separations[0] + (separations[separations.length - 1] - separations[0]) * i / (n - 1);
			double score = LayerScores.of(MadeUp.run(draw(separation, 2_000_000L + i), "separability", Map.of("bootstrap", "0", "metrics", metric))).scores().getFirst().score();
			scores[i] = metric.equals("daviesBouldin") ? -score : score;
		}
		double squares = 0;
		for (int i = 0; i < n; i++) {
			double rank = -0.5;
			for (double s : scores) {
				rank += s < scores[i] ? 1 : s == scores[i] ? 0.5 : 0;
			}
			squares += (rank - i) * (rank - i);
		}
		return 1 - 6 * squares / (n * ((double) n * n - 1));
	}

	private MemoryAnalysis draw(double separation, long seed) {
		long own = seed + Math.round(separation * 1_000_000_000); // else all separations would share their luck
		return MemoryAnalysis.of(Map.of("layer", MadeUp.gaussians(labels, channels, separation, own)), labels);
	}
}
