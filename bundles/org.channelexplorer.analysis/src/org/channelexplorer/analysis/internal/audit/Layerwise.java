package org.channelexplorer.analysis.internal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * What probes on single layers say of the images.
 *
 * @param ids      layers, in network order
 * @param features of each
 * @param p        out-of-fold probabilities of each, images x classes
 * @param accuracy share of the given labels that each gives
 */
record Layerwise(List<String> ids, List<Reduced> features, List<FloatMatrix> p, double[] accuracy) {
	/** A layer whose probe gives so many of the labels has memorised them when the network has seen them. */
	static final double MEMORISED = 0.97;
	private static final int MOST_LAYERS = 24;
	private static final int DIMENSIONS = 48;
	private static final double PENALTY = 0.05;

	/** The layers that are asked: one, or all, evenly spread when they are many; the last is among them. */
	static List<String> chosen(AnalysisData data, String layer) {
		List<String> all = data.layers();
		if (!layer.isBlank() && !layer.equals("*")) {
			return List.of(layer);
		}
		int n = all.size();
		return n <= MOST_LAYERS ? all : IntStream.range(0, MOST_LAYERS).mapToObj(i -> all.get((int) Math.round(i * (n - 1.0) / (MOST_LAYERS - 1)))).toList();
	}

	/** The summary functions that are read. */
	static List<String> summaries(AnalysisData data, String summary) {
		if (!summary.isBlank()) {
			return List.of(summary.strip().split("\\s*,\\s*"));
		}
		List<String> best = data.summaries().stream().filter(s -> s.equals("l2") || s.equals("mean")).toList();
		return best.isEmpty() ? data.summaries().stream().limit(1).toList() : best;
	}

	static Layerwise of(AnalysisData data, List<String> layers, List<String> summaries, int[] order, Labels labels, OutOfFold probe, IProgressMonitor monitor)
			throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Probes", layers.size());
		List<Reduced> features = new ArrayList<>();
		List<FloatMatrix> p = new ArrayList<>();
		double[] accuracy = new double[layers.size()];
		for (String layer : layers) {
			progress.subTask(layer);
			List<FloatMatrix> matrices = new ArrayList<>();
			for (String summary : summaries) {
				matrices.add(Layers.finite(data, layer, summary).values());
			}
			Reduced reduced = Reduced.of(matrices, order, DIMENSIONS, progress);
			FloatMatrix of = probe.probabilities(reduced, PENALTY, progress.split(1));
			accuracy[p.size()] = IntStream.range(0, labels.size()).filter(i -> likeliest(of, i) == labels.classOf(i)).count() / (double) labels.size();
			features.add(reduced);
			p.add(of);
		}
		return new Layerwise(List.copyOf(layers), features, p, accuracy);
	}

	/** Which layers have memorised the labels: the first whose probe gives almost all of them, and all behind it. */
	boolean[] memorised() {
		boolean[] memorised = new boolean[accuracy.length];
		for (int l = 0; l < memorised.length; l++) {
			memorised[l] = accuracy[l] >= MEMORISED || l > 0 && memorised[l - 1];
		}
		return memorised;
	}

	/** The layer with the best probe, the later of equals. */
	int best() {
		int best = 0;
		for (int l = 1; l < accuracy.length; l++) {
			best = accuracy[l] >= accuracy[best] ? l : best;
		}
		return best;
	}

	/** The first layer from which on all that did not memorise take an image for another class; empty when the last of them does not. */
	String leavesAt(int image, int given, boolean[] leftOut) {
		String at = "";
		for (int l = ids.size() - 1; l >= 0; l--) {
			if (leftOut[l]) {
				continue;
			}
			if (likeliest(p.get(l), image) == given) {
				break;
			}
			at = ids.get(l);
		}
		return at;
	}

	/** The likeliest class, the first of equals. */
	static int likeliest(FloatMatrix p, int row) {
		int best = 0;
		for (int c = 1; c < p.columns(); c++) {
			best = p.get(row, c) > p.get(row, best) ? c : best;
		}
		return best;
	}
}
