package org.channelexplorer.analysis.internal.resampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.channelexplorer.core.util.InputException;

/**
 * Variance of scores over other data sets of as many images of each class.
 *
 * <p>Leaving out small groups, class by class, gives the jackknife's variance J (Shao and Wu 1989). It counts what hangs on pairs of
 * images twice (Efron and Stein 1981), and where classes hardly part little else is left: intervals came out 40 % too wide. The
 * mean of the scores of two complementary halves depends on the pairs alone; its variance S over random splits is what J has too
 * much, so the estimate is J - S. Half the difference of the two scores has the same property: A - S, A its mean square. For scores that
 * hang on each image's few neighbours, or on a maximum, J is too large still and A too small, because of what hangs on three and more
 * images; a mean of the two, weighted as {@code Sampling#halves} says, is near the truth (simulated for 2 to 5 classes of 10 to 60
 * images, 2 to 64 channels). The degrees of freedom are Satterthwaite's, from the spread of the squares that J adds up: a few telling
 * images make a variance uncertain.
 */
public final class SamplingVariance {
	/** Scores one sample. */
	@FunctionalInterface
	public interface Scores {
		/** @param weights how often each image counts, one per row @return one or more scores, always as many */
		double[] of(int[] weights) throws InputException;
	}

	private static final double FEWEST_DEGREES = 4;

	private final double[] variance;
	private final double[] degrees;

	private SamplingVariance(double[] variance, double[] degrees) {
		this.variance = variance;
		this.degrees = degrees;
	}

	/**
	 * Estimates.
	 *
	 * @param scores    the scores of a sample
	 * @param resamples about how many groups are left out in turn; half as many scores are added for the halves
	 * @param weight    how much the result rests on halves, 0 to 1
	 */
	public static SamplingVariance of(Scores scores, Resamples samples, int resamples, double weight) throws InputException {
		List<List<int[]>> groups = samples.groups(resamples);
		double degrees = 0;
		double[] jackknife = new double[1];
		double[] ofSquares = new double[1]; // variance of the jackknife's variance
		for (List<int[]> ofClass : groups) {
			Moments moments = new Moments();
			for (int[] group : ofClass) {
				int[] weights = Resamples.plain(samples.images());
				for (int row : group) {
					weights[row] = 0;
				}
				moments.add(scores.of(weights));
			}
			int count = ofClass.size();
			jackknife = moments.addTo(jackknife, (count - 1.0) / count);
			ofSquares = moments.addVarianceTo(ofSquares, (count - 1.0) / count);
			degrees += count - 1;
		}
		if (degrees == 0) { // one-image classes only
			jackknife[0] = Double.NaN;
			return new SamplingVariance(jackknife, new double[] { 1 });
		}
		double[] satterthwaite = new double[jackknife.length];
		for (int i = 0; i < satterthwaite.length; i++) {
			double fitting = ofSquares[i] > 0 ? 2 * jackknife[i] * jackknife[i] / ofSquares[i] : degrees;
			satterthwaite[i] = Math.min(degrees, Math.max(FEWEST_DEGREES, fitting));
		}
		return new SamplingVariance(corrected(jackknife, scores, samples, Math.max(2, resamples / 4), weight), satterthwaite);
	}

	private static double[] corrected(double[] jackknife, Scores scores, Resamples samples, int splits, double weight) throws InputException {
		Moments means = new Moments();
		double[] differences = new double[jackknife.length];
		for (int s = 0; s < splits; s++) {
			int[][] halves = samples.halves(s);
			double[] a = scores.of(halves[0]);
			double[] b = scores.of(halves[1]);
			double[] mean = new double[a.length];
			for (int i = 0; i < a.length; i++) {
				mean[i] = (a[i] + b[i]) / 2;
				differences[i] += (a[i] - b[i]) * (a[i] - b[i]) / 4 / splits;
			}
			means.add(mean);
		}
		double[] pairs = means.addTo(new double[jackknife.length], 1.0 / (splits - 1));
		double[] variance = new double[jackknife.length];
		for (int i = 0; i < variance.length; i++) {
			if (Double.isNaN(pairs[i])) { // not defined on halves: the jackknife alone errs on the safe side
				variance[i] = jackknife[i];
				continue;
			}
			variance[i] = jackknife[i] - Math.min(pairs[i], jackknife[i] / 2);
			if (weight > 0) {
				variance[i] = (1 - weight) * variance[i] + weight * (differences[i] - Math.min(pairs[i], differences[i] / 2));
			}
		}
		return variance;
	}

	/** Variance of one of the scores; NaN when every class is too small, or a score not defined without some images. */
	public double variance(int score) {
		return variance[Math.min(score, variance.length - 1)];
	}

	/** Degrees of freedom the variance of one of the scores rests on, 1 or more. */
	public double degrees(int score) {
		return degrees[Math.min(score, degrees.length - 1)];
	}

	/** Deviations of some samples' scores from their mean. */
	private static final class Moments {
		private final List<double[]> samples = new ArrayList<>();

		void add(double[] values) {
			samples.add(values);
		}

		/** Adds {@code factor} times the sums of squared deviations. */
		double[] addTo(double[] sums, double factor) {
			double[] out = Arrays.copyOf(sums, samples.getFirst().length);
			for (int i = 0; i < out.length; i++) {
				out[i] += factor * squares(i)[0];
			}
			return out;
		}

		/** Adds the variance of what {@link #addTo} adds, from the spread of its terms. */
		double[] addVarianceTo(double[] sums, double factor) {
			double[] out = Arrays.copyOf(sums, samples.getFirst().length);
			int n = samples.size();
			for (int i = 0; i < out.length; i++) {
				double[] s = squares(i);
				out[i] += factor * factor * Math.max(0, s[1] - s[0] * s[0] / n) * n / (n - 1.0);
			}
			return out;
		}

		/** Sums of the squared deviations of a score, and of their squares. */
		private double[] squares(int score) {
			double mean = 0;
			for (double[] sample : samples) {
				mean += sample[score] / samples.size();
			}
			double[] sums = new double[2];
			for (double[] sample : samples) {
				double square = (sample[score] - mean) * (sample[score] - mean);
				sums[0] += square;
				sums[1] += square * square;
			}
			return sums;
		}
	}
}
