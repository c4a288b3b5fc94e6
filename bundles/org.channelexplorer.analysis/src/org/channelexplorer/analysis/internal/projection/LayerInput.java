package org.channelexplorer.analysis.internal.projection;

import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.util.InputException;

/** The summaries an operation of this package reads. */
final class LayerInput {
	private LayerInput() {
	}

	/**
	 * A layer's summaries, at least one image and one channel, all finite.
	 *
	 * @throws InputException naming layer, image and channel of the first value that is not finite
	 */
	static SummaryMatrix finite(AnalysisData data, String layer, String function) throws InputException {
		SummaryMatrix matrix = data.summary(layer, function);
		FloatMatrix x = matrix.values();
		if (x.rows() == 0 || x.columns() == 0) {
			throw new InputException("layer " + matrix.layer() + " has " + x.rows() + " images and " + x.columns() + " channels: nothing to place");
		}
		float[] row = new float[x.columns()];
		for (int i = 0; i < x.rows(); i++) {
			x.copyRow(i, row, 0);
			for (int c = 0; c < row.length; c++) {
				if (!Float.isFinite(row[c])) {
					throw new InputException("layer " + matrix.layer() + ", image " + data.images().get(i).file() + ", channel " + c + ": the "
							+ matrix.function() + " summary is " + row[c] + "; leave the image out or look at the model's weights");
				}
			}
		}
		return matrix;
	}
}
