package org.channelexplorer.analysis.internal.summary;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
	// A lane has this many bins in a row: bin b is counted at (b mod RUN) WIDTH + b / RUN, and prefix sums need no shuffles.
	private static final int RUN = BINS / WIDTH;
	private static final int RUN_BITS = Integer.numberOfTrailingZeros(RUN);
	private static final IntVector LANE_START = IntVector.zero(INTS).addIndex(RUN);
	// four roundings of 2^-24 each on a number up to 256 are 2^-14, here with room
	private static final float EDGE = 1e-4f;
	// below the one it is the first bin, above the other the last, whatever the rounding
	private static final int LEAST = Float.floatToRawIntBits(2 * EDGE);
	private static final int MOST = Float.floatToRawIntBits(255.5f);
	// added to a float it rounds it to a whole number that stands in the lowest bits: cheaper than Java's careful conversion
	private static final float ROUNDER = 0x1.8p23f;
	// 256 / range must stay a float
	private static final float SMALLEST_RANGE = 1e-35f;
	// from here on clearing and adding more histograms pays
	private static final int MANY = 1024;
	private static final int WAYS = 8;
	// n s - w S is below 64 n^2 and then fits an int, though its terms may overflow
	private static final int MOST_IN_INTS = 5790;
	// five roundings of 2^-24 each on either of two variances, with room
	static final float SURELY_LESS = 1 - 2e-6f;

	private final ScalarOtsuKernel scalar = new ScalarOtsuKernel();
	private final FewValues few = new FewValues();
	private final int[] places = new int[BLOCK];
	private final int[] counts = new int[WAYS * BINS];
	// of the values in bins before a lane's: how many, and the sum of their bins
	private final int[] below = new int[WIDTH];
	private final int[] first = new int[WIDTH];
	private final float[] variance = new float[BINS];
	private final int[] inOrder = new int[BINS];
	private final float[] lanes = new float[LANES];

	@Override
	public int chooseBin(MemorySegment values, long at, int size, float min, float max) {
		if (size < WIDTH || max - min < SMALLEST_RANGE) {
			return scalar.chooseBin(values, at, size, min, max);
		}
		if (size <= FewValues.MOST) {
			place(values, at, size, min, max, 0);
			return few.choose(places, size);
		}
		for (int start = 0; start < size; start += BLOCK) {
			int length = Math.min(BLOCK, size - start);
			if (length >= WIDTH) {
				place(values, at + (long) start * Float.BYTES, length, min, max, RUN_BITS);
			} else {
				placeExactly(values, at + (long) start * Float.BYTES, 0, length, min, max, RUN_BITS);
			}
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

	// where a bin is counted: its eight bits rotated; above them bits of no meaning
	private static int place(int bin) {
		return (bin | bin << 8) >> RUN_BITS;
	}

	// the places of a block, or with no rotation its bins
	private void place(MemorySegment values, long at, int length, float min, float max, int rotation) {
		float scale = BINS / (max - min);
		for (int i = 0; i < length; i += WIDTH) {
			int from = Math.min(i, length - WIDTH); // the last vector goes over some values again rather than over single ones
			IntVector v = FloatVector.fromMemorySegment(FLOATS, values, at + (long) from * Float.BYTES, ORDER).lanewise(VectorOperators.ABS)
					.sub(min).mul(scale).reinterpretAsInts();
			// as integers, because the order of positive floats is theirs and the float operations care about NaN and -0
			FloatVector inside = v.max(LEAST).min(MOST).reinterpretAsFloats();
			IntVector high = inside.add(EDGE - 0.5f).add(ROUNDER).reinterpretAsInts();
			IntVector low = inside.sub(EDGE + 0.5f).add(ROUNDER).reinterpretAsInts();
			high.lanewise(VectorOperators.LSHL, 8).or(high).lanewise(VectorOperators.LSHR, rotation).intoArray(places, from);
			if (high.compare(VectorOperators.NE, low).anyTrue()) {
				placeExactly(values, at, from, from + WIDTH, min, max, rotation);
			}
		}
	}

	private void placeExactly(MemorySegment values, long at, int from, int to, float min, float max, int rotation) {
		for (int i = from; i < to; i++) {
			int bin = OtsuKernel.bin(ScalarOtsuKernel.magnitude(values, at, i), min, max);
			places[i] = (bin | bin << 8) >> rotation;
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
		IntVector w = before(laneCount);
		IntVector s = before(laneSum);
		w.intoArray(below, 0);
		s.intoArray(first, 0);
		int all = s.add(laneSum).lane(WIDTH - 1);
		FloatVector largest = FloatVector.zero(FLOATS);
		for (int r = 0; r < RUN; r++) {
			IntVector c = IntVector.fromArray(INTS, counts, r * WIDTH);
			w = w.add(c);
			s = s.add(c.mul(LANE_START.add(r)));
			FloatVector v = variance(w, s, size, all);
			v.intoArray(variance, r * WIDTH);
			largest = largest.max(v);
		}
		int chosen = chooseAmong(largest.reduceLanes(VectorOperators.MAX) * SURELY_LESS, size, all);
		Arrays.fill(counts, 0, BINS, 0);
		return chosen;
	}

	// for every lane the sum of the lanes before it
	private static IntVector before(IntVector lanes) {
		IntVector sum = lanes;
		for (int step = 1; step < WIDTH; step *= 2) {
			sum = sum.add(sum.unslice(step));
		}
		return sum.sub(lanes);
	}

	// to five roundings; with no or all values below d is 0 and so is the variance
	static FloatVector variance(IntVector below, IntVector first, int size, int all) {
		FloatVector d = (FloatVector) first.mul(size).sub(below.mul(all)).convertShape(VectorOperators.I2F, FLOATS, 0);
		FloatVector sides = (FloatVector) below.mul(below.neg().add(size)).max(1).convertShape(VectorOperators.I2F, FLOATS, 0);
		return d.mul(d).div(sides);
	}

	private int chooseAmong(float least, int size, int all) {
		double best = 0;
		int chosen = BINS;
		for (int r = 0; r < RUN; r++) {
			long candidates = FloatVector.fromArray(FLOATS, variance, r * WIDTH).compare(VectorOperators.GE, least).toLong();
			for (; candidates != 0; candidates &= candidates - 1) {
				int lane = Long.numberOfTrailingZeros(candidates);
				if (counts[r * WIDTH + lane] == 0) {
					continue; // as good as an occupied bin before it
				}
				int bin = lane * RUN + r;
				double v = exactVariance(lane, r, size, all);
				if (v > best || v == best && bin < chosen) {
					best = v;
					chosen = bin;
				}
			}
		}
		return chosen;
	}

	private double exactVariance(int lane, int last, int size, int all) {
		int w = below[lane];
		int s = first[lane];
		for (int r = 0; r <= last; r++) {
			int c = counts[r * WIDTH + lane];
			w += c;
			s += c * (lane * RUN + r);
		}
		return OtsuKernel.variance(size, all, w, s);
	}

	private int chooseInDouble(int size) {
		for (int b = 0; b < BINS; b++) {
			inOrder[b] = counts[place(b) & BINS - 1];
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
			if (WIDTH == LANES) {
				sumWide(values, at, start, end, threshold);
			} else {
				sumHalves(values, at, start, end, threshold);
			}
			sum += Lanes.sum(lanes);
		}
		return sum;
	}

	private void sumWide(MemorySegment values, long at, int from, int to, float threshold) {
		FloatVector sum = FloatVector.zero(FLOATS);
		int i = from;
		for (; i + LANES <= to; i += LANES) {
			FloatVector v = FloatVector.fromMemorySegment(FLOATS, values, at + (long) i * Float.BYTES, ORDER).lanewise(VectorOperators.ABS);
			sum = sum.add(v, v.compare(VectorOperators.GT, threshold));
		}
		if (i < to) { // lanes without a value read 0, which is above nothing
			FloatVector v = FloatVector.fromMemorySegment(FLOATS, values, at + (long) i * Float.BYTES, ORDER, FLOATS.indexInRange(0, to - i))
					.lanewise(VectorOperators.ABS);
			sum = sum.add(v, v.compare(VectorOperators.GT, threshold));
		}
		sum.intoArray(lanes, 0);
	}

	private void sumHalves(MemorySegment values, long at, int from, int to, float threshold) {
		FloatVector s0 = FloatVector.zero(EIGHT);
		FloatVector s1 = s0;
		int i = from;
		for (; i + LANES <= to; i += LANES) {
			long here = at + (long) i * Float.BYTES;
			FloatVector a = FloatVector.fromMemorySegment(EIGHT, values, here, ORDER).lanewise(VectorOperators.ABS);
			FloatVector b = FloatVector.fromMemorySegment(EIGHT, values, here + 8 * Float.BYTES, ORDER).lanewise(VectorOperators.ABS);
			s0 = s0.add(a, a.compare(VectorOperators.GT, threshold));
			s1 = s1.add(b, b.compare(VectorOperators.GT, threshold));
		}
		s0.intoArray(lanes, 0);
		s1.intoArray(lanes, 8);
		for (int lane = 0; i < to; i++, lane++) {
			float v = ScalarOtsuKernel.magnitude(values, at, i);
			if (v > threshold) {
				lanes[lane] += v;
			}
		}
	}
}
