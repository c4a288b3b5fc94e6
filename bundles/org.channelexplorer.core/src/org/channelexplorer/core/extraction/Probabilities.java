package org.channelexplorer.core.extraction;

/** Network outputs as class probabilities. */
final class Probabilities {
	private Probabilities() {
	}

	/** The output itself when it already is a distribution, else its softmax (computed in double, largest value first taken off). */
	static float[] of(float[] output, boolean probabilities) {
		if (probabilities) {
			return output.clone();
		}
		double max = Double.NEGATIVE_INFINITY;
		for (float v : output) {
			max = Math.max(max, v);
		}
		double sum = 0;
		double[] e = new double[output.length];
		for (int i = 0; i < e.length; i++) {
			e[i] = StrictMath.exp(output[i] - max); // StrictMath: the same bytes on every machine
			sum += e[i];
		}
		float[] p = new float[e.length];
		for (int i = 0; i < p.length; i++) {
			p[i] = (float) (e[i] / sum);
		}
		return p;
	}
}
