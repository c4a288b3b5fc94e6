package org.channelexplorer.analysis.internal.audit;

import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.predict.ClassPredictions;

/**
 * The network's probabilities of the classes, matched by name and with the sum 1.
 *
 * @param p      images x classes; null when there are none
 * @param reason why there are none, else empty
 */
record NetworkClasses(FloatMatrix p, String reason) {

	/**
	 * Reads them.
	 *
	 * @param predictions of the network, whose labels have the same rows
	 * @param labels      classes, every one with images, of the rows in {@code order}
	 */
	static NetworkClasses of(Optional<ClassPredictions> predictions, Labels labels, int[] order) {
		if (predictions.isEmpty()) {
			return new NetworkClasses(null, "the network gives no class probabilities");
		}
		ClassPredictions all = predictions.get();
		int k = labels.classes().size();
		int[] columns = new int[k];
		for (int c = 0; c < k; c++) {
			columns[c] = all.columnOf(all.labels().classes().indexOf(labels.classes().get(c)));
			if (columns[c] < 0) {
				String reason = all.incomparable();
				return new NetworkClasses(null, reason.isEmpty() ? "class '" + labels.classes().get(c) + "' is no output of the network" : reason);
			}
		}
		float[] p = new float[Math.multiplyExact(order.length, k)];
		double[] row = new double[k];
		for (int i = 0; i < order.length; i++) {
			double sum = 0;
			for (int c = 0; c < k; c++) {
				row[c] = all.probability(order[i], columns[c]);
				sum += row[c];
			}
			for (int c = 0; c < k; c++) {
				p[i * k + c] = (float) (sum > 0 && Double.isFinite(sum) ? row[c] / sum : 1.0 / k);
			}
		}
		return new NetworkClasses(FloatMatrix.of(order.length, k, p), "");
	}

	/** The share of the images whose given label is the likeliest class; NaN without probabilities. */
	double fit(Labels labels) {
		if (p == null) {
			return Double.NaN;
		}
		int right = 0;
		for (int i = 0; i < labels.size(); i++) {
			right += Layerwise.likeliest(p, i) == labels.classOf(i) ? 1 : 0;
		}
		return (double) right / labels.size();
	}
}
