package org.channelexplorer.onnx.internal.surgery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.Text;

/** Traces what consumers read of removed channels to the tensors where it is replaced, and folds what stands in for them into the consumers' weights. */
final class PlaceFinder {
	/** A tensor with removed channels that are read. */
	private static final class Read {
		private final int[] elements;
		private boolean constant = true;
		private boolean weights = true;

		Read(int[] elements) {
			this.elements = elements;
		}
	}

	private final Channels channels;
	private final Readings readings;
	private final Remaining remaining;
	private final Joined joined;
	private final Map<String, Read> reads = new LinkedHashMap<>();

	/** @param joined where values are replaced */
	PlaceFinder(Channels channels, Readings readings, Remaining remaining, Joined joined) {
		this.channels = channels;
		this.readings = readings;
		this.remaining = remaining;
		this.joined = joined;
		for (Channels.Sink sink : channels.sinks()) {
			if (remaining.touches(sink.space())) {
				look(sink);
			}
		}
	}

	private void look(Channels.Sink sink) {
		Map<String, Map<Integer, List<Integer>>> columns = columns(sink.space());
		for (int element : remaining.removed(sink.space())) {
			String tensor = joined.tensor(sink.space().origins()[element]);
			Read read = reads.computeIfAbsent(tensor, t -> new Read(ownRemoved(t)));
			boolean foldable = sink.fold() != null;
			read.constant &= foldable && !sink.fold().padded() && !sink.space().padded();
			Map<Integer, List<Integer>> of = columns.get(tensor);
			read.weights &= foldable && of.size() == channels.space(tensor).labels().length
					&& of.values().stream().mapToInt(List::size).distinct().count() == 1;
		}
	}

	/** Those of a tensor's channels that are removed and are replaced there. */
	private int[] ownRemoved(String tensor) {
		Space space = channels.space(tensor);
		return Arrays.stream(remaining.removed(space)).filter(i -> joined.tensor(space.origins()[i]).equals(tensor)).toArray();
	}

	/** By tensor and channel the columns where a consumer reads it, ascending. */
	private Map<String, Map<Integer, List<Integer>>> columns(Space space) {
		Map<String, Map<Integer, List<Integer>>> columns = new LinkedHashMap<>();
		for (int i = 0; i < space.labels().length; i++) {
			int origin = space.origins()[i];
			columns.computeIfAbsent(joined.tensor(origin), _ -> new LinkedHashMap<>())
					.computeIfAbsent(joined.index(origin), _ -> new ArrayList<>()).add(i);
		}
		return columns;
	}

	/** The removed elements by tensor, in the order in which consumers come. */
	Map<String, int[]> elements() {
		Map<String, int[]> elements = new LinkedHashMap<>();
		reads.forEach((tensor, read) -> elements.put(tensor, read.elements));
		return elements;
	}

	/** As callers see them. @param notes receives a sentence for each that cannot be read */
	List<Place> places(List<String> notes) {
		List<Place> places = new ArrayList<>();
		reads.forEach((tensor, read) -> {
			Readings.Reading reading = readings.making(tensor);
			if (reading == null || reading.space() == null) {
				notes.add("Channels are removed at the tensor '" + Text.printable(tensor) + "', too, which cannot be read as maps.");
			} else {
				places.add(new Place(reading.layer(), reading.tap(), Arrays.stream(read.elements).boxed().toList(), read.constant, read.weights));
			}
		});
		return places;
	}

	/**
	 * By sink node what is folded into its weights.
	 *
	 * @param substitutes by tensor; those of zeros may be missing
	 * @param notes       receives a sentence for each consumer that is not exact
	 * @throws InputException when a consumer cannot take a substitute
	 */
	Map<Integer, Folding> foldings(Map<String, Substitute> substitutes, List<String> notes) throws InputException {
		Map<Integer, Folding> foldings = new LinkedHashMap<>();
		for (Channels.Sink sink : channels.sinks()) {
			if (remaining.touches(sink.space())) {
				Folding folding = folding(sink, substitutes);
				if (folding != null) {
					foldings.put(sink.node(), folding);
					if (folding.changesBias() && (sink.fold().padded() || sink.space().padded())) {
						notes.add(new Step(channels, sink.node())
								.describe("reads maps with borders of zeros: a constant in place of a channel is not exact there."));
					}
					if (Constants.sixteenBits(channels.graph(), channels.graph().node(sink.node()).getInput(sink.fold().weights()))) {
						notes.add(new Step(channels, sink.node()).describe("has weights of 16 bits, to which what stands in for channels is rounded."));
					}
				}
			}
		}
		return foldings;
	}

	private Folding folding(Channels.Sink sink, Map<String, Substitute> substitutes) throws InputException {
		Space space = sink.space();
		Folding folding = null;
		Map<String, Map<Integer, List<Integer>>> columns = null;
		for (int element : remaining.removed(space)) {
			int origin = space.origins()[element];
			String tensor = joined.tensor(origin);
			Substitute s = substitutes.get(tensor);
			int at = s == null ? -1 : Arrays.binarySearch(s.removed(), joined.index(origin));
			if (at < 0 || zero(s, at)) {
				continue;
			}
			if (sink.fold() == null) {
				throw new InputException("nothing but zero can stand in for channels of layer " + Text.printable(s.layer()) + ": "
						+ new Step(channels, sink.node()).describe("has no weights to fold it into"));
			}
			columns = columns == null ? columns(space) : columns;
			folding = folding == null ? new Folding(sink.fold()) : folding;
			if (s.constants()[at] != 0) {
				folding.constant(element, s.constants()[at]);
			}
			if (s.weights().length > 0) {
				terms(sink, folding, s, at, element, columns.get(tensor));
			}
		}
		return folding;
	}

	private static boolean zero(Substitute s, int at) {
		boolean zero = s.constants()[at] == 0;
		for (int k = 0; zero && s.weights().length > 0 && k < s.kept().length; k++) {
			zero = s.weights()[at * s.kept().length + k] == 0;
		}
		return zero;
	}

	private void terms(Channels.Sink sink, Folding folding, Substitute s, int at, int element, Map<Integer, List<Integer>> columns) throws InputException {
		List<Integer> own = columns.get(s.removed()[at]);
		int occurrence = own.indexOf(element);
		for (int k = 0; k < s.kept().length; k++) {
			float weight = s.weights()[at * s.kept().length + k];
			if (weight == 0) {
				continue;
			}
			List<Integer> kept = columns.getOrDefault(s.kept()[k], List.of());
			if (kept.size() != own.size()) {
				throw new InputException("other channels cannot stand in for those of layer " + Text.printable(s.layer()) + ": "
						+ new Step(channels, sink.node()).describe("reads only some of its channels"));
			}
			if (remaining.gone(sink.space().labels()[kept.get(occurrence)])) {
				throw new InputException("the substitute of layer " + Text.printable(s.layer()) + " uses channel " + s.kept()[k] + ", which goes, too");
			}
			folding.weight(element, kept.get(occurrence), weight);
		}
	}
}
