package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * What the classes lose when single channels of a layer are silenced.
 *
 * @param layer    the layer
 * @param images   number of images
 * @param level    probability of the intervals
 * @param channels the first matters most
 */
public record ChannelEffects(String layer, int images, double level, List<Channel> channels) {

	/** Type of the result. */
	public static final String TYPE = "ablation";
	private static final String CHANNEL = "channel";
	private static final String FLIPS = "flips";
	private static final String MOVED = "moved";

	/**
	 * A channel.
	 *
	 * @param channel index, from 0
	 * @param name    the class that is looked at: the one that loses most, unless one was chosen
	 * @param drop    mean over the images of that class: its probability with all channels, minus without this one
	 * @param low     lower end of the drop's interval, NaN without one
	 * @param high    upper end
	 * @param moved   mean over all images of how far the probability of their class moves, up or down
	 * @param flips   share of the images whose prediction changes
	 */
	public record Channel(int channel, String name, double drop, double low, double high, double moved, double flips) {

		/** Whether the interval leaves out zero. */
		public boolean telling() {
			return low > 0 || high < 0;
		}
	}

	public ChannelEffects {
		channels = List.copyOf(channels);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static ChannelEffects of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new ChannelEffects(r.text(Names.LAYER), r.whole(Names.IMAGES), r.number(Names.LEVEL),
				r.rows(Result.MAIN, row -> new Channel(row.whole(CHANNEL), row.text(Names.CLASS), row.number(Names.SCORE), row.number(Names.LOW),
						row.number(Names.HIGH), row.number(MOVED), row.number(FLIPS))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		scalars.put(Names.LAYER, layer);
		scalars.put(Names.IMAGES, (long) images);
		scalars.put(Names.LEVEL, level);
		return new Result(TYPE, scalars,
				Map.of(Result.MAIN, new Rows<>(channels).whole(CHANNEL, Channel::channel).text(Names.CLASS, Channel::name).number(Names.SCORE, Channel::drop)
						.number(Names.LOW, Channel::low).number(Names.HIGH, Channel::high).number(MOVED, Channel::moved).number(FLIPS, Channel::flips).table()),
				Map.of());
	}
}
