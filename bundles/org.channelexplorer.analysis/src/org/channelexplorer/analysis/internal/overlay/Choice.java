package org.channelexplorer.analysis.internal.overlay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.support.Layers;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;

/**
 * Whose maps are read.
 *
 * @param images   rows
 * @param channels numbers
 */
record Choice(int[] images, int[] channels) {
	private static final Pattern RANGE = Pattern.compile("(\\d{1,8})(?:\\s*-\\s*(\\d{1,8}))?");

	/** What a call names; else what responds most. */
	static Choice of(Call<OverlayOperation.Parameters> call, int known) throws InputException {
		OverlayOperation.Parameters p = call.parameters();
		int[] images = p.images().isBlank() ? null : rows(p.images(), call.data().images());
		int[] channels = p.channels().isBlank() ? null
				: p.ranking() == null ? numbers("channels", p.channels(), known) : ranked(call, images == null ? 1 : p.count());
		if (images != null && channels != null) {
			return new Choice(images, channels);
		}
		FloatMatrix x = Layers.finite(call.data(), p.layer(), p.summary()).values();
		if (channels == null && images != null) {
			int first = images[0];
			return new Choice(images, largest(x.columns(), p.count(), c -> above(x.column(c), first)));
		}
		int[] chosen = channels != null ? channels : largest(x.columns(), 1, c -> variance(x.column(c)));
		return new Choice(largest(x.rows(), p.count(), i -> x.get(i, chosen[0])), chosen);
	}

	private static int[] ranked(Call<OverlayOperation.Parameters> call, int count) throws InputException {
		return RankedChannels.of(call.result(RankedChannels.TYPE)).channels().stream().limit(count).mapToInt(RankedChannels.Channel::channel).toArray();
	}

	/** The places of the largest values, in descending order; equal ones by place. */
	private static int[] largest(int n, int count, IntToDoubleFunction value) {
		double[] values = IntStream.range(0, n).mapToDouble(value).toArray();
		return IntStream.range(0, n).boxed().sorted(Comparator.<Integer>comparingDouble(i -> -values[i]).thenComparing(i -> i)).limit(count)
				.mapToInt(Integer::intValue).toArray();
	}

	private static double mean(float[] values) {
		double sum = 0;
		for (float v : values) {
			sum += v;
		}
		return sum / values.length;
	}

	private static double variance(float[] values) {
		double mean = mean(values);
		double sum = 0;
		for (float v : values) {
			sum += (v - mean) * (v - mean);
		}
		return sum / values.length;
	}

	private static double above(float[] values, int image) {
		double deviation = Math.sqrt(variance(values));
		return deviation == 0 ? 0 : (values[image] - mean(values)) / deviation;
	}

	private static int[] rows(String text, List<ImageEntry> images) throws InputException {
		List<String> files = images.stream().map(ImageEntry::file).toList();
		List<Integer> rows = new ArrayList<>();
		for (String file : Names.list(text)) {
			int row = files.indexOf(file);
			if (row < 0) {
				throw new InputException("there is no image '" + file + "' among the " + files.size() + " images");
			}
			rows.add(row);
		}
		return rows.stream().mapToInt(Integer::intValue).toArray();
	}

	/**
	 * Channels.
	 *
	 * @param text  numbers and ranges of numbers separated by commas, or * for all
	 * @param known number of channels
	 * @throws InputException naming the parameter and what is wrong
	 */
	static int[] numbers(String parameter, String text, int known) throws InputException {
		if (text.strip().equals("*")) {
			return IntStream.range(0, known).toArray();
		}
		List<Integer> numbers = new ArrayList<>();
		for (String part : text.strip().split("\\s*,\\s*")) {
			Matcher range = RANGE.matcher(part);
			if (!range.matches()) {
				throw new InputException("parameter " + parameter + "=" + text + ": '" + part + "' is neither a channel number nor a range such as 3-7");
			}
			int first = Integer.parseInt(range.group(1));
			int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
			check(parameter, first, known);
			check(parameter, last, known);
			for (int c = first; c <= last; c++) {
				numbers.add(c);
			}
		}
		if (numbers.isEmpty()) {
			throw new InputException("parameter " + parameter + "=" + text + " names no channel");
		}
		return numbers.stream().mapToInt(Integer::intValue).toArray();
	}

	static void check(String parameter, int channel, int known) throws InputException {
		if (channel >= known) {
			throw new InputException(
					"parameter " + parameter + ": there is no channel " + channel + ", the layer has " + known + " (from 0 to " + (known - 1) + ")");
		}
	}
}
