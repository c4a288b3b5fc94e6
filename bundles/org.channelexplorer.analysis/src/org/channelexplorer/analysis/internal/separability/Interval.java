package org.channelexplorer.analysis.internal.separability;

import java.util.List;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.extension.SeparabilityMetric.Input;
import org.channelexplorer.core.extension.SeparabilityMetric.Sampling;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * A score with its interval: where the score of other images drawn like these, as many of each class, is expected.
 *
 * <p>Resampling with replacement was tried and dropped: copies of an image pull neighbours together and add their noise to that of
 * the class means, and its percentile intervals of the six built-in scores covered between 42 and 95 %. Instead the standard error
 * comes from samples without replacement, stratified by class: leaving out small groups in turn (a grouped jackknife), or, for
 * scores that hang on single neighbours, random halves. Low and high are score -+ t * error; for shares, Wilson's interval with the
 * number of images that would give this error.
 *
 * @param score the plain score
 * @param low   lower end, NaN when there is none
 * @param high  upper end, NaN when there is none
 */
record Interval(double score, double low, double high) {

	/**
	 * Scores the data.
	 *
	 * @param resamples about how many scores the standard error rests on; 0 for no interval
	 * @param level     probability of the interval
	 */
	static <P extends Record> Interval of(SeparabilityMetric<P> metric, Record parameters, Input input, Resamples samples, int resamples, double level,
			IProgressMonitor monitor) throws InputException {
		P own = metric.parameterType().cast(parameters);
		int[] plain = Resamples.plain(input.labels().size());
		double score = metric.score(input, plain, own, monitor);
		if (resamples == 0 || Double.isNaN(score)) {
			return new Interval(score, Double.NaN, Double.NaN);
		}
		Scorer scorer = weights -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			return metric.score(input, weights, own, monitor);
		};
		Sampling sampling = metric.sampling();
		Spread spread = sampling.halves() ? ofHalves(scorer, samples, Math.max(2, resamples)) : ofGroups(scorer, plain, samples.groups(resamples));
		return around(score, spread, sampling, plain.length, level);
	}

	private interface Scorer {
		double score(int[] weights) throws InputException;
	}

	/** Variance of the score and the degrees of freedom it rests on. */
	private record Spread(double variance, double degrees) {
	}

	private static Spread ofHalves(Scorer scorer, Resamples samples, int resamples) throws InputException {
		double[] scores = new double[resamples];
		for (int r = 0; r < resamples; r++) {
			scores[r] = scorer.score(samples.half(r));
		}
		return new Spread(squares(scores) / (resamples - 1), resamples - 1); // (n - m)/m of the m = n/2 kept is 1
	}

	private static Spread ofGroups(Scorer scorer, int[] plain, List<List<int[]>> groups) throws InputException {
		double variance = 0;
		double degrees = 0;
		for (List<int[]> ofClass : groups) {
			int count = ofClass.size();
			double[] scores = new double[count];
			for (int g = 0; g < count; g++) {
				int[] weights = plain.clone();
				for (int row : ofClass.get(g)) {
					weights[row] = 0;
				}
				scores[g] = scorer.score(weights);
			}
			variance += squares(scores) * (count - 1) / count;
			degrees += count - 1;
		}
		return new Spread(degrees == 0 ? Double.NaN : variance, degrees);
	}

	private static double squares(double[] scores) {
		double mean = 0;
		for (double s : scores) {
			mean += s / scores.length;
		}
		double squares = 0;
		for (double s : scores) {
			squares += (s - mean) * (s - mean);
		}
		return squares;
	}

	private static Interval around(double score, Spread spread, Sampling sampling, int images, double level) {
		double variance = spread.variance * sampling.varianceFactor();
		if (Double.isNaN(variance)) { // a class too small, or a score not defined without some images
			return new Interval(score, Double.NaN, Double.NaN);
		}
		double t = Quantiles.student((1 + level) / 2, spread.degrees);
		if (!sampling.share()) {
			double half = t * Math.sqrt(variance);
			return new Interval(score, Math.max(sampling.lowest(), score - half), Math.min(sampling.highest(), score + half));
		}
		// at 0 or 1 resamples show no spread but rounding: then every image counts as one independent trial
		double binomial = score * (1 - score);
		double trials = binomial > 1e-12 && variance > 1e-18 ? Math.max(1, binomial / variance) : images / sampling.varianceFactor();
		double z2 = t * t / trials;
		double centre = (score + z2 / 2) / (1 + z2);
		double half = Math.sqrt(z2 * (score * (1 - score) + z2 / 4)) / (1 + z2);
		return new Interval(score, Math.max(sampling.lowest(), Math.min(score, centre - half)), Math.min(sampling.highest(), Math.max(score, centre + half)));
	}
}
