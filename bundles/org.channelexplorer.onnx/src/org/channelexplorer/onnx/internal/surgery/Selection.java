package org.channelexplorer.onnx.internal.surgery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.channelexplorer.core.extension.ModelSurgeon.Refused;
import org.channelexplorer.core.extension.ModelSurgeon.Rounding;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.onnx.internal.Text;

/** Closes a choice of channels: with each goes its group; those that cannot go stay; no tensor loses all of its channels. */
final class Selection {
	private final Channels channels;
	private final Readings readings;
	private final int[] roots;
	private final Rounding rounding;
	private final BitSet gone = new BitSet();
	/** By group what was asked for, the first that named it. */
	private final Map<Integer, Wish> wishes = new LinkedHashMap<>();
	private final Map<String, Map<String, List<Integer>>> refused = new LinkedHashMap<>();

	/** A channel asked for. @param value what it is worth; later channels are worth more when nothing is known */
	private record Wish(String layer, int channel, double value) {
	}

	Selection(Channels channels, Readings readings, int[] roots, Rounding rounding) {
		this.channels = channels;
		this.readings = readings;
		this.roots = roots;
		this.rounding = rounding;
	}

	/** The groups that go. */
	BitSet gone() {
		return gone;
	}

	List<Refused> refused() {
		List<Refused> list = new ArrayList<>();
		refused.forEach((layer, reasons) -> reasons.forEach((reason, which) -> list.add(new Refused(layer, which.stream().sorted().toList(), reason))));
		return list;
	}

	/** Adds channels. @throws InputException when there is no such layer or channel */
	void add(Removal removal) throws InputException {
		Readings.Reading reading = readings.of(removal.layer());
		double[] values = rounding.values().get(removal.layer());
		if (values != null && values.length != reading.tap().channels()) {
			throw new InputException("layer " + Text.printable(removal.layer()) + " has " + reading.tap().channels() + " channels, and " + values.length
					+ " values are given for them");
		}
		for (int channel : removal.channels()) {
			if (channel >= reading.tap().channels()) {
				throw new InputException(
						"layer " + Text.printable(removal.layer()) + " has no channel " + channel + ": they are 0 to " + (reading.tap().channels() - 1));
			}
			String reason = readings.fixed(reading, channel);
			if (reason != null) {
				refuse(removal.layer(), channel, reason);
			} else {
				int root = roots[reading.space().labels()[channel]];
				gone.set(root);
				double value = values != null ? values[channel] : (double) channel / reading.tap().channels();
				wishes.merge(root, new Wish(removal.layer(), channel, value), (a, b) -> a.value >= b.value ? a : b);
			}
		}
	}

	private void refuse(String layer, int channel, String reason) {
		refused.computeIfAbsent(layer, _ -> new TreeMap<>()).computeIfAbsent(reason, _ -> new ArrayList<>()).add(channel);
	}

	/** Keeps back what must stay. */
	void settle(List<Removal> removals) throws InputException {
		boolean again = true;
		while (again) {
			again = false;
			for (Removal removal : removals) {
				Readings.Reading reading = readings.of(removal.layer());
				if (rounding.multiple() > 1 && reading.space() != null) {
					again |= rounded(removal.layer(), reading.space());
				}
			}
			again |= nowhereAll();
		}
	}

	private boolean rounded(String layer, Space space) {
		int multiple = rounding.multiple();
		int total = space.labels().length;
		int left = left(space);
		if (total % multiple != 0 || left % multiple == 0) {
			return false;
		}
		keep(space, layer + " is to keep a multiple of " + multiple);
		return true;
	}

	private int left(Space space) {
		int left = 0;
		for (int label : space.labels()) {
			left += gone.get(roots[label]) ? 0 : 1;
		}
		return left;
	}

	/** Of all tensors that would lose every channel one gets the most valuable back. */
	private boolean nowhereAll() {
		Set<Object> seen = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
		boolean kept = false;
		for (Map.Entry<String, Space> e : channels.spaces().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
			Space space = e.getValue();
			if (seen.add(space.labels()) && gone.get(roots[space.labels()[0]]) && left(space) == 0) {
				keep(space, "'" + Text.printable(e.getKey()) + "' is to keep a channel");
				kept = true;
			}
		}
		return kept;
	}

	private void keep(Space space, String reason) {
		Set<Integer> groups = new HashSet<>();
		for (int label : space.labels()) {
			if (gone.get(roots[label])) {
				groups.add(roots[label]);
			}
		}
		int most = groups.stream().max(Comparator.<Integer>comparingDouble(g -> wishes.get(g).value).thenComparing(Comparator.naturalOrder())).orElseThrow();
		gone.clear(most);
		Wish wish = wishes.get(most);
		refuse(wish.layer, wish.channel, reason);
	}
}
