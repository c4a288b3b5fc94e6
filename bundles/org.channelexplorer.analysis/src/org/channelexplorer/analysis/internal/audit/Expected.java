package org.channelexplorer.analysis.internal.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues.Source;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * How many labels of a list are expected to be wrong. Out of sample two estimates are averaged: planted errors, at the mean and at the geometric
 * mean of the bounds of the noise, and {@link WrongLabels} of the probabilities, unless these expect fewer than the lower bound. In sample
 * planted errors are found too easily, since no layer has memorised them: there every layer that has not memorised the labels votes with its
 * probe's {@link WrongLabels}, and the mean of mean and median of the votes is taken.
 *
 * @param noise       expected share of wrong labels
 * @param precision   the same up to every place of the list; never rises
 * @param calibration how it was found
 */
record Expected(double noise, double[] precision, String calibration) {

	static Expected of(Evidence evidence, Layerwise layers, Labels labels, Planting.Found found, int score, int[] order, IProgressMonitor monitor) {
		List<FloatMatrix> asked = new ArrayList<>();
		for (int l = 0; l < layers.ids().size(); l++) {
			if (!evidence.leftOut()[l]) {
				asked.add(layers.p().get(l));
			}
		}
		if (evidence.inSample() && evidence.source() != Source.NETWORK && !asked.isEmpty()) {
			List<WrongLabels> votes = asked.stream().map(p -> WrongLabels.of(p, labels, monitor)).toList();
			List<double[]> curves = votes.stream().map(v -> v.precision(order)).toList();
			double[] precision = new double[order.length];
			for (int i = 0; i < precision.length; i++) {
				int place = i;
				precision[i] = middle(curves, c -> c[place]);
			}
			return new Expected(middle(votes, WrongLabels::share), Planting.falling(precision),
					"mean of mean and median of what " + votes.size() + " layers expect by their probes' probabilities, sharpened, and chances of wrong "
							+ "labels of the highest likelihood");
		}
		double most = Math.max(found.least(), found.atMost());
		double[] bounds = { Math.min(1, (found.least() + most) / 2), Math.min(1, Math.sqrt(found.least() * most)) };
		double[] first = found.precision(score, order.length, bounds[0]);
		double[] second = found.precision(score, order.length, bounds[1]);
		WrongLabels likely = WrongLabels.of(evidence.p(), labels, monitor);
		boolean learned = likely.share() < found.least(); // probabilities that were learned from wrong labels expect them
		double weight = learned ? 0 : 0.5;
		double[] own = likely.precision(order);
		double[] precision = new double[order.length];
		for (int i = 0; i < precision.length; i++) {
			precision[i] = (1 - weight) * (first[i] + second[i]) / 2 + weight * own[i];
		}
		return new Expected((1 - weight) * (bounds[0] + bounds[1]) / 2 + weight * likely.share(), Planting.falling(precision),
				(learned ? "planted errors" : "mean of two estimates: planted errors")
						+ " (share of wrong labels x share of the plants found / share of the images looked at, for the mean and for the geometric "
						+ "mean of the bounds of that share)"
						+ (learned ? "; the probabilities were learned from wrong labels and expect too few"
								: ", and the probabilities, sharpened, with chances of wrong labels of the highest likelihood"));
	}

	private static <T> double middle(List<T> of, ToDoubleFunction<T> value) {
		double[] sorted = of.stream().mapToDouble(value).sorted().toArray();
		int n = sorted.length;
		double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
		return (Arrays.stream(sorted).sum() / n + median) / 2;
	}
}
