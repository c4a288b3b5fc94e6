package org.channelexplorer.analysis.internal.summary;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/** Plain loops: what the vector kernel must agree with. */
public final class ScalarOtsuKernel implements OtsuKernel {
	private final float[] lanes = new float[LANES];

	@Override
	public void histogram(MemorySegment values, long at, int size, float min, float max, int[] counts) {
		for (int i = 0; i < size; i++) {
			counts[OtsuKernel.bin(magnitude(values, at, i), min, max)]++;
		}
	}

	@Override
	public double sumAbove(MemorySegment values, long at, int size, float threshold) {
		double sum = 0;
		for (int start = 0; start < size; start += BLOCK) {
			int end = Math.min(size, start + BLOCK);
			Arrays.fill(lanes, 0);
			for (int i = start; i < end; i++) {
				float v = magnitude(values, at, i);
				if (v > threshold) {
					lanes[i - start & LANES - 1] += v;
				}
			}
			sum += Lanes.sum(lanes);
		}
		return sum;
	}

	static float magnitude(MemorySegment values, long at, int i) {
		return Math.abs(values.get(ValueLayout.JAVA_FLOAT_UNALIGNED, at + (long) i * Float.BYTES));
	}
}
