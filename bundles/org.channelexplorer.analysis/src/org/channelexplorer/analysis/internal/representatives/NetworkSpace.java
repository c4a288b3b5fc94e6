package org.channelexplorer.analysis.internal.representatives;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.analysis.internal.cluster.Points;
import org.channelexplorer.core.data.FloatMatrix;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/**
 * Images as points of all layers together: every channel standardised over all images, every layer scaled by 1/sqrt(channels), so
 * that layers count alike whatever their width. Constant channels are 0. Points are made for some images at a time.
 */
final class NetworkSpace {
	private record Layer(FloatMatrix x, double[] mean, double[] factor) {
	}

	private final List<Layer> layers = new ArrayList<>();
	private int columns;

	/** Adds a layer. @param x images x channels, finite */
	void add(FloatMatrix x, IProgressMonitor monitor) {
		int d = x.columns();
		double[] mean = new double[d];
		double[] squares = new double[d];
		float[] row = new float[d];
		for (int pass = 0; pass < 2; pass++) {
			for (int i = 0; i < x.rows(); i++) {
				check(monitor);
				x.copyRow(i, row, 0);
				for (int c = 0; c < d; c++) {
					if (pass == 0) {
						mean[c] += row[c];
					} else {
						squares[c] += (row[c] - mean[c]) * (row[c] - mean[c]);
					}
				}
			}
			for (int c = 0; c < d && pass == 0; c++) {
				mean[c] /= x.rows();
			}
		}
		double[] factor = new double[d];
		for (int c = 0; c < d; c++) {
			double deviation = Math.sqrt(squares[c] / x.rows());
			// a spread of rounding size is a constant channel
			factor[c] = deviation > 1e-7 * Math.abs(mean[c]) ? 1 / (deviation * Math.sqrt(d)) : 0;
		}
		layers.add(new Layer(x, mean, factor));
		columns += d;
	}

	private static void check(IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	/** Channels of all layers. */
	int columns() {
		return columns;
	}

	/** Some images as points, numbered by their place in {@code images}. */
	Points points(int[] images, IProgressMonitor monitor) {
		float[][] rows = new float[images.length][];
		for (int i = 0; i < images.length; i++) {
			check(monitor);
			rows[i] = new float[Points.padded(columns)];
			int at = 0;
			for (Layer layer : layers) {
				int d = layer.mean.length;
				layer.x.copyRow(images[i], rows[i], at);
				for (int c = 0; c < d; c++) {
					rows[i][at + c] = (float) ((rows[i][at + c] - layer.mean[c]) * layer.factor[c]);
				}
				at += d;
			}
		}
		return Points.ordered(rows, java.util.stream.IntStream.range(0, images.length).toArray(), columns);
	}
}
