package org.channelexplorer.analysis.internal.surgery;

/** Products without the vector module. */
public final class ScalarPanelKernel implements PanelKernel {

	@Override
	public void add(double[] a, int aAt, double[] b, int bAt, int count, boolean less, double[] c, int cAt) {
		double[] sums = new double[WIDTH];
		for (int from = 0; from < count; from += TOGETHER) {
			int until = Math.min(count, from + TOGETHER);
			for (int i = 0; i < WIDTH; i++) {
				java.util.Arrays.fill(sums, 0);
				for (int k = from; k < until; k++) {
					double factor = a[aAt + k * WIDTH + i];
					int row = bAt + k * WIDTH;
					for (int j = 0; j < WIDTH; j++) {
						sums[j] = Math.fma(factor, b[row + j], sums[j]);
					}
				}
				for (int j = 0; j < WIDTH; j++) {
					c[cAt + i * WIDTH + j] += less ? -sums[j] : sums[j];
				}
			}
		}
	}
}
