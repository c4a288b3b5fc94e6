package org.channelexplorer.core.result;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * The channels of a layer in the order of a score.
 *
 * @param origin    layer and summary function
 * @param method    id of the ranking
 * @param bootstrap resamples asked for
 * @param level     probability of the intervals
 * @param channels  the first is the most telling
 */
public record RankedChannels(Origin origin, String method, int bootstrap, double level, List<Channel> channels) {

	/** Type of the result. */
	public static final String TYPE = "ranking";
	private static final String CHANNEL = "channel";

	/**
	 * A channel.
	 *
	 * @param channel index, from 0
	 * @param score   NaN when it is not defined
	 * @param low     lower end of the interval, NaN without one
	 * @param high    upper end of the interval, NaN without one
	 */
	public record Channel(int channel, double score, double low, double high) {
	}

	public RankedChannels {
		channels = List.copyOf(channels);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static RankedChannels of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		return new RankedChannels(Origin.of(r), r.text(Names.METHOD), r.whole(Names.BOOTSTRAP), r.number(Names.LEVEL), r.rows(Result.MAIN,
				row -> new Channel(row.whole(CHANNEL), row.number(Names.SCORE), row.number(Names.LOW), row.number(Names.HIGH))));
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(Names.METHOD, method);
		scalars.put(Names.BOOTSTRAP, (long) bootstrap);
		scalars.put(Names.LEVEL, level);
		List<Integer> places = IntStream.range(0, channels.size()).boxed().toList();
		Table table = new Rows<>(places).whole(Names.RANK, i -> i + 1).whole(CHANNEL, i -> channels.get(i).channel)
				.number(Names.SCORE, i -> channels.get(i).score)
				.number(Names.LOW, i -> channels.get(i).low).number(Names.HIGH, i -> channels.get(i).high).table();
		return new Result(TYPE, scalars, Map.of(Result.MAIN, table), Map.of());
	}
}
