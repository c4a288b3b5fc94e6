package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.PlacedImages.Predicted;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.PlotData;

/**
 * The groups that colours tell apart.
 *
 * @param groups in the order of the legend
 * @param of     for every image its group, -1 for none
 */
record Coloring(List<Group> groups, int[] of) {
	private static final int MOST_OUTPUTS = 60;
	private static final int GREY = 0x8a929b;
	private static final int[] VIRIDIS = { 0x440154, 0x3b528b, 0x21918c, 0x5ec962, 0xd8c81f }; // its yellow darker, to show on white

	/**
	 * A group.
	 *
	 * @param name    its entry in the legend
	 * @param marker  its shape
	 * @param rgb     its colour
	 * @param isClass whether it is a class of the labelling
	 */
	record Group(String name, Marker marker, int rgb, boolean isClass) {
	}

	/** @throws InputException when the result does not hold what the colours are to show */
	static Coloring of(ColorBy by, PlotData data, PlacedImages placed, int size) throws InputException {
		return switch (by) {
		case CLASS -> classes(data, size);
		case GIVEN -> given(data, size);
		case PREDICTION -> predictions(data, predicted(placed), size);
		case VERDICT -> verdicts(predicted(placed), size);
		case CONFIDENCE -> shares("confidence", i -> placed.predictions().get(i).confidence(), predicted(placed).size());
		case CLUSTER -> clusters(placed, size);
		case TRUST -> {
			var trust = placed.placement().trust().ofImages();
			if (trust.isEmpty()) {
				throw new InputException("color=trust: the result does not hold how far the place of every image can be trusted");
			}
			yield shares("trust", i -> trust.get(i).trustworthiness(), size);
		}
		};
	}

	private static List<Predicted> predicted(PlacedImages placed) throws InputException {
		if (placed.predictions().isEmpty()) {
			throw new InputException("colours can show predictions only where the network is a classifier; this result holds none");
		}
		return placed.predictions();
	}

	/** The classes of the labelling. */
	static Coloring classes(PlotData data, int size) {
		Labels labels = data.labels();
		List<Group> groups = IntStream.range(0, labels.classes().size())
				.mapToObj(c -> new Group(labels.classes().get(c), data.palette().marker(c), data.palette().rgb(c), true)).toList();
		return new Coloring(groups, Arrays.copyOf(labels.of(), size));
	}

	private static Group named(PlotData data, String name, int otherwise) {
		int c = data.labels().classes().indexOf(name);
		return c >= 0 ? new Group(name, data.palette().marker(c), data.palette().rgb(c), true)
				: new Group(name, Palette.shape(otherwise), Palette.color(otherwise), false);
	}

	/** The classes that the images came with. */
	static Coloring given(PlotData data, int size) {
		List<String> names = new ArrayList<>(new TreeSet<>(data.images().stream().map(i -> i.label()).toList()));
		List<Group> groups = IntStream.range(0, names.size()).mapToObj(c -> named(data, names.get(c), c))
				.map(g -> new Group(g.name, g.marker, g.rgb, false)).toList();
		return new Coloring(groups, IntStream.range(0, size).map(i -> names.indexOf(data.images().get(i).label())).toArray());
	}

	// an output that is a class by another name has the look of the class
	private static Coloring predictions(PlotData data, List<Predicted> predicted, int size) {
		Labels labels = data.labels();
		Map<String, Integer> counts = new TreeMap<>();
		Map<String, Integer> classOf = new TreeMap<>();
		for (int i = 0; i < size; i++) {
			Predicted p = predicted.get(i);
			counts.merge(p.name(), 1, Integer::sum);
			if (p.verdict().equals(Predicted.RIGHT) && labels.classOf(i) >= 0) {
				classOf.put(p.name(), labels.classOf(i));
			}
		}
		counts.remove("");
		List<String> names = new ArrayList<>(counts.keySet());
		names.sort((a, b) -> classOf.getOrDefault(a, Integer.MAX_VALUE) - classOf.getOrDefault(b, Integer.MAX_VALUE) != 0
				? Integer.compare(classOf.getOrDefault(a, Integer.MAX_VALUE), classOf.getOrDefault(b, Integer.MAX_VALUE))
				: counts.get(b) - counts.get(a) != 0 ? counts.get(b) - counts.get(a) : a.compareTo(b));
		List<Group> groups = new ArrayList<>();
		Map<String, Integer> index = new LinkedHashMap<>();
		int free = labels.classes().size();
		for (String name : names.subList(0, Math.min(MOST_OUTPUTS, names.size()))) {
			Integer c = classOf.get(name);
			index.put(name, groups.size());
			Group look = c == null ? named(data, name, free++) : new Group(name, data.palette().marker(c), data.palette().rgb(c), false);
			groups.add(new Group(name, look.marker, look.rgb, false));
		}
		int others = groups.size();
		if (names.size() > others) {
			groups.add(new Group((names.size() - others) + " other outputs", Marker.CIRCLE, GREY, false));
		}
		return new Coloring(groups, IntStream.range(0, size)
				.map(i -> predicted.get(i).name().isEmpty() ? -1 : index.getOrDefault(predicted.get(i).name(), others)).toArray());
	}

	private static Coloring verdicts(List<Predicted> predicted, int size) {
		boolean all = IntStream.range(0, size).noneMatch(i -> predicted.get(i).verdict().isEmpty());
		List<Group> groups = Stream.of(new Group("right", Marker.CIRCLE, Palette.color(0), false), new Group("wrong", Marker.TRIANGLE, Palette.color(5), false),
				new Group("cannot be compared", Marker.CIRCLE, GREY, false)).limit(all ? 2 : 3).toList();
		return new Coloring(groups, IntStream.range(0, size).map(i -> switch (predicted.get(i).verdict()) {
		case Predicted.RIGHT -> 0;
		case Predicted.WRONG -> 1;
		default -> 2;
		}).toArray());
	}

	private static Coloring shares(String what, IntToDoubleFunction value, int size) {
		int n = VIRIDIS.length;
		List<Group> groups = IntStream.range(0, n)
				.mapToObj(b -> new Group(String.format(Locale.ROOT, "%s %.1f to %.1f", what, b / (double) n, (b + 1) / (double) n), Marker.CIRCLE, VIRIDIS[b],
						false))
				.toList();
		return new Coloring(groups, IntStream.range(0, size).map(i -> {
			double v = value.applyAsDouble(i);
			return Double.isNaN(v) ? -1 : Math.clamp((int) (v * n), 0, n - 1);
		}).toArray());
	}

	private static Coloring clusters(PlacedImages placed, int size) throws InputException {
		var clusters = placed.clusters().orElseThrow(() -> new InputException("color=cluster: no clusters were asked for (grouped=true)"));
		List<Group> groups = new ArrayList<>();
		for (int c = 0; c < clusters.clusters().size(); c++) {
			groups.add(new Group(ClusterShapes.name(c), Palette.shape(c), Palette.color(c), false));
		}
		return new Coloring(groups, IntStream.range(0, size).map(i -> Math.max(-1, clusters.images().get(i).cluster())).toArray());
	}
}
