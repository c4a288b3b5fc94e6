package org.channelexplorer.analysis.internal.ranking;

import java.util.function.ToDoubleFunction;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Walks the channels of a layer in blocks, because matrices are stored by image. */
final class Columns {
	private static final int BLOCK = 64;

	private Columns() {
	}

	/** Applies a function to every column. @param score must keep neither the array nor a state; may modify the array */
	static double[] map(FloatMatrix x, IProgressMonitor monitor, ToDoubleFunction<float[]> score) {
		int channels = x.columns();
		SubMonitor progress = SubMonitor.convert(monitor, (channels + BLOCK - 1) / BLOCK);
		double[] scores = new double[channels];
		for (int from = 0; from < channels; from += BLOCK) {
			float[][] columns = read(x, from, Math.min(channels, from + BLOCK));
			for (int c = 0; c < columns.length; c++) {
				scores[from + c] = score.applyAsDouble(columns[c]);
			}
			progress.split(1); // throws when cancelled
		}
		return scores;
	}

	private static float[][] read(FloatMatrix x, int from, int to) {
		float[][] columns = new float[to - from][x.rows()];
		for (int i = 0; i < x.rows(); i++) {
			for (int c = from; c < to; c++) {
				columns[c - from][i] = x.get(i, c);
			}
		}
		return columns;
	}

	/** Mean of the values. */
	static double mean(float[] column) {
		double sum = 0;
		for (float v : column) {
			sum += v;
		}
		return sum / column.length;
	}

	/** Sum of the squared differences from a mean. */
	static double squares(float[] column, double mean) {
		double squares = 0;
		for (float v : column) {
			squares += (v - mean) * (v - mean);
		}
		return squares;
	}

	/** Mean of every class; NaN for a class without images. */
	static double[] classMeans(float[] column, Labels labels) {
		int k = labels.classes().size();
		double[] sums = new double[k];
		int[] counts = new int[k];
		for (int i = 0; i < column.length; i++) {
			sums[labels.classOf(i)] += column[i];
			counts[labels.classOf(i)]++;
		}
		for (int c = 0; c < k; c++) {
			sums[c] /= counts[c];
		}
		return sums;
	}

	/** Whether all values are the same. */
	static boolean constant(float[] column) {
		for (float v : column) {
			if (v != column[0]) {
				return false;
			}
		}
		return true;
	}

	/** The rows of every class that has images. @throws InputException when that is fewer than two */
	static int[][] classRows(Labels labels, String ranking) throws InputException {
		int[][] rows = java.util.stream.IntStream.range(0, labels.classes().size()).mapToObj(labels::rowsOf).filter(r -> r.length > 0)
				.toArray(int[][]::new);
		if (rows.length < 2) {
			throw new InputException("the ranking " + ranking + " compares classes, and all " + labels.size() + " images are of one class");
		}
		return rows;
	}
}
