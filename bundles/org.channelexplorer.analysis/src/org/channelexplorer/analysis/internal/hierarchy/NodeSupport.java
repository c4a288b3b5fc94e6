package org.channelexplorer.analysis.internal.hierarchy;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.AverageLinkage;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.similarity.ChannelSets;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * How often the nodes of a hierarchy recur when the images are resampled with replacement, class by class. Draw b is a
 * function of seed, layer, b, class name and the values of the class' images.
 */
final class NodeSupport {
	/** Most images the bootstrap looks at; more are sampled. */
	static final int MOST_IMAGES = 5000;

	private final float[] similarity;
	private final int[][] rows;
	private final List<String> names;
	private final int n;
	private final long seed;
	private final String layer;

	/**
	 * Prepares the image similarities.
	 *
	 * @param x      images x channels, at most {@link #MOST_IMAGES}
	 * @param labels their classes, none empty
	 */
	NodeSupport(FloatMatrix x, Labels labels, double eta, long seed, String layer, IProgressMonitor monitor) {
		this.similarity = ChannelSets.of(x, eta).imageSimilarities(monitor);
		this.n = x.rows();
		this.seed = seed;
		this.layer = layer;
		this.names = labels.classes();
		rows = IntStream.range(0, names.size()).mapToObj(c -> Canonical.order(x, labels.rowsOf(c))).toArray(int[][]::new);
	}

	/** For every node the share of draws in which its leaf set is a node again. */
	double[] of(AverageLinkage linkage, int draws, IProgressMonitor monitor) {
		List<BitSet> nodes = linkage.leafSets();
		boolean[][] found = new boolean[draws][];
		IntStream.range(0, draws).parallel().forEach(b -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			Set<BitSet> drawn = new HashSet<>(AverageLinkage.of(distances(b), rows.length).leafSets());
			found[b] = new boolean[nodes.size()];
			for (int node = 0; node < found[b].length; node++) {
				found[b][node] = drawn.contains(nodes.get(node));
			}
		});
		double[] support = new double[nodes.size()];
		for (boolean[] draw : found) {
			for (int node = 0; node < support.length; node++) {
				support[node] += draw[node] ? 1.0 : 0;
			}
		}
		for (int node = 0; node < support.length; node++) {
			support[node] /= draws;
		}
		return support;
	}

	/** 1 - class similarity of a draw. */
	private double[] distances(int draw) {
		int k = rows.length;
		int[][] weights = new int[k][];
		for (int c = 0; c < k; c++) {
			SplittableRandom random = Seeds.stream(seed, "hierarchy", layer, draw, names.get(c));
			weights[c] = new int[rows[c].length];
			for (int i = 0; i < rows[c].length; i++) {
				weights[c][random.nextInt(rows[c].length)]++;
			}
		}
		double[] distances = new double[k * k];
		for (int a = 0; a < k; a++) {
			for (int b = a + 1; b < k; b++) {
				double sum = 0;
				for (int i = 0; i < rows[a].length; i++) {
					if (weights[a][i] > 0) {
						double row = 0;
						for (int j = 0; j < rows[b].length; j++) {
							row += weights[b][j] * (double) similarity[rows[a][i] * n + rows[b][j]];
						}
						sum += weights[a][i] * row;
					}
				}
				distances[a * k + b] = distances[b * k + a] = 1 - sum / ((double) rows[a].length * rows[b].length);
			}
		}
		return distances;
	}
}
