package org.channelexplorer.core.repair;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/**
 * Channels that are removed at a layer: at the tensor its consumers read, after normalisation and non-linearity.
 *
 * @param layer    layer id
 * @param channels their indices, ascending
 */
public record Removal(String layer, List<Integer> channels) {

	/** @throws IllegalArgumentException when there is no layer, no channel, or a negative index */
	public Removal {
		if (layer == null || layer.isBlank() || channels == null || channels.isEmpty() || channels.stream().anyMatch(c -> Objects.isNull(c) || c < 0)) {
			throw new IllegalArgumentException("a removal names a layer and at least one channel, from 0 on");
		}
		channels = List.copyOf(new TreeSet<>(channels));
	}
}
