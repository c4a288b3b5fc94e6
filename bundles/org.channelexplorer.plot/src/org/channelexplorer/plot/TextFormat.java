package org.channelexplorer.plot;

import java.util.function.Supplier;

/**
 * A text format that only plots of some kind have, such as a tree's.
 *
 * @param id    names it on the command line; file names end in it
 * @param label display name
 * @param text  makes the text
 */
public record TextFormat(String id, String label, Supplier<String> text) {

	/** What a file's name ends in, with the dot. */
	public String ending() {
		return "." + id;
	}
}
