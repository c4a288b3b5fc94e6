package org.channelexplorer.analysis.internal.support;

import org.channelexplorer.core.data.FloatMatrix;
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
		SummaryMatrix summary = data.summary(layer, function);
		FloatMatrix x = summary.values();
		if (x.rows() == 0 || x.columns() == 0) {
			throw new InputException("layer " + summary.layer() + " has " + x.rows() + " images and " + x.columns() + " channels: nothing to analyse");
		}
		float[] row = new float[x.columns()];
		for (int i = 0; i < x.rows(); i++) {
			x.copyRow(i, row, 0);
			for (int c = 0; c < row.length; c++) {
				if (!Float.isFinite(row[c])) {
					throw new InputException("layer " + summary.layer() + ", image " + data.images().get(i).file() + ", channel " + c + ": the "
							+ summary.function() + " summary is " + row[c] + "; leave the image out or look at the model's weights");
				}
			}
		}
		return summary;
	}
}
