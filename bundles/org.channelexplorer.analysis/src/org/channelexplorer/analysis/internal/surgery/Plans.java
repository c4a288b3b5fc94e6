package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Tries plans on a network: channels of one layer that vary, further removals that do not. */
final class Plans {
	private final Substitutions.Running network;
	private final Setting setting;
	private final Labels labels;
	private final OutputNames names;
	private final StandIns standIns;

	/**
	 * What is the same for all plans.
	 *
	 * @param layer   whose channels vary
	 * @param further other removals
	 * @param how     what stands in
	 * @param round   multiple of channels that stay
	 * @param values  what each channel of the layer is worth, for rounding; null when that is not known
	 * @param all     whether all outputs are compared
	 */
	record Setting(String layer, List<Removal> further, Replacement how, int round, double[] values, boolean all) {
	}

	/**
	 * A plan.
	 *
	 * @param cut         what it comes to
	 * @param substitutes what stands in
	 */
	record Plan(ModelSurgeon.Cut cut, List<Substitute> substitutes) {
	}

	Plans(Substitutions.Running network, Setting setting, Labels labels, OutputNames names, StandIns standIns) {
		this.network = network;
		this.setting = setting;
		this.labels = labels;
		this.names = names;
		this.standIns = standIns;
	}

	/** The plan that removes some channels of the layer. */
	Plan of(int[] channels, IProgressMonitor monitor) throws InputException {
		List<Removal> removals = new ArrayList<>(setting.further());
		if (channels.length > 0) {
			removals.add(new Removal(setting.layer(), IntStream.of(channels).boxed().toList()));
		}
		if (removals.isEmpty()) {
			ModelSurgeon.Costs none = new ModelSurgeon.Costs(0, 0);
			return new Plan(new ModelSurgeon.Cut(List.of(), List.of(), List.of(), none, none, List.of()), List.of());
		}
		Map<String, double[]> values = setting.values() == null ? Map.of() : Map.of(setting.layer(), setting.values());
		ModelSurgeon.Cut cut = network.plan(removals, new ModelSurgeon.Rounding(setting.round(), values));
		return new Plan(cut, standIns.of(cut.places(), setting.how(), monitor));
	}

	/** How images are predicted under what stands in. @param rows indices */
	Judgement judge(List<Substitute> substitutes, int[] rows, IProgressMonitor monitor) throws InputException {
		FloatMatrix p = network.predictions(substitutes, rows, monitor);
		return Judgement.of(p, names, labels.select(rows), setting.all());
	}

	/** What the class that loses most loses: its index and after - before; index -1 when no class can be judged. */
	record Worst(int classIndex, double difference) {
	}

	/** @param rows the images that both judge */
	Worst worst(Judgement before, Judgement after, int[] rows) {
		Labels own = labels.select(rows);
		Worst worst = new Worst(-1, Double.NaN);
		for (int c = 0; c < own.classes().size(); c++) {
			double difference = after.accuracy(own, c) - before.accuracy(own, c);
			if (!Double.isNaN(difference) && (worst.classIndex < 0 || difference < worst.difference)) {
				worst = new Worst(c, difference);
			}
		}
		return worst;
	}

	/**
	 * The largest number of channels, in the order given, of which no class loses more than allowed: found by halving, so a smaller number may break
	 * the guard where losses do not grow with the number; the one that is given was tried.
	 *
	 * @param order channels, the first to go first
	 * @param guard most that a class may lose
	 * @param rows  images that are looked at
	 */
	int safe(int[] order, double guard, int[] rows, IProgressMonitor monitor) throws InputException {
		Judgement before = judge(List.of(), rows, monitor);
		int safe = 0;
		int unsafe = order.length + 1;
		while (unsafe - safe > 1) {
			int middle = (safe + unsafe) / 2;
			Plan plan = of(Arrays.copyOf(order, middle), monitor);
			Worst worst = worst(before, judge(plan.substitutes(), rows, monitor), rows);
			if (worst.classIndex < 0) {
				throw new InputException("the guard needs predictions: no class is an output of the network by name");
			}
			if (-worst.difference <= guard + 1e-12) {
				safe = middle;
			} else {
				unsafe = middle;
			}
		}
		return safe;
	}

	/** Accuracies of random sets of channels, one a set. @param free channels that can go */
	double[] random(int sets, int count, int[] free, int[] rows, long seed, IProgressMonitor monitor) throws InputException {
		double[] accuracies = new double[sets];
		SubMonitor progress = SubMonitor.convert(monitor, sets);
		for (int s = 0; s < sets; s++) {
			int[] order = free.clone();
			Seeds.shuffle(order, Seeds.stream(seed, "surgery", "random", setting.layer(), count, s));
			Plan plan = of(Arrays.copyOf(order, Math.min(count, order.length)), progress);
			accuracies[s] = judge(plan.substitutes(), rows, progress.split(1)).accuracy();
		}
		return accuracies;
	}
}
