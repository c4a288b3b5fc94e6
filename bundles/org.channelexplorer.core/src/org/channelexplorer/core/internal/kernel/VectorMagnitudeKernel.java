package org.channelexplorer.core.internal.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Two vectors of eight lanes stand for the sixteen of the contract, on any CPU. */
public final class VectorMagnitudeKernel implements MagnitudeKernel {
	private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
	private static final VectorSpecies<Integer> EIGHT_INTS = IntVector.SPECIES_256;
	// below this a call into the vector code costs more than it saves
	private static final int WORTHWHILE = 16;

	private final ScalarMagnitudeKernel scalar = new ScalarMagnitudeKernel();

	@Override
	public void compute(float[] values, int size, Statistics result) {
		if (size < WORTHWHILE) {
			scalar.compute(values, size, result);
			return;
		}
		double abs = 0;
		double square = 0;
		float[] s = result.sums;
		float[] q = result.squares;
		// magnitudes are ordered as their bits are, NaN above all: whole numbers spare the float operations' care about NaN and -0
		IntVector min = IntVector.broadcast(EIGHT_INTS, Float.floatToRawIntBits(Float.POSITIVE_INFINITY));
		IntVector max = IntVector.zero(EIGHT_INTS);
		int least = Integer.MAX_VALUE;
		int most = 0;
		for (int start = 0; start < size; start += BLOCK) {
			int end = Math.min(size, start + BLOCK);
			FloatVector s0 = FloatVector.zero(EIGHT);
			FloatVector s1 = s0;
			FloatVector q0 = s0;
			FloatVector q1 = s0;
			int i = start;
			for (; i + LANES <= end; i += LANES) {
				FloatVector a = FloatVector.fromArray(EIGHT, values, i).lanewise(VectorOperators.ABS);
				FloatVector b = FloatVector.fromArray(EIGHT, values, i + 8).lanewise(VectorOperators.ABS);
				s0 = s0.add(a);
				s1 = s1.add(b);
				q0 = q0.add(a.mul(a));
				q1 = q1.add(b.mul(b));
				IntVector p = a.reinterpretAsInts();
				IntVector r = b.reinterpretAsInts();
				min = min.min(p.min(r));
				max = max.max(p.max(r));
			}
			s0.intoArray(s, 0);
			s1.intoArray(s, 8);
			q0.intoArray(q, 0);
			q1.intoArray(q, 8);
			for (int lane = 0; i < end; i++, lane++) {
				float v = Math.abs(values[i]);
				s[lane] += v;
				q[lane] += v * v;
				int bits = Float.floatToRawIntBits(v);
				least = Math.min(least, bits);
				most = Math.max(most, bits);
			}
			abs += MagnitudeKernel.tree(s);
			square += MagnitudeKernel.tree(q);
		}
		result.absSum = abs;
		result.squareSum = square;
		result.absMax = Float.intBitsToFloat(Math.max(most, max.reduceLanes(VectorOperators.MAX)));
		result.absMin = Float.isNaN(result.absMax) ? Float.NaN : Float.intBitsToFloat(Math.min(least, min.reduceLanes(VectorOperators.MIN)));
	}
}
