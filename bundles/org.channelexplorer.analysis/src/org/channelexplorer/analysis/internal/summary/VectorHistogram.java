package org.channelexplorer.analysis.internal.summary;

import java.util.Arrays;
import java.util.stream.IntStream;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Counts bins and chooses Otsu's. Eight sub-histograms keep equal bins that follow each other from waiting for one another.
 */
final class VectorHistogram {
	private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
	private static final int BINS = OtsuKernel.BINS;
	private static final int WIDTH = INTS.length();
	// A lane has this many bins in a row: bin b is counted at (b mod RUN) WIDTH + b / RUN, and prefix sums need no shuffles.
	private static final int RUN = BINS / WIDTH;
	/** By how many bits to the right a bin's eight bits are rotated to become the place where it is counted. */
	static final int ROTATION = Integer.numberOfTrailingZeros(RUN);

	// the bin that is counted at a place
	private static final int[] BIN = IntStream.range(0, BINS).map(place -> place % WIDTH * RUN + place / WIDTH).toArray();
	private static final IntVector LANE_START = IntVector.zero(INTS).addIndex(RUN);
	// from here on clearing and adding more histograms pays
	private static final int MANY = 1024;
	private static final int WAYS = 8;
	// n s - w S is below 64 n^2 and then fits an int, though its terms may overflow
	private static final int MOST_IN_INTS = 5790;

	private final int[] counts = new int[WAYS * BINS];
	// of the values in bins up to one: how many, and n times the sum of their bins less their share of the sum of all
	private final int[] below = new int[BINS];
	private final int[] distance = new int[BINS];
	private final VectorVariances variances = new VectorVariances(BINS);
	// by lane: how many values lie in bins before its bins, and the sum of theirs
	private final int[] countBefore = new int[WIDTH];
	private final int[] sumBefore = new int[WIDTH];

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
		int chosen = size <= MOST_IN_INTS ? chooseInInts(size) : chooseInDouble(size);
		Arrays.fill(counts, 0, BINS, 0);
		return chosen;
	}

	// fills 'below' and 'distance'
	private void accumulate(int size) {
		IntVector laneCount = IntVector.zero(INTS);
		IntVector countsOfCounts = laneCount;
		for (int at = 0; at < BINS; at += WIDTH) {
			laneCount = laneCount.add(IntVector.fromArray(INTS, counts, at));
			countsOfCounts = countsOfCounts.add(laneCount);
		}
		laneCount.intoArray(countBefore, 0);
		// the sum of r c(r) over a lane is the sum of RUN c(r) less that of c(0) + ... + c(r)
		laneCount.mul(LANE_START.add(RUN)).sub(countsOfCounts).intoArray(sumBefore, 0);
		sumBefore(countBefore);
		int all = sumBefore(sumBefore);
		IntVector w = IntVector.fromArray(INTS, countBefore, 0);
		IntVector d = IntVector.fromArray(INTS, sumBefore, 0).mul(size).sub(w.mul(all));
		IntVector each = LANE_START.mul(size).sub(all); // what a value of the bin adds
		for (int at = 0; at < BINS; at += WIDTH) {
			IntVector c = IntVector.fromArray(INTS, counts, at);
			w = w.add(c);
			d = d.add(c.mul(each));
			each = each.add(size);
			w.intoArray(below, at);
			d.blend(0, c.compare(VectorOperators.EQ, 0)).intoArray(distance, at); // an empty bin is as good as the occupied one before it
		}
	}

	/** Makes every value the sum of those before it. @return the sum of all */
	private static int sumBefore(int[] values) {
		int sum = 0;
		for (int i = 0; i < values.length; i++) {
			int here = values[i];
			values[i] = sum;
			sum += here;
		}
		return sum;
	}

	private int chooseInInts(int size) {
		accumulate(size);
		return variances.choose(below, distance, BIN, size, BINS);
	}

	private int chooseInDouble(int size) {
		for (int b = 0; b < BINS; b++) {
			below[BIN[b]] = counts[b];
		}
		return ScalarOtsuKernel.chooseBin(below, size);
	}
}
