package org.channelexplorer.analysis.internal.summary;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Counts bins and chooses Otsu's. Eight sub-histograms keep equal bins that follow each other from waiting for one another. The
 * variances are computed in float for all bins and in double for those that can be the largest.
 */
final class VectorHistogram {
	private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
	private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
	private static final int BINS = OtsuKernel.BINS;
	private static final int WIDTH = INTS.length();
	// A lane has this many bins in a row: bin b is counted at (b mod RUN) WIDTH + b / RUN, and prefix sums need no shuffles.
	private static final int RUN = BINS / WIDTH;
	/** By how many bits to the right a bin's eight bits are rotated to become the place where it is counted. */
	static final int ROTATION = Integer.numberOfTrailingZeros(RUN);

	private static final IntVector LANE_START = IntVector.zero(INTS).addIndex(RUN);
	// from here on clearing and adding more histograms pays
	private static final int MANY = 1024;
	private static final int WAYS = 8;
	// n s - w S is below 64 n^2 and then fits an int, though its terms may overflow
	private static final int MOST_IN_INTS = 5790;
	// five roundings of 2^-24 each on either of two variances, with room
	static final float SURELY_LESS = 1 - 2e-6f;

	private final int[] counts = new int[WAYS * BINS];
	// of the values in bins up to one: how many, and n times the sum of their bins less their share of the sum of all
	private final int[] below = new int[BINS];
	private final int[] distance = new int[BINS];
	private final float[] variance = new float[BINS];
	private final int[] lanes = new int[WIDTH];

	/**
	 * Counts a block.
	 *
	 * @param places rotated bins in the lowest eight bits
	 * @param size   how many values are counted until {@link #choose}
	 */
	void count(int[] places, int length, int size) {
		if (size >= MANY) {
			countInEight(places, length);
		} else {
			countInOne(places, 0, length);
		}
	}

	private void countInOne(int[] p, int from, int to) {
		int[] c = counts;
		for (int i = from; i < to; i++) {
			c[p[i] & BINS - 1]++;
		}
	}

	private void countInEight(int[] p, int length) {
		int[] c = counts;
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
		countInOne(p, i, length);
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

	/** Otsu's bin of the values counted; then none is counted. */
	int choose(int size) {
		if (size >= MANY) {
			addWays();
		}
		int chosen = size <= MOST_IN_INTS ? chooseAmong(variances(size) * SURELY_LESS, size) : chooseInDouble(size);
		Arrays.fill(counts, 0, BINS, 0);
		return chosen;
	}

	// the largest
	private float variances(int size) {
		IntVector laneCount = IntVector.zero(INTS);
		IntVector countsOfCounts = laneCount;
		for (int at = 0; at < BINS; at += WIDTH) {
			laneCount = laneCount.add(IntVector.fromArray(INTS, counts, at));
			countsOfCounts = countsOfCounts.add(laneCount);
		}
		// the sum of r c(r) over a lane is the sum of RUN c(r) less that of c(0) + ... + c(r)
		IntVector laneSum = laneCount.mul(LANE_START.add(RUN)).sub(countsOfCounts);
		int all = laneSum.reduceLanes(VectorOperators.ADD);
		IntVector w = before(laneCount);
		IntVector d = before(laneSum).mul(size).sub(w.mul(all));
		IntVector each = LANE_START.mul(size).sub(all); // what a value of the bin adds
		IntVector largest = IntVector.zero(INTS); // bits: those of positive floats have their order
		for (int at = 0; at < BINS; at += WIDTH) {
			IntVector c = IntVector.fromArray(INTS, counts, at);
			w = w.add(c);
			d = d.add(c.mul(each));
			each = each.add(size);
			FloatVector v = variance(w, d, size);
			w.intoArray(below, at);
			d.intoArray(distance, at);
			v.intoArray(variance, at);
			largest = largest.max(v.reinterpretAsInts());
		}
		return Float.intBitsToFloat(largest.reduceLanes(VectorOperators.MAX));
	}

	// for every lane the sum of the lanes before it
	private IntVector before(IntVector ofLanes) {
		ofLanes.intoArray(lanes, 0);
		int sum = 0;
		for (int i = 0; i < WIDTH; i++) {
			int here = lanes[i];
			lanes[i] = sum;
			sum += here;
		}
		return IntVector.fromArray(INTS, lanes, 0);
	}

	// to five roundings; with no or all values below d is 0 and so is the variance
	static FloatVector variance(IntVector below, IntVector distance, int size) {
		FloatVector d = (FloatVector) distance.convertShape(VectorOperators.I2F, FLOATS, 0);
		FloatVector sides = (FloatVector) below.mul(below.neg().add(size)).max(1).convertShape(VectorOperators.I2F, FLOATS, 0);
		return d.mul(d).div(sides);
	}

	private int chooseAmong(float least, int size) {
		double best = 0;
		int chosen = BINS;
		for (int at = 0; at < BINS; at += WIDTH) {
			long candidates = FloatVector.fromArray(FLOATS, variance, at).compare(VectorOperators.GE, least).toLong();
			for (; candidates != 0; candidates &= candidates - 1) {
				int lane = Long.numberOfTrailingZeros(candidates);
				int place = at + lane;
				if (counts[place] == 0) {
					continue; // as good as an occupied bin before it
				}
				int bin = lane * RUN + at / WIDTH;
				double d = distance[place];
				double v = d * d / ((double) below[place] * (size - below[place]));
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
			below[b] = counts[(b | b << 8) >> ROTATION & BINS - 1];
		}
		return ScalarOtsuKernel.chooseBin(below, size);
	}
}
