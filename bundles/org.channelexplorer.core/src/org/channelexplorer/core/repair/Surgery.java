package org.channelexplorer.core.repair;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.channelexplorer.core.label.Named;

/**
 * A plan to remove channels of a network.
 *
 * @param name        its name
 * @param replacement what stands in for the removed channels
 * @param removals    the channels, one removal a layer
 * @param chosen      how they were chosen, for the record: ranking, share, guard ... by name
 */
public record Surgery(String name, Replacement replacement, List<Removal> removals, Map<String, String> chosen) implements Named {

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
	}
}
