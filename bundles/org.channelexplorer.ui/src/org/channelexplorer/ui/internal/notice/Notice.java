package org.channelexplorer.ui.internal.notice;

import java.util.List;

/**
 * Something the user should know about an open analysis.
 *
 * @param text  one or two sentences
 * @param links what to do about it, often nothing
 */
public record Notice(String text, List<Link> links) {

	/**
	 * Something to do.
	 *
	 * @param text a verb: {@code Locate...}
	 */
	public record Link(String text, Runnable action) {
	}

	public Notice {
		links = List.copyOf(links);
	}
}
