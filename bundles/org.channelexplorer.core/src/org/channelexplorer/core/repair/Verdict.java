package org.channelexplorer.core.repair;

/** What an analyst decides about the label of an image. */
public enum Verdict {
	/** The label is right. */
	KEEP,
	/** The image belongs to another class. */
	RELABEL,
	/** The image is left out of everything that reads classes. */
	LEAVE_OUT,
	/** Undecided: to be looked at by somebody else. */
	UNSURE
}
