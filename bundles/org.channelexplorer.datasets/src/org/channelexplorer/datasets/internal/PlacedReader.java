package org.channelexplorer.datasets.internal;

import java.io.IOException;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.util.InputException;

/** A reader of data sets that what lies where makes recognisable. No single file describes them: one that is named is another reader's. */
abstract class PlacedReader implements DatasetReader {

	/** Whether the files are those of the format. */
	abstract boolean is(Root root) throws IOException, InputException;

	@Override
	public final boolean accepts(Request request) {
		return false;
	}

	@Override
	public final boolean recognises(Request request) {
		if (request.labels() != null) {
			return false;
		}
		try (Root root = new Root(request)) {
			return is(root);
		} catch (IOException | InputException e) {
			return false; // the reader of folders names it with its reason
		}
	}
}
