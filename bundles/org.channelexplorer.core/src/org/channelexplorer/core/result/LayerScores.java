package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.StepParameter;
import org.channelexplorer.core.util.InputException;

/**
 * How well the classes separate in layers, by metrics.
 *
 * @param summary        id of the summary function
 * @param basis          images, classes and intervals
 * @param higherIsBetter whether larger means better parted, by the metric's id
 * @param chance         score that classes without any difference would have, by the metric's id; metrics without one are missing
 * @param scores         a score per layer and metric
 * @param pairs          a score per layer, metric and two classes; empty when not asked for
 */
public record LayerScores(String summary, Basis basis, Map<String, Boolean> higherIsBetter, Map<String, Double> chance, List<Score> scores,
		Optional<List<Pair>> pairs) {

	/** Type of the result. */
	public static final String TYPE = "separability";
	private static final String IMAGES_USED = "imagesUsed";
	private static final String HIGHER_IS_BETTER = "higherIsBetter.";
	private static final String CHANCE = "chance.";
	private static final String PAIRS = "pairs";
	private static final String METRIC = "metric";
	// what reads easily first; others follow
	private static final List<String> ORDER = List.of("linearProbe", "knnPurity", "silhouette", "fisherRatio", "daviesBouldin", "calinskiHarabasz");

	/**
	 * What the scores rest on.
	 *
	 * @param bootstrap  resamples asked for
	 * @param level      probability of the intervals
	 * @param classes    classes with images
	 * @param images     all images
	 * @param imagesUsed images scored
	 */
	public record Basis(int bootstrap, double level, int classes, int images, int imagesUsed) {
	}

	/**
	 * A score of a layer.
	 *
	 * @param layer  id of the layer
	 * @param metric id of the metric
	 * @param score  NaN when it is not defined
	 * @param low    lower end of the interval, NaN without one
	 * @param high   upper end of the interval, NaN without one
	 * @param note   why there is no score, else empty
	 */
	public record Score(String layer, String metric, double score, double low, double high, String note) {
	}

	/** The score of two classes. */
	public record Pair(String classA, String classB, Score score) {
	}

	public LayerScores {
		higherIsBetter = Map.copyOf(higherIsBetter);
		chance = Map.copyOf(chance);
		scores = List.copyOf(scores);
		pairs = pairs.map(List::copyOf);
	}

	/** Scores whose chance levels are not known. */
	public LayerScores(String summary, Basis basis, Map<String, Boolean> higherIsBetter, List<Score> scores, Optional<List<Pair>> pairs) {
		this(summary, basis, higherIsBetter, Map.of(), scores, pairs);
	}

	/**
	 * The scores of the same call at several layers as one, without pairs.
	 *
	 * @param parts at least one
	 */
	public static LayerScores joined(List<LayerScores> parts) {
		LayerScores first = parts.getFirst();
		return new LayerScores(first.summary, first.basis, first.higherIsBetter, first.chance,
				parts.stream().flatMap(p -> p.scores.stream()).toList(), Optional.empty());
	}

	/** Ids of the layers, each once, in their order. */
	public List<String> layers() {
		return scores.stream().map(Score::layer).distinct().toList();
	}

	/** Ids of the metrics, each once: those that read easily first. */
	public List<String> metrics() {
		return inOrder(scores.stream().map(Score::metric).distinct().toList());
	}

	/** Metrics by their ids, those that read easily first. */
	public static List<String> inOrder(Collection<String> all) {
		return Stream.concat(ORDER.stream().filter(all::contains), all.stream().filter(m -> !ORDER.contains(m))).toList();
	}

	/**
	 * A metric over layers.
	 *
	 * @param layers ids of layers; those without a score have NaN
	 */
	public Course course(String metric, List<String> layers) {
		double[][] values = new double[3][layers.size()];
		Stream.of(values).forEach(v -> Arrays.fill(v, Double.NaN));
		Map<String, Integer> places = new HashMap<>();
		for (int i = 0; i < layers.size(); i++) {
			places.put(layers.get(i), i);
		}
		for (Score s : scores) {
			Integer place = s.metric.equals(metric) ? places.get(s.layer) : null;
			if (place != null) {
				values[0][place] = s.score;
				values[1][place] = s.low;
				values[2][place] = s.high;
			}
		}
		return new Course(metric, higherIsBetter.getOrDefault(metric, true), chance.getOrDefault(metric, Double.NaN), values[0], values[1], values[2]);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static LayerScores of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		Basis basis = new Basis(r.whole(Names.BOOTSTRAP), r.number(Names.LEVEL), r.whole(Names.CLASSES), r.whole(Names.IMAGES), r.whole(IMAGES_USED));
		Optional<List<Pair>> pairs = r.hasTable(PAIRS)
				? Optional.of(r.rows(PAIRS, row -> new Pair(row.text(Names.CLASS_A), row.text(Names.CLASS_B), score(row))))
				: Optional.empty();
		return new LayerScores(r.text(Names.SUMMARY), basis, r.starting(HIGHER_IS_BETTER, Boolean.class), r.starting(CHANCE, Double.class),
				r.rows(Result.MAIN, LayerScores::score), pairs);
	}

	/** The scores of every step of a result of all steps. @throws InputException when the result is of another type or lacks a part */
	public static NavigableMap<Integer, List<Score>> byStep(Result result) throws InputException {
		NavigableMap<Integer, List<Score>> steps = new TreeMap<>();
		Reading.of(result, StepParameter.typeOfAll(TYPE)).rows(Result.MAIN,
				row -> steps.computeIfAbsent(row.whole(StepParameter.NAME), _ -> new ArrayList<>()).add(score(row)));
		return steps;
	}

	private static Score score(Reading.Row row) throws InputException {
		return new Score(row.text(Names.LAYER), row.text(METRIC), row.number(Names.SCORE), row.number(Names.LOW), row.number(Names.HIGH), row.text(Names.NOTE));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		scalars.put(Names.SUMMARY, summary);
		scalars.put(Names.BOOTSTRAP, (long) basis.bootstrap);
		scalars.put(Names.LEVEL, basis.level);
		scalars.put(Names.CLASSES, (long) basis.classes);
		scalars.put(Names.IMAGES, (long) basis.images);
		scalars.put(IMAGES_USED, (long) basis.imagesUsed);
		higherIsBetter.forEach((metric, higher) -> scalars.put(HIGHER_IS_BETTER + metric, higher));
		chance.forEach((metric, level) -> scalars.put(CHANCE + metric, level));
		Map<String, Table> tables = new TreeMap<>();
		tables.put(Result.MAIN, new Rows<>(scores).text(Names.LAYER, Score::layer).text(METRIC, Score::metric).number(Names.SCORE, Score::score)
				.number(Names.LOW, Score::low).number(Names.HIGH, Score::high).text(Names.NOTE, Score::note).table());
		pairs.ifPresent(list -> tables.put(PAIRS, new Rows<>(list).text(Names.LAYER, p -> p.score.layer).text(METRIC, p -> p.score.metric)
				.text(Names.CLASS_A, Pair::classA).text(Names.CLASS_B, Pair::classB).number(Names.SCORE, p -> p.score.score).number(Names.LOW, p -> p.score.low)
				.number(Names.HIGH, p -> p.score.high).text(Names.NOTE, p -> p.score.note).table()));
		return new Result(TYPE, scalars, tables, Map.of());
	}
}
