package org.channelexplorer.plot.internal.jaccard;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.similarity.ChannelSets;

/** How many channels two images share. */
interface Pairs {

	int shared(int i, int j);

	/** For each of some images the channels that it shares with the others, added up. */
	default long[] sharedAmong(int[] images) {
		long[] sums = new long[images.length];
		IntStream all = IntStream.range(0, images.length);
		(images.length > 200 ? all.parallel() : all).forEach(a -> {
			for (int b = 0; b < images.length; b++) {
				sums[a] += a == b ? 0 : shared(images[a], images[b]);
			}
		});
		return sums;
	}

	/** From the sets themselves. */
	static Pairs of(ChannelSets sets) {
		return new Pairs() {
			@Override
			public int shared(int i, int j) {
				return sets.intersection(i, j);
			}

			@Override
			public long[] sharedAmong(int[] images) { // by channel instead of by pair
				int[] have = new int[sets.channels()];
				for (int image : images) {
					for (int channel : sets.channels(image)) {
						have[channel]++;
					}
				}
				return IntStream.of(images).mapToLong(i -> IntStream.of(sets.channels(i)).mapToLong(c -> have[c] - 1).sum()).toArray();
			}
		};
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
