package org.channelexplorer.core.model;

import java.nio.file.Path;
import java.util.List;

/**
 * The images of an analysis as a data set reader found them; nothing is decoded yet.
 *
 * @param folder  absolute folder the entries' files are relative to
 * @param entries the images, in the order they will be the rows of every matrix
 * @param skipped entries that cannot be used (a missing file, say), each with its reason
 */
public record ImageSet(Path folder, List<ImageEntry> entries, List<Skipped> skipped) {

	/**
	 * An image left out.
	 *
	 * @param file   path relative to the folder
	 * @param reason one sentence without the file name
	 */
	public record Skipped(String file, String reason) {
	}

	public ImageSet {
		entries = List.copyOf(entries);
		skipped = List.copyOf(skipped);
	}

	/** The absolute path of an entry. */
	public Path path(ImageEntry entry) {
		return folder.resolve(entry.file());
	}
}
