package org.channelexplorer.analysis.internal.audit;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Chances of every true class to get a label, estimated from images and the classes that they are believed to be of.
 *
 * @param chances true class x label, rows sum to 1
 * @param rate    share of the images that got another label
 */
record LabelChances(double[][] chances, double rate) {
	private static final double PRIOR = 4; // labels that the common share counts for in every pair
	private static final int STEPS = 60;
	// what counts are drawn to a mean with: as so many images of the class, and as so many labels of every other one
	private static final double[] RATES = IntStream.rangeClosed(1, 13).mapToDouble(e -> Math.pow(2, e)).toArray();
	private static final double[] SPREADS = IntStream.rangeClosed(-3, 9).mapToDouble(e -> Math.pow(2, e)).toArray();
	private static final double LEAST_RATE = 1e-4;
	private static final double STIRLING = 8;

	/**
	 * From the images of every class that are trusted most: these are of that class, so that other labels of theirs are wrong ones (G. Patrini et al.:
	 * Making deep neural networks robust to label noise, 2017). Confident mistakes of the network count as wrong labels here.
	 */
	static LabelChances surest(Believed images) {
		double[][] counts = new double[images.count()][images.count()];
		for (int i : images.surest()) {
			counts[images.classes()[i]][images.given()[i]]++;
		}
		return of(counts);
	}

	/**
	 * From what of the labels does not depend on the image.
	 *
	 * @param all  of every pair of believed class and other label, as many as do not
	 * @param less the same without mistakes of the network that do not show in the odds of an image: pairs in which it makes many that show have more of
	 *             these, too, in one proportion
	 */
	record Unrelated(LabelChances all, LabelChances less) {
	}

	/**
	 * From what of the labels does not depend on the image: a mistake of the network is made where the other class is likelier than usual, a label that
	 * was changed by chance everywhere alike. The labels of every pair of believed class and other label are a mixture of both. Finds little where the
	 * probabilities were learned from labels that are wrong in the same way.
	 *
	 * @param surest what the believed class explains of the probabilities
	 */
	static Unrelated unrelated(Believed images, LabelChances surest) {
		int k = images.count();
		int[] other = IntStream.range(0, images.size()).filter(i -> images.given()[i] != images.classes()[i]).toArray();
		int[] all = new int[k];
		for (int c : images.classes()) {
			all[c]++;
		}
		Mixture best = null;
		for (Others others : new Others[] { Others.RATIOS, Others.UNEXPLAINED }) {
			double[][] odds = odds(images, others, surest);
			for (double power : Others.POWERS) {
				Mixture found = mixture(images, other, density(images, odds, other, all, power));
				if (best == null || found.likelihood > best.likelihood) {
					best = found;
				}
			}
		}
		return new Unrelated(of(best.wrong, all), of(best.less(all), all));
	}

	private static LabelChances of(double[][] wrong, int[] all) {
		double[][] counts = new double[all.length][];
		for (int c = 0; c < counts.length; c++) {
			counts[c] = wrong[c].clone();
			counts[c][c] = Math.max(0, all[c] - Arrays.stream(wrong[c]).sum());
		}
		return of(counts);
	}

	/** @param count labels of every pair, @param wrong how many of them do not depend on the image */
	private record Mixture(double likelihood, double[][] wrong, double[][] count) {

		double[][] less(int[] all) {
			int k = wrong.length;
			int[] pairs = IntStream.range(0, k * k).filter(p -> p / k != p % k && all[p / k] > 0).toArray();
			double[] x = IntStream.of(pairs).mapToDouble(p -> (count[p / k][p % k] - wrong[p / k][p % k]) / all[p / k]).toArray();
			double[] y = IntStream.of(pairs).mapToDouble(p -> wrong[p / k][p % k] / all[p / k]).toArray();
			double slope = Math.max(0, Slope.of(x, y));
			double[][] less = new double[k][k];
			for (int p : pairs) {
				less[p / k][p % k] = Math.max(0, wrong[p / k][p % k] - slope * (count[p / k][p % k] - wrong[p / k][p % k]));
			}
			return less;
		}
	}

	// logarithms of the odds of every class against the believed one
	private static double[][] odds(Believed images, Others others, LabelChances surest) {
		double[][] odds = new double[images.size()][images.count()];
		for (int i = 0; i < odds.length; i++) {
			int believed = images.classes()[i];
			others.of(images.p()[i], believed, surest.chances[believed], images.t(), odds[i]);
			double own = Math.log(odds[i][believed]);
			for (int c = 0; c < odds[i].length; c++) {
				odds[i][c] = Math.log(odds[i][c]) - own;
			}
		}
		return odds;
	}

	// of every image with another label: the odds of that label over their mean of all images believed to be of its class
	private static double[] density(Believed images, double[][] odds, int[] other, int[] all, double power) {
		double[][] mean = new double[images.count()][images.count()];
		for (int i = 0; i < odds.length; i++) {
			double[] of = mean[images.classes()[i]];
			for (int c = 0; c < of.length; c++) {
				of[c] += Math.exp(power * odds[i][c]);
			}
		}
		double[] density = new double[other.length];
		for (int d = 0; d < other.length; d++) {
			int believed = images.classes()[other[d]];
			int label = images.given()[other[d]];
			double usual = mean[believed][label] / all[believed];
			density[d] = Math.max(Double.MIN_NORMAL, Math.exp(power * odds[other[d]][label]) / Math.max(Double.MIN_NORMAL, usual));
		}
		return density;
	}

	private static Mixture mixture(Believed images, int[] other, double[] density) {
		int k = images.count();
		double[][] count = new double[k][k];
		for (int i : other) {
			count[images.classes()[i]][images.given()[i]]++;
		}
		double[][] share = new double[k][k];
		for (double[] row : share) {
			Arrays.fill(row, 0.5);
		}
		double[][] wrong = new double[k][k];
		double likelihood = 0;
		for (int step = 0; step <= STEPS; step++) {
			for (double[] row : wrong) {
				Arrays.fill(row, 0);
			}
			double sum = 0;
			likelihood = 0;
			for (int d = 0; d < other.length; d++) {
				int believed = images.classes()[other[d]];
				int label = images.given()[other[d]];
				double chance = share[believed][label];
				double both = chance + (1 - chance) * density[d];
				likelihood += Math.log(both);
				wrong[believed][label] += chance / both;
				sum += chance / both;
			}
			double common = other.length == 0 ? 0 : sum / other.length;
			for (int b = 0; b < k; b++) {
				for (int g = 0; g < k; g++) {
					share[b][g] = (wrong[b][g] + PRIOR * common) / (count[b][g] + PRIOR);
				}
			}
		}
		return new Mixture(likelihood, wrong, count);
	}

	/**
	 * The rate of every class is drawn to the common one, and how its wrong labels are spread to an even spread, each as much as makes the counts
	 * likeliest (beta-binomial and Dirichlet-multinomial distributions): few wrong labels, or labels that are wrong evenly, tell nothing of their habits.
	 *
	 * @param counts images of every class with every label
	 */
	private static LabelChances of(double[][] counts) {
		int k = counts.length;
		double[] images = new double[k];
		double[] wrong = new double[k];
		double all = 0;
		double allWrong = 0;
		for (int c = 0; c < k; c++) {
			images[c] = Arrays.stream(counts[c]).sum();
			wrong[c] = images[c] - counts[c][c];
			all += images[c];
			allWrong += wrong[c];
		}
		double rate = all == 0 ? 0 : allWrong / all;
		double common = Math.clamp(rate, LEAST_RATE, 1 - LEAST_RATE);
		double strength = likeliest(RATES, s -> {
			double sum = 0;
			for (int c = 0; c < k; c++) {
				sum += gamma(wrong[c], s * common) + gamma(images[c] - wrong[c], s * (1 - common)) - gamma(images[c], s);
			}
			return sum;
		});
		double evenly = likeliest(SPREADS, s -> {
			double sum = 0;
			for (int c = 0; c < k; c++) {
				sum -= gamma(wrong[c], s * (k - 1));
				for (int g = 0; g < k; g++) {
					sum += g == c ? 0 : gamma(counts[c][g], s);
				}
			}
			return sum;
		});
		double[][] chances = new double[k][k];
		for (int c = 0; c < k; c++) {
			double own = (wrong[c] + strength * common) / (images[c] + strength);
			for (int g = 0; g < k; g++) {
				chances[c][g] = g == c ? 1 - own : own * (counts[c][g] + evenly) / (wrong[c] + evenly * (k - 1));
			}
		}
		return new LabelChances(chances, rate);
	}

	// the first of equals
	private static double likeliest(double[] of, DoubleUnaryOperator likelihood) {
		double best = of[0];
		double most = Double.NEGATIVE_INFINITY;
		for (double value : of) {
			double found = likelihood.applyAsDouble(value);
			if (found > most) {
				most = found;
				best = value;
			}
		}
		return best;
	}

	// log gamma(count + a) - log gamma(a)
	private static double gamma(double count, double a) {
		return count <= 0 ? 0 : logGamma(count + a) - logGamma(a);
	}

	// Stirling's series, from where its third term is enough. @param x above 0
	private static double logGamma(double x) {
		double below = 0;
		double at = x;
		for (; at < STIRLING; at++) {
			below += Math.log(at);
		}
		double square = at * at;
		return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + (1 - (1 - 2 / (7 * square)) / (30 * square)) / (12 * at) - below;
	}
}
