package org.channelexplorer.ui.views.internal.result;

import java.util.Arrays;
import org.channelexplorer.core.data.NdArray;

/**
 * An array as a grid of colours: rows and columns are its last two axes (an array of one axis is one row), the axes before
 * them are counted through as slices. Knows no widget.
 */
public final class HeatGrid {
	/** Ten colours of viridis, from the smallest to the largest value. */
	private static final int[] ANCHORS = { 0x440154, 0x482878, 0x3e4a89, 0x31688e, 0x26828e, 0x1f9e89, 0x35b779, 0x6ece58, 0xb5de2b, 0xfde725 };

	private final NdArray array;
	private final int rows;
	private final int columns;
	private final int slices;
	private final float min;
	private final float max;

	public HeatGrid(NdArray array) {
		this.array = array;
		int axes = array.shape().length;
		columns = axes == 0 ? 1 : array.shape()[axes - 1];
		rows = axes < 2 ? 1 : array.shape()[axes - 2];
		slices = rows * columns == 0 ? 0 : array.values().length / (rows * columns);
		float least = Float.POSITIVE_INFINITY;
		float most = Float.NEGATIVE_INFINITY;
		for (float v : array.values()) {
			if (Float.isFinite(v)) {
				least = Math.min(least, v);
				most = Math.max(most, v);
			}
		}
		min = least;
		max = most;
	}

	public int rows() {
		return rows;
	}

	public int columns() {
		return columns;
	}

	/** Number of grids. */
	public int slices() {
		return slices;
	}

	/** Smallest finite value of all slices, infinite when there is none. */
	public float min() {
		return min;
	}

	/** Largest finite value of all slices. */
	public float max() {
		return max;
	}

	/** Shape and range, for people. */
	public String facts() {
		String shape = Arrays.stream(array.shape()).mapToObj(Integer::toString).reduce((a, b) -> a + " x " + b).orElse("1"); //$NON-NLS-1$ //$NON-NLS-2$
		return min > max ? shape + ", no finite value" : shape + ", " + TableModel.text((double) min) + " to " + TableModel.text((double) max);
	}

	/** The value of a cell. */
	public float value(int slice, int row, int column) {
		return array.values()[(slice * rows + row) * columns + column];
	}

	/**
	 * The colour of a cell as 0xRRGGBB.
	 *
	 * @param missing colour of a value that is not finite
	 */
	public int color(int slice, int row, int column, int missing) {
		float v = value(slice, row, column);
		return Float.isFinite(v) ? color(max > min ? (v - min) / (max - min) : 0) : missing;
	}

	/** The colour of a place from 0 to 1. */
	public static int color(float place) {
		float at = place * (ANCHORS.length - 1);
		int k = Math.min(ANCHORS.length - 2, (int) at);
		float t = at - k;
		return mix(ANCHORS[k] >> 16, ANCHORS[k + 1] >> 16, t) << 16 | mix(ANCHORS[k] >> 8, ANCHORS[k + 1] >> 8, t) << 8 | mix(ANCHORS[k], ANCHORS[k + 1], t);
	}

	private static int mix(int a, int b, float t) {
		return Math.round((a & 255) * (1 - t) + (b & 255) * t);
	}
}
