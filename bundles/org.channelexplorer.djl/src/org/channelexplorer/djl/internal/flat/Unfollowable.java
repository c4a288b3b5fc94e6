package org.channelexplorer.djl.internal.flat;

/** Control flow that depends on the image; its caller may call the function as a whole. */
final class Unfollowable extends Exception {
	private static final long serialVersionUID = 1;

	/** @param place file, line and class, @param reason a clause */
	Unfollowable(String place, String reason) {
		super(place + ": " + reason);
	}
}
