package org.channelexplorer.analysis.internal.resampling;

import org.channelexplorer.core.extension.Sampling;

/**
 * A score with its grouped-jackknife interval: where the score of other images drawn like these, as many of each class, is expected.
 *
 * <p>Resampling with replacement was tried and dropped: copies of an image pull neighbours together and add their noise to that of
 * the class means, and its percentile intervals of the six built-in scores covered between 0 and 99 %. Low and high are
 * score -+ t * standard error ({@link SamplingVariance}), on the scale of log(score) for scores from 0 on and of log(score/(1-score))
 * for scores from 0 to 1, whose distributions are lopsided; for shares of images, Wilson's interval with the number of images that would
 * give this error.
 *
 * @param score the plain score
 * @param low   lower end, NaN when there is none
 * @param high  upper end, NaN when there is none
 */
public record Interval(double score, double low, double high) {

	/** A score without an interval. */
	public static Interval none(double score) {
		return new Interval(score, Double.NaN, Double.NaN);
	}

	/**
	 * The interval around a score.
	 *
	 * @param variance variance of the score, {@code degrees} the degrees of freedom it rests on
	 * @param images   number of images
	 * @param level    probability of the interval
	 */
	public static Interval around(double score, double variance, double degrees, Sampling sampling, int images, double level) {
		double full = variance * sampling.varianceFactor();
		if (Double.isNaN(full) || Double.isNaN(score)) {
			return none(score);
		}
		double t = Quantiles.student((1 + level) / 2, degrees);
		if (sampling.share()) {
			return wilson(score, full, t, images / sampling.varianceFactor(), sampling);
		}
		double half = t * Math.sqrt(full);
		boolean fraction = sampling.lowest() == 0 && sampling.highest() == 1;
		if (half > 0 && score > 0 && fraction && score < 1) {
			double factor = Math.exp(half / (score * (1 - score))); // the error of log(odds), by the delta method
			double odds = score / (1 - score);
			return new Interval(score, 1 / (1 + factor / odds), 1 / (1 + 1 / (odds * factor))); // 0 and 1 when the factor is infinite
		}
		if (half > 0 && score > 0 && sampling.lowest() == 0 && !fraction) {
			double factor = Math.exp(half / score);
			return new Interval(score, score / factor, Math.min(sampling.highest(), score * factor));
		}
		return new Interval(score, Math.max(sampling.lowest(), score - half), Math.min(sampling.highest(), score + half));
	}

	private static Interval wilson(double score, double variance, double t, double most, Sampling sampling) {
		// at 0 or 1 resamples show no spread but rounding: then every image counts as one independent trial
		double binomial = score * (1 - score);
		double trials = binomial > 1e-12 && variance > 1e-18 ? Math.max(1, binomial / variance) : most;
		double z2 = t * t / trials;
		double centre = (score + z2 / 2) / (1 + z2);
		double half = Math.sqrt(z2 * (score * (1 - score) + z2 / 4)) / (1 + z2);
		return new Interval(score, Math.max(sampling.lowest(), Math.min(score, centre - half)), Math.min(sampling.highest(), Math.max(score, centre + half)));
	}
}
