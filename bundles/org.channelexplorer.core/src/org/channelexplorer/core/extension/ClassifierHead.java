package org.channelexplorer.core.extension;

import java.nio.file.Path;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.util.InputException;

/** The last linear map of a classifier, behind which only a softmax and changes of shape follow. Valid until its model is closed. */
public interface ClassifierHead {

	/** Name of the node, for people. */
	String node();

	/** Number of outputs. */
	int classes();

	/** Number of values that it reads of an image. */
	int features();

	/** The tensor that it reads; a feature is the mean of a channel's map. */
	Tap input();

	/** Whether the network's outputs already are probabilities. */
	boolean probabilities();

	/**
	 * The linear map.
	 *
	 * @return classes x features weights, row by row, then one offset per class: a new array
	 * @throws InputException naming the node when the outputs are no linear function of the features, so that it cannot be fitted again
	 */
	float[] weights() throws InputException;

	/**
	 * Writes the network with other outputs, one row of values per image, and their names: into the file and, where none lies there, to
	 * {@code classes.txt} beside it. Everything else is kept, weights in other files too. The file is whole or not there.
	 *
	 * @param target    the file to write
	 * @param overwrite whether it may exist
	 * @throws InputException naming what is in the way
	 */
	void write(Path target, HeadChange change, boolean overwrite) throws InputException;
}
