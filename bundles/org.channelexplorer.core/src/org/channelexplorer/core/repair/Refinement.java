package org.channelexplorer.core.repair;

import org.channelexplorer.core.label.Named;

/**
 * How a labelling's classes became outputs of a network.
 *
 * @param name      its name
 * @param labelling the labelling, empty for the given classes
 * @param way       how the new head was found
 * @param seed      seed of what was drawn
 * @param sha256    content of the exported network, empty when it was not exported
 */
public record Refinement(String name, String labelling, Way way, long seed, String sha256) implements Named {

	/** How a head gets its classes. */
	public enum Way {
		/** The row of a class is divided: the old classes' probabilities stay. */
		SPLIT,
		/** The whole head is fitted again. */
		REFIT
	}

	/** @throws IllegalArgumentException when it has no name or no way */
	public Refinement {
		if (name == null || name.isBlank() || way == null) {
			throw new IllegalArgumentException("a refinement has a name and a way");
		}
		labelling = labelling == null ? "" : labelling;
		sha256 = sha256 == null ? "" : sha256;
	}
}
