package org.channelexplorer.core.internal.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A vector holds the four lanes of a distance; four distances overlap, where one would wait for its sums. */
public final class VectorSquareSums implements SquareSums {
	private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_128;
	private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_256;

	/** @throws UnsupportedOperationException where vectors are shorter, and would be slower than none */
	public VectorSquareSums() {
		if (DoubleVector.SPECIES_PREFERRED.length() < DOUBLES.length()) {
			throw new UnsupportedOperationException("vectors of " + DoubleVector.SPECIES_PREFERRED.length() + " numbers");
		}
	}

	private static DoubleVector load(float[] x, int at) {
		return (DoubleVector) FloatVector.fromArray(FLOATS, x, at).convertShape(VectorOperators.F2D, DOUBLES, 0);
	}

	@Override
	public void rows(float[] x, int row, int[] others, int d, double[] sums) {
		DoubleVector s0 = DoubleVector.zero(DOUBLES);
		DoubleVector s1 = s0;
		DoubleVector s2 = s0;
		DoubleVector s3 = s0;
		int o0 = others[0];
		int o1 = others[1];
		int o2 = others[2];
		int o3 = others[3];
		int end = d & -4;
		for (int k = 0; k < end; k += 4) {
			DoubleVector own = load(x, row + k);
			DoubleVector e0 = own.sub(load(x, o0 + k));
			DoubleVector e1 = own.sub(load(x, o1 + k));
			DoubleVector e2 = own.sub(load(x, o2 + k));
			DoubleVector e3 = own.sub(load(x, o3 + k));
			s0 = s0.add(e0.mul(e0));
			s1 = s1.add(e1.mul(e1));
			s2 = s2.add(e2.mul(e2));
			s3 = s3.add(e3.mul(e3));
		}
		double[] lanes = new double[4 * COUNT];
		s0.intoArray(lanes, 0);
		s1.intoArray(lanes, 4);
		s2.intoArray(lanes, 8);
		s3.intoArray(lanes, 12);
		for (int o = 0; o < COUNT; o++) {
			for (int k = end; k < d; k++) {
				double e = x[row + k] - (double) x[others[o] + k];
				lanes[4 * o] += e * e;
			}
			sums[o] = sum(lanes, 4 * o);
		}
	}

	@Override
	public void means(float[] x, int[] rows, double[] means, int[] of, int d, double[] sums) {
		DoubleVector s0 = DoubleVector.zero(DOUBLES);
		DoubleVector s1 = s0;
		DoubleVector s2 = s0;
		DoubleVector s3 = s0;
		int r0 = rows[0];
		int r1 = rows[1];
		int r2 = rows[2];
		int r3 = rows[3];
		int m0 = of[0];
		int m1 = of[1];
		int m2 = of[2];
		int m3 = of[3];
		int end = d & -4;
		for (int k = 0; k < end; k += 4) {
			DoubleVector e0 = load(x, r0 + k).sub(DoubleVector.fromArray(DOUBLES, means, m0 + k));
			DoubleVector e1 = load(x, r1 + k).sub(DoubleVector.fromArray(DOUBLES, means, m1 + k));
			DoubleVector e2 = load(x, r2 + k).sub(DoubleVector.fromArray(DOUBLES, means, m2 + k));
			DoubleVector e3 = load(x, r3 + k).sub(DoubleVector.fromArray(DOUBLES, means, m3 + k));
			s0 = s0.add(e0.mul(e0));
			s1 = s1.add(e1.mul(e1));
			s2 = s2.add(e2.mul(e2));
			s3 = s3.add(e3.mul(e3));
		}
		double[] lanes = new double[4 * COUNT];
		s0.intoArray(lanes, 0);
		s1.intoArray(lanes, 4);
		s2.intoArray(lanes, 8);
		s3.intoArray(lanes, 12);
		for (int o = 0; o < COUNT; o++) {
			for (int k = end; k < d; k++) {
				double e = x[rows[o] + k] - means[of[o] + k];
				lanes[4 * o] += e * e;
			}
			sums[o] = sum(lanes, 4 * o);
		}
	}

	@Override
	public void add(double[] sum, int at, float[] x, int[] rows, double[] weights, int d) {
		int r0 = rows[0];
		int r1 = rows[1];
		int r2 = rows[2];
		int r3 = rows[3];
		DoubleVector w0 = DoubleVector.broadcast(DOUBLES, weights[0]);
		DoubleVector w1 = DoubleVector.broadcast(DOUBLES, weights[1]);
		DoubleVector w2 = DoubleVector.broadcast(DOUBLES, weights[2]);
		DoubleVector w3 = DoubleVector.broadcast(DOUBLES, weights[3]);
		int end = d & -4;
		for (int k = 0; k < end; k += 4) {
			DoubleVector.fromArray(DOUBLES, sum, at + k).add(w0.mul(load(x, r0 + k))).add(w1.mul(load(x, r1 + k))).add(w2.mul(load(x, r2 + k)))
					.add(w3.mul(load(x, r3 + k))).intoArray(sum, at + k);
		}
		for (int k = end; k < d; k++) {
			sum[at + k] = sum[at + k] + weights[0] * x[r0 + k] + weights[1] * x[r1 + k] + weights[2] * x[r2 + k] + weights[3] * x[r3 + k];
		}
	}

	private static double sum(double[] lanes, int at) {
		return (lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]);
	}
}
