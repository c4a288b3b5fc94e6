package org.channelexplorer.analysis.internal.projection;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/** Forces with vector arithmetic: a lane is a point (repulsion) or an edge (attraction), whatever the vector's width. */
public final class VectorForceKernel implements ForceKernel {
	private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() >= 16 ? FloatVector.SPECIES_512
			: FloatVector.SPECIES_256;
	private static final int WIDTH = SPECIES.length();

	private final float[] others = ForceKernel.othersMass();
	private final float[] lanesX = new float[Lanes.COUNT];
	private final float[] lanesY = new float[Lanes.COUNT];

	@Override
	public void repel(float[] x, float[] y, int first, int own, float[] sourceX, float[] sourceY, float[] mass, int sources, float[] out) {
		for (int p = 0; p < GROUP; p += 2 * WIDTH) {
			repelTwo(x, y, first, own, p, sourceX, sourceY, mass, sources, out);
		}
	}

	private void repelTwo(float[] x, float[] y, int first, int own, int p, float[] sourceX, float[] sourceY, float[] mass, int sources,
			float[] out) {
		FloatVector one = FloatVector.broadcast(SPECIES, 1f);
		FloatVector px0 = FloatVector.fromArray(SPECIES, x, first + p);
		FloatVector py0 = FloatVector.fromArray(SPECIES, y, first + p);
		FloatVector px1 = FloatVector.fromArray(SPECIES, x, first + p + WIDTH);
		FloatVector py1 = FloatVector.fromArray(SPECIES, y, first + p + WIDTH);
		FloatVector z0 = FloatVector.zero(SPECIES);
		FloatVector fx0 = z0;
		FloatVector fy0 = z0;
		FloatVector z1 = z0;
		FloatVector fx1 = z0;
		FloatVector fy1 = z0;
		for (int s = 0; s < own; s++) {
			FloatVector sx = FloatVector.broadcast(SPECIES, x[first + s]);
			FloatVector sy = FloatVector.broadcast(SPECIES, y[first + s]);
			FloatVector m0 = FloatVector.fromArray(SPECIES, others, GROUP - 1 - s + p);
			FloatVector m1 = FloatVector.fromArray(SPECIES, others, GROUP - 1 - s + p + WIDTH);
			FloatVector dx0 = px0.sub(sx);
			FloatVector dy0 = py0.sub(sy);
			FloatVector dx1 = px1.sub(sx);
			FloatVector dy1 = py1.sub(sy);
			FloatVector q0 = one.div(dx0.fma(dx0, dy0.fma(dy0, one)));
			FloatVector q1 = one.div(dx1.fma(dx1, dy1.fma(dy1, one)));
			FloatVector mq0 = q0.mul(m0);
			FloatVector mq1 = q1.mul(m1);
			z0 = z0.add(mq0);
			z1 = z1.add(mq1);
			FloatVector mqq0 = mq0.mul(q0);
			FloatVector mqq1 = mq1.mul(q1);
			fx0 = mqq0.fma(dx0, fx0);
			fy0 = mqq0.fma(dy0, fy0);
			fx1 = mqq1.fma(dx1, fx1);
			fy1 = mqq1.fma(dy1, fy1);
		}
		for (int s = 0; s < sources; s++) {
			FloatVector sx = FloatVector.broadcast(SPECIES, sourceX[s]);
			FloatVector sy = FloatVector.broadcast(SPECIES, sourceY[s]);
			FloatVector m = FloatVector.broadcast(SPECIES, mass[s]);
			FloatVector dx0 = px0.sub(sx);
			FloatVector dy0 = py0.sub(sy);
			FloatVector dx1 = px1.sub(sx);
			FloatVector dy1 = py1.sub(sy);
			FloatVector q0 = one.div(dx0.fma(dx0, dy0.fma(dy0, one)));
			FloatVector q1 = one.div(dx1.fma(dx1, dy1.fma(dy1, one)));
			FloatVector mq0 = q0.mul(m);
			FloatVector mq1 = q1.mul(m);
			z0 = z0.add(mq0);
			z1 = z1.add(mq1);
			FloatVector mqq0 = mq0.mul(q0);
			FloatVector mqq1 = mq1.mul(q1);
			fx0 = mqq0.fma(dx0, fx0);
			fy0 = mqq0.fma(dy0, fy0);
			fx1 = mqq1.fma(dx1, fx1);
			fy1 = mqq1.fma(dy1, fy1);
		}
		z0.intoArray(out, p);
		z1.intoArray(out, p + WIDTH);
		fx0.intoArray(out, GROUP + p);
		fx1.intoArray(out, GROUP + p + WIDTH);
		fy0.intoArray(out, 2 * GROUP + p);
		fy1.intoArray(out, 2 * GROUP + p + WIDTH);
	}

	@Override
	public void attract(float[] x, float[] y, int point, int[] neighbour, float[] weight, int from, int to, float[] out) {
		FloatVector one = FloatVector.broadcast(SPECIES, 1f);
		FloatVector px = FloatVector.broadcast(SPECIES, x[point]);
		FloatVector py = FloatVector.broadcast(SPECIES, y[point]);
		int full = from + (to - from) / Lanes.COUNT * Lanes.COUNT;
		for (int part = 0; part < Lanes.COUNT; part += WIDTH) {
			FloatVector sumX = FloatVector.zero(SPECIES);
			FloatVector sumY = sumX;
			for (int e = from + part; e < full; e += Lanes.COUNT) {
				FloatVector dx = px.sub(FloatVector.fromArray(SPECIES, x, 0, neighbour, e));
				FloatVector dy = py.sub(FloatVector.fromArray(SPECIES, y, 0, neighbour, e));
				FloatVector pq = FloatVector.fromArray(SPECIES, weight, e).div(dx.fma(dx, dy.fma(dy, one)));
				sumX = pq.fma(dx, sumX);
				sumY = pq.fma(dy, sumY);
			}
			sumX.intoArray(lanesX, part);
			sumY.intoArray(lanesY, part);
		}
		ScalarForceKernel.edges(x, y, point, neighbour, weight, from, full, to, lanesX, lanesY);
		out[0] = Lanes.sum(lanesX);
		out[1] = Lanes.sum(lanesY);
	}
}
