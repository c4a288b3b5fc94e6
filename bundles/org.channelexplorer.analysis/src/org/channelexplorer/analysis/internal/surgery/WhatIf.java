package org.channelexplorer.analysis.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.ranking.ChannelScores;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Replacement;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.Band;
import org.channelexplorer.core.result.PlannedSurgery.Change;
import org.channelexplorer.core.result.PlannedSurgery.Point;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** One what-if: makes the plan on one half of the images and measures it on the other. */
final class WhatIf {
	private static final double[] SHARES = { 0, 0.25, 0.5, 0.74, 0.9 };

	private final Call<SurgeryOperation.Parameters> call;
	private final SurgeryOperation.Parameters p;
	private final Substitutions.Running network;
	private final String layer;
	private final List<Removal> further;
	private final Labels labels;
	private final Halves halves;
	private final List<String> notes = new ArrayList<>();

	WhatIf(Call<SurgeryOperation.Parameters> call, Substitutions.Running network, String layer, List<Removal> further) {
		this.call = call;
		this.network = network;
		this.layer = layer;
		this.further = further;
		p = call.parameters();
		labels = call.data().labels();
		halves = Halves.of(call.data().images(), labels, call.seed());
	}

	PlannedSurgery result(IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, 100);
		if (halves.heldOut().length == 0) {
			throw new InputException("a plan needs at least two images of a class: one to make it from, one to judge it by");
		}
		Map<Integer, String> fixed = network.fixed(layer);
		FloatMatrix all = summaries();
		int channels = all.columns();
		FloatMatrix chosen = rows(all, halves.choosing());
		boolean predicts = predicts();
		StandIns standIns = new StandIns(network, halves.choosing(), p.replacing().ridge(), call.seed());
		double[] worth = p.going().channels().isBlank() || p.replacing().round() > 1 ? worth(chosen, standIns, predicts, progress.split(15)) : null;
		Plans plans = plans(standIns, worth);
		int[] order = worth == null ? new int[0] : ChannelOrder.ascending(worth, fixed.keySet());
		boolean given = !p.going().channels().isBlank();
		int[] going = given ? listed(channels, fixed) : Arrays.copyOf(order, count(order, channels, plans, predicts, progress.split(15)));
		Plans.Plan plan = plans.whole(going, progress.split(5));
		if (p.replacing().alone()) {
			notes.add("channels are replaced only where " + layer + " itself is read: no smaller network equals this");
		}
		noteFixed(fixed, given);
		notes.addAll(plan.cut().notes());
		plan.cut().refused().forEach(r -> notes.add(r.channels().size() + " channels of " + r.layer() + " stay: " + r.reason()));
		if (p.replacing().replace() == Replacement.COMPENSATE) {
			plan.cut().places().stream().filter(place -> !place.weights())
					.forEach(place -> notes.add("what reads " + place.layer() + " cannot take weights: its removed channels are replaced by their means"));
		}
		plan.substitutes().forEach(s -> s.refits().forEach(r -> notes
				.add("the weights of " + r.layer() + " are fitted again to what it reads with channels of " + s.layer()
						+ " replaced: no channel of that goes")));
		noteBorders(plan);
		Judgement before = predicts ? plans.judge(List.of(), halves.heldOut(), progress.split(5)) : null;
		Judgement after = predicts ? plans.judge(plan.substitutes(), halves.heldOut(), progress.split(5)) : null;
		int[] free = IntStream.range(0, channels).filter(c -> !fixed.containsKey(c)).toArray();
		int count = (int) removedOf(plan.cut()).stream().filter(r -> r.layer().equals(layer)).count();
		Band random = band(predicts, plans, going.length, free, progress.split(10));
		List<Point> curve = curve(given, predicts, plans, order, free, channels, before, progress.split(25));
		Costs costs = new Costs(call, halves, all, kept(plan.cut(), channels), before, after);
		SubMonitor last = SubMonitor.convert(progress.split(20), 20);
		PlannedSurgery.Separation separation = costs.separation(last.split(5));
		return new PlannedSurgery(layer,
				new PlannedSurgery.Choice(
						given ? ""
								: p.ordering().order() == SurgeryOperation.Order.RANKING ? call.method("ranking").id()
										: ParameterSpec.text(p.ordering().order()),
						p.replacing().replace(),
						given || p.going().guard() >= 0 ? Double.NaN : p.going().share(), given || p.going().guard() < 0 ? Double.NaN : p.going().guard(),
						channels, count, p.judging().level()),
				new PlannedSurgery.Images(files(halves.choosing()), files(halves.heldOut())), costs.accuracy(), separation, random,
				new PlannedSurgery.Costs(plan.cut().before().parameters(), plan.cut().after().parameters(), plan.cut().before().macs(),
						plan.cut().after().macs()),
				costs.classes(), costs.pairs(last.split(15)), costs.flips(), removed(plan.cut(), going), curve, plan.substitutes(), notes);
	}

	private Plans plans(StandIns standIns, double[] worth) throws InputException {
		String only = p.replacing().alone() ? network.place(layer).orElseThrow(
				() -> new InputException("parameter alone=true: the channels of " + layer + " are read as parts of others")) : null;
		return new Plans(network,
				new Plans.Setting(layer, further, p.replacing().replace(), p.replacing().round(), worth, p.judging().outputs() == SurgeryOperation.Outputs.ALL,
						only),
				labels,
				call.data().outputNames(), standIns);
	}

	private boolean predicts() {
		if (!network.predicts() || call.data().predictions().isEmpty()) {
			notes.add("the network predicts no class: only separability is compared");
			return false;
		}
		ClassPredictions predictions = ClassPredictions.of(call.data().predictions().orElseThrow(), call.data().outputNames(), labels, "");
		if (!predictions.incomparable().isEmpty()) {
			notes.add(predictions.incomparable());
		}
		return predictions.comparable();
	}

	/** All images x channels at the tensor that consumers read, or the summary asked for. */
	private FloatMatrix summaries() throws InputException {
		Optional<String> place = network.place(layer);
		if (p.ordering().summary().isBlank() && place.isPresent()) {
			return ChannelOrder.magnitudes(network, place.get(), IntStream.range(0, labels.size()).toArray());
		}
		var summary = call.data().summary(layer, p.ordering().summary());
		if (p.ordering().summary().isBlank()) {
			notes.add("the channels of " + layer + " are read elsewhere, so the extracted summary " + summary.function() + " is ranked");
		}
		return summary.values();
	}

	private static FloatMatrix rows(FloatMatrix x, int[] rows) {
		return FloatMatrix.of(rows.length, x.columns(), x.selectRows(rows).toArray());
	}

	private double[] worth(FloatMatrix chosen, StandIns standIns, boolean predicts, IProgressMonitor monitor) throws InputException {
		if (p.ordering().order() == SurgeryOperation.Order.COVERAGE) {
			return Coverage.worth(network, layer, p.replacing().alone() ? network.place(layer).stream().toList() : network.places(), chosen.columns(), standIns,
					monitor);
		}
		if (p.ordering().order() == SurgeryOperation.Order.RANKING) {
			return ChannelOrder.scores(call, "ranking", layer, chosen, labels.select(halves.choosing()),
					() -> ChannelScores.effects(
							AblationOperation.channels(ablation(chosen, standIns, predicts, monitor), labels.select(halves.choosing()), -1,
									p.judging().level()),
							chosen.columns()),
					monitor);
		}
		return ablation(chosen, standIns, predicts, monitor).worth();
	}

	/** On the images that plans are made from. */
	private Ablation ablation(FloatMatrix chosen, StandIns standIns, boolean predicts, IProgressMonitor monitor) throws InputException {
		if (!predicts) {
			throw new InputException("an order by ablation needs a network that predicts the classes");
		}
		return Ablation.of(network, plans(standIns, null), layer, chosen.columns(), halves.choosing(), monitor);
	}

	private int[] listed(int channels, Map<Integer, String> fixed) throws InputException {
		int[] list = ChannelList.of(p.going().channels());
		for (int c : list) {
			if (c >= channels) {
				throw new InputException("layer " + layer + " has no channel " + c + ": it has " + channels);
			}
		}
		if (list.length == channels) {
			throw new InputException("layer " + layer + " cannot lose all of its " + channels + " channels");
		}
		return IntStream.of(list).filter(c -> !fixed.containsKey(c)).toArray();
	}

	private int count(int[] order, int channels, Plans plans, boolean predicts, IProgressMonitor monitor) throws InputException {
		int most = Math.min(order.length, channels - 1);
		if (p.going().guard() < 0) {
			return Math.min(most, (int) Math.round(p.going().share() * channels));
		}
		if (!predicts) {
			throw new InputException("parameter guard=" + p.going().guard() + " needs a network that predicts the classes");
		}
		return plans.safe(Arrays.copyOf(order, most), p.going().guard(), halves.choosing(), monitor);
	}

	private void noteFixed(Map<Integer, String> fixed, boolean given) throws InputException {
		if (!fixed.isEmpty() && (!given || IntStream.of(ChannelList.of(p.going().channels())).anyMatch(fixed::containsKey))) {
			notes.add(fixed.size() + " channels of " + layer + " cannot go: " + fixed.values().iterator().next());
		}
	}

	private void noteBorders(Plans.Plan plan) {
		for (int i = 0; i < plan.substitutes().size(); i++) {
			float[] constants = plan.substitutes().get(i).constants();
			if (!plan.cut().places().get(i).constant() && IntStream.range(0, constants.length).anyMatch(c -> constants[c] != 0)) {
				notes.add("what reads " + plan.substitutes().get(i).layer()
						+ " puts borders of zeros around its maps: with means in place of channels a smaller network is near the plan and does not equal it");
			}
		}
	}

	private Band band(boolean predicts, Plans plans, int count, int[] free, IProgressMonitor monitor) throws InputException {
		if (!predicts || p.judging().random() == 0) {
			return new Band(0, Double.NaN, Double.NaN, Double.NaN);
		}
		double[] a = plans.random(p.judging().random(), count, free, halves.heldOut(), call.seed(), monitor);
		return new Band(a.length, DoubleStream.of(a).average().orElseThrow(), DoubleStream.of(a).min().orElseThrow(), DoubleStream.of(a).max().orElseThrow());
	}

	private List<Point> curve(boolean given, boolean predicts, Plans plans, int[] order, int[] free, int channels, Judgement before,
			IProgressMonitor monitor) throws InputException {
		List<Point> points = new ArrayList<>();
		if (given || !predicts || !p.judging().curve()) {
			return points;
		}
		SubMonitor progress = SubMonitor.convert(monitor, SHARES.length * 2);
		for (double share : SHARES) {
			int count = Math.min(Math.min(order.length, channels - 1), (int) Math.round(share * channels));
			Plans.Plan plan = plans.of(Arrays.copyOf(order, count), progress.split(1));
			Judgement after = plans.judge(plan.substitutes(), halves.heldOut(), progress);
			Plans.Worst worst = plans.worst(before, after, halves.heldOut());
			points.add(new Point(share, count, after.accuracy(), worst.difference(), worst.classIndex() < 0 ? "" : labels.classes().get(worst.classIndex()),
					count == 0 ? new Band(0, Double.NaN, Double.NaN, Double.NaN) : band(true, plans, count, free, progress.split(1))));
		}
		return points;
	}

	private int[] kept(ModelSurgeon.Cut cut, int channels) {
		Set<Integer> gone = new HashSet<>();
		cut.removed().stream().filter(r -> r.layer().equals(layer)).forEach(r -> gone.addAll(r.channels()));
		cut.places().stream().filter(place -> place.layer().equals(layer)).forEach(place -> gone.addAll(place.removed())); // a layer that is not extracted
		return IntStream.range(0, channels).filter(c -> !gone.contains(c)).toArray();
	}

	private static List<PlannedSurgery.Removed> removedOf(ModelSurgeon.Cut cut) {
		return cut.removed().stream().flatMap(r -> r.channels().stream().map(c -> new PlannedSurgery.Removed(r.layer(), c, false))).toList();
	}

	private List<PlannedSurgery.Removed> removed(ModelSurgeon.Cut cut, int[] going) {
		Set<String> asked = new TreeSet<>();
		IntStream.of(going).forEach(c -> asked.add(layer + "\n" + c));
		further.forEach(r -> r.channels().forEach(c -> asked.add(r.layer() + "\n" + c)));
		List<PlannedSurgery.Removed> all = new ArrayList<>();
		for (PlannedSurgery.Removed r : removedOf(cut)) {
			all.add(new PlannedSurgery.Removed(r.layer(), r.channel(), asked.contains(r.layer() + "\n" + r.channel())));
		}
		all.sort(Comparator.comparing(r -> !r.asked())); // stable: in network order
		return all;
	}

	private List<String> files(int[] rows) {
		return IntStream.of(rows).mapToObj(r -> call.data().images().get(r).file()).toList();
	}

	/** A change of what was not measured. */
	static Change none() {
		return new Change(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
	}
}
