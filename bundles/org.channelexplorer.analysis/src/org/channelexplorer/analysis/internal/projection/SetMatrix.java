package org.channelexplorer.analysis.internal.projection;

import java.util.List;
import org.channelexplorer.core.similarity.ChannelSets;

/**
 * The most active channels of every image as rows of 0 and 1, the sets of several layers side by side. All sets have A members,
 * so the squared Euclidean distance of two rows is s = 2 (A - shared) and their Jaccard distance 1 - shared / (2A - shared) =
 * 2s / (2A + s): a method that knows nothing of sets has the same neighbours, one that asks {@link #measure()} the same distances.
 */
final class SetMatrix implements Measure.Measured {
	private final List<ChannelSets> layers;
	private final int columns;
	private final double members;

	SetMatrix(List<ChannelSets> layers) {
		this.layers = List.copyOf(layers);
		columns = layers.stream().mapToInt(ChannelSets::channels).reduce(0, Math::addExact);
		members = layers.stream().mapToInt(ChannelSets::size).sum();
	}

	@Override
	public Measure measure() {
		return s -> 2 * s / (2 * members + s);
	}

	@Override
	public int rows() {
		return layers.getFirst().images();
	}

	@Override
	public int columns() {
		return columns;
	}

	@Override
	public float get(int row, int column) {
		int first = 0;
		for (ChannelSets sets : layers) {
			if (column < first + sets.channels()) {
				return sets.contains(row, column - first) ? 1 : 0;
			}
			first += sets.channels();
		}
		throw new IndexOutOfBoundsException("column " + column + " of " + columns);
	}

	@Override
	public void copyRow(int row, float[] target, int offset) {
		int at = offset;
		for (ChannelSets sets : layers) {
			for (int c = 0; c < sets.channels(); c++) {
				target[at++] = sets.contains(row, c) ? 1 : 0;
			}
		}
	}
}
