package org.channelexplorer.plot.internal.heatmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Theme;

/**
 * A line of marks above the columns.
 *
 * @param name   what it shows
 * @param group  for an image its group, negative for none
 * @param share  for an image how strongly it is marked, 0 to 1; null when groups are shown
 * @param colour colour of a group
 */
record Track(String name, IntUnaryOperator group, IntToDoubleFunction share, IntUnaryOperator colour) {

	/** Those that there is something to show for. */
	static List<Track> of(ColumnFacts facts, Palette palette, LinkTree tree) {
		List<Track> tracks = new ArrayList<>();
		if (facts.predicts()) {
			tracks.add(new Track("predicted", facts::predicted, null, palette::rgb));
			tracks.add(new Track("wrong", i -> facts.wrong(i) ? 0 : -1, i -> facts.wrong(i) ? 1 : 0, _ -> 0));
		}
		if (facts.clustered()) {
			tracks.add(new Track("cluster", facts::cluster, null, Palette::color));
		}
		if (tree != null) { // also before it is cut: nothing moves while the cut is dragged
			tracks.add(new Track("group", tree::group, null, Palette::color));
		}
		return tracks;
	}

	/** Colour of a pixel: of the largest group in it, or mixed by the share of marked images, at least a third when there is one. */
	int rgb(int[] images, int from, int to, Theme theme) {
		if (share != null) {
			double marked = 0;
			for (int i = from; i < to; i++) {
				marked += share.applyAsDouble(images[i]);
			}
			return marked == 0 ? theme.canvas() : Colours.mixed(theme.canvas(), theme.error(), Math.max(1 / 3.0, marked / (to - from)));
		}
		if (to - from == 1) {
			int g = group.applyAsInt(images[from]);
			return g < 0 ? theme.canvas() : colour.applyAsInt(g);
		}
		Map<Integer, Integer> counts = new HashMap<>();
		int best = -1;
		int most = 0;
		for (int i = from; i < to; i++) {
			int g = group.applyAsInt(images[i]);
			int n = counts.merge(g, 1, Integer::sum);
			if (n > most) {
				most = n;
				best = g;
			}
		}
		return best < 0 ? theme.canvas() : colour.applyAsInt(best);
	}
}
