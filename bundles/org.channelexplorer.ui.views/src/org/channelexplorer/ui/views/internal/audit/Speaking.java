package org.channelexplorer.ui.views.internal.audit;

import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;

/**
 * The channels of a layer that speak most for either of two classes of an image: those with the largest and the smallest share of the logarithm of
 * the odds of two normal distributions with one variance a channel (diagonal linear discriminant).
 *
 * @param given     channel that speaks most for the given class
 * @param suggested channel that speaks most for the suggested class
 */
public record Speaking(int given, int suggested) {

	/**
	 * Looks for them.
	 *
	 * @param x   summaries, images x channels; the image itself teaches nothing about its classes
	 * @param row the image
	 * @return null when a class has no other image, or the layer one channel
	 */
	public static Speaking of(FloatMatrix x, Labels labels, int row, String given, String suggested) {
		int a = labels.classes().indexOf(given);
		int b = labels.classes().indexOf(suggested);
		int d = x.columns();
		double[][] sum = new double[2][d];
		double[] squares = new double[d];
		int[] n = new int[2];
		float[] values = new float[d];
		for (int i = 0; i < x.rows(); i++) {
			int of = labels.classOf(i) < 0 || i == row ? -1 : labels.classOf(i) == a ? 0 : labels.classOf(i) == b ? 1 : -1;
			if (of >= 0) {
				x.copyRow(i, values, 0);
				n[of]++;
				for (int c = 0; c < d; c++) {
					sum[of][c] += values[c];
					squares[c] += (double) values[c] * values[c];
				}
			}
		}
		if (n[0] == 0 || n[1] == 0 || d < 2) {
			return null;
		}
		x.copyRow(row, values, 0);
		int most = 0;
		int least = 0;
		double[] odds = new double[d];
		for (int c = 0; c < d; c++) {
			double first = sum[0][c] / n[0];
			double second = sum[1][c] / n[1];
			double within = (squares[c] - n[0] * first * first - n[1] * second * second) / (n[0] + n[1]);
			odds[c] = within > 1e-12 * squares[c] ? (values[c] - (first + second) / 2) * (first - second) / within : 0;
			most = odds[c] > odds[most] ? c : most;
			least = odds[c] < odds[least] ? c : least;
		}
		return new Speaking(most, least);
	}
}
