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
 * Bins are computed in float; where the float result lies so near a bin's edge that rounding could have moved it, the values are
 * binned again in double. Eight sub-histograms keep equal bins that follow each other from waiting for one another. The
 * variances are computed in float for all bins and in double for those that can be the largest.
 */
public final class VectorOtsuKernel implements OtsuKernel {
	private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
	private static final ByteOrder ORDER = ByteOrder.nativeOrder();
	private static final int WIDTH = INTS.length();
	// A lane has this many bins in a row. Bin b is counted at (b mod RUN) WIDTH + b / RUN: then prefix sums need no shuffles.
	private static final int RUN = BINS / WIDTH;
	private static final int RUN_BITS = Integer.numberOfTrailingZeros(RUN);
	private static final int WIDTH_BITS = Integer.numberOfTrailingZeros(WIDTH);
	private static final IntVector LANE_START = IntVector.zero(INTS).addIndex(RUN);
	// four roundings of 2^-24 each on a number up to 256 are 2^-14, here with room
	private static final float EDGE = 1e-4f;
	// 256 / range must stay a float
	private static final float SMALLEST_RANGE = 1e-35f;
	// from here on clearing and adding more histograms pays
	private static final int MANY = 1024;
	private static final int WAYS = 8;
	// n s - w S is below 64 n^2 and then fits an int, though its terms may overflow
	private static final int MOST_IN_INTS = 5790;
	// five roundings of 2^-24 each on either of two variances, with room
	private static final float SURELY_LESS = 1 - 2e-6f;

	private final ScalarOtsuKernel scalar = new ScalarOtsuKernel();
	private final int[] places = new int[BLOCK];
	private final int[] counts = new int[WAYS * BINS];
	private final int[] below = new int[BINS];
	private final int[] first = new int[BINS];
	private final float[] variance = new float[BINS];
	private final int[] inOrder = new int[BINS];
	private final float[] lanes = new float[LANES];

	@Override
	public int chooseBin(MemorySegment values, long at, int size, float min, float max) {
		if (size < WIDTH || max - min < SMALLEST_RANGE) {
			return scalar.chooseBin(values, at, size, min, max);
		}
		for (int start = 0; start < size; start += BLOCK) {
			int length = Math.min(BLOCK, size - start);
			place(values, at + (long) start * Float.BYTES, length, min, max);
			if (size >= MANY) {
				countInEight(length);
			} else {
				count(0, length);
			}
		}
		if (size >= MANY) {
			addWays();
		}
		return size <= MOST_IN_INTS ? choose(size) : chooseInDouble(size);
	}

	private static int place(int bin) {
		return (bin & RUN - 1) << WIDTH_BITS | bin >> RUN_BITS;
	}

	private void place(MemorySegment values, long at, int length, float min, float max) {
		float scale = BINS / (max - min);
		int i = 0;
		for (; i + WIDTH <= length; i += WIDTH) {
			FloatVector v = FloatVector.fromMemorySegment(FLOATS, values, at + (long) i * Float.BYTES, ORDER).lanewise(VectorOperators.ABS)
					.sub(min).mul(scale);
			IntVector bin = (IntVector) v.convertShape(VectorOperators.F2I, INTS, 0);
			FloatVector within = v.sub((FloatVector) bin.convertShape(VectorOperators.I2F, FLOATS, 0));
			bin = bin.min(BINS - 1);
			bin.and(RUN - 1).lanewise(VectorOperators.LSHL, WIDTH_BITS).or(bin.lanewise(VectorOperators.LSHR, RUN_BITS)).intoArray(places, i);
			// below 0.5 it is the first bin and above 255.5 the last, whatever the rounding
			VectorMask<Float> edge = within.sub(0.5f).lanewise(VectorOperators.ABS).compare(VectorOperators.GT, 0.5f - EDGE)
					.and(v.sub(128).lanewise(VectorOperators.ABS).lt(127.5f));
			if (edge.anyTrue()) {
				placeExactly(values, at, i, i + WIDTH, min, max);
			}
		}
		placeExactly(values, at, i, length, min, max);
	}

	private void placeExactly(MemorySegment values, long at, int from, int to, float min, float max) {
		for (int i = from; i < to; i++) {
			places[i] = place(OtsuKernel.bin(ScalarOtsuKernel.magnitude(values, at, i), min, max));
		}
	}

	private void count(int from, int to) {
		int[] c = counts;
		int[] p = places;
		for (int i = from; i < to; i++) {
			c[p[i] & BINS - 1]++;
		}
	}

	private void countInEight(int length) {
		int[] c = counts;
		int[] p = places;
		int i = 0;
		for (; i + 7 < length; i += 8) {
			c[p[i] & BINS - 1]++;
			c[BINS | p[i + 1] & BINS - 1]++;
			c[2 * BINS | p[i + 2] & BINS - 1]++;
			c[3 * BINS | p[i + 3] & BINS - 1]++;
			c[4 * BINS | p[i + 4] & BINS - 1]++;
			c[5 * BINS | p[i + 5] & BINS - 1]++;
			c[6 * BINS | p[i + 6] & BINS - 1]++;
			c[7 * BINS | p[i + 7] & BINS - 1]++;
		}
		count(i, length);
	}

	private void addWays() {
		for (int b = 0; b < BINS; b += WIDTH) {
			IntVector sum = IntVector.fromArray(INTS, counts, b);
			for (int way = 1; way < WAYS; way++) {
				sum = sum.add(IntVector.fromArray(INTS, counts, way * BINS + b));
			}
			sum.intoArray(counts, b);
		}
		Arrays.fill(counts, BINS, WAYS * BINS, 0);
	}

	private int choose(int size) {
		IntVector laneCount = IntVector.zero(INTS);
		IntVector laneSum = laneCount;
		for (int r = 0; r < RUN; r++) {
			IntVector c = IntVector.fromArray(INTS, counts, r * WIDTH);
			laneCount = laneCount.add(c);
			laneSum = laneSum.add(c.mul(LANE_START.add(r)));
		}
		laneCount.intoArray(below, 0);
		laneSum.intoArray(first, 0);
		int count = 0;
		int all = 0;
		for (int lane = 0; lane < WIDTH; lane++) { // what lies before each lane
			int c = below[lane];
			int s = first[lane];
			below[lane] = count;
			first[lane] = all;
			count += c;
			all += s;
		}
		IntVector w = IntVector.fromArray(INTS, below, 0);
		IntVector s = IntVector.fromArray(INTS, first, 0);
		FloatVector largest = FloatVector.zero(FLOATS);
		for (int r = 0; r < RUN; r++) {
			IntVector c = IntVector.fromArray(INTS, counts, r * WIDTH);
			w = w.add(c);
			s = s.add(c.mul(LANE_START.add(r)));
			w.intoArray(below, r * WIDTH);
			s.intoArray(first, r * WIDTH);
			FloatVector d = (FloatVector) s.mul(size).sub(w.mul(all)).convertShape(VectorOperators.I2F, FLOATS, 0);
			// no value or all values below: d is 0 and so is the variance
			FloatVector sides = (FloatVector) w.mul(w.neg().add(size)).max(1).convertShape(VectorOperators.I2F, FLOATS, 0);
			FloatVector v = d.mul(d).div(sides);
			v.intoArray(variance, r * WIDTH);
			largest = largest.max(v);
		}
		return chooseAmong(largest.reduceLanes(VectorOperators.MAX) * SURELY_LESS, size, all);
	}

	private int chooseAmong(float least, int size, int all) {
		double best = 0;
		int chosen = BINS;
		IntVector none = IntVector.zero(INTS);
		for (int r = 0; r < RUN; r++) {
			none.intoArray(counts, r * WIDTH);
			long candidates = FloatVector.fromArray(FLOATS, variance, r * WIDTH).compare(VectorOperators.GE, least).toLong();
			for (; candidates != 0; candidates &= candidates - 1) {
				int lane = Long.numberOfTrailingZeros(candidates);
				double v = OtsuKernel.variance(size, all, below[r * WIDTH + lane], first[r * WIDTH + lane]);
				int bin = lane * RUN + r;
				if (v > best || v == best && bin < chosen) {
					best = v;
					chosen = bin;
				}
			}
		}
		return chosen;
	}

	private int chooseInDouble(int size) {
		for (int b = 0; b < BINS; b++) {
			inOrder[b] = counts[place(b)];
		}
		Arrays.fill(counts, 0, BINS, 0);
		return ScalarOtsuKernel.chooseBin(inOrder, size);
	}

	@Override
	public double sumAbove(MemorySegment values, long at, int size, float threshold) {
		if (size < LANES) {
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
