package org.channelexplorer.cli;

import org.channelexplorer.core.extraction.Cluster;
import org.channelexplorer.core.util.InputException;

/** What {@code analyze} runs images on instead of this process. */
@FunctionalInterface
public interface Clusters {

	/**
	 * A cluster that reads some images.
	 *
	 * @param images as the user named them: a folder, an archive, a URI or a table
	 */
	Cluster reading(String images) throws InputException;
}
