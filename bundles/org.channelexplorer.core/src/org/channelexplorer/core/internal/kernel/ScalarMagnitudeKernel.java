package org.channelexplorer.core.internal.kernel;

import java.util.Arrays;

/** Plain loops, same order of additions as the vector kernel. */
public final class ScalarMagnitudeKernel implements MagnitudeKernel {

	@Override
	public void compute(float[] values, int size, Statistics result) {
		double abs = 0;
		double square = 0;
		float min = Float.POSITIVE_INFINITY;
		float max = 0;
		float[] s = result.sums;
		float[] q = result.squares;
		for (int start = 0; start < size; start += BLOCK) {
			int end = Math.min(size, start + BLOCK);
			Arrays.fill(s, 0);
			Arrays.fill(q, 0);
			for (int i = start; i < end; i++) {
				float v = Math.abs(values[i]);
				int lane = (i - start) & LANES - 1;
				s[lane] += v;
				q[lane] += v * v;
				min = Math.min(min, v);
				max = Math.max(max, v);
			}
			abs += MagnitudeKernel.tree(s);
			square += MagnitudeKernel.tree(q);
		}
		result.absSum = abs;
		result.squareSum = square;
		result.absMin = min;
		result.absMax = max;
	}
}
