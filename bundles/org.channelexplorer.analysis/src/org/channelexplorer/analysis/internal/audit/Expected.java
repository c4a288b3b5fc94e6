package org.channelexplorer.analysis.internal.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues.Source;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * How many labels of a list are expected to be wrong: out of sample by {@link WrongLabels} of the probabilities. In sample every layer that has not
 * memorised the labels votes with its probe's {@link Sharpened}, and the mean of mean and median of the votes is taken.
 *
 * <p>
 * Layers that hardly tell the classes apart disagree with right labels as with wrong ones, and so does a network that has learned from other, less
 * reliable labels: then nothing is expected (NaN), and only how many images are marked is taken from the estimate.
 *
 * @param noise       expected share of wrong labels; NaN when it is not known
 * @param marked      share of the images that is marked where the score itself marks none
 * @param precision   expected share of wrong labels up to every place of the list; never rises; NaN when it is not known
 * @param between     what the expected share lies between, whether it is known or not
 * @param calibration how it was found, or why it was not
 */
record Expected(double noise, double marked, double[] precision, Between between, String calibration) {
	/** Way from the share of the largest class to 1 that the labels given by a layer's probe must go. */
	private static final double LEARNED = 0.5;
	/** Layers that are asked where the network's own probabilities decide. */
	private static final int SOME = 8;
	/** Images x classes^2, summed over these. */
	private static final double WORK = 2e7;
	private static final double MOST_VALUES = 1e6;

	/**
	 * @param likely  what the probabilities expect; null where it was not looked at
	 * @param strange whether it is stated that the network has not seen the labels
	 */
	static Expected of(Evidence evidence, Layerwise layers, Labels labels, WrongLabels likely, boolean strange, int[] order, IProgressMonitor monitor) {
		List<FloatMatrix> asked = new ArrayList<>();
		for (int l = 0; l < layers.ids().size(); l++) {
			if (!evidence.leftOut()[l]) {
				asked.add(layers.p().get(l));
			}
		}
		if (evidence.inSample() && evidence.source() != Source.NETWORK && !asked.isEmpty()) {
			List<Sharpened> votes = votes(asked, labels, monitor);
			double accuracy = median(IntStream.range(0, layers.ids().size()).filter(l -> !evidence.leftOut()[l]).mapToDouble(l -> layers.accuracy()[l]));
			double chance = chance(labels);
			if (!(accuracy - chance >= LEARNED * (1 - chance))) {
				return unknown(middle(votes, Sharpened::share), between(votes, order, true),
						"the layers that have not memorised the labels give only " + Evidence.percent(accuracy) + " of them (the largest class has "
								+ Evidence.percent(chance) + "), so that they cannot tell wrong labels from images they do not understand");
			}
			List<double[]> curves = votes.stream().map(v -> WrongLabels.precision(v.wrong(), order)).toList();
			double[] precision = new double[order.length];
			for (int i = 0; i < precision.length; i++) {
				int place = i;
				precision[i] = middle(curves, c -> c[place]);
			}
			double share = middle(votes, Sharpened::share);
			return new Expected(share, share, Planting.falling(precision), between(votes, order, false),
					"mean of mean and median of what " + votes.size() + " layers expect by their probes' probabilities, sharpened, and chances of wrong "
							+ "labels of the highest likelihood");
		}
		WrongLabels wrong = likely == null ? WrongLabels.of(evidence.p(), labels, monitor) : likely;
		List<double[]> ways = new ArrayList<>(wrong.ways());
		if (!strange) { // what it has learned of them its own probabilities cannot tell
			votes(some(layers, labels), labels, monitor).forEach(v -> ways.add(v.wrong()));
		}
		if (wrong.hidden()) {
			return unknown(wrong.share(), Between.of(ways, order, true),
					"the network expects other labels far more often than they occur, as one does that has learned from less reliable labels or has hardly learned; it takes "
							+ Evidence.percent(wrong.others())
							+ " of the images for another class than their label, and of these labels less than a quarter look wrong, so that its "
							+ "mistakes hide how many are");
		}
		return new Expected(wrong.share(), wrong.share(), WrongLabels.precision(wrong.wrong(), order), Between.of(ways, order, false),
				"mean chance of the labels to be wrong, given how often those of every class are changed into which others, as the images that are surest of their class and "
						+ "the labels that do not depend on the image show it");
	}

	private static Between between(List<Sharpened> votes, int[] order, boolean nothing) {
		return Between.of(votes.stream().map(Sharpened::wrong).toList(), order, nothing);
	}

	private static Expected unknown(double marked, Between between, String why) {
		double[] precision = new double[between.low().length];
		Arrays.fill(precision, Double.NaN);
		return new Expected(Double.NaN, marked, precision, between, "not known: " + why);
	}

	/** Probes of a few layers that tell the classes apart, evenly spread; fewer or none where there are many images and classes. */
	private static List<FloatMatrix> some(Layerwise layers, Labels labels) {
		double chance = chance(labels);
		int[] asked = IntStream.range(0, layers.ids().size()).filter(l -> layers.accuracy()[l] - chance >= LEARNED * (1 - chance)).toArray();
		double classes = labels.classes().size();
		int some = (int) Math.min(Math.min(SOME, asked.length),
				WORK / Math.max(1, Math.min(labels.size(), MOST_VALUES / classes) * classes * classes));
		return IntStream.range(0, some).mapToObj(i -> layers.p().get(asked[(int) ((2L * i + 1) * asked.length / (2L * some))])).toList();
	}

	/** Share of the largest class. */
	private static double chance(Labels labels) {
		return Arrays.stream(labels.counts()).max().orElse(0) / (double) labels.size();
	}

	/** One a layer; each in its own place, so threads change nothing. */
	private static List<Sharpened> votes(List<FloatMatrix> asked, Labels labels, IProgressMonitor monitor) {
		Sharpened[] votes = new Sharpened[asked.size()];
		IntStream.range(0, votes.length).parallel().forEach(l -> votes[l] = Sharpened.of(asked.get(l), labels, monitor));
		return List.of(votes);
	}

	private static double median(DoubleStream of) {
		double[] sorted = of.sorted().toArray();
		return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
	}

	private static <T> double middle(List<T> of, ToDoubleFunction<T> value) {
		double[] sorted = of.stream().mapToDouble(value).sorted().toArray();
		int n = sorted.length;
		double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
		return (Arrays.stream(sorted).sum() / n + median) / 2;
	}
}
