package org.channelexplorer.analysis.internal.support;

import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.util.InputException;

/** Reads summary matrices and refuses those that no measure is defined on. */
public final class Layers {
	private Layers() {
	}

	/**
	 * The summary matrix of a layer, with at least one image and one channel and finite values only.
	 *
	 * @throws InputException naming layer, image and channel of the first value that is not finite
	 */
	public static SummaryMatrix finite(AnalysisData data, String layer, String function) throws InputException {
		return data.finiteSummary(layer, function);
	}
}
