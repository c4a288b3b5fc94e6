package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/** Plain loops: what the vector kernel must agree with. */
final class ScalarForceKernel implements ForceKernel {
	private final float[] lanesX = new float[Lanes.COUNT];
	private final float[] lanesY = new float[Lanes.COUNT];

	@Override
	public void repel(float[] x, float[] y, int first, float[] sourceX, float[] sourceY, float[] mass, int sources, float[] out) {
		for (int p = 0; p < GROUP; p++) {
			float px = x[first + p];
			float py = y[first + p];
			float z = 0;
			float fx = 0;
			float fy = 0;
			for (int s = 0; s < sources; s++) {
				float dx = px - sourceX[s];
				float dy = py - sourceY[s];
				float q = 1 / Math.fma(dx, dx, Math.fma(dy, dy, 1f));
				float mq = q * mass[s];
				z += mq;
				float mqq = mq * q;
				fx = Math.fma(mqq, dx, fx);
				fy = Math.fma(mqq, dy, fy);
			}
			out[p] = z;
			out[GROUP + p] = fx;
			out[2 * GROUP + p] = fy;
		}
	}

	@Override
	public void attract(float[] x, float[] y, int point, int[] neighbour, float[] weight, int from, int to, float[] out) {
		Arrays.fill(lanesX, 0);
		Arrays.fill(lanesY, 0);
		edges(x, y, point, neighbour, weight, from, from, to, lanesX, lanesY);
		out[0] = Lanes.sum(lanesX);
		out[1] = Lanes.sum(lanesY);
	}

	/** Edges {@code at .. to} of the row whose first edge is {@code from}. */
	static void edges(float[] x, float[] y, int point, int[] neighbour, float[] weight, int from, int at, int to, float[] lanesX,
			float[] lanesY) {
		float px = x[point];
		float py = y[point];
		for (int e = at; e < to; e++) {
			float dx = px - x[neighbour[e]];
			float dy = py - y[neighbour[e]];
			float pq = weight[e] / Math.fma(dx, dx, Math.fma(dy, dy, 1f));
			int lane = e - from & Lanes.COUNT - 1;
			lanesX[lane] = Math.fma(pq, dx, lanesX[lane]);
			lanesY[lane] = Math.fma(pq, dy, lanesY[lane]);
		}
	}
}
