package org.channelexplorer.core.operation;

import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * A classifier's head and what it reads of the images.
 *
 * @param head   the head
 * @param hash   hash of the recipe of the values (model, images, preprocessing, tensor)
 * @param values reads them
 */
public record HeadInput(ClassifierHead head, String hash, Values values) {

	/** Reads what the head reads; the network may have to be run on every image. */
	@FunctionalInterface
	public interface Values {
		/**
		 * Reads the values.
		 *
		 * @return images x features
		 * @throws InputException                                      when the model or an image is gone or has changed
		 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
		 */
		FloatMatrix read(IProgressMonitor monitor) throws InputException;
	}
}
