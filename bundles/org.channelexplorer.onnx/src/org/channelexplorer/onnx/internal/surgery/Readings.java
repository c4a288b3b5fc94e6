package org.channelexplorer.onnx.internal.surgery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.Text;

/** Layers as callers name them, and the channels of the tensors that their consumers read. */
final class Readings {
	/**
	 * A layer.
	 *
	 * @param layer id
	 * @param tap   what its consumers read
	 * @param space its channels, element by element those of the tap; null when they are not followed
	 */
	record Reading(String layer, Tap tap, Space space) {
	}

	private final Channels channels;
	private final List<Reading> all = new ArrayList<>();
	private final Map<String, Reading> byLayer = new HashMap<>();
	private final Map<String, Reading> byTensor = new HashMap<>();
	private final Map<String, Reading> own = new HashMap<>();
	private final Map<String, String> unreadable = new HashMap<>();

	Readings(Network network, Channels channels) {
		this.channels = channels;
		for (Layer layer : network.layers()) {
			Tap tap = layer.post() != null ? layer.post() : layer.pre();
			if (tap == null) {
				unreadable.put(layer.id(), layer.unreadable());
				continue;
			}
			Reading reading = new Reading(layer.id(), tap, space(tap));
			all.add(reading);
			byLayer.put(layer.id(), reading);
			if (layer.pre() != null) {
				Reading itself = new Reading(layer.id(), layer.pre(), space(layer.pre()));
				byTensor.putIfAbsent(layer.pre().tensor(), itself);
				own.put(layer.id(), itself);
			}
		}
	}

	private Space space(Tap tap) {
		Space space = channels.space(tap.tensor());
		if (space == null || space.labels().length != tap.channels()) {
			return null;
		}
		int axis = switch (tap.layout()) {
		case CHANNELS_FIRST, DENSE -> 1;
		case TOKENS -> 2;
		case CHANNELS_LAST -> 3;
		case ROWS, HEADS, PLANES -> space.axes()[0];
		};
		return space.axes()[0] == axis ? space : null;
	}

	/** Readable layers in network order. */
	List<Reading> all() {
		return all;
	}

	/** @throws InputException when there is no such layer, or it cannot be read */
	Reading of(String layer) throws InputException {
		Reading reading = byLayer.get(layer);
		if (reading == null) {
			String reason = unreadable.get(layer);
			throw new InputException(reason == null ? "the network has no layer '" + Text.printable(layer) + "'"
					: "layer " + Text.printable(layer) + " cannot be read: " + reason);
		}
		return reading;
	}

	/** A layer with the tensor it makes itself; null when that cannot be read. */
	Reading own(String layer) {
		return own.get(layer);
	}

	/** The layer that makes a tensor, with its own tap; null when it cannot be read. */
	Reading making(String tensor) {
		return byTensor.get(tensor);
	}

	/** Why a channel cannot go; null when it can. */
	String fixed(Reading reading, int channel) {
		if (reading.space == null) {
			Space space = channels.space(reading.tap.tensor());
			return space == null ? channels.lost(reading.tap.tensor())
					: Text.printable(reading.layer) + " has its channels on several axes, not one by one";
		}
		return channels.groups().reason(reading.space.labels()[channel]);
	}
}
