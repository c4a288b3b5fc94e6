package org.channelexplorer.analysis.internal.summary;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Computes the bins of values in float. x = 2 + (|v| - min) 2 / (max - min) lies in [2, 4), where the upper 8 of a float's 23
 * fraction bits are the bin and the lower 15 the position within it. Three roundings of 2^-24 of a number up to 2 and one to 2^-22
 * move x by at most two units in the last place; values within four units of a bin's edge are binned again in double.
 */
final class VectorBins {
	/** Smallest range: 2 / range must stay a float. */
	static final float SMALLEST_RANGE = 1e-35f;

	private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
	/** Fewest values. */
	static final int WIDTH = FLOATS.length();

	private static final float BASE = 2;
	private static final int FRACTION_BITS = 15;
	private static final int FRACTION = (1 << FRACTION_BITS) - 1;
	private static final int ROOM = 4;
	// below the one it is the first bin, above the other the last, whatever the rounding
	private static final int LEAST = Float.floatToRawIntBits(BASE) + 2 * ROOM;
	private static final int MOST = Float.floatToRawIntBits(BASE + 255.5f / 128);

	private VectorBins() {
	}

	/**
	 * The bins of some values, as {@link OtsuKernel#bin} has them.
	 *
	 * @param from     the first
	 * @param length   how many, at least {@link #WIDTH}
	 * @param rotation by how many bits a bin's eight bits are rotated to the right
	 * @param places   gets them in its lowest eight bits, above them bits of no meaning
	 */
	static void place(float[] values, int from, int length, float min, float max, int rotation, int[] places) {
		int whole = length & -WIDTH;
		placeVectors(values, from, 0, whole, min, max, rotation, places);
		if (whole < length) {
			placeVectors(values, from, length - WIDTH, length, min, max, rotation, places); // some again rather than single ones
		}
	}

	private static void placeVectors(float[] values, int from, int begin, int end, float min, float max, int rotation, int[] places) {
		FloatVector scale = FloatVector.broadcast(FLOATS, 2 / (max - min));
		FloatVector base = FloatVector.broadcast(FLOATS, BASE);
		for (int i = begin; i < end; i += WIDTH) {
			// clamped as integers, because the order of positive floats is theirs and the float operations care about NaN and -0
			IntVector v = FloatVector.fromArray(FLOATS, values, from + i).lanewise(VectorOperators.ABS).sub(min).fma(scale, base).reinterpretAsInts()
					.max(LEAST).min(MOST);
			IntVector bin = v.lanewise(VectorOperators.LSHR, FRACTION_BITS);
			bin.lanewise(VectorOperators.LSHL, 8).or(bin).lanewise(VectorOperators.LSHR, rotation).intoArray(places, i);
			if (v.add(ROOM).and(FRACTION).compare(VectorOperators.LT, 2 * ROOM).anyTrue()) {
				placeExactly(values, from, i, i + WIDTH, min, max, rotation, places);
			}
		}
	}

	/** The same one by one, of the values {@code from + i} with i from {@code begin} to before {@code end}. */
	static void placeExactly(float[] values, int from, int begin, int end, float min, float max, int rotation, int[] places) {
		for (int i = begin; i < end; i++) {
			int bin = OtsuKernel.bin(Math.abs(values[from + i]), min, max);
			places[i] = (bin | bin << 8) >> rotation;
		}
	}
}
