package org.channelexplorer.core.similarity;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.internal.kernel.TopChannels;

/**
 * Every image's channels from the most to the least active, computed once, so that {@link #sets} follows an eta slider in
 * milliseconds. Holds images x channels indices of two bytes (four above 65,536 channels); immutable.
 */
public final class ChannelOrder {
	private static final int MUCH = 100_000; // channels that one thread sorts into sets in a fraction of a frame

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

	/** Number of images. */
	public int images() {
		return images;
	}

	/** Number of channels. */
	public int channels() {
		return channels;
	}

	/** The sets of the top {@code ceil(eta * channels)} channels. @param eta above 0, at most 1 */
	public ChannelSets sets(double eta) {
		return sets(ChannelSets.size(eta, channels), IntStream.range(0, images).toArray());
	}

	/**
	 * The sets of some images.
	 *
	 * @param size channels in a set, 1 to all of them
	 * @param rows the images: image r of the sets is rows[r]
	 */
	public ChannelSets sets(int size, int[] rows) {
		ChannelSets sets = new ChannelSets(rows.length, channels, size);
		IntStream each = IntStream.range(0, rows.length);
		((long) rows.length * size > MUCH ? each.parallel() : each).forEach(r -> { // no two rows share a word
			for (int rank = 0; rank < size; rank++) {
				sets.add(r, channel(rows[r], rank));
			}
		});
		return sets;
	}
}
