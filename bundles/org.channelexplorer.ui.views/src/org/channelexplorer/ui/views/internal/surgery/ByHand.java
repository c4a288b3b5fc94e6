package org.channelexplorer.ui.views.internal.surgery;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Surgery;
import org.channelexplorer.core.util.Json;

/**
 * The channels that users chose themselves, kept with the analysis: a value.
 *
 * @param on       whether they are what goes, instead of those found by a share or a guard
 * @param channels by layer, as the operation takes them: {@code 1,5,9-12}
 * @param further  by layer, what goes at other layers together with them: {@code LAYER:1,5;LAYER:0-3}
 */
record ByHand(boolean on, Map<String, String> channels, Map<String, String> further) {
	static final ByHand NONE = new ByHand(false, Map.of(), Map.of());

	ByHand {
		channels = channels == null ? Map.of() : Map.copyOf(channels);
		further = further == null ? Map.of() : Map.copyOf(further);
	}

	/** What was kept; nothing when it is damaged, as before anything was chosen. */
	static ByHand read(Optional<JsonElement> kept) {
		try {
			return kept.map(k -> Json.fromTree(k, ByHand.class)).orElse(NONE);
		} catch (JsonParseException damaged) {
			return NONE;
		}
	}

	String at(String layer) {
		return channels.getOrDefault(layer, ""); //$NON-NLS-1$
	}

	String furtherAt(String layer) {
		return further.getOrDefault(layer, ""); //$NON-NLS-1$
	}

	ByHand turned(boolean now) {
		return new ByHand(now, channels, further);
	}

	/** Other channels of a layer, chosen by hand from now on. */
	ByHand with(String layer, String chosen) {
		return new ByHand(true, put(channels, layer, chosen), further);
	}

	/** The channels of a kept plan, from now on; it removes at least one. */
	ByHand with(Surgery plan) {
		List<Removal> all = plan.removals();
		String first = layer(plan);
		String others = all.stream().filter(r -> !r.layer().equals(first)).map(r -> r.layer() + ":" + text(r.channels())).collect(Collectors.joining(";")); //$NON-NLS-1$ //$NON-NLS-2$
		return new ByHand(true, put(channels, first, text(all.getFirst().channels())), put(further, first, others));
	}

	/** The layer that a plan is about: the first. */
	static String layer(Surgery plan) {
		return plan.removals().getFirst().layer();
	}

	private static Map<String, String> put(Map<String, String> map, String layer, String text) {
		Map<String, String> changed = new TreeMap<>(map);
		changed.put(layer, text);
		changed.values().removeIf(String::isBlank);
		return changed;
	}

	/** Channels as text, ranges put together: {@code 1,5,9-12}. */
	static String text(Iterable<Integer> numbers) {
		TreeSet<Integer> all = new TreeSet<>(Comparator.naturalOrder());
		numbers.forEach(all::add);
		StringBuilder text = new StringBuilder();
		for (Integer c = all.isEmpty() ? null : all.first(); c != null; c = all.higher(c)) {
			int last = c;
			while (all.contains(last + 1)) {
				last++;
			}
			text.append(text.isEmpty() ? "" : ",").append(c).append(last > c ? "-" + last : ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
			c = last;
		}
		return text.toString();
	}

	/** The channels of a text together with others; what is no channel is left for the operation to name. */
	static String added(String text, int... more) {
		if (!text.isBlank() && !Arrays.stream(text.split(",")).allMatch(p -> p.strip().matches("\\d{1,7}(-\\d{1,7})?"))) { //$NON-NLS-1$ //$NON-NLS-2$
			return text + "," + text(IntStream.of(more).boxed().toList()); //$NON-NLS-1$
		}
		TreeSet<Integer> all = new TreeSet<>(IntStream.of(more).boxed().toList());
		for (String part : text.isBlank() ? new String[0] : text.split(",")) { //$NON-NLS-1$
			String[] ends = part.strip().split("-"); //$NON-NLS-1$
			IntStream.rangeClosed(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])).forEach(all::add);
		}
		return text(all);
	}
}
