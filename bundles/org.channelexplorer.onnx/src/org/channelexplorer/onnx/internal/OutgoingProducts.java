package org.channelexplorer.onnx.internal;

import java.util.stream.IntStream;
import org.channelexplorer.core.util.InputException;

/** Products of the weights of every two channels, summed over what they lead to. */
final class OutgoingProducts {
	/** Multiplications that are still worth it: some seconds. */
	private static final double MOST = 3e10;

	private final String layer;
	private float[][] sums;

	OutgoingProducts(String layer) {
		this.layer = layer;
	}

	/** A weight. */
	interface Weight {
		double of(int channel, int output);
	}

	/**
	 * Adds a matrix of weights.
	 *
	 * @param times how many there will be of this kind
	 */
	void add(long outputs, int channels, double times, Weight weight) throws InputException {
		if (times * outputs * channels * channels > MOST) {
			throw new InputException("the weights behind layer " + Text.printable(layer) + " are too many to form their products");
		}
		if (sums == null) {
			sums = new float[channels][channels];
		}
		float[][] rows = new float[(int) outputs][channels];
		for (int c = 0; c < channels; c++) {
			double mean = 0;
			for (int out = 0; out < outputs; out++) {
				mean += weight.of(c, out) / outputs;
			}
			for (int out = 0; out < outputs; out++) {
				rows[out][c] = (float) (weight.of(c, out) - mean);
			}
		}
		IntStream.range(0, channels).parallel().forEach(c -> {
			float[] target = sums[c];
			for (float[] row : rows) {
				float factor = row[c];
				for (int d = 0; d < channels; d++) {
					target[d] += factor * row[d];
				}
			}
		});
	}

	float[][] all() {
		return sums;
	}
}
