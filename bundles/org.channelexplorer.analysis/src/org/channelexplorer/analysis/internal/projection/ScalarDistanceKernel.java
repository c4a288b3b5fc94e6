package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/** Plain loops: what the vector kernels must agree with. */
public final class ScalarDistanceKernel implements DistanceKernel {
	private final float[] lanes = new float[Lanes.COUNT];

	@Override
	public void tile(float[][] a, int i, float[][] b, int j, int width, float[] out) {
		for (int p = 0; p < Rows.TILE; p++) {
			for (int q = 0; q < Rows.TILE; q++) {
				out[p * Rows.TILE + q] = squared(a[i + p], b[j + q], width);
			}
		}
	}

	@Override
	public void row(float[] a, float[][] b, int width, float[] out) {
		for (int q = 0; q < Rows.TILE; q++) {
			out[q] = squared(a, b[q], width);
		}
	}

	private float squared(float[] a, float[] b, int width) {
		double sum = 0;
		for (int start = 0; start < width; start += BLOCK) {
			int end = Math.min(width, start + BLOCK);
			Arrays.fill(lanes, 0);
			for (int c = start; c < end; c += Lanes.COUNT) {
				for (int lane = 0; lane < Lanes.COUNT; lane++) {
					float d = a[c + lane] - b[c + lane];
					lanes[lane] = Math.fma(d, d, lanes[lane]);
				}
			}
			sum += Lanes.sum(lanes);
		}
		return (float) sum;
	}
}
