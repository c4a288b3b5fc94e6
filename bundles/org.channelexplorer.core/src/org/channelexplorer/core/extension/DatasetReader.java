package org.channelexplorer.core.extension;

import java.nio.file.Path;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;

/** Finds the images of a data set and their given labels; decodes nothing. Stateless. */
public interface DatasetReader {

	/** Whether this reader understands the request. */
	boolean accepts(Request request);

	/**
	 * Lists the images in a reproducible order (by class, then by path).
	 *
	 * @throws InputException naming folder or file when nothing usable is found
	 */
	ImageSet read(Request request) throws InputException;

	/**
	 * What to read.
	 *
	 * @param folder folder of images
	 * @param labels table of labels ({@code file,label}), null for none
	 */
	record Request(Path folder, Path labels) {
	}
}
