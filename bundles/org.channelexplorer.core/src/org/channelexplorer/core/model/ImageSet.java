package org.channelexplorer.core.model;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.util.InputException;

/**
 * The images of an analysis as a data set reader found them; nothing is decoded yet.
 *
 * @param folder  absolute folder the entries' files are relative to
 * @param entries the images, in the order they will be the rows of every matrix
 * @param skipped entries that cannot be used (a missing file, say), each with its reason
 */
public record ImageSet(Path folder, List<ImageEntry> entries, List<Skipped> skipped) {

	/**
	 * An image left out, or a file that may describe the images and is not read.
	 *
	 * @param file   path relative to the folder
	 * @param reason one sentence without the file name
	 */
	public record Skipped(String file, String reason) {
		private static final String DESCRIBES = "names images in a form that is not read";

		/** A file that may say the classes of images, all of which are used without it. @param more what follows in the sentence, with its comma or semicolon */
		public static Skipped description(String file, String more) {
			return new Skipped(file, DESCRIBES + more);
		}

		/** Whether an image is missing for it: false for a {@link #description}. */
		public boolean isImage() {
			return !reason.startsWith(DESCRIBES);
		}
	}

	public ImageSet {
		entries = entries instanceof ImageEntries ? entries : List.copyOf(entries);
		skipped = List.copyOf(skipped);
	}

	/**
	 * The images of some classes, in the same order.
	 *
	 * @param classes all when empty
	 * @throws InputException when a class has no image
	 */
	public ImageSet ofClasses(List<String> classes) throws InputException {
		if (classes.isEmpty()) {
			return this;
		}
		Set<String> asked = Set.copyOf(classes);
		Set<String> wanted = new LinkedHashSet<>(classes);
		List<ImageEntry> some = ImageEntries.where(entries, e -> asked.contains(e.label()));
		some.forEach(e -> wanted.remove(e.label()));
		if (!wanted.isEmpty()) {
			throw new InputException(folder + ": no image is of the class '" + wanted.iterator().next() + "'");
		}
		return new ImageSet(folder, some, skipped);
	}

	/** The absolute path of an entry. */
	public Path path(ImageEntry entry) {
		return folder.resolve(entry.file());
	}
}
