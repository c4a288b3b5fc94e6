package org.channelexplorer.ui.views.internal.dataset;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.ui.AnalysisSession;

/**
 * Which classes and images are listed, in which order: a value.
 *
 * @param classes indices of the classes, those without an image left out
 * @param rows    the images of each
 * @param totals  how many images of each are in the focus
 */
public record DatasetOrder(int[] classes, int[][] rows, int[] totals) {
	/** The order of the analysis. */
	public static final String AS_READ = "";
	/** By file name, or class name. */
	public static final String NAME = "name";
	/** Classes by their number of images. */
	public static final String SIZE = "size";
	/** Classes by the share predicted as labelled. */
	public static final String ACCURACY = "accuracy";
	/** Classes by their similarity to the reference. */
	public static final String SIMILARITY = "similarity";
	/** By the probability of the prediction. */
	public static final String CONFIDENCE = "confidence";
	/** By the probability of the image's own class. */
	public static final String OWN = "own";

	/** Sorts what a session shows. @param similar similarity of classes to the reference, by name */
	static DatasetOrder of(AnalysisSession session, DatasetState state, Map<String, Double> similar) {
		Labels labels = session.labels();
		BitSet shown = session.shown().images();
		int k = labels.classes().size();
		int[] all = count(labels, session.shown().inFocus());
		int[] counts = count(labels, shown);
		int[][] rows = new int[k][];
		for (int c = 0; c < k; c++) {
			rows[c] = new int[counts[c]];
		}
		int[] filled = new int[k];
		shown.stream().forEach(i -> rows[labels.classOf(i)][filled[labels.classOf(i)]++] = i);
		Comparator<Integer> images = images(session, state);
		if (images != null) {
			for (int c = 0; c < k; c++) {
				rows[c] = IntStream.of(rows[c]).boxed().sorted(images).mapToInt(Integer::intValue).toArray();
			}
		}
		int[] classes = IntStream.range(0, k).filter(c -> counts[c] > 0).boxed().sorted(classes(session, labels, all, state, similar))
				.mapToInt(Integer::intValue)
				.toArray();
		return new DatasetOrder(classes, IntStream.of(classes).mapToObj(c -> rows[c]).toArray(int[][]::new), IntStream.of(classes).map(c -> all[c]).toArray());
	}

	private static int[] count(Labels labels, BitSet images) {
		int[] counts = new int[labels.classes().size()];
		images.stream().forEach(i -> counts[labels.classOf(i)]++);
		return counts;
	}

	private static Comparator<Integer> images(AnalysisSession session, DatasetState state) {
		if (state.sort().equals(AS_READ)) {
			return null;
		}
		Comparator<Integer> order;
		if (state.sort().equals(NAME)) {
			List<ImageEntry> entries = session.analysis().images();
			order = Comparator.comparing(i -> entries.get(i).file());
			return (state.descending() ? order.reversed() : order).thenComparing(Comparator.naturalOrder());
		}
		IntToDoubleFunction score = switch (state.sort()) {
		case CONFIDENCE -> i -> session.predictions().flatMap(p -> p.of(i)).map(p -> p.probability()).orElse(Double.NaN);
		case OWN -> i -> session.predictions().map(p -> p.p(i)).orElse(Double.NaN);
		default -> i -> session.scores().get(state.sort(), i);
		};
		return byScore(score, state.descending());
	}

	// what has no score comes last either way
	private static Comparator<Integer> byScore(IntToDoubleFunction score, boolean descending) {
		Comparator<Integer> order = Comparator.comparingDouble(i -> {
			double value = score.applyAsDouble(i);
			return Double.isNaN(value) ? Double.POSITIVE_INFINITY : descending ? -value : value;
		});
		return order.thenComparing(Comparator.naturalOrder());
	}

	private static Comparator<Integer> classes(AnalysisSession session, Labels labels, int[] counts, DatasetState state, Map<String, Double> similar) {
		return switch (state.classSort()) {
		case NAME -> Comparator.comparing(c -> labels.classes().get(c));
		case SIZE -> byScore(c -> counts[c], true);
		case ACCURACY -> byScore(c -> session.predictions().filter(p -> c < p.labels().classes().size()).map(p -> p.accuracy(c)).orElse(Double.NaN), false);
		case SIMILARITY -> byScore(c -> similar.getOrDefault(labels.classes().get(c), Double.NaN), true);
		default -> Comparator.naturalOrder();
		};
	}
}
