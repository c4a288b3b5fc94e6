package org.channelexplorer.core.repair;

import org.channelexplorer.core.label.Made;
import org.channelexplorer.core.label.Named;

/**
 * How a labelling's classes became outputs of a network.
 *
 * @param name      its name
 * @param labelling the labelling, empty for the given classes
 * @param way       how the new head was found
 * @param seed      seed of what was drawn
 * @param sha256    content of the exported network, empty when it was not exported
 * @param made      who made it, and when
 */
public record Refinement(String name, String labelling, Way way, long seed, String sha256, Made made) implements Named {

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
		made = made == null ? Made.UNKNOWN : made;
	}

	/** One of which it is not known who made it. */
	public Refinement(String name, String labelling, Way way, long seed, String sha256) {
		this(name, labelling, way, seed, sha256, Made.UNKNOWN);
	}

	/** The same, made by somebody. */
	public Refinement made(Made by) {
		return new Refinement(name, labelling, way, seed, sha256, by);
	}
}
