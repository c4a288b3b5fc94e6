package org.channelexplorer.analysis.internal.summary;

import java.util.Arrays;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/** Plain loops: what the vector kernel must agree with. */
public final class ScalarOtsuKernel implements OtsuKernel {
	private final float[] lanes = new float[LANES];
	private final int[] counts = new int[BINS];

	@Override
	public int chooseBin(float[] values, int size, float min, float max) {
		for (int i = 0; i < size; i++) {
			counts[OtsuKernel.bin(Math.abs(values[i]), min, max)]++;
		}
		int chosen = chooseBin(counts, size);
		Arrays.fill(counts, 0);
		return chosen;
	}

	/** Otsu's bin of a histogram; an empty bin has the variance of the bin before it, so only occupied ones are looked at. */
	static int chooseBin(int[] counts, int size) {
		long all = 0;
		for (int k = 0; k < BINS; k++) {
			all += (long) counts[k] * k;
		}
		long below = 0;
		long first = 0;
		double best = 0;
		int chosen = 0;
		for (int k = 0; k < BINS && below < size; k++) {
			if (counts[k] > 0) {
				below += counts[k];
				first += (long) counts[k] * k;
				double variance = OtsuKernel.variance(size, below, (double) size * first - (double) below * all);
				if (variance > best) { // with all values below it is 0/0, which is not greater
					best = variance;
					chosen = k;
				}
			}
		}
		return chosen;
	}

	@Override
	public double sumAbove(float[] values, int size, float threshold) {
		double sum = 0;
		for (int start = 0; start < size; start += BLOCK) {
			int end = Math.min(size, start + BLOCK);
			Arrays.fill(lanes, 0);
			for (int i = start; i < end; i++) {
				float v = Math.abs(values[i]);
				if (v > threshold) {
					lanes[i - start & LANES - 1] += v;
				}
			}
			sum += Lanes.sum(lanes);
		}
		return sum;
	}
}
