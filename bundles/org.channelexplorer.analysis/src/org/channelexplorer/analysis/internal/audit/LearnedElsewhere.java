package org.channelexplorer.analysis.internal.audit;

/**
 * Whether probabilities were learned from labels that are wrong in another way, and more often, than the labels that are looked at. A network expects the
 * wrong labels that it has learned from: among the images that it is surest of, others than the believed class get about the share that its
 * probabilities say, once these are sharpened or softened by the power which makes the labels likeliest (C. Guo et al.: On calibration of modern
 * neural networks, 2017). Where it expects clearly more, and that power alone explains the labels worse than chances of wrong labels do, its mistakes
 * are those of other labels.
 */
final class LearnedElsewhere {
	private static final double SOFTEST = 0.25;
	private static final double SHARPEST = 4;
	private static final int POWERS = 30;
	// found over expected: from here on not at all, and in full where it is so much less
	private static final double AS_EXPECTED = 0.95;
	private static final double RANGE = 0.1;
	// by how much chances of wrong labels must explain the labels better (mean of -log p), and in full where it is so much more
	private static final double BETTER = 0.02;
	private static final double MORE = 0.02;

	private LearnedElsewhere() {
	}

	/** 0 to 1. @param surprise mean of -log p(label) under the better of the estimated chances of wrong labels */
	static double of(Believed images, double surprise) {
		double best = Double.POSITIVE_INFINITY;
		double power = 1;
		for (int step = 0; step < POWERS; step++) {
			double t = SOFTEST * Math.pow(SHARPEST / SOFTEST, step / (POWERS - 1.0));
			double found = surprise(images, t);
			if (found < best) {
				best = found;
				power = t;
			}
		}
		double expected = 0;
		int found = 0;
		for (int i : images.surest()) {
			int believed = images.classes()[i];
			found += images.given()[i] == believed ? 0 : 1;
			expected += 1 - Math.pow(images.p()[i][believed], power) / sum(images.p()[i], power);
		}
		double most = found + Math.sqrt(found); // few are found by chance
		double less = most < expected ? Math.clamp((AS_EXPECTED - most / expected) / RANGE, 0, 1) : 0;
		return less * Math.clamp((best - surprise - BETTER) / MORE, 0, 1);
	}

	private static double surprise(Believed images, double power) {
		double all = 0;
		for (int i = 0; i < images.size(); i++) {
			all += Math.log(sum(images.p()[i], power)) - power * Math.log(images.p()[i][images.given()[i]]);
		}
		return all / Math.max(1, images.size());
	}

	private static double sum(double[] p, double power) {
		double sum = 0;
		for (double v : p) {
			sum += Math.pow(v, power);
		}
		return sum;
	}
}
