package org.channelexplorer.onnx.internal.surgery;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.Attributes;
import org.channelexplorer.onnx.internal.Graph;
import org.channelexplorer.onnx.internal.LayerIds;
import org.channelexplorer.onnx.internal.ModelFile;
import org.channelexplorer.onnx.internal.Parameters;
import org.channelexplorer.onnx.internal.Text;
import org.channelexplorer.onnx.internal.TrialRun;

/** Removes channels of an ONNX network. What is found out about the graph is found out at first use. */
public final class OnnxSurgeon implements ModelSurgeon {
	private final ModelFile file;
	private final Graph graph;
	private final Network network;
	private final Function<String, long[]> shapes;
	private final ToIntFunction<String> types;
	private final int images;
	private final TrialRun trial;
	private volatile Anatomy anatomy;

	/** What is known of the graph. */
	private record Anatomy(Channels channels, Readings readings, int[] roots, Members members) {
	}

	/**
	 * @param shapes axes of the tensors that depend on the image; null when they are not known
	 * @param types  number of the element type of a tensor that can be read
	 * @param images images that the axes are for
	 */
	public OnnxSurgeon(ModelFile file, Graph graph, Network network, Function<String, long[]> shapes, ToIntFunction<String> types, int images, TrialRun trial) {
		this.file = file;
		this.graph = graph;
		this.network = network;
		this.shapes = shapes;
		this.types = types;
		this.images = images;
		this.trial = trial;
	}

	private Anatomy anatomy() {
		Anatomy known = anatomy;
		if (known == null) {
			synchronized (this) {
				known = anatomy;
				if (known == null) {
					Channels channels = new Channels(file, graph, new LayerIds(graph), shapes);
					Readings readings = new Readings(network, channels);
					int[] roots = channels.groups().roots();
					known = new Anatomy(channels, readings, roots, new Members(readings.all(), roots));
					anatomy = known;
				}
			}
		}
		return known;
	}

	@Override
	public Tap read(String layer) throws InputException {
		return anatomy().readings.of(layer).tap();
	}

	@Override
	public Coupling coupling(String layer, int channel) throws InputException {
		Anatomy a = anatomy();
		Readings.Reading asked = a.readings.of(layer);
		if (channel < 0 || channel >= asked.tap().channels()) {
			throw new InputException("layer " + Text.printable(layer) + " has no channel " + channel + ": they are 0 to " + (asked.tap().channels() - 1));
		}
		String fixed = a.readings.fixed(asked, channel);
		if (asked.space() == null) {
			return new Coupling(List.of(new Removal(layer, List.of(channel))), fixed);
		}
		BitSet group = new BitSet();
		group.set(a.roots[asked.space().labels()[channel]]);
		return new Coupling(removals(a, new Remaining(a.channels, a.roots, group), group), fixed);
	}

	private static List<Removal> removals(Anatomy a, Remaining remaining, BitSet groups) {
		List<Removal> removals = new ArrayList<>();
		for (Readings.Reading reading : a.members.of(groups)) {
			int[] removed = remaining.removed(reading.space());
			if (removed.length > 0) {
				removals.add(new Removal(reading.layer(), Arrays.stream(removed).boxed().toList()));
			}
		}
		return removals;
	}

	@Override
	public Map<Integer, String> fixed(String layer) throws InputException {
		Anatomy a = anatomy();
		Readings.Reading reading = a.readings.of(layer);
		Map<Integer, String> fixed = new LinkedHashMap<>();
		IntStream.range(0, reading.tap().channels()).forEach(c -> {
			String reason = a.readings.fixed(reading, c);
			if (reason != null) {
				fixed.put(c, reason);
			}
		});
		return fixed;
	}

	@Override
	public Cut plan(List<Removal> removals, Rounding rounding) throws InputException {
		Anatomy a = anatomy();
		Selection selection = new Selection(a.channels, a.readings, a.roots, rounding);
		for (Removal removal : removals) {
			selection.add(removal);
		}
		selection.settle(removals);
		Remaining remaining = new Remaining(a.channels, a.roots, selection.gone());
		List<String> notes = new ArrayList<>();
		List<Place> places = new PlaceFinder(a.channels, a.readings, remaining, joined(a, removals)).places(notes);
		return cut(a, remaining, places, selection.refused(), new Smaller(a.channels, remaining, Map.of(), Map.of()), notes);
	}

	private static Joined joined(Anatomy a, List<Removal> removals) throws InputException {
		Set<String> asked = new LinkedHashSet<>();
		for (Removal removal : removals) {
			asked.add(a.readings.of(removal.layer()).tap().tensor());
		}
		return new Joined(a.channels, asked);
	}

	private Cut cut(Anatomy a, Remaining remaining, List<Place> places, List<Refused> refused, Smaller smaller, List<String> notes) {
		Costs before = new Costs(Parameters.of(graph.proto()), Macs.of(graph.proto(), shapes, images));
		Costs after = new Costs(Parameters.of(smaller.model().getGraph()),
				Macs.of(smaller.model().getGraph(), t -> remaining.dims(smaller.original(t)), images));
		return new Cut(removals(a, remaining, remaining.groups()), places, refused, before, after, notes);
	}

	@Override
	public Cut export(List<Substitute> substitutes, Path target, boolean overwrite) throws InputException {
		Anatomy a = anatomy();
		Selection selection = new Selection(a.channels, a.readings, a.roots, Rounding.NONE);
		List<Removal> removals = new ArrayList<>();
		List<Substitute> given = substitutes.stream().filter(s -> s.removed().length > 0).map(OnnxSurgeon::sorted).toList();
		for (Substitute s : given) {
			removals.add(new Removal(s.layer(), Arrays.stream(s.removed()).boxed().toList()));
			selection.add(removals.getLast());
		}
		selection.settle(removals);
		for (Refused r : selection.refused()) {
			throw new InputException(
					"channel " + r.channels().getFirst() + " of layer " + Text.printable(r.layer()) + " cannot be removed: " + r.reason());
		}
		Remaining remaining = new Remaining(a.channels, a.roots, selection.gone());
		List<String> notes = new ArrayList<>();
		PlaceFinder finder = new PlaceFinder(a.channels, a.readings, remaining, joined(a, removals));
		List<Place> places = finder.places(notes);
		Map<String, Substitute> byTensor = byTensor(a, given, finder.elements(), places);
		int inexact = notes.size();
		Map<Integer, Folding> foldings = finder.foldings(byTensor, notes);
		Map<Integer, Refit> refits = refits(a, given, remaining);
		Smaller smaller = new Smaller(a.channels, remaining, foldings, refits);
		ModelProto masked = notes.size() > inexact || remaining.none() ? null : Masked.of(a.channels, types, finder.elements(), byTensor, refits);
		write(smaller, remaining, masked, target, overwrite);
		return cut(a, remaining, places, List.of(), smaller, notes);
	}

	private void write(Smaller smaller, Remaining remaining, ModelProto masked, Path target, boolean overwrite) throws InputException {
		try (ModelWriter writer = new ModelWriter(file, target, overwrite)) {
			if (remaining.none()) {
				writer.copy();
			} else {
				writer.write(smaller.model(), smaller.makers());
				new Comparison(file, trial).check(writer.written(), masked);
			}
			writer.finish();
		}
	}

	/** New weights by node. @throws InputException when they do not fit */
	private static Map<Integer, Refit> refits(Anatomy a, List<Substitute> given, Remaining remaining) throws InputException {
		Map<Integer, Refit> byNode = new LinkedHashMap<>();
		for (Refit refit : given.stream().flatMap(s -> s.refits().stream()).toList()) {
			int n = a.channels.ids().indexOf(refit.layer());
			NodeProto node = n < 0 ? null : a.channels.graph().node(n);
			if (node == null || !node.getOpType().equals("Conv") || Attributes.integer(node, "group", 1) != 1
					|| Constants.type(a.channels.graph(), node.getInput(1)) != TensorProto.DataType.FLOAT_VALUE) {
				throw new InputException(
						"other weights are given for " + Text.printable(refit.layer()) + ", which is no convolution with weights of 32 bits");
			}
			long[] dims = Constants.axes(a.channels.graph(), node.getInput(1));
			if (dims == null || Arrays.stream(dims).reduce(1, (x, y) -> x * y) != refit.weights().length || dims[0] != refit.constants().length) {
				throw new InputException("the weights given for " + Text.printable(refit.layer()) + " are not of its size");
			}
			if (remaining.touches(a.channels.space(node.getInput(0)))) {
				throw new InputException("other weights are given for " + Text.printable(refit.layer()) + ", which loses channels that it reads");
			}
			if (byNode.put(n, refit) != null) {
				throw new InputException("two sets of weights are given for " + Text.printable(refit.layer()));
			}
		}
		return byNode;
	}

	/**
	 * What stands in at which tensor: the layer's own where consumers read that, else the one behind its non-linearity. What is more than zero must
	 * stand where it is read.
	 */
	private static Map<String, Substitute> byTensor(Anatomy a, List<Substitute> given, Map<String, int[]> elements, List<Place> places) throws InputException {
		Map<String, Substitute> byTensor = new HashMap<>();
		for (Substitute s : given) {
			Readings.Reading read = a.readings.of(s.layer());
			Readings.Reading own = a.readings.own(s.layer());
			String tensor = own != null && elements.containsKey(own.tap().tensor()) ? own.tap().tensor() : read.tap().tensor();
			int channels = read.tap().channels();
			if (IntStream.concat(Arrays.stream(s.kept()), Arrays.stream(s.removed())).anyMatch(c -> c < 0 || c >= channels)) {
				throw new InputException("the substitute of layer " + Text.printable(s.layer()) + " names a channel that is not among its " + channels);
			}
			boolean zero = s.weights().length == 0 && IntStream.range(0, s.constants().length).allMatch(i -> s.constants()[i] == 0);
			if (zero) {
				continue;
			}
			if (!elements.containsKey(tensor)) {
				throw new InputException("nothing but zero can stand in for channels of layer " + Text.printable(s.layer()) + ", which are read at "
						+ (places.isEmpty() ? "no layer" : "layer " + Text.printable(places.getFirst().layer())) + " only");
			}
			if (byTensor.put(tensor, s) != null) {
				throw new InputException("two substitutes are given for what is read of layer " + Text.printable(s.layer()));
			}
		}
		return byTensor;
	}

	/** The same with the removed channels ascending. */
	private static Substitute sorted(Substitute s) {
		if (IntStream.range(1, s.removed().length).allMatch(i -> s.removed()[i - 1] < s.removed()[i])) {
			return s;
		}
		int[] order = IntStream.range(0, s.removed().length).boxed().sorted(java.util.Comparator.comparingInt(i -> s.removed()[i])).mapToInt(i -> i).toArray();
		float[] constants = new float[order.length];
		float[] weights = new float[s.weights().length];
		for (int i = 0; i < order.length; i++) {
			constants[i] = s.constants()[order[i]];
			if (weights.length > 0) {
				System.arraycopy(s.weights(), order[i] * s.kept().length, weights, i * s.kept().length, s.kept().length);
			}
		}
		return new Substitute(s.layer(), Space.pick(s.removed(), order), s.kept(), constants, weights, s.refits());
	}
}
