package org.channelexplorer.core.result;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.model.Seen;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;

/**
 * Activation maps with their places over the images they belong to.
 *
 * @param origin   layer; whole maps were read
 * @param minus    id of the layer that was subtracted, empty for none
 * @param scale    what the limits of the colours were taken from: {@code layer}, {@code channel}, {@code shown} or {@code map}
 * @param images   the images
 * @param channels the channels, from 0, the same for every image
 * @param others   for every channel the one that was subtracted; empty when none was
 * @param maps     images x channels x rows x columns
 * @param limits   ends of the scale of every map: images x channels
 * @param tokens   value of the class token, images x channels; null when the layer has none
 */
public record MapOverlay(Origin origin, String minus, String scale, List<Placed> images, List<Integer> channels, List<Integer> others, NdArray maps,
		Limits[][] limits, FloatMatrix tokens) {

	/** Type of the result. */
	public static final String TYPE = "overlay";
	private static final String CHANNEL = "channel";
	private static final String OTHER = "minusChannel";
	private static final String MINUS = "minus";
	private static final String SCALE = "scale";
	private static final String TOKENS = "classToken";
	private static final String SMALLEST = "smallest";
	private static final String LARGEST = "largest";
	private static final String WIDTH = "width";
	private static final String HEIGHT = "height";
	private static final String LEFT = "left";
	private static final String TOP = "top";
	private static final String RIGHT = "right";
	private static final String BOTTOM = "bottom";

	/**
	 * An image and what the network sees of it.
	 *
	 * @param image file
	 * @param seen  the part that the maps cover
	 */
	public record Placed(String image, Seen seen) {
	}

	/** Ends of a colour scale. */
	public record Limits(double low, double high) {
	}

	/** Places in the lists. */
	private record Cell(int image, int channel) {
	}

	public MapOverlay {
		images = List.copyOf(images);
		channels = List.copyOf(channels);
		others = List.copyOf(others);
		limits = limits.clone();
	}

	/** Rows of a map. */
	public int height() {
		return maps.shape()[2];
	}

	/** Columns of a map. */
	public int width() {
		return maps.shape()[3];
	}

	/** A map, row by row: a copy. @param image and @param channel places in the lists */
	public float[] map(int image, int channel) {
		int size = height() * width();
		int from = (image * channels.size() + channel) * size;
		return Arrays.copyOfRange(maps.values(), from, from + size);
	}

	/** Reads it. @throws InputException when the result is of another type or lacks a part */
	public static MapOverlay of(Result result) throws InputException {
		Reading r = Reading.of(result, TYPE);
		List<Placed> images = r.rows(Names.IMAGES, row -> new Placed(row.text(Names.IMAGE), new Seen(row.whole(WIDTH), row.whole(HEIGHT),
				row.number(LEFT), row.number(TOP), row.number(RIGHT), row.number(BOTTOM))));
		String minus = r.text(MINUS);
		List<Integer> channels = r.rows(Names.CHANNELS, row -> row.whole(CHANNEL));
		List<Integer> others = minus.isEmpty() ? List.of() : r.rows(Names.CHANNELS, row -> row.whole(OTHER));
		List<Limits> all = r.rows(Result.MAIN, row -> new Limits(row.number(Names.LOW), row.number(Names.HIGH)));
		NdArray maps = r.array(Result.MAIN, 4);
		if (maps.shape()[0] != images.size() || maps.shape()[1] != channels.size() || all.size() != images.size() * channels.size()) {
			throw new InputException("an '" + TYPE + "' result has maps of other images or channels than it names");
		}
		Limits[][] limits = new Limits[images.size()][];
		for (int i = 0; i < limits.length; i++) {
			limits[i] = all.subList(i * channels.size(), (i + 1) * channels.size()).toArray(Limits[]::new);
		}
		return new MapOverlay(Origin.of(r), minus, r.text(SCALE), images, channels, others, maps, limits,
				result.array(TOKENS) == null ? null : r.array(TOKENS, 2).asMatrix());
	}

	/** Writes it. */
	public Result toResult() {
		Map<String, Object> scalars = new TreeMap<>();
		origin.put(scalars);
		scalars.put(MINUS, minus);
		scalars.put(SCALE, scale);
		List<Cell> cells = new ArrayList<>();
		for (int i = 0; i < images.size(); i++) {
			for (int c = 0; c < channels.size(); c++) {
				cells.add(new Cell(i, c));
			}
		}
		Map<Cell, Limits> found = new HashMap<>();
		cells.forEach(c -> found.put(c, range(c)));
		Rows<Cell> main = new Rows<>(cells).text(Names.IMAGE, c -> images.get(c.image).image()).whole(CHANNEL, c -> channels.get(c.channel))
				.number(SMALLEST, c -> found.get(c).low).number(LARGEST, c -> found.get(c).high)
				.number(Names.LOW, c -> limits[c.image][c.channel].low).number(Names.HIGH, c -> limits[c.image][c.channel].high);
		if (tokens != null) {
			main.number(TOKENS, c -> tokens.get(c.image, c.channel));
		}
		Rows<Placed> placed = new Rows<>(images).text(Names.IMAGE, Placed::image).whole(WIDTH, p -> p.seen.width()).whole(HEIGHT, p -> p.seen.height())
				.number(LEFT, p -> p.seen.left()).number(TOP, p -> p.seen.top()).number(RIGHT, p -> p.seen.right()).number(BOTTOM, p -> p.seen.bottom());
		List<Integer> places = java.util.stream.IntStream.range(0, channels.size()).boxed().toList();
		Rows<Integer> numbers = new Rows<>(places).whole(CHANNEL, channels::get);
		if (!others.isEmpty()) {
			numbers.whole(OTHER, others::get);
		}
		Map<String, NdArray> arrays = new TreeMap<>();
		arrays.put(Result.MAIN, maps);
		if (tokens != null) {
			arrays.put(TOKENS, NdArray.of(tokens));
		}
		return new Result(TYPE, scalars, Map.of(Result.MAIN, main.table(), Names.IMAGES, placed.table(), Names.CHANNELS, numbers.table()), arrays);
	}

	private Limits range(Cell cell) {
		int size = height() * width();
		int from = (cell.image * channels.size() + cell.channel) * size;
		return range(maps.values(), from, size);
	}

	/** The smallest and the largest of some values. */
	public static Limits range(float[] values, int from, int count) {
		float low = Float.POSITIVE_INFINITY;
		float high = Float.NEGATIVE_INFINITY;
		for (int p = from; p < from + count; p++) {
			low = Math.min(low, values[p]);
			high = Math.max(high, values[p]);
		}
		return new Limits(low, high);
	}
}
