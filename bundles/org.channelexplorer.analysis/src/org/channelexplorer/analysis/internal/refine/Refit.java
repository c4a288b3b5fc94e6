package org.channelexplorer.analysis.internal.refine;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.refine.RefineOperation.Problem;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** Fits the whole head again. It begins at the old weights, a part with those of its old output, and is penalised for leaving them. */
record Refit(Problem problem, ClassifierHead head) {

	Judged run(IProgressMonitor monitor) throws InputException {
		NewClasses plan = problem.plan();
		int n = problem.x().rows();
		int d = problem.x().columns();
		int k = plan.names().size();
		int labelled = (int) IntStream.of(plan.classOf()).distinct().count();
		if (labelled < k) {
			List<String> empty = plan.names().subList(labelled, k);
			throw new InputException("a refit needs images of every output, and " + empty.size() + " have none: "
					+ empty.stream().limit(5).collect(Collectors.joining(", ")) + (empty.size() > 5 ? " ..." : "") + "; split keeps them as they are");
		}
		double[] start = start(head.weights(), d, k);
		int[] images = IntStream.range(0, n).toArray();
		double[][] x = problem.features(images);
		double[][] given = new double[n][k];
		for (int i = 0; i < n; i++) {
			for (int c = 0; c < k; c++) {
				double sum = start[k * d + c];
				for (int f = 0; f < d; f++) {
					sum += start[c * d + f] * x[i][f];
				}
				given[i][c] = sum;
			}
		}
		int[] fold = Folds.of(problem.x(), images, plan.classOf(), problem.seed(), "refine");
		Fitted fitted = Fitted.of(new Fitted.Task(x, plan.classOf(), k, given, fold), monitor);
		double[] weights = fitted.weights().clone();
		double[] bias = fitted.bias().clone();
		for (int p = 0; p < weights.length; p++) {
			weights[p] += start[p];
		}
		for (int c = 0; c < k; c++) {
			bias[c] += start[k * d + c];
		}
		double[][] logs = fitted.outOfFold();
		return new Judged(new HeadChange.Replaced(plan.names(), RefineOperation.floats(weights), RefineOperation.floats(bias)), logs, null, false);
	}

	/** New classes x features weights, then offsets: the mean of the old outputs by images, less the logarithm of the part's share of them. */
	private double[] start(float[] old, int d, int k) {
		NewClasses plan = problem.plan();
		int outputs = problem.names().size();
		double[] start = new double[k * d + k];
		for (int c = 0; c < k; c++) {
			int[] from = plan.from(c);
			double[] images = new double[from.length];
			double all = 0;
			double whole = 0;
			for (int s = 0; s < from.length; s++) {
				int part = c;
				int[] own = plan.imagesOf(from[s]);
				images[s] = IntStream.of(own).filter(i -> plan.classOf()[i] == part).count();
				all += images[s];
				whole += own.length;
			}
			for (int s = 0; s < from.length; s++) {
				double share = images[s] / all;
				for (int f = 0; f < d; f++) {
					start[c * d + f] += share * old[from[s] * d + f];
				}
				start[k * d + c] += share * old[outputs * d + from[s]];
			}
			// half of a class' images: half of its probability; two classes put together: twice
			start[k * d + c] += Math.log(all / whole) + Math.log(from.length);
		}
		return start;
	}
}
