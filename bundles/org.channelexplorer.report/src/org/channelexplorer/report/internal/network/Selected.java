package org.channelexplorer.report.internal.network;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;

/**
 * What is selected, as the window keeps it.
 *
 * @param images   rows of the analysis
 * @param layers   ids, the one that views show last
 * @param channels of that layer
 * @param step     the step that views show, 0 for the last one that was read
 */
public record Selected(int[] images, List<String> layers, int[] channels, int step) {
	/** Nothing. */
	public static final Selected NONE = new Selected(new int[0], List.of(), new int[0], 0);

	public Selected {
		images = Objects.requireNonNullElse(images, new int[0]).clone();
		layers = layers == null ? List.of() : List.copyOf(layers);
		channels = Objects.requireNonNullElse(channels, new int[0]).clone();
	}

	/** What was kept; nothing when it is damaged. */
	static Selected read(Optional<JsonElement> kept) {
		try {
			return kept.map(json -> Json.fromTree(json, Selected.class)).orElse(NONE);
		} catch (JsonParseException | NullPointerException damaged) { // the window begins with nothing selected, too
			return NONE;
		}
	}

	/** The step that is shown of an analysis; 0 for a network that was run once per image. */
	int step(List<Integer> read) {
		return read.contains(step) ? step : read.isEmpty() ? 0 : read.getLast();
	}

	/** How the network is looked at; with no layer selected, views show the last one that was read. */
	View look(Plot plot, AnalysisData data) {
		List<String> shown = layers.isEmpty() ? data.layers().stream().skip(Math.max(0, data.layers().size() - 1L)).toList() : layers;
		return new View(Viewport.fit(plot, plot.width(), plot.height()), new BitSet(), new BitSet(), shown, Theme.LIGHT);
	}

	/**
	 * How the plot of a layer is looked at.
	 *
	 * @param rows for every image of the plot its row in the analysis
	 */
	View look(Plot plot, String layer, int[] rows) {
		BitSet all = bits(images);
		BitSet those = new BitSet();
		IntStream.range(0, rows.length).filter(i -> all.get(rows[i])).forEach(those::set);
		boolean its = !layers.isEmpty() && layers.getLast().equals(layer);
		return new View(Viewport.fit(plot, plot.width(), plot.height()), those, its ? bits(channels) : new BitSet(), layers, Theme.LIGHT);
	}

	private static BitSet bits(int[] numbers) {
		BitSet bits = new BitSet();
		IntStream.of(numbers).filter(n -> n >= 0).forEach(bits::set);
		return bits;
	}
}
