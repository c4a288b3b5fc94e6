package org.channelexplorer.analysis.internal.audit;

import java.util.Arrays;

/**
 * How probably an image is of every class, before its label is looked at: of the believed class as often as images of like trust have its label, given
 * the chances of labels; of the others as their probabilities, of the kind and to the power under which the labels are likeliest.
 *
 * @param images   that decided
 * @param chances  true class x label
 * @param believed for every bin of trust the probability of the believed class
 * @param others   kind
 * @param power    of them
 * @param surprise mean of -log p(label)
 */
record TrueClasses(Believed images, double[][] chances, double[] believed, Others others, double power, double surprise) {
	private static final int PER_BIN = 100;
	private static final int FEWEST_BINS = 5;
	private static final int MOST_BINS = 40;
	private static final double EMPTY = 1e-9; // weight of a bin without images, where many are trusted alike
	private static final double SURE = 1e-4;
	private static final double UNSURE = 1e-3;

	static TrueClasses of(Believed images, double[][] chances) {
		TrueClasses best = null;
		double most = Double.NEGATIVE_INFINITY;
		double[] believed = believed(images, chances);
		double[] q = new double[images.count()];
		double[] at = new double[images.size()];
		for (int i = 0; i < at.length; i++) {
			at[i] = interpolated(believed, images.place(images.trust()[i]));
		}
		for (Others others : Others.values()) {
			for (double power : Others.POWERS) {
				TrueClasses tried = new TrueClasses(images, chances, believed, others, power, Double.NaN);
				double likelihood = 0;
				for (int i = 0; i < images.size(); i++) {
					tried.of(images.p()[i], images.classes()[i], at[i], q);
					likelihood += Math.log(Math.max(Double.MIN_NORMAL, tried.label(q, images.given()[i])));
				}
				if (best == null || likelihood > most) {
					most = likelihood;
					best = new TrueClasses(images, chances, believed, others, power, -likelihood / Math.max(1, images.size()));
				}
			}
		}
		return best;
	}

	/** How probably the labels of images are wrong, 0 to 1 each. */
	double[] wrong(Believed of) {
		double[] wrong = new double[of.size()];
		double[] q = new double[of.count()];
		for (int i = 0; i < wrong.length; i++) {
			of(of.p()[i], of.classes()[i], interpolated(believed, images.place(of.trust()[i])), q);
			int given = of.given()[i];
			double all = label(q, given);
			wrong[i] = all > 0 ? Math.clamp(1 - q[given] * chances[given][given] / all, 0, 1) : 1;
		}
		return wrong;
	}

	private double label(double[] q, int given) {
		double sum = 0;
		for (int y = 0; y < q.length; y++) {
			sum += q[y] * chances[y][given];
		}
		return sum;
	}

	private void of(double[] p, int own, double ofOwn, double[] q) {
		others.of(p, own, chances[own], images.t(), q);
		double sum = 0;
		for (int c = 0; c < q.length; c++) {
			q[c] = c == own ? 0 : power == 1 ? q[c] : Math.pow(q[c], power);
			sum += q[c];
		}
		for (int c = 0; c < q.length; c++) {
			q[c] *= sum > 0 ? (1 - ofOwn) / sum : 0;
		}
		q[own] = ofOwn;
	}

	// share of the images of a bin with the believed label = a x chance of that label + (1 - a) x chance of it among the others
	private static double[] believed(Believed images, double[][] chances) {
		int bins = Math.clamp(images.size() / PER_BIN, FEWEST_BINS, MOST_BINS);
		double[] agree = new double[bins];
		double[] right = new double[bins];
		double[] chance = new double[bins];
		double[] count = new double[bins];
		Arrays.fill(count, EMPTY);
		for (int i = 0; i < images.size(); i++) {
			int own = images.classes()[i];
			int bin = Math.min(bins - 1, (int) (images.place(images.trust()[i]) * bins));
			double sum = 0;
			double by = 0;
			for (int c = 0; c < images.count(); c++) {
				double p = c == own ? 0 : images.p()[i][c];
				sum += p;
				by += p * chances[c][own];
			}
			agree[bin] += images.given()[i] == own ? 1 : 0;
			right[bin] += chances[own][own];
			count[bins - 1 - bin]++;
			chance[bin] += sum > 0 ? by / sum : 0;
		}
		double[] falling = new double[bins];
		for (int b = 0; b < bins; b++) {
			double most = right[b] - chance[b];
			falling[bins - 1 - b] = most > 0 ? (agree[b] - chance[b]) / most : 0;
		}
		falling = Planting.falling(falling, count);
		double[] rising = new double[bins];
		for (int b = 0; b < bins; b++) {
			rising[b] = Math.clamp(falling[bins - 1 - b], UNSURE, 1 - SURE);
		}
		return rising;
	}

	private static double interpolated(double[] bins, double place) {
		double at = Math.clamp(place * bins.length - 0.5, 0, bins.length - 1.0);
		int below = (int) at;
		int above = Math.min(bins.length - 1, below + 1);
		return bins[below] + (at - below) * (bins[above] - bins[below]);
	}

	/** For messages and tests. */
	@Override
	public String toString() {
		return others + " " + power + " " + Arrays.toString(believed);
	}
}
