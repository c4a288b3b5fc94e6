package org.channelexplorer.core.extension;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;

/** Finds the images of a data set and their given labels; decodes nothing. Stateless. */
public interface DatasetReader {

	/** Whether this reader can try the request when no reader {@linkplain #recognises recognises} it; the first that does is taken. */
	boolean accepts(Request request);

	/** Whether the content says that it is of this reader's format. Looks at the beginnings of a few files; what cannot be read is not recognised. */
	default boolean recognises(Request request) {
		return false;
	}

	/**
	 * Lists the images in a reproducible order (by class, then by path).
	 *
	 * @throws InputException naming folder or file (and the line, in a file of lines) when nothing usable is found
	 */
	ImageSet read(Request request) throws InputException;

	/**
	 * Text that {@link #read} reads again as the same images, labels, splits and tags.
	 *
	 * @throws InputException when this format is not written
	 * @throws IOException    when {@code to} cannot be written
	 */
	default void write(List<ImageEntry> images, Appendable to) throws InputException, IOException {
		throw new InputException("this format is only read, not written");
	}

	/**
	 * What to read.
	 *
	 * @param folder folder of images, or an archive of them
	 * @param labels file of labels, null for none
	 * @param choice how it is read
	 */
	record Request(Path folder, Path labels, Choice choice) {
		public Request {
			Objects.requireNonNull(choice);
		}

		/** All of it, as its content says. */
		public Request(Path folder, Path labels) {
			this(folder, labels, Choice.ALL);
		}
	}

	/**
	 * What users choose of a data set.
	 *
	 * @param reader id of the reader, empty = the one that recognises it
	 * @param split  the split that is read, empty = all
	 * @param boxes  the class of an image with several boxes
	 */
	record Choice(String reader, String split, Boxes boxes) {
		/** Everything. */
		public static final Choice ALL = new Choice("", "", Boxes.SAME);

		public Choice {
			reader = reader == null ? "" : reader;
			split = split == null ? "" : split;
			boxes = boxes == null ? Boxes.SAME : boxes;
		}
	}

	/** Which class an image has whose annotations are boxes. */
	enum Boxes {
		/** That of all its boxes; an image with boxes of several classes is left out. */
		SAME,
		/** That of its largest box, the first by name of equally large ones. */
		LARGEST,
		/** That of most of its boxes; of several such, that of the largest box. */
		MOST
	}
}
