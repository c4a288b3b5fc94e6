package org.channelexplorer.analysis.internal.separability;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Linear centred kernel alignment (Kornblith et al., Similarity of Neural Network Representations Revisited, ICML 2019, equation 3). */
final class Alignment {
	private Alignment() {
	}

	/**
	 * The alignment of two layers on the same images: the cosine of their centred Gram matrices.
	 *
	 * @return 0 to 1; NaN when one of them is the same for all images
	 */
	static double of(FloatMatrix a, FloatMatrix b, IProgressMonitor monitor) {
		int n = a.rows();
		double[][] x = centred(a);
		double[][] y = centred(b);
		double[] xx = new double[n];
		double[] yy = new double[n];
		double[] xy = new double[n];
		// a row of either Gram matrix at a time; summed in the order of the rows
		IntStream.range(0, n).parallel().forEach(i -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			for (int j = 0; j < n; j++) {
				double g = dot(x[i], x[j]);
				double h = dot(y[i], y[j]);
				xx[i] += g * g;
				yy[i] += h * h;
				xy[i] += g * h;
			}
		});
		double same = IntStream.range(0, n).mapToDouble(i -> xy[i]).sum();
		double first = IntStream.range(0, n).mapToDouble(i -> xx[i]).sum();
		double second = IntStream.range(0, n).mapToDouble(i -> yy[i]).sum();
		return first == 0 || second == 0 ? Double.NaN : Math.clamp(same / Math.sqrt(first) / Math.sqrt(second), 0, 1);
	}

	private static double[][] centred(FloatMatrix m) {
		double[] mean = new double[m.columns()];
		double[][] rows = new double[m.rows()][m.columns()];
		for (int i = 0; i < rows.length; i++) {
			float[] row = m.row(i);
			for (int c = 0; c < mean.length; c++) {
				rows[i][c] = row[c];
				mean[c] += row[c];
			}
		}
		for (double[] row : rows) {
			for (int c = 0; c < mean.length; c++) {
				row[c] -= mean[c] / rows.length;
			}
		}
		return rows;
	}

	private static double dot(double[] a, double[] b) {
		double sum = 0;
		for (int c = 0; c < a.length; c++) {
			sum += a[c] * b[c];
		}
		return sum;
	}
}
