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
		for (int p = 0; p < GROUP; p += WIDTH) {
			repelSome(x, y, first, own, p, sourceX, sourceY, mass, sources, out);
		}
	}

	private void repelSome(float[] x, float[] y, int first, int own, int p, float[] sourceX, float[] sourceY, float[] mass, int sources,
			float[] out) {
		FloatVector one = FloatVector.broadcast(SPECIES, 1f);
		FloatVector px = FloatVector.fromArray(SPECIES, x, first + p);
		FloatVector py = FloatVector.fromArray(SPECIES, y, first + p);
		FloatVector z = FloatVector.zero(SPECIES);
		FloatVector fx = z;
		FloatVector fy = z;
		for (int s = 0; s < own; s++) {
			FloatVector dx = px.sub(x[first + s]);
			FloatVector dy = py.sub(y[first + s]);
			FloatVector q = one.div(dx.fma(dx, dy.fma(dy, one)));
			FloatVector mq = q.mul(FloatVector.fromArray(SPECIES, others, GROUP - 1 - s + p));
			z = z.add(mq);
			FloatVector mqq = mq.mul(q);
			fx = mqq.fma(dx, fx);
			fy = mqq.fma(dy, fy);
		}
		for (int s = 0; s < sources; s++) {
			FloatVector dx = px.sub(sourceX[s]);
			FloatVector dy = py.sub(sourceY[s]);
			FloatVector q = one.div(dx.fma(dx, dy.fma(dy, one)));
			FloatVector mq = q.mul(mass[s]);
			z = z.add(mq);
			FloatVector mqq = mq.mul(q);
			fx = mqq.fma(dx, fx);
			fy = mqq.fma(dy, fy);
		}
		z.intoArray(out, p);
		fx.intoArray(out, GROUP + p);
		fy.intoArray(out, 2 * GROUP + p);
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
