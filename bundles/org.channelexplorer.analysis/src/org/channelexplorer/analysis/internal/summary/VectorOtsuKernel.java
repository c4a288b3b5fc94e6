package org.channelexplorer.analysis.internal.summary;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/** Bins by {@link VectorBins}; the choice among them by {@link FewValues} or a {@link VectorHistogram}. */
public final class VectorOtsuKernel implements OtsuKernel {
	private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;

	private final ScalarOtsuKernel scalar = new ScalarOtsuKernel();
	private final FewValues few = new FewValues();
	private final VectorHistogram histogram = new VectorHistogram();
	private final int[] places = new int[BLOCK];
	private final float[] lanes = new float[LANES];

	@Override
	public int chooseBin(float[] values, int size, float min, float max) {
		if (size < VectorBins.WIDTH || max - min < VectorBins.SMALLEST_RANGE) {
			return scalar.chooseBin(values, size, min, max);
		}
		if (size <= FewValues.MOST) {
			VectorBins.place(values, 0, size, min, max, 0, places);
			return few.choose(places, size);
		}
		for (int start = 0; start < size; start += BLOCK) {
			int length = Math.min(BLOCK, size - start);
			if (length >= VectorBins.WIDTH) {
				VectorBins.place(values, start, length, min, max, VectorHistogram.ROTATION, places);
			} else {
				VectorBins.placeExactly(values, start, 0, length, min, max, VectorHistogram.ROTATION, places);
			}
			histogram.count(places, length, size);
		}
		return histogram.choose(size);
	}

	@Override
	public double sumAbove(float[] values, int size, float threshold) {
		if (size < LANES) {
			return scalar.sumAbove(values, size, threshold);
		}
		double sum = 0;
		for (int start = 0; start < size; start += BLOCK) {
			sumBlock(values, start, Math.min(size, start + BLOCK), threshold);
			sum += Lanes.sum(lanes);
		}
		return sum;
	}

	private void sumBlock(float[] values, int from, int to, float threshold) {
		FloatVector s0 = FloatVector.zero(EIGHT);
		FloatVector s1 = s0;
		int i = from;
		for (; i <= to - LANES; i += LANES) {
			FloatVector a = FloatVector.fromArray(EIGHT, values, i).lanewise(VectorOperators.ABS);
			FloatVector b = FloatVector.fromArray(EIGHT, values, i + 8).lanewise(VectorOperators.ABS);
			s0 = s0.add(a, a.compare(VectorOperators.GT, threshold));
			s1 = s1.add(b, b.compare(VectorOperators.GT, threshold));
		}
		s0.intoArray(lanes, 0);
		s1.intoArray(lanes, 8);
		for (int lane = 0; i < to; i++, lane++) {
			float v = Math.abs(values[i]);
			if (v > threshold) {
				lanes[lane] += v;
			}
		}
	}
}
