package org.channelexplorer.analysis.internal.projection;

import java.util.List;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * The summaries of several layers side by side, every channel with mean 0 and standard deviation 1 over the images and then
 * divided by the square root of its layer's number of channels, so that every layer weighs the same. A channel that does not
 * vary is 0. Values are computed when read; nothing but mean and factor of every channel is kept.
 */
final class StandardisedLayers implements FloatMatrix {
	private final List<FloatMatrix> layers;
	private final double[][] mean;
	private final double[][] factor;
	private final int columns;

	StandardisedLayers(List<FloatMatrix> layers) {
		this.layers = List.copyOf(layers);
		mean = new double[layers.size()][];
		factor = new double[layers.size()][];
		int total = 0;
		for (int l = 0; l < mean.length; l++) {
			total = Math.addExact(total, layers.get(l).columns());
			measure(l);
		}
		columns = total;
	}

	private void measure(int l) {
		FloatMatrix x = layers.get(l);
		int n = x.rows();
		double[] m = new double[x.columns()];
		double[] squares = new double[x.columns()];
		float[] row = new float[x.columns()];
		for (int i = 0; i < n; i++) {
			x.copyRow(i, row, 0);
			for (int c = 0; c < m.length; c++) {
				// running means: no digits are lost to a large offset
				double d = row[c] - m[c];
				m[c] += d / (i + 1);
				squares[c] += d * (row[c] - m[c]);
			}
		}
		double[] f = new double[m.length];
		for (int c = 0; c < m.length; c++) {
			double deviation = Math.sqrt(squares[c] / n);
			// below the rounding of a float there is no variation
			f[c] = deviation > 1e-7 * Math.abs(m[c]) ? 1 / (deviation * Math.sqrt(m.length)) : 0;
		}
		mean[l] = m;
		factor[l] = f;
	}

	@Override
	public int rows() {
		return layers.getFirst().rows();
	}

	@Override
	public int columns() {
		return columns;
	}

	@Override
	public float get(int row, int column) {
		int c = column;
		for (int l = 0; l < mean.length; l++) {
			if (c < mean[l].length) {
				return (float) ((layers.get(l).get(row, c) - mean[l][c]) * factor[l][c]);
			}
			c -= mean[l].length;
		}
		throw new IndexOutOfBoundsException("column " + column + " of " + columns);
	}

	@Override
	public void copyRow(int row, float[] target, int offset) {
		int at = offset;
		for (int l = 0; l < mean.length; l++) {
			layers.get(l).copyRow(row, target, at);
			for (int c = 0; c < mean[l].length; c++, at++) {
				target[at] = (float) ((target[at] - mean[l][c]) * factor[l][c]);
			}
		}
	}
}
