package org.channelexplorer.analysis;

import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.jaccard.TopChannels;
import org.channelexplorer.core.data.FloatMatrix;

/**
 * Every image's channels from the most to the least active, computed once, so that {@link #sets} follows an eta slider in
 * milliseconds. Holds images x channels indices of two bytes (four above 65,536 channels); immutable.
 */
public final class ChannelOrder {
	private final int images;
	private final int channels;
	private final char[] narrow;
	private final int[] wide;

	private ChannelOrder(int images, int channels) {
		this.images = images;
		this.channels = channels;
		int length = Math.multiplyExact(images, channels);
		this.narrow = channels <= Character.MAX_VALUE + 1 ? new char[length] : null;
		this.wide = narrow == null ? new int[length] : null;
	}

	/** Orders the channels of every row, ties by channel index. @param x images x channels, finite */
	public static ChannelOrder of(FloatMatrix x) {
		ChannelOrder order = new ChannelOrder(x.rows(), x.columns());
		IntStream.range(0, x.rows()).parallel().forEach(i -> order.fill(i, x.row(i)));
		return order;
	}

	private void fill(int image, float[] row) {
		int[] sorted = TopChannels.descending(row);
		for (int rank = 0; rank < channels; rank++) {
			if (narrow != null) {
				narrow[image * channels + rank] = (char) sorted[rank];
			} else {
				wide[image * channels + rank] = sorted[rank];
			}
		}
	}

	/** The channel at a rank, 0 for the most active. */
	public int channel(int image, int rank) {
		return narrow != null ? narrow[image * channels + rank] : wide[image * channels + rank];
	}

	/** The sets of the top {@code ceil(eta * channels)} channels. @param eta above 0, at most 1 */
	public ChannelSets sets(double eta) {
		ChannelSets sets = new ChannelSets(images, channels, ChannelSets.size(eta, channels));
		for (int i = 0; i < images; i++) {
			for (int rank = 0; rank < sets.size(); rank++) {
				sets.add(i, channel(i, rank));
			}
		}
		return sets;
	}
}
