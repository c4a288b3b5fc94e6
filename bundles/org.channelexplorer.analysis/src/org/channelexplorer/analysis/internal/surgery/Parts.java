package org.channelexplorer.analysis.internal.surgery;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.util.InputException;

/**
 * Which channels of a layer are read as which channels of the places, when the layer joins several places as concatenations do: each channel is
 * known by the random halves of the layer's channels that take it away.
 */
final class Parts {
	private static final int HALVES = 40;

	private Parts() {
	}

	/**
	 * Finds them.
	 *
	 * @param where places
	 * @return by place the layer's channel of every channel, -1 for those of other layers and those that cannot go; empty when a channel goes with
	 *         others
	 */
	static Map<String, int[]> of(Substitutions.Running network, String layer, List<String> where) throws InputException {
		Set<Integer> fixed = network.fixed(layer).keySet();
		int[] free = IntStream.range(0, network.channels(layer)).filter(c -> !fixed.contains(c)).toArray();
		Map<Integer, BitSet> own = new HashMap<>();
		Map<String, BitSet[]> there = new LinkedHashMap<>();
		where.forEach(p -> there.put(p, IntStream.range(0, network.replaced(p).channels()).mapToObj(_ -> new BitSet()).toArray(BitSet[]::new)));
		for (int half = 0; half < HALVES && free.length > 1; half++) {
			int bit = half;
			int[] order = free.clone();
			Seeds.shuffle(order, Seeds.stream(1, "surgery", "parts", half));
			List<Integer> going = IntStream.of(Arrays.copyOf(order, order.length / 2)).sorted().boxed().toList();
			going.forEach(c -> own.computeIfAbsent(c, _ -> new BitSet()).set(bit));
			for (Place place : network.plan(List.of(new Removal(layer, going)), ModelSurgeon.Rounding.NONE).places()) {
				BitSet[] of = there.get(place.layer());
				if (of != null) {
					place.removed().forEach(c -> of[c].set(bit));
				}
			}
		}
		Map<BitSet, Integer> byHalves = new HashMap<>();
		own.forEach((channel, halves) -> byHalves.put(halves, channel));
		Map<String, int[]> parts = new LinkedHashMap<>();
		for (Map.Entry<String, BitSet[]> place : there.entrySet()) {
			int[] channels = new int[place.getValue().length];
			for (int c = 0; c < channels.length; c++) {
				channels[c] = byHalves.getOrDefault(place.getValue()[c], -1);
				if (channels[c] < 0 && !place.getValue()[c].isEmpty()) {
					return Map.of();
				}
			}
			if (IntStream.of(channels).anyMatch(c -> c >= 0)) {
				parts.put(place.getKey(), channels);
			}
		}
		return parts;
	}
}
