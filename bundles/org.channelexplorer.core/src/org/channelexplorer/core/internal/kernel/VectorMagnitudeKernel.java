package org.channelexplorer.core.internal.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Two vectors of eight lanes stand for the sixteen of the contract, on any CPU. */
public final class VectorMagnitudeKernel implements MagnitudeKernel {
	private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
	private static final ByteOrder ORDER = ByteOrder.nativeOrder();
	// below this a call into the vector code costs more than it saves
	private static final int WORTHWHILE = 16;

	private final ScalarMagnitudeKernel scalar = new ScalarMagnitudeKernel();

	@Override
	public void compute(MemorySegment values, long byteOffset, int size, Statistics result) {
		if (size < WORTHWHILE) {
			scalar.compute(values, byteOffset, size, result);
			return;
		}
		double abs = 0;
		double square = 0;
		float[] s = new float[LANES];
		float[] q = new float[LANES];
		FloatVector min0 = FloatVector.broadcast(EIGHT, Float.POSITIVE_INFINITY);
		FloatVector max0 = FloatVector.zero(EIGHT);
		float min = Float.POSITIVE_INFINITY;
		float max = 0;
		for (int start = 0; start < size; start += BLOCK) {
			int end = Math.min(size, start + BLOCK);
			FloatVector s0 = FloatVector.zero(EIGHT);
			FloatVector s1 = s0;
			FloatVector q0 = s0;
			FloatVector q1 = s0;
			int i = start;
			for (; i + LANES <= end; i += LANES) {
				long at = byteOffset + (long) i * Float.BYTES;
				FloatVector a = FloatVector.fromMemorySegment(EIGHT, values, at, ORDER).lanewise(VectorOperators.ABS);
				FloatVector b = FloatVector.fromMemorySegment(EIGHT, values, at + 8 * Float.BYTES, ORDER).lanewise(VectorOperators.ABS);
				s0 = s0.add(a);
				s1 = s1.add(b);
				q0 = q0.add(a.mul(a));
				q1 = q1.add(b.mul(b));
				min0 = min0.min(a.min(b));
				max0 = max0.max(a.max(b));
			}
			s0.intoArray(s, 0);
			s1.intoArray(s, 8);
			q0.intoArray(q, 0);
			q1.intoArray(q, 8);
			for (int lane = 0; i < end; i++, lane++) {
				float v = Math.abs(values.get(ValueLayout.JAVA_FLOAT_UNALIGNED, byteOffset + (long) i * Float.BYTES));
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
		result.absMin = Math.min(min, min0.reduceLanes(VectorOperators.MIN));
		result.absMax = Math.max(max, max0.reduceLanes(VectorOperators.MAX));
	}
}
