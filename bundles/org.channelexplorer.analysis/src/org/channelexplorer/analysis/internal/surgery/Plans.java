package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
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
	private static final ModelSurgeon.Costs NONE = new ModelSurgeon.Costs(0, 0);
	private static final int TRIALS = 3;

	private final Substitutions.Running network;
	private final Setting setting;
	private final Labels labels;
	private final OutputNames names;
	private final StandIns standIns;
	/** Where every channel is read under its own number; empty when it is not so, null before that was looked at. */
	private List<Place> like;

	/**
	 * What is the same for all plans.
	 *
	 * @param layer   whose channels vary
	 * @param further other removals
	 * @param how     what stands in
	 * @param round   multiple of channels that stay
	 * @param values  what each channel of the layer is worth, for rounding; null when that is not known
	 * @param all     whether all outputs are compared
	 * @param only    the place where alone channels are replaced; null for wherever they are read
	 */
	record Setting(String layer, List<Removal> further, Replacement how, int round, double[] values, boolean all, String only) {
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
			return new Plan(new ModelSurgeon.Cut(List.of(), List.of(), List.of(), NONE, NONE, List.of()), List.of());
		}
		if (setting.round() == 1 && setting.further().isEmpty() && oneToOne()) {
			List<Integer> going = IntStream.of(channels).sorted().boxed().toList();
			return of(
					new ModelSurgeon.Cut(removals, like.stream().map(p -> new Place(p.layer(), p.tap(), going, p.constant(), p.weights())).toList(), List.of(),
							NONE, NONE, List.of()),
					monitor);
		}
		return of(cut(removals), monitor);
	}

	/** The same, with its sizes and whatever is to be known of it. */
	Plan whole(int[] channels, IProgressMonitor monitor) throws InputException {
		List<Removal> removals = new ArrayList<>(setting.further());
		if (channels.length > 0) {
			removals.add(new Removal(setting.layer(), IntStream.of(channels).boxed().toList()));
		}
		return of(removals.isEmpty() ? new ModelSurgeon.Cut(List.of(), List.of(), List.of(), NONE, NONE, List.of()) : cut(removals), monitor);
	}

	private Plan of(ModelSurgeon.Cut cut, IProgressMonitor monitor) throws InputException {
		return new Plan(cut, standIns.of(cut.places(), setting.how(), monitor));
	}

	/**
	 * Whether every channel is read under its own number at all places, so that plans need not be asked for one by one: so it is in some random
	 * halves
	 * of the channels, which would part channels that are coupled with others.
	 */
	boolean oneToOne() throws InputException {
		if (like == null) {
			like = List.of();
			Set<Integer> fixed = network.fixed(setting.layer()).keySet();
			int[] free = IntStream.range(0, network.channels(setting.layer())).filter(c -> !fixed.contains(c)).toArray();
			List<Place> found = null;
			for (int trial = 0; trial < TRIALS && free.length > 1; trial++) {
				int[] order = free.clone();
				Seeds.shuffle(order, Seeds.stream(1, "surgery", "one to one", trial));
				List<Integer> half = IntStream.of(Arrays.copyOf(order, order.length / 2)).sorted().boxed().toList();
				found = cut(List.of(new Removal(setting.layer(), half))).places();
				if (!found.stream().allMatch(p -> p.removed().equals(half))) {
					return false;
				}
			}
			like = found == null ? List.of() : found;
		}
		return !like.isEmpty();
	}

	/** What silences one channel wherever it is read. */
	List<Substitute> silent(int channel) throws InputException {
		List<Place> places = oneToOne() ? like.stream().map(p -> new Place(p.layer(), p.tap(), List.of(channel), p.constant(), p.weights())).toList()
				: cut(List.of(new Removal(setting.layer(), List.of(channel)))).places();
		return places.stream().map(Place::zero).toList();
	}

	private ModelSurgeon.Cut cut(List<Removal> removals) throws InputException {
		Map<String, double[]> values = setting.values() == null ? Map.of() : Map.of(setting.layer(), setting.values());
		ModelSurgeon.Cut cut = network.plan(removals, new ModelSurgeon.Rounding(setting.round(), values));
		return setting.only() == null ? cut
				: new ModelSurgeon.Cut(removals, cut.places().stream().filter(p -> p.layer().equals(setting.only())).toList(), cut.refused(), NONE, NONE,
						cut.notes());
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
