package org.channelexplorer.ui;

import java.util.Collection;

/**
 * Some of a layer's channels, marked in the drawing of the network: those that go with a plan, say.
 *
 * @param marked how many are marked, at least 1
 * @param of     channels of the layer, at least as many
 * @param what   what is the matter with them, behind the numbers: {@code go with the plan}
 */
public record LayerMark(int marked, int of, String what) {

	/** @throws IllegalArgumentException when the numbers are no part of a whole */
	public LayerMark {
		if (marked < 1 || of < marked) {
			throw new IllegalArgumentException(marked + " of " + of + " channels");
		}
	}

	/** The marks of several layers as one; null for none. */
	public static LayerMark sum(Collection<LayerMark> marks) {
		return marks.stream().reduce((a, b) -> new LayerMark(a.marked + b.marked, a.of + b.of, a.what)).orElse(null);
	}

	/** Share of the channels that is marked. */
	public double share() {
		return (double) marked / of;
	}

	/** The mark as badges show it. */
	public String badge() {
		return "\u2212" + marked + " of " + of; //$NON-NLS-1$
	}

	/** The mark in a sentence. */
	public String text() {
		return marked + " of " + of + " channels " + what;
	}
}
