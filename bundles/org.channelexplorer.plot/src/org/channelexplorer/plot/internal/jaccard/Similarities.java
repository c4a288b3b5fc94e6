package org.channelexplorer.plot.internal.jaccard;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.result.ClassSimilarity;
import org.channelexplorer.core.similarity.Blocks;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.similarity.EtaStep;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.internal.jaccard.Options.Measure;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;

/** The numbers that are drawn: similarities of images in their order, of classes, and of images to collapsed classes. */
final class Similarities {
	/** Most blocks along an axis: as many as a screen has pixels for. */
	private static final int MOST_BLOCKS = 1024;
	private static final int MOST_QUICK_BLOCKS = 256;
	/** Up to here pairs are looked at one by one while drawing. */
	private static final int FEW = 1500;

	final ClassSimilarity result;
	final Options options;
	final List<String> classes;
	/** Class of every image by its place in {@link #classes}. */
	final Labels labels;
	/** Images by position. */
	final int[] order;
	final Axis axis;
	final Colours colours;
	private final boolean[] collapsed;
	private final Pairs pairs;
	private final Blocks blocks;
	private final float[] toCollapsed; // by image and class

	Similarities(PlotData data) throws InputException {
		result = ClassSimilarity.of(data.result());
		options = data.options(Options.class);
		classes = result.pairs().stream().filter(p -> p.classA().equals(p.classB())).map(ClassSimilarity.Pair::classA).toList();
		int n = result.images();
		if (data.labels().size() != n) {
			throw new InputException("the similarities are those of " + n + " images, not of the " + data.labels().size() + " that are shown");
		}
		labels = labels(data.labels());
		collapsed = collapsed();
		ChannelSets sets = result.imageMatrix().isPresent() ? null : sets(data);
		pairs = sets != null ? Pairs.of(sets) : result.imageMatrix().map(m -> Pairs.of(m, result.sets().size())).orElse(null);
		boolean byClass = options.order() == Options.Order.CLASS;
		order = pairs == null || options.order() == Options.Order.GIVEN ? IntStream.range(0, n).toArray()
				: byClass ? ImageOrder.byClass(pairs, labels) : ImageOrder.byCluster(pairs, n);
		axis = Axis.of(byClass ? labels.counts() : null, n, collapsed);
		blocks = pairs == null ? null : sets != null ? blocks(sets) : blocks(result.imageMatrix().get());
		toCollapsed = byClass && pairs != null ? toCollapsed() : null;
		colours = colours();
	}

	/** The same images in the same order, at another eta. */
	private Similarities(Similarities before, EtaStep step, ChannelSets sets) {
		result = step.classes();
		options = before.options;
		classes = before.classes;
		labels = before.labels;
		collapsed = before.collapsed;
		pairs = Pairs.of(sets);
		order = before.order;
		axis = before.axis;
		blocks = step.blocks();
		toCollapsed = before.toCollapsed != null ? toCollapsed() : null;
		colours = colours();
	}

	/** A step of the slider. */
	Similarities at(double eta, ChannelSets sets, IProgressMonitor monitor) {
		return new Similarities(this, EtaStep.of(result.origin(), eta, sets, labels, order, MOST_BLOCKS, monitor), sets);
	}

	private Labels labels(Labels now) {
		List<String> names = new ArrayList<>(classes);
		int[] of = IntStream.range(0, now.size()).map(i -> classes.indexOf(now.nameOf(i))).toArray();
		if (IntStream.of(of).anyMatch(c -> c < 0)) { // relabelled since, or a hand-written result
			names.add("");
			of = IntStream.of(of).map(c -> c < 0 ? classes.size() : c).toArray();
		}
		return new Labels(names, of);
	}

	// names may have commas: the longest that fits is taken
	private boolean[] collapsed() throws InputException {
		boolean[] chosen = new boolean[labels.classes().size()];
		String rest = options.collapsed().strip();
		while (!rest.isEmpty()) {
			String text = rest;
			int best = IntStream.range(0, classes.size()).filter(c -> text.equals(classes.get(c)) || text.startsWith(classes.get(c) + ",")).boxed()
					.max((a, b) -> classes.get(a).length() - classes.get(b).length()).orElse(-1);
			if (best < 0) {
				throw new InputException("collapsed=" + options.collapsed() + ": there is no class '" + text.split(",")[0] + "' (classes: "
						+ String.join(", ", classes) + ")");
			}
			chosen[best] = true;
			rest = text.length() > classes.get(best).length() ? text.substring(classes.get(best).length() + 1).strip() : "";
		}
		return chosen;
	}

	private ChannelSets sets(PlotData data) throws InputException {
		if (data.analysis() == null) {
			return null;
		}
		SummaryMatrix summary = data.analysis().summary(result.origin().layer(), result.origin().summary());
		return summary.values().rows() == result.images() ? ChannelSets.of(summary.values(), result.sets().eta()) : null;
	}

	private Blocks blocks(ChannelSets sets) {
		return options.quick() ? Blocks.quick(sets, order, MOST_QUICK_BLOCKS) : Blocks.of(sets, order, MOST_BLOCKS, new NullProgressMonitor());
	}

	private Blocks blocks(NdArray matrix) {
		int n = order.length;
		int side = Math.max(1, (n + MOST_BLOCKS - 1) / MOST_BLOCKS);
		int many = (n + side - 1) / side;
		float[] means = new float[many * many];
		long[][] counted = new long[many][result.sets().size() + 1];
		float[] similarity = matrix.values();
		IntStream lines = IntStream.range(0, many);
		(n > 200 ? lines.parallel() : lines).forEach(a -> {
			for (int b = a; b < many; b++) {
				double sum = 0;
				int terms = 0;
				for (int p = a * side; p < Math.min(n, (a + 1) * side); p++) {
					for (int q = Math.max(p + 1, b * side); q < Math.min(n, (b + 1) * side); q++) {
						sum += similarity[order[p] * n + order[q]];
						counted[a][pairs.shared(order[p], order[q])]++;
						terms++;
					}
				}
				means[a * many + b] = terms == 0 ? Float.NaN : (float) (sum / terms);
				means[b * many + a] = means[a * many + b];
			}
		});
		long[] counts = new long[result.sets().size() + 1];
		for (long[] some : counted) {
			for (int c = 0; c < some.length; c++) {
				counts[c] += some[c];
			}
		}
		return new Blocks(n, side, many, means, counts);
	}

	private float[] toCollapsed() {
		int k = labels.classes().size();
		if (IntStream.range(0, k).noneMatch(c -> collapsed[c])) {
			return null;
		}
		float[] means = new float[order.length * k];
		int[][] rows = IntStream.range(0, k).mapToObj(labels::rowsOf).toArray(int[][]::new);
		IntStream.range(0, order.length).parallel().forEach(i -> {
			for (int c = 0; c < k; c++) {
				double sum = 0;
				int terms = 0;
				for (int j : collapsed[c] ? rows[c] : new int[0]) {
					sum += j == i ? 0 : jaccard(pairs.shared(i, j));
					terms += j == i ? 0 : 1;
				}
				means[i * k + c] = terms == 0 ? Float.NaN : (float) (sum / terms);
			}
		});
		return means;
	}

	private Colours colours() {
		double low = percentile(options.lowest());
		double high = Math.max(low, percentile(options.highest()));
		if (options.measure() == Measure.RAW) {
			return new Colours(low, high, false);
		}
		double most = Math.max(Math.abs(corrected(low)), Math.abs(corrected(high)));
		return new Colours(-most, most, true);
	}

	/** Similarity below which a share of the image pairs lies, an image with itself left out; of the classes when there are no image pairs. */
	private double percentile(double percent) {
		if (blocks == null) {
			double[] sorted = result.pairs().stream().mapToDouble(ClassSimilarity.Pair::similarity).filter(v -> !Double.isNaN(v)).sorted().toArray();
			return sorted.length == 0 ? 0 : sorted[(int) Math.round(percent / 100 * (sorted.length - 1))];
		}
		long all = 0;
		for (long count : blocks.counts()) {
			all += count;
		}
		long below = 0;
		for (int shared = 0; shared < blocks.counts().length; shared++) {
			below += blocks.counts()[shared];
			if (below > 0 && below >= Math.ceil(percent / 100 * all)) {
				return jaccard(shared);
			}
		}
		return 1;
	}

	/** Whether there are similarities of image pairs to draw. */
	boolean hasImages() {
		return pairs != null;
	}

	/** Images along a block of the image matrix, 1 when each has its own cell. */
	int side() {
		return blocks == null ? 1 : blocks.side();
	}

	boolean isCollapsed(int classIndex) {
		return collapsed[classIndex];
	}

	int shared(int i, int j) {
		return pairs.shared(i, j);
	}

	double jaccard(int shared) {
		return (double) shared / (2 * result.sets().size() - shared);
	}

	double corrected(double similarity) {
		double chance = result.sets().chance();
		return chance == 1 ? Double.NaN : (similarity - chance) / (1 - chance);
	}

	/** A similarity on the scale that is drawn. */
	double measured(double similarity) {
		return options.measure() == Measure.RAW ? similarity : corrected(similarity);
	}

	double ofClasses(int a, int b) {
		return a < classes.size() && b < classes.size() ? result.classMatrix().values()[a * classes.size() + b] : Double.NaN;
	}

	ClassSimilarity.Pair pair(int a, int b) {
		int k = classes.size();
		int first = Math.min(a, b);
		return result.pairs().get(first * k - first * (first - 1) / 2 + Math.max(a, b) - first);
	}

	/** Whether pairs are looked at one by one when so many images are seen along an axis. */
	boolean closely(int seen) {
		return blocks.side() > 1 && seen <= FEW;
	}

	/**
	 * The mean similarity in a cell of the image matrix, whose ends are as in {@link Axis.Strip}; NaN for an image with itself.
	 *
	 * @param closely whether every pair is looked at, instead of the means of blocks
	 */
	double mean(int first, int end, int otherFirst, int otherEnd, boolean closely) {
		if (first < 0 && otherFirst < 0) {
			return ofClasses(-1 - first, -1 - otherFirst);
		}
		if (first < 0 || otherFirst < 0) {
			int c = first < 0 ? -1 - first : -1 - otherFirst;
			double sum = 0;
			int terms = 0;
			for (int p = first < 0 ? otherFirst : first; p < (first < 0 ? otherEnd : end); p++) {
				float mean = toCollapsed[order[p] * labels.classes().size() + c];
				sum += Float.isNaN(mean) ? 0 : mean;
				terms += Float.isNaN(mean) ? 0 : 1;
			}
			return terms == 0 ? Double.NaN : sum / terms;
		}
		return closely ? ofPairs(first, end, otherFirst, otherEnd) : ofBlocks(first, end, otherFirst, otherEnd);
	}

	private double ofPairs(int first, int end, int otherFirst, int otherEnd) {
		double sum = 0;
		int terms = 0;
		for (int p = first; p < end; p++) {
			for (int q = otherFirst; q < otherEnd; q++) {
				if (p != q) {
					sum += jaccard(pairs.shared(order[p], order[q]));
					terms++;
				}
			}
		}
		return terms == 0 ? Double.NaN : sum / terms;
	}

	private double ofBlocks(int first, int end, int otherFirst, int otherEnd) {
		if (blocks.side() == 1 && end == first + 1 && otherEnd == otherFirst + 1) { // one cell for one pair, the usual case by far
			return blocks.means()[first * blocks.blocks() + otherFirst];
		}
		int side = blocks.side();
		double sum = 0;
		int terms = 0;
		for (int p = first / side; p <= (end - 1) / side; p++) {
			for (int q = otherFirst / side; q <= (otherEnd - 1) / side; q++) {
				float mean = blocks.means()[p * blocks.blocks() + q];
				if (!Float.isNaN(mean)) {
					sum += mean;
					terms++;
				}
			}
		}
		return terms == 0 ? Double.NaN : sum / terms;
	}
}
