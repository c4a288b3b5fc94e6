package org.channelexplorer.analysis.internal.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * How probably each label is wrong: 1 - p(true class = given class | image, given class), where a label is the true class changed by chances that do
 * not depend on the image. The chances are estimated in two ways, which err to different sides: {@link LabelChances#surest} takes the network's confident
 * mistakes for wrong labels, {@link LabelChances#unrelated} finds few where the probabilities were learned from labels that are wrong in the same way,
 * and then does not count. Where the probabilities were learned from labels that are wrong in another way ({@link LearnedElsewhere}), only the second
 * counts, less the mistakes of the network that do not show. {@link TrueClasses} are estimated for each.
 *
 * @param wrong   for every image, 0 to 1
 * @param share   their mean: expected share of wrong labels
 * @param chances of every true class (row) to get a label (column); rows sum to 1
 * @param hidden  whether mistakes that the network has learned from other labels hide how many labels are wrong
 * @param others  share of the images with another label than the class that they are believed to be of
 * @param ways    by way of estimating the chances how probably each label is wrong: the third is the second one less mistakes that do not show
 */
record WrongLabels(double[] wrong, double share, double[][] chances, boolean hidden, double others, List<double[]> ways) {
	private static final int BATCH = 4096;
	private static final double HALF = 0.5;
	// the second way counts from this share of the first one's rate on, and in full where it is so much more
	private static final double LEARNED = 0.4;
	private static final double RANGE = 0.3;
	// of the labels that are others than those believed
	private static final double HIDDEN = 0.25;

	/** An estimate and what it counts for. */
	private record Part(double weight, TrueClasses classes) {
	}

	/** Fits. @param p images x classes */
	static WrongLabels of(FloatMatrix p, Labels labels, IProgressMonitor monitor) {
		Believed images = Believed.of(p, labels);
		LabelChances surest = LabelChances.surest(images);
		stop(monitor);
		LabelChances.Unrelated unrelated = LabelChances.unrelated(images, surest);
		stop(monitor);
		double weight = surest.rate() == 0 ? 0 : HALF * Math.clamp((unrelated.all().rate() / surest.rate() - LEARNED) / RANGE, 0, 1);
		TrueClasses one = TrueClasses.of(images, surest.chances());
		stop(monitor);
		TrueClasses other = TrueClasses.of(images, unrelated.all().chances());
		stop(monitor);
		TrueClasses less = TrueClasses.of(images, unrelated.less().chances());
		stop(monitor);
		double elsewhere = LearnedElsewhere.of(images, weight > 0 ? Math.min(one.surprise(), other.surprise()) : one.surprise());
		List<Part> parts = new ArrayList<>();
		parts.add(new Part((1 - elsewhere) * (1 - weight), one));
		parts.add(new Part((1 - elsewhere) * weight, other));
		parts.add(new Part(elsewhere, less));
		List<double[]> ways = parts.stream().map(_ -> new double[p.rows()]).toList();
		double[] wrong = new double[p.rows()];
		double sum = 0;
		for (int from = 0; from < wrong.length; from += BATCH) {
			stop(monitor);
			Believed some = Believed.of(p, labels, IntStream.range(from, Math.min(wrong.length, from + BATCH)).toArray(), images.t());
			for (int w = 0; w < parts.size(); w++) {
				double[] found = parts.get(w).classes.wrong(some);
				System.arraycopy(found, 0, ways.get(w), from, found.length);
				for (int i = 0; i < found.length; i++) {
					wrong[from + i] += parts.get(w).weight * found[i];
				}
			}
			for (int i = from; i < from + some.size(); i++) {
				sum += wrong[i];
			}
		}
		double share = wrong.length == 0 ? 0 : sum / wrong.length;
		double others = IntStream.range(0, images.size()).filter(i -> images.given()[i] != images.classes()[i]).count() / (double) Math.max(1, images.size());
		return new WrongLabels(wrong, share, mixed(parts), elsewhere >= HALF && share < HIDDEN * others, others, ways);
	}

	private static double[][] mixed(List<Part> parts) {
		int k = parts.getFirst().classes.chances().length;
		double[][] mixed = new double[k][k];
		for (Part part : parts) {
			for (int c = 0; c < k; c++) {
				for (int g = 0; g < k; g++) {
					mixed[c][g] += part.weight * part.classes.chances()[c][g];
				}
			}
		}
		return mixed;
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
