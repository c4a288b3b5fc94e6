package org.channelexplorer.analysis.internal.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.refine.RefineOperation.Problem;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.extension.HeadChange.Division;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Divides old outputs and puts some together. */
record Split(Problem problem) {

	Judged run(IProgressMonitor monitor) {
		NewClasses plan = problem.plan();
		int n = problem.x().rows();
		SubMonitor progress = SubMonitor.convert(monitor, plan.parts().size() + 1);
		List<Division> divisions = new ArrayList<>();
		double[][][] shares = new double[plan.parts().size()][n][];
		for (int o = 0; o < shares.length; o++) {
			Division division = divide(o, shares[o], progress.split(1));
			divisions.add(division);
			for (int i = 0; i < n; i++) {
				if (shares[o][i] == null) { // was not fitted to
					shares[o][i] = division.shares(problem.features(i));
				}
			}
		}
		double[][] logs = new double[n][plan.names().size()];
		for (int i = 0; i < n; i++) {
			double[] p = new double[plan.names().size()];
			for (int o = 0; o < shares.length; o++) {
				for (int s = 0; s < plan.parts().get(o).size(); s++) {
					p[plan.parts().get(o).get(s)] += Math.exp(problem.old()[i][o] + shares[o][i][s]);
				}
			}
			for (int c = 0; c < p.length; c++) {
				logs[i][c] = Math.log(p[c]);
			}
		}
		return new Judged(new HeadChange.Divided(plan.names(), divisions), logs, shares, true);
	}

	/** @param shares takes the out-of-fold log-shares of the images that are fitted to */
	private Division divide(int output, double[][] shares, IProgressMonitor monitor) {
		List<Integer> parts = problem.plan().parts().get(output);
		if (parts.size() == 1) {
			return new Division(output, parts, new float[0], new float[0]);
		}
		int[] images = problem.plan().imagesOf(output);
		int[] classes = IntStream.of(images).map(i -> parts.indexOf(problem.plan().classOf()[i])).toArray();
		int[] fold = Folds.of(problem.x(), images, classes, problem.seed(), "refine/" + problem.names().get(output));
		Fitted fitted = Fitted.of(new Fitted.Task(problem.features(images), classes, parts.size(), null, fold), monitor);
		for (int i = 0; i < images.length; i++) {
			double[] logits = fitted.outOfFold()[i];
			double sum = 0;
			double max = logits[RefineOperation.largest(logits)];
			for (double v : logits) {
				sum += Math.exp(v - max);
			}
			shares[images[i]] = new double[logits.length];
			for (int s = 0; s < logits.length; s++) {
				shares[images[i]][s] = logits[s] - max - Math.log(sum);
			}
		}
		return new Division(output, parts, RefineOperation.floats(fitted.weights()), RefineOperation.floats(fitted.bias()));
	}
}
