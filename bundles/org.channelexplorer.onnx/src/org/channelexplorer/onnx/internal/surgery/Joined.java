package org.channelexplorer.onnx.internal.surgery;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Where channels are replaced: at the tensor where they are made, or at one behind it that joins several such tensors as a concatenation does.
 * There kept channels of every part can stand in for those that the others lose. A tensor is taken for joined when it was asked for, holds all
 * channels of its parts once, and nothing mixes or returns these but what reads them through it.
 */
final class Joined {
	private record At(String tensor, int index) {
	}

	private final Channels channels;
	private final Map<Integer, At> byOrigin = new HashMap<>();

	/** @param asked tensors whose channels are to go */
	Joined(Channels channels, Collection<String> asked) {
		this.channels = channels;
		for (String tensor : asked) {
			Space space = channels.space(tensor);
			if (space != null && space.axes().length == 1 && !space.padded() && joins(tensor, space)) {
				IntStream.range(0, space.origins().length).forEach(i -> byOrigin.putIfAbsent(space.origins()[i], new At(tensor, i)));
			}
		}
	}

	/** The tensor where a value is replaced. @param origin as in {@link Origins} */
	String tensor(int origin) {
		At at = byOrigin.get(origin);
		return at == null ? channels.origins().tensor(origin) : at.tensor;
	}

	/** The value's index among the tensor's channels. */
	int index(int origin) {
		At at = byOrigin.get(origin);
		return at == null ? channels.origins().index(origin) : at.index;
	}

	private boolean joins(String tensor, Space space) {
		Map<String, Integer> parts = new HashMap<>();
		for (int origin : space.origins()) {
			parts.merge(channels.origins().tensor(origin), 1, Integer::sum);
		}
		return parts.size() > 1 && Arrays.stream(space.origins()).distinct().count() == space.origins().length
				&& Arrays.stream(space.origins()).noneMatch(byOrigin::containsKey)
				&& parts.entrySet().stream().allMatch(p -> channels.space(p.getKey()) != null && channels.space(p.getKey()).labels().length == p.getValue())
				&& readThrough(tensor, parts.keySet());
	}

	/** Whether everything that depends on the parts depends on them by way of the tensor alone. */
	private boolean readThrough(String tensor, Set<String> parts) {
		Deque<String> open = new ArrayDeque<>(parts);
		Set<String> seen = new HashSet<>(parts);
		Set<Integer> mixing = new HashSet<>();
		channels.sinks().forEach(s -> mixing.add(s.node()));
		while (!open.isEmpty()) {
			String next = open.removeFirst();
			if (channels.graph().isOutput(next)) {
				return false;
			}
			for (int n : channels.graph().consumers(next)) {
				if (mixing.contains(n)) {
					return false;
				}
				for (String output : channels.graph().node(n).getOutputList()) {
					if (!output.equals(tensor) && seen.add(output)) {
						open.add(output);
					}
				}
			}
		}
		return true;
	}
}
