package org.channelexplorer.analysis.internal.audit;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/**
 * The confident joint: how many images of every given class (row) are confidently of every class (column), and the labels it takes for wrong.
 * Follows cleanlab 0.1, the authors' implementation.
 */
public final class Joint {
	private static final double SLACK = 1e-6;
	private static final int FEWEST = 5;

	private final FloatMatrix p;
	private final Labels labels;
	private final int classes;
	private final int[] likeliest;
	private final int[] confident;
	private final int[][] counts;

	/** @param thresholds one per class */
	public Joint(FloatMatrix p, Labels labels, double[] thresholds) {
		this.p = p;
		this.labels = labels;
		classes = p.columns();
		likeliest = new int[p.rows()];
		confident = new int[p.rows()];
		double[][] joint = new double[classes][classes];
		for (int i = 0; i < p.rows(); i++) {
			int above = 0;
			int first = -1;
			for (int c = 0; c < classes; c++) {
				if (p.get(i, c) > p.get(i, likeliest[i])) {
					likeliest[i] = c;
				}
				if (p.get(i, c) >= thresholds[c] - SLACK) {
					above++;
					first = first < 0 ? c : first;
				}
			}
			// of several the likeliest of all classes, also when that one is below its threshold: as the authors do it
			confident[i] = above > 1 ? likeliest[i] : first;
			if (confident[i] >= 0) {
				joint[labels.classOf(i)][confident[i]]++;
			}
		}
		counts = calibrated(joint, labels.counts());
	}

	static Joint of(FloatMatrix p, Labels labels) {
		return new Joint(p, labels, Thresholds.of(p, labels));
	}

	private static int[][] calibrated(double[][] joint, int[] images) {
		double all = 0;
		for (int g = 0; g < joint.length; g++) {
			double sum = Arrays.stream(joint[g]).sum();
			if (sum == 0) { // nothing is confidently anything: the class is taken for right
				joint[g][g] = images[g];
				sum = images[g];
			}
			for (int c = 0; c < joint.length; c++) {
				joint[g][c] = sum == 0 ? 0 : joint[g][c] / sum * images[g];
				all += joint[g][c];
			}
		}
		int[][] counts = new int[joint.length][];
		double total = Arrays.stream(images).sum();
		for (int g = 0; g < joint.length; g++) {
			for (int c = 0; c < joint.length; c++) {
				joint[g][c] = joint[g][c] / all * total;
			}
			counts[g] = rounded(joint[g]);
		}
		return counts;
	}

	/** Whole numbers that keep the sum: where rounding changes it, those furthest from their value are moved by 1. */
	static int[] rounded(double[] values) {
		int[] whole = Arrays.stream(values).mapToInt(v -> (int) Math.rint(v)).toArray();
		int wanted = (int) Math.rint(Arrays.stream(values).sum());
		int have = Arrays.stream(whole).sum();
		while (have != wanted) {
			int step = have > wanted ? -1 : 1;
			int[] order = IntStream.range(0, values.length).boxed()
					.sorted((a, b) -> Double.compare(step * (values[b] - whole[b]), step * (values[a] - whole[a])))
					.mapToInt(Integer::intValue).toArray();
			for (int k = 0; k < Math.min(order.length, Math.abs(wanted - have)); k++) {
				whole[order[k]] += step;
			}
			have = Arrays.stream(whole).sum();
		}
		return whole;
	}

	/** Images of a given class that are confidently of a class, adjusted to the number of images of the given class. */
	int count(int given, int of) {
		return counts[given][of];
	}

	/** The estimated share of wrong labels, an upper bound in practice; of one class or, for -1, of all. */
	double noise(int given) {
		double right = 0;
		double all = 0;
		for (int g = 0; g < classes; g++) {
			if (given < 0 || given == g) {
				right += counts[g][g];
				all += Arrays.stream(counts[g]).sum();
			}
		}
		return all == 0 ? 0 : 1 - right / all;
	}

	/** The labels that a filter takes for wrong. */
	public boolean[] issues(Filter filter) {
		boolean[] wrong = new boolean[p.rows()];
		if (filter == Filter.CONFIDENT_JOINT_OFF_DIAGONAL) {
			for (int i = 0; i < wrong.length; i++) {
				wrong[i] = confident[i] >= 0 && confident[i] != labels.classOf(i);
			}
			return wrong;
		}
		int[][] pruned = atLeast();
		boolean[] byClass = filter == Filter.PRUNE_BY_NOISE_RATE ? wrong : byClass(pruned);
		boolean[] byRate = filter == Filter.PRUNE_BY_CLASS ? byClass : byRate(pruned);
		for (int i = 0; i < wrong.length; i++) {
			wrong[i] = byRate[i] && (filter != Filter.BOTH || byClass[i]) && likeliest[i] != labels.classOf(i);
		}
		return wrong;
	}

	/** The counts with at least a few images of every given class left as right ones, at the cost of its pairs. */
	private int[][] atLeast() {
		int[][] kept = new int[classes][];
		for (int g = 0; g < classes; g++) {
			int own = Math.max(counts[g][g], FEWEST);
			int more = own - counts[g][g];
			double rates = Math.max(1, Arrays.stream(counts[g]).filter(c -> c != 0).count() - 1.0);
			double[] row = new double[classes];
			for (int c = 0; c < classes; c++) {
				row[c] = c == g ? own : Math.max(0, counts[g][c] - more / rates);
			}
			kept[g] = rounded(row);
		}
		return kept;
	}

	private boolean[] byClass(int[][] kept) {
		boolean[] wrong = new boolean[p.rows()];
		for (int g = 0; g < classes; g++) {
			int[] rows = labels.rowsOf(g);
			if (rows.length <= FEWEST) {
				continue;
			}
			int c = g;
			int errors = Math.clamp(rows.length - kept[g][g], 0, rows.length - 1);
			double[] own = IntStream.of(rows).mapToDouble(i -> p.get(i, c)).sorted().toArray();
			for (int i : rows) {
				wrong[i] = p.get(i, g) < own[errors];
			}
		}
		return wrong;
	}

	private boolean[] byRate(int[][] kept) {
		boolean[] wrong = new boolean[p.rows()];
		for (int g = 0; g < classes; g++) {
			int[] rows = labels.rowsOf(g);
			for (int c = 0; c < classes && rows.length > FEWEST; c++) {
				int errors = Math.min(kept[g][c], rows.length);
				if (c == g || errors == 0) {
					continue;
				}
				double[] margins = new double[rows.length];
				for (int r = 0; r < rows.length; r++) {
					margins[r] = (double) p.get(rows[r], c) - p.get(rows[r], g);
				}
				double[] sorted = margins.clone();
				Arrays.sort(sorted);
				double cut = sorted[sorted.length - errors];
				for (int r = 0; r < rows.length; r++) {
					wrong[rows[r]] |= margins[r] >= cut;
				}
			}
		}
		return wrong;
	}
}
