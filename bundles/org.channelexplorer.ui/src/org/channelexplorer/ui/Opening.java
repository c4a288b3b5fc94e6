package org.channelexplorer.ui;

/** What an editor adapts to while it has no session: what it is doing about that. */
@FunctionalInterface
public interface Opening {

	/** One sentence: that the analysis is being opened, or why it cannot be. */
	String sentence();
}
