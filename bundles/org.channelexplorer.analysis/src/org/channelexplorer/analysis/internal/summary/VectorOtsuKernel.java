package org.channelexplorer.analysis.internal.summary;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.channelexplorer.analysis.internal.kernel.Lanes;

/**
 * Bins are computed in float, eight at a time; where the float result lies so near a bin's edge that rounding could have
 * moved it, the block's values are binned again in double. Four sub-histograms keep equal bins that follow each other from
 * waiting for one another.
 */
public final class VectorOtsuKernel implements OtsuKernel {
	private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
	private static final VectorSpecies<Integer> EIGHT_INTS = IntVector.SPECIES_256;
	private static final ByteOrder ORDER = ByteOrder.nativeOrder();
	// four roundings of 2^-24 each on a number up to 256: 2^-14, here with room
	private static final float EDGE = 1e-4f;
	// 256 / range must stay a float
	private static final float SMALLEST_RANGE = 1e-35f;
	// from here on clearing and adding three more histograms pays
	private static final int MANY = 512;

	private final ScalarOtsuKernel scalar = new ScalarOtsuKernel();
	private final int[] bins = new int[BLOCK];
	private final int[] counts1 = new int[BINS];
	private final int[] counts2 = new int[BINS];
	private final int[] counts3 = new int[BINS];
	private final float[] lanes = new float[LANES];

	@Override
	public void histogram(MemorySegment values, long at, int size, float min, float max, int[] counts) {
		if (size < 16 || max - min < SMALLEST_RANGE) {
			scalar.histogram(values, at, size, min, max, counts);
			return;
		}
		boolean four = size >= MANY;
		for (int start = 0; start < size; start += BLOCK) {
			int length = Math.min(BLOCK, size - start);
			binsOf(values, at + (long) start * Float.BYTES, length, min, max);
			if (four) {
				countInFour(length, counts);
			} else {
				for (int i = 0; i < length; i++) {
					counts[bins[i] & BINS - 1]++;
				}
			}
		}
		if (four) {
			for (int k = 0; k < BINS; k++) {
				counts[k] += counts1[k] + counts2[k] + counts3[k];
			}
			Arrays.fill(counts1, 0);
			Arrays.fill(counts2, 0);
			Arrays.fill(counts3, 0);
		}
	}

	private void countInFour(int length, int[] counts0) {
		int i = 0;
		for (; i + 3 < length; i += 4) {
			counts0[bins[i] & BINS - 1]++;
			counts1[bins[i + 1] & BINS - 1]++;
			counts2[bins[i + 2] & BINS - 1]++;
			counts3[bins[i + 3] & BINS - 1]++;
		}
		for (; i < length; i++) {
			counts0[bins[i] & BINS - 1]++;
		}
	}

	private void binsOf(MemorySegment values, long at, int length, float min, float max) {
		float scale = BINS / (max - min);
		int i = 0;
		for (; i + 8 <= length; i += 8) {
			FloatVector place = FloatVector.fromMemorySegment(EIGHT, values, at + (long) i * Float.BYTES, ORDER)
					.lanewise(VectorOperators.ABS).sub(min).mul(scale);
			IntVector bin = (IntVector) place.convertShape(VectorOperators.F2I, EIGHT_INTS, 0);
			FloatVector within = place.sub((FloatVector) bin.convertShape(VectorOperators.I2F, EIGHT, 0));
			// the minimum itself is exactly 0 and the maximum is in the last bin whatever the rounding
			VectorMask<Float> edge = within.lt(EDGE).and(place.compare(VectorOperators.GT, EDGE))
					.or(within.compare(VectorOperators.GT, 1 - EDGE)).and(place.lt(BINS - 0.5f));
			bin.min(BINS - 1).intoArray(bins, i);
			if (edge.anyTrue()) {
				exact(values, at, i, i + 8, min, max);
			}
		}
		exact(values, at, i, length, min, max);
	}

	private void exact(MemorySegment values, long at, int from, int to, float min, float max) {
		for (int i = from; i < to; i++) {
			bins[i] = OtsuKernel.bin(ScalarOtsuKernel.magnitude(values, at, i), min, max);
		}
	}

	@Override
	public double sumAbove(MemorySegment values, long at, int size, float threshold) {
		if (size < 16) {
			return scalar.sumAbove(values, at, size, threshold);
		}
		double sum = 0;
		for (int start = 0; start < size; start += BLOCK) {
			int end = Math.min(size, start + BLOCK);
			FloatVector s0 = FloatVector.zero(EIGHT);
			FloatVector s1 = s0;
			int i = start;
			for (; i + LANES <= end; i += LANES) {
				long here = at + (long) i * Float.BYTES;
				FloatVector a = FloatVector.fromMemorySegment(EIGHT, values, here, ORDER).lanewise(VectorOperators.ABS);
				FloatVector b = FloatVector.fromMemorySegment(EIGHT, values, here + 8 * Float.BYTES, ORDER).lanewise(VectorOperators.ABS);
				s0 = s0.add(a, a.compare(VectorOperators.GT, threshold));
				s1 = s1.add(b, b.compare(VectorOperators.GT, threshold));
			}
			s0.intoArray(lanes, 0);
			s1.intoArray(lanes, 8);
			for (int lane = 0; i < end; i++, lane++) {
				float v = ScalarOtsuKernel.magnitude(values, at, i);
				if (v > threshold) {
					lanes[lane] += v;
				}
			}
			sum += Lanes.sum(lanes);
		}
		return sum;
	}
}
