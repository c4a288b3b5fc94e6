package org.channelexplorer.analysis.internal.audit;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * How probably each label is wrong: 1 - p(true class = given class | image, given class), where a label is the true class changed by chances that do
 * not depend on the image. The chances are estimated in two ways, which err to different sides: {@link LabelChances#surest} takes the network's confident
 * mistakes for wrong labels, {@link LabelChances#unrelated} finds few where the probabilities were learned from labels that are wrong in the same way,
 * and then does not count. {@link TrueClasses} are estimated for both.
 *
 * @param wrong   for every image, 0 to 1
 * @param share   their mean: expected share of wrong labels
 * @param chances of every true class (row) to get a label (column); rows sum to 1
 */
record WrongLabels(double[] wrong, double share, double[][] chances) {
	private static final int BATCH = 4096;
	private static final double HALF = 0.5;
	// the second way counts from this share of the first one's rate on, and in full where it is so much more
	private static final double LEARNED = 0.4;
	private static final double RANGE = 0.3;

	/** Fits. @param p images x classes */
	static WrongLabels of(FloatMatrix p, Labels labels, IProgressMonitor monitor) {
		Believed images = Believed.of(p, labels);
		LabelChances surest = LabelChances.surest(images);
		stop(monitor);
		LabelChances unrelated = LabelChances.unrelated(images, surest);
		stop(monitor);
		double weight = surest.rate() == 0 ? 0 : HALF * Math.clamp((unrelated.rate() / surest.rate() - LEARNED) / RANGE, 0, 1);
		TrueClasses one = TrueClasses.of(images, surest.chances());
		stop(monitor);
		TrueClasses other = weight > 0 ? TrueClasses.of(images, unrelated.chances()) : one;
		double[] wrong = new double[p.rows()];
		double sum = 0;
		for (int from = 0; from < wrong.length; from += BATCH) {
			stop(monitor);
			Believed some = Believed.of(p, labels, IntStream.range(from, Math.min(wrong.length, from + BATCH)).toArray(), images.t());
			double[] first = one.wrong(some);
			double[] second = weight > 0 ? other.wrong(some) : first;
			for (int i = 0; i < first.length; i++) {
				wrong[from + i] = (1 - weight) * first[i] + weight * second[i];
				sum += wrong[from + i];
			}
		}
		return new WrongLabels(wrong, wrong.length == 0 ? 0 : sum / wrong.length, surest.mixedWith(unrelated, weight));
	}

	private static void stop(IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	/** Expected share of wrong labels up to every place of a list; never rises. @param wrong how probably each label is wrong */
	static double[] precision(double[] wrong, int[] order) {
		double[] mean = new double[order.length];
		double sum = 0;
		for (int i = 0; i < mean.length; i++) {
			sum += wrong[order[i]];
			mean[i] = sum / (i + 1);
		}
		return Planting.falling(mean);
	}
}
