package org.channelexplorer.core.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.util.InputException;

/** Where the channels of layers are read. A network that cannot be changed is still tried with channels replaced: at the layers themselves. */
final class CutPlaces {
	private CutPlaces() {
	}

	/** Ids of the layers whose tensors are replaced when channels of some layers go. */
	static List<String> all(ImportedModel model, List<String> layers) throws InputException {
		Optional<ModelSurgeon> surgeon = surgeon(model);
		List<String> all = new ArrayList<>();
		List<Removal> most = new ArrayList<>();
		for (String layer : layers) {
			if (surgeon.isEmpty()) {
				all.add(layer);
				continue;
			}
			Map<Integer, String> fixed = surgeon.get().fixed(layer);
			List<Integer> free = IntStream.range(0, surgeon.get().read(layer).channels()).boxed().filter(c -> !fixed.containsKey(c)).toList();
			if (free.size() < 2) {
				throw new InputException("no channel of layer " + layer + " can be removed: " + fixed.values().stream().findFirst().orElse("it has only one"));
			}
			most.add(new Removal(layer, free.subList(1, free.size())));
		}
		if (surgeon.isPresent()) {
			surgeon.get().plan(most, ModelSurgeon.Rounding.NONE).places().forEach(p -> all.add(p.layer()));
		}
		return all.stream().distinct().toList();
	}

	/** What removals come to. */
	static ModelSurgeon.Cut plan(ImportedModel model, List<Removal> removals, ModelSurgeon.Rounding rounding) throws InputException {
		Optional<ModelSurgeon> surgeon = surgeon(model);
		if (surgeon.isPresent()) {
			return surgeon.get().plan(removals, rounding);
		}
		List<Place> places = new ArrayList<>();
		for (Removal r : removals) {
			Tap tap = tap(model, r.layer());
			if (r.channels().getLast() >= tap.channels()) {
				throw new InputException("layer " + r.layer() + " has no channel " + r.channels().getLast() + ": it has " + tap.channels());
			}
			places.add(new Place(r.layer(), tap, r.channels(), true, true));
		}
		ModelSurgeon.Costs unknown = new ModelSurgeon.Costs(0, 0);
		return new ModelSurgeon.Cut(removals, places, List.of(), unknown, unknown, List.of());
	}

	/** The place whose tensor is that which the layer's consumers read; empty when there is none. */
	static Optional<String> place(ImportedModel model, String layer, List<String> places) throws InputException {
		Optional<ModelSurgeon> surgeon = surgeon(model);
		if (places.contains(layer) || surgeon.isEmpty()) {
			return Optional.of(layer).filter(places::contains);
		}
		String tensor = surgeon.get().read(layer).tensor();
		for (String place : places) {
			if (surgeon.get().read(place).tensor().equals(tensor)) {
				return Optional.of(place);
			}
		}
		return Optional.empty();
	}

	/** Channels of a layer. */
	static int channels(ImportedModel model, String layer) throws InputException {
		Optional<ModelSurgeon> surgeon = surgeon(model);
		return surgeon.isPresent() ? surgeon.get().read(layer).channels() : tap(model, layer).channels();
	}

	private static Tap tap(ImportedModel model, String id) throws InputException {
		Layer layer = model.network().layer(id).orElseThrow(() -> new InputException("there is no layer " + id));
		if (!layer.readable()) {
			throw new InputException("layer " + id + " cannot be read: " + layer.unreadable());
		}
		return layer.post() == null ? layer.pre() : layer.post();
	}

	/** The channels that cannot go, with the reason. */
	static Map<Integer, String> fixed(ImportedModel model, String layer) throws InputException {
		Optional<ModelSurgeon> surgeon = surgeon(model);
		return surgeon.isEmpty() ? Map.of() : surgeon.get().fixed(layer);
	}

	private static Optional<ModelSurgeon> surgeon(ImportedModel model) {
		try {
			return Optional.of(model.surgeon());
		} catch (InputException e) {
			return Optional.empty(); // then nothing is coupled as far as is known
		}
	}
}
