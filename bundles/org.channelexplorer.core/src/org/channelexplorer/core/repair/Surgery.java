package org.channelexplorer.core.repair;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.Named;

/**
 * A plan to remove channels of a network.
 *
 * @param name        its name
 * @param replacement what stands in for the removed channels
 * @param removals    the channels, one removal a layer
 * @param chosen      how they were chosen, for the record: ranking, share, guard ... by name
 * @param made        who made it, and when
 */
public record Surgery(String name, Replacement replacement, List<Removal> removals, Map<String, String> chosen, Made made) implements Named {

	/** @throws IllegalArgumentException when it has no name or names a layer twice */
	public Surgery {
		if (name == null || name.isBlank()) {
			throw new IllegalArgumentException("a surgery has a name");
		}
		Objects.requireNonNull(replacement, "the replacement of a surgery");
		removals = List.copyOf(removals == null ? List.of() : removals);
		if (removals.stream().map(Removal::layer).distinct().count() < removals.size()) {
			throw new IllegalArgumentException("surgery '" + name + "' names a layer twice");
		}
		chosen = java.util.Collections.unmodifiableMap(new TreeMap<>(chosen == null ? Map.of() : chosen));
		made = made == null ? Made.UNKNOWN : made;
	}

	/** One of which it is not known who made it. */
	public Surgery(String name, Replacement replacement, List<Removal> removals, Map<String, String> chosen) {
		this(name, replacement, removals, chosen, Made.UNKNOWN);
	}

	/** The same, made by somebody. */
	public Surgery made(Made by) {
		return new Surgery(name, replacement, removals, chosen, by);
	}
}
