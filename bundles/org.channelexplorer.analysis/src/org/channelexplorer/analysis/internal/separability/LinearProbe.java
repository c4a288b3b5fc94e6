package org.channelexplorer.analysis.internal.separability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Canonical;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.eclipse.core.runtime.IProgressMonitor;

/** Cross-validated accuracy of a linear classifier on the layer. */
@Documentation(version = 3, summary = "Accuracy of a linear classifier trained on the layer, on images it has not seen; 0 to 1, higher is better.",
		formula = "share of images classified right in stratified 5-fold cross-validation of multinomial logistic regression (minimises C sum -log p + "
				+ "|W|^2/2) on channels standardised by the training folds; images with identical summaries share a fold. The interval "
				+ "resamples the out-of-fold answers, with 1.05 + 0.65 r/(r + 0.15) times their variance, r channels per image, for what training "
				+ "on other images would add.",
		source = "Alain and Bengio, Understanding intermediate layers using linear classifier probes, 2016; scikit-learn's objective",
		caution = "With more channels than images almost anything is linearly separable in training, so the accuracy measures the regularised fit. The "
				+ "interval does not train again. The image of a one-image class is always wrong. Chance is the "
				+ "largest class' share.")
public final class LinearProbe implements SeparabilityMetric<LinearProbe.Parameters> {
	private static final int FOLDS = 5;
	private static final long FOLD_SEED = 20160510; // fixed: the score of a layer is a function of its values

	/** What the user chooses. */
	public record Parameters(
			@Parameter(label = "Inverse penalty (C)", description = "Inverse of the L2 penalty, above 0.", defaultValue = "1", min = 1e-6,
					max = 1e6) double probeC) {
	}

	/** Whether each image was classified right by the classifier that did not see it. */
	private record OutOfFold(boolean[] right) {
	}

	@Override
	public Class<Parameters> parameterType() {
		return Parameters.class;
	}

	@Override
	public boolean higherIsBetter() {
		return true;
	}

	@Override
	public double chance(int[] counts) {
		double n = Arrays.stream(counts).sum();
		return Arrays.stream(counts).max().orElse(0) / n;
	}

	@Override
	public boolean share() {
		return true;
	}

	@Override
	public Sampling sampling(Input input) {
		return new Sampling(0, 1, true, 0, trainingVariance((double) input.x().columns() / input.x().rows()));
	}

	/**
	 * The accuracy's variance over that of the out-of-fold answers alone: simulated for 2 to 10 Gaussian classes of 20 and 60 images, 10 to
	 * 200 channels, it rises from 1 to 1.8 with the channels per image and hardly depends on the classes.
	 */
	private static double trainingVariance(double channelsPerImage) {
		return 1.05 + 0.65 * channelsPerImage / (channelsPerImage + 0.15);
	}

	@Override
	public double score(Input input, int[] weights, Parameters parameters, IProgressMonitor monitor) {
		if (Weighted.present(Weighted.counts(input, weights)) < 2) {
			return Double.NaN;
		}
		OutOfFold answers = input.once(parameters, in -> crossValidate(in, parameters, monitor));
		double right = 0;
		double images = 0;
		for (int i = 0; i < weights.length; i++) {
			right += answers.right[i] ? weights[i] : 0;
			images += weights[i];
		}
		return right / images;
	}

	private static OutOfFold crossValidate(Input input, Parameters parameters, IProgressMonitor monitor) {
		int[] fold = folds(input);
		int n = fold.length;
		int d = input.x().columns();
		int k = input.labels().classes().size();
		float[] x = Weighted.values(input);
		boolean[] right = new boolean[n];
		for (int f = 0; f < FOLDS; f++) {
			int held = f;
			int[] train = IntStream.range(0, n).filter(i -> fold[i] != held).toArray();
			if (train.length == 0 || train.length == n) {
				continue; // nothing to train on, or nothing to test
			}
			Standardised scale = Standardised.of(x, d, train);
			double[] rows = new double[train.length * d];
			int[] classes = new int[train.length];
			for (int t = 0; t < train.length; t++) {
				scale.apply(x, train[t] * d, rows, t * d);
				classes[t] = input.labels().classOf(train[t]);
			}
			double[] w = new SoftmaxRegression(rows, train.length, d, classes, k, parameters.probeC()).fit(monitor);
			double[] row = new double[d];
			for (int i = 0; i < n; i++) {
				if (fold[i] == f) {
					scale.apply(x, i * d, row, 0);
					right[i] = SoftmaxRegression.predict(w, row, 0, d, k) == input.labels().classOf(i);
				}
			}
		}
		return new OutOfFold(right);
	}

	/**
	 * The fold of every image: each class is dealt out in turn, in an order drawn from the values alone. Identical images,
	 * whatever their classes, stay together.
	 */
	private static int[] folds(Input input) {
		FloatMatrix x = input.x();
		int[] order = Canonical.order(x, IntStream.range(0, x.rows()).toArray());
		int[] fold = new int[order.length];
		Arrays.fill(fold, -1);
		List<List<int[]>> groups = new ArrayList<>(); // by the class of a group's first image
		for (int c = 0; c < input.labels().classes().size(); c++) {
			groups.add(new ArrayList<>());
		}
		for (int from = 0; from < order.length;) {
			int to = from + 1;
			while (to < order.length && Canonical.compare(x, order[from], order[to]) == 0) {
				to++;
			}
			int[] group = Arrays.copyOfRange(order, from, to);
			groups.get(Arrays.stream(group).map(input.labels()::classOf).min().orElseThrow()).add(group);
			from = to;
		}
		int next = 0;
		for (int c = 0; c < groups.size(); c++) {
			int[] deal = IntStream.range(0, groups.get(c).size()).toArray();
			SplittableRandom random = Seeds.stream(FOLD_SEED, input.labels().classes().get(c));
			Seeds.shuffle(deal, random);
			for (int g : deal) {
				for (int i : groups.get(c).get(g)) {
					fold[i] = next % FOLDS;
				}
				next++; // continues with the next class, so that small classes do not all land in fold 0
			}
		}
		return fold;
	}

	/** Zero mean and unit variance over the training images; constant channels become 0. */
	private record Standardised(double[] mean, double[] factor) {

		static Standardised of(float[] x, int d, int[] rows) {
			double[] mean = new double[d];
			double[] squares = new double[d];
			for (int i : rows) {
				for (int j = 0; j < d; j++) {
					mean[j] += x[i * d + j];
				}
			}
			for (int j = 0; j < d; j++) {
				mean[j] /= rows.length;
			}
			for (int i : rows) {
				for (int j = 0; j < d; j++) {
					double e = x[i * d + j] - mean[j];
					squares[j] += e * e;
				}
			}
			double[] factor = new double[d];
			for (int j = 0; j < d; j++) {
				double deviation = Math.sqrt(squares[j] / rows.length);
				// a spread of rounding size is a constant channel
				factor[j] = deviation > 1e-7 * Math.abs(mean[j]) ? 1 / deviation : 0;
			}
			return new Standardised(mean, factor);
		}

		void apply(float[] x, int from, double[] target, int at) {
			for (int j = 0; j < mean.length; j++) {
				target[at + j] = (x[from + j] - mean[j]) * factor[j];
			}
		}
	}
}
