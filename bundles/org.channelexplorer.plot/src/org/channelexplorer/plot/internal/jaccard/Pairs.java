package org.channelexplorer.plot.internal.jaccard;

import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.similarity.ChannelSets;

/** How many channels two images share. */
interface Pairs {

	int shared(int i, int j);

	/** From the sets themselves. */
	static Pairs of(ChannelSets sets) {
		return sets::intersection;
	}

	/** From a matrix of similarities of sets of equal size: J = s/(2 size - s) tells s, a whole number. */
	static Pairs of(NdArray matrix, int size) {
		int n = matrix.shape()[0];
		float[] similarity = matrix.values();
		return (i, j) -> {
			double v = similarity[i * n + j];
			return (int) (2 * size * v / (1 + v) + 0.5);
		};
	}
}
