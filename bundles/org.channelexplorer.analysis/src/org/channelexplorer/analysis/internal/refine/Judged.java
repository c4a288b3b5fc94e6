package org.channelexplorer.analysis.internal.refine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.refine.RefineOperation.Problem;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.repair.Refinement.Way;
import org.channelexplorer.core.result.HeadRefinement;

/**
 * A new head, and what heads that did not see an image say of it.
 *
 * @param head   fitted to all images
 * @param logits images x new outputs
 * @param shares old outputs x images x parts: log-shares; null when the head has none
 * @param keeps  whether the old classes' probabilities stay by construction
 */
record Judged(HeadChange head, double[][] logits, double[][][] shares, boolean keeps) {

	HeadRefinement result(Problem problem, Way way, String node, double level) {
		NewClasses plan = problem.plan();
		int n = logits.length;
		boolean[] before = new boolean[n];
		boolean[] after = new boolean[n];
		for (int i = 0; i < n; i++) {
			int own = plan.group()[plan.classOf()[i]];
			before[i] = RefineOperation.largest(groups(problem.old()[i], plan, true)) == own;
			after[i] = keeps ? before[i] : RefineOperation.largest(groups(logits[i], plan, false)) == own;
		}
		return new HeadRefinement(way, node, n, share(before), share(after), change(before, after, level), classes(problem),
				common(problem, before, after), plan.notes(), head);
	}

	/** Probabilities of the groups, up to a factor. @param old whether the outputs are the old ones */
	private static double[] groups(double[] logs, NewClasses plan, boolean old) {
		double max = logs[RefineOperation.largest(logs)];
		double[] sums = new double[plan.groups()];
		for (int c = 0; c < logs.length; c++) {
			sums[old ? plan.groupOf(c) : plan.group()[c]] += Math.exp(logs[c] - max);
		}
		return sums;
	}

	private static double share(boolean[] right) {
		return (double) IntStream.range(0, right.length).filter(i -> right[i]).count() / right.length;
	}

	private static HeadRefinement.Change change(boolean[] before, boolean[] after, double level) {
		int n = before.length;
		double difference = share(after) - share(before);
		double squares = 0;
		for (int i = 0; i < n; i++) {
			double own = (after[i] ? 1 : 0) - (before[i] ? 1 : 0) - difference;
			squares += own * own;
		}
		Interval interval = n < 3 ? Interval.none(difference)
				: Interval.around(difference, squares / (n - 1) / n, n - 1, Sampling.within(-1, 1), n, level);
		return new HeadRefinement.Change(difference, interval.low(), interval.high(), level);
	}

	private List<HeadRefinement.NewClass> classes(Problem problem) {
		NewClasses plan = problem.plan();
		List<HeadRefinement.NewClass> classes = new ArrayList<>();
		for (int c = 0; c < plan.names().size(); c++) {
			int own = c;
			int[] images = IntStream.range(0, logits.length).filter(i -> plan.classOf()[i] == own).toArray();
			double right = images.length == 0 ? Double.NaN
					: (double) IntStream.of(images).filter(i -> RefineOperation.largest(logits[i]) == own).count() / images.length;
			int[] divided = IntStream.of(images)
					.filter(i -> plan.parts().get(plan.outputOf()[i]).size() > 1 && plan.parts().get(plan.outputOf()[i]).contains(own))
					.toArray();
			double kind = divided.length == 0 ? Double.NaN
					: (double) IntStream.of(divided).filter(i -> kind(i, plan) == own).count() / divided.length;
			classes.add(new HeadRefinement.NewClass(plan.names().get(c), NewClasses.joined(plan.from(c), problem.names()), images.length, right, kind));
		}
		return classes;
	}

	/** The likeliest part of an image's old output. */
	private int kind(int image, NewClasses plan) {
		int output = plan.outputOf()[image];
		List<Integer> parts = plan.parts().get(output);
		double[] of = shares != null ? shares[output][image] : parts.stream().mapToDouble(p -> logits[image][p]).toArray();
		return parts.get(RefineOperation.largest(of));
	}

	private static List<HeadRefinement.Common> common(Problem problem, boolean[] before, boolean[] after) {
		NewClasses plan = problem.plan();
		List<HeadRefinement.Common> common = new ArrayList<>();
		for (int g = 0; g < plan.groups(); g++) {
			int group = g;
			int[] images = IntStream.range(0, before.length).filter(i -> plan.group()[plan.classOf()[i]] == group).toArray();
			int[] outputs = IntStream.range(0, plan.parts().size()).filter(o -> plan.groupOf(o) == group).toArray();
			common.add(new HeadRefinement.Common(NewClasses.joined(outputs, problem.names()), images.length, share(before, images), share(after, images)));
		}
		return common;
	}

	private static double share(boolean[] right, int[] images) {
		return images.length == 0 ? Double.NaN : (double) IntStream.of(images).filter(i -> right[i]).count() / images.length;
	}
}
