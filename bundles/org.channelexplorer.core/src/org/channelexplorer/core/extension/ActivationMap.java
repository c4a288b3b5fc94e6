package org.channelexplorer.core.extension;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.channelexplorer.core.internal.kernel.MagnitudeKernel;

/**
 * One channel of one image: {@code size()} float32 values, read through a window that is moved from map to map so that
 * nothing is allocated. The values are copied into an array and the magnitude statistics computed together, once per map, when
 * first asked for: sums run over 16 interleaved lanes in blocks of 1024 values, blocks are added in double, so the bytes do not
 * depend on the CPU.
 */
public final class ActivationMap {
	private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

	private final MagnitudeKernel kernel = MagnitudeKernel.best();
	private final MagnitudeKernel.Statistics statistics = new MagnitudeKernel.Statistics();
	private MemorySegment segment;
	private long offset;
	private int size;
	private float[] values = new float[0];
	private boolean copied;
	private boolean known;

	/**
	 * Moves the window.
	 *
	 * @param values native-order float32
	 * @param first  index of the map's first value, in floats
	 * @param length number of values, at least 1
	 */
	public void moveTo(MemorySegment values, long first, int length) {
		segment = values;
		offset = first;
		size = length;
		copied = false;
		known = false;
	}

	/** Number of values (height x width). */
	public int size() {
		return size;
	}

	/** The signed activation at a position, row-major. */
	public float value(int i) {
		return segment.get(FLOAT, (offset + i) * Float.BYTES);
	}

	/**
	 * The signed activations, row-major: the first {@link #size()} of an array that may be longer. To be read only, and only until
	 * the window moves on.
	 */
	public float[] values() {
		if (!copied) { // loops over an array run much faster than over a segment, and several functions go over the same map
			if (values.length < size) {
				values = new float[size];
			}
			MemorySegment.copy(segment, FLOAT, offset * Float.BYTES, values, 0, size);
			copied = true;
		}
		return values;
	}

	/** Sum of |I|. */
	public double absSum() {
		return known().absSum;
	}

	/** Sum of I^2. */
	public double squareSum() {
		return known().squareSum;
	}

	/** Smallest |I|. */
	public float absMin() {
		return known().absMin;
	}

	/** Largest |I|. */
	public float absMax() {
		return known().absMax;
	}

	private MagnitudeKernel.Statistics known() {
		if (!known) {
			kernel.compute(values(), size, statistics);
			known = true;
		}
		return statistics;
	}
}
