package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.result.PlannedSurgery.Change;
import org.channelexplorer.core.result.PlannedSurgery.ClassCost;
import org.channelexplorer.core.result.PlannedSurgery.Flip;
import org.channelexplorer.core.result.PlannedSurgery.PairCost;
import org.channelexplorer.core.result.PlannedSurgery.Separation;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** What a plan costs the held-out images, by class, pair of classes and image. */
final class Costs {
	private final Call<SurgeryOperation.Parameters> call;
	private final int[] rows;
	private final Labels labels;
	private final FloatMatrix x;
	private final int[] kept;
	private final Judgement before;
	private final Judgement after;
	private final PairedSeparability separability;

	/**
	 * Of one plan.
	 *
	 * @param all    all images x channels of the layer
	 * @param kept   channels that stay
	 * @param before null when the network predicts no class
	 * @param after  null likewise
	 */
	Costs(Call<SurgeryOperation.Parameters> call, Halves halves, FloatMatrix all, int[] kept, Judgement before, Judgement after) {
		this.call = call;
		this.kept = kept;
		this.before = before;
		this.after = after;
		rows = halves.heldOut();
		labels = call.data().labels().select(rows);
		x = FloatMatrix.of(rows.length, all.columns(), all.selectRows(rows).toArray());
		separability = new PairedSeparability(call.method("metric"), call.parameters().judging().groups(), call.parameters().judging().level(), call.seed());
	}

	Separation separation(IProgressMonitor monitor) throws InputException {
		String id = call.method("metric").id();
		return new Separation(id, labels.withoutEmpty().classes().size() < 2 ? WhatIf.none() : separability.of(x, labels, kept, "", monitor));
	}

	Change accuracy() {
		return before == null ? WhatIf.none() : right(i -> true);
	}

	private Change right(IntPredicate which) {
		int[] judged = IntStream.range(0, rows.length).filter(i -> before.judged()[i] && which.test(i)).toArray();
		return PairedShares.of(picked(before.right(), judged), picked(after.right(), judged), call.parameters().judging().level());
	}

	private static boolean[] picked(boolean[] values, int[] of) {
		boolean[] picked = new boolean[of.length];
		for (int i = 0; i < of.length; i++) {
			picked[i] = values[of[i]];
		}
		return picked;
	}

	/** Worst first; classes that cannot be judged last. */
	List<ClassCost> classes() {
		List<ClassCost> all = new ArrayList<>();
		for (int c = 0; c < labels.classes().size(); c++) {
			int own = c;
			int images = labels.rowsOf(c).length;
			all.add(new ClassCost(labels.classes().get(c), images, before == null ? WhatIf.none() : right(i -> labels.classOf(i) == own)));
		}
		all.sort(Comparator.<ClassCost>comparingDouble(c -> c.accuracy().difference()).thenComparing(ClassCost::name)); // NaN is last
		return all;
	}

	/** Worst first: those that are confused more, then those that separate less. */
	List<PairCost> pairs(IProgressMonitor monitor) throws InputException {
		int classes = labels.classes().size();
		SubMonitor progress = SubMonitor.convert(monitor, classes * (classes - 1) / 2);
		List<PairCost> all = new ArrayList<>();
		ClassPredictions names = before == null ? null
				: ClassPredictions.of(call.data().predictions().orElseThrow(), call.data().outputNames(), call.data().labels(), "");
		for (int a = 0; a < classes; a++) {
			for (int b = a + 1; b < classes; b++) {
				boolean both = labels.rowsOf(a).length > 0 && labels.rowsOf(b).length > 0;
				all.add(new PairCost(labels.classes().get(a), labels.classes().get(b), before == null ? WhatIf.none() : confused(a, b, names),
						both ? separability.ofPair(x, labels, a, b, kept, progress.split(1)) : WhatIf.none()));
			}
		}
		all.sort(Comparator.<PairCost>comparingDouble(p -> -p.confused().difference()).thenComparingDouble(p -> p.separation().difference())
				.thenComparing(PairCost::a).thenComparing(PairCost::b));
		return all;
	}

	private Change confused(int a, int b, ClassPredictions names) {
		int[] both = IntStream.range(0, rows.length).filter(i -> before.judged()[i] && (labels.classOf(i) == a || labels.classOf(i) == b)).toArray();
		boolean[] first = new boolean[both.length];
		boolean[] second = new boolean[both.length];
		for (int i = 0; i < both.length; i++) {
			int other = names.columnOf(labels.classOf(both[i]) == a ? b : a);
			first[i] = other >= 0 && before.predicted()[both[i]] == other;
			second[i] = other >= 0 && after.predicted()[both[i]] == other;
		}
		return PairedShares.of(first, second, call.parameters().judging().level());
	}

	/** Images whose prediction changes: those that were right first, then by how much their class loses. */
	List<Flip> flips() {
		if (before == null) {
			return List.of();
		}
		ClassPredictions names = ClassPredictions.of(call.data().predictions().orElseThrow(), call.data().outputNames(), call.data().labels(), "");
		List<Integer> turned = IntStream.range(0, rows.length).filter(i -> before.predicted()[i] != after.predicted()[i]).boxed()
				.sorted(Comparator.<Integer, Boolean>comparing(i -> !before.right()[i]).thenComparing(i -> after.p()[i] - before.p()[i]).thenComparing(i -> i))
				.toList();
		return turned.stream().map(i -> new Flip(call.data().images().get(rows[i]).file(), labels.nameOf(i), name(names, before.predicted()[i]),
				name(names, after.predicted()[i]), before.p()[i], after.p()[i])).toList();
	}

	private static String name(ClassPredictions names, int output) {
		return output < 0 ? "" : names.name(output);
	}
}
