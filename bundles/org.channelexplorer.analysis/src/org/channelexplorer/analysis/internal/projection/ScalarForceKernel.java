package org.channelexplorer.analysis.internal.projection;

import java.util.Arrays;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/** Plain loops: what the vector kernel must agree with. */
public final class ScalarForceKernel implements ForceKernel {
	private final float[] lanesX = new float[Lanes.COUNT];
	private final float[] lanesY = new float[Lanes.COUNT];
	// sums of the current point
	private float z;
	private float fx;
	private float fy;

	@Override
	public void repel(float[] x, float[] y, int first, int own, float[] sourceX, float[] sourceY, float[] mass, int sources, float[] out) {
		for (int p = 0; p < GROUP; p++) {
			z = 0;
			fx = 0;
			fy = 0;
			for (int s = 0; s < own; s++) {
				add(x[first + p] - x[first + s], y[first + p] - y[first + s], s == p ? 0 : 1);
			}
			for (int s = 0; s < sources; s++) {
				add(x[first + p] - sourceX[s], y[first + p] - sourceY[s], mass[s]);
			}
			out[p] = z;
			out[GROUP + p] = fx;
			out[2 * GROUP + p] = fy;
		}
	}

	private void add(float dx, float dy, float mass) {
		float q = 1 / Math.fma(dx, dx, Math.fma(dy, dy, 1f));
		float mq = q * mass;
		z += mq;
		float mqq = mq * q;
		fx = Math.fma(mqq, dx, fx);
		fy = Math.fma(mqq, dy, fy);
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
