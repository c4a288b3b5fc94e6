package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * The smallest and the largest activation of every channel of a layer, over all cells of the maps of all images.
 *
 * @param origin   layer; whole maps were read
 * @param channels in the order of the channels
 */
public record MapRange(Origin origin, List<Channel> channels) {

	/** Type of the result. */
	public static final String TYPE = "mapRange";
	private static final String CHANNEL = "channel";

	/**
	 * A channel.
	 *
	 * @param channel index, from 0
	 * @param low     smallest activation
	 * @param high    largest activation
	 */
	public record Channel(int channel, double low, double high) {
	}

	public MapRange {
		channels = List.copyOf(channels);
	}

	/** Smallest activation of the layer. */
	public double low() {
		return channels.stream().mapToDouble(Channel::low).min().orElse(Double.NaN);
	}

	/** Largest activation of the layer. */
	public double high() {
		return channels.stream().mapToDouble(Channel::high).max().orElse(Double.NaN);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static MapRange of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new MapRange(Origin.of(r),
				r.rows(Result.MAIN, row -> new Channel(row.whole(CHANNEL), row.number(Names.LOW), row.number(Names.HIGH))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.LOW, low());
		scalars.put(Names.HIGH, high());
		return new Result(TYPE, scalars, Map.of(Result.MAIN,
				new Rows<>(channels).whole(CHANNEL, Channel::channel).number(Names.LOW, Channel::low).number(Names.HIGH, Channel::high).table()), Map.of());
	}
}
