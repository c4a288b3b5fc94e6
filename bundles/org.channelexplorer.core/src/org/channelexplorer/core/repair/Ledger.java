package org.channelexplorer.core.repair;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All decisions about labels, oldest first. Nothing is ever taken out of it: of several about one image the last holds.
 *
 * @param decisions the decisions
 */
public record Ledger(List<Decision> decisions) {
	/** No decision yet. */
	public static final Ledger EMPTY = new Ledger(List.of());

	/** @throws IllegalArgumentException when a decision is missing */
	public Ledger {
		if (decisions == null || decisions.stream().anyMatch(Objects::isNull)) {
			throw new IllegalArgumentException("the ledger lacks decisions");
		}
		decisions = List.copyOf(decisions);
	}

	/** The same with one more decision. */
	public Ledger with(Decision decision) {
		return with(List.of(decision));
	}

	/** The same with more decisions, in their order. */
	public Ledger with(List<Decision> later) {
		List<Decision> more = new ArrayList<>(decisions);
		more.addAll(later);
		return new Ledger(more);
	}

	/** The decision that holds for every image, by file, in the order in which the images were first decided. */
	public Map<String, Decision> byFile() {
		Map<String, Decision> last = new LinkedHashMap<>();
		decisions.forEach(d -> last.put(d.file(), d));
		return Collections.unmodifiableMap(last);
	}
}
