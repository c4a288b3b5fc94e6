package org.channelexplorer.analysis.internal.audit;

import java.util.Arrays;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.LabelAudit.Input;

/** The class thresholds of confident learning: for every class the mean probability of it over the images labelled so. */
final class Thresholds {
	// a class that nothing is taken for would divide by zero
	private static final double SMALLEST = 1e-6;
	private static final double LEAST = 0.25;

	private Thresholds() {
	}

	/** One per class; 1 for a class without images. */
	static double[] of(FloatMatrix p, Labels labels) {
		double[] sum = new double[p.columns()];
		int[] counts = labels.counts();
		for (int i = 0; i < p.rows(); i++) {
			int c = labels.classOf(i);
			sum[c] += p.get(i, c);
		}
		for (int c = 0; c < sum.length; c++) {
			sum[c] = counts[c] == 0 ? 1 : sum[c] / counts[c];
		}
		return sum;
	}

	/** The probabilities, each minus its class' threshold plus the largest, divided by their sum. */
	static Input adjusted(Input input) {
		FloatMatrix p = input.probabilities();
		double[] t = of(p, input.labels());
		double largest = 0;
		for (double v : t) {
			largest = Math.max(largest, v);
		}
		float[] adjusted = new float[Math.multiplyExact(p.rows(), p.columns())];
		double[] row = new double[p.columns()];
		for (int i = 0; i < p.rows(); i++) {
			double sum = 0;
			for (int c = 0; c < row.length; c++) {
				row[c] = p.get(i, c) - t[c] + largest;
				sum += row[c];
			}
			for (int c = 0; c < row.length; c++) {
				adjusted[i * row.length + c] = (float) (sum == 0 ? 1.0 / row.length : row[c] / sum);
			}
		}
		return new Input(FloatMatrix.of(p.rows(), p.columns(), adjusted), input.labels());
	}

	/** The probabilities divided by the class' thresholds. */
	static double[] ratios(float[] row, double[] thresholds) {
		double[] ratios = new double[row.length];
		for (int c = 0; c < row.length; c++) {
			ratios[c] = row[c] / Math.max(SMALLEST, thresholds[c]);
		}
		return ratios;
	}

	/** The same, none below a quarter of the largest: a class that only wrong labels have would be believed of everything. */
	static double[] believed(FloatMatrix p, Labels labels) {
		double[] t = of(p, labels);
		double least = LEAST * Arrays.stream(t).max().orElse(0);
		return Arrays.stream(t).map(v -> Math.max(v, least)).toArray();
	}

	/** The class of the largest value, the first of equals. */
	static int likeliest(double[] ratios) {
		int best = 0;
		for (int c = 1; c < ratios.length; c++) {
			best = ratios[c] > ratios[best] ? c : best;
		}
		return best;
	}
}
