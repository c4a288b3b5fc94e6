package org.channelexplorer.plot;

import java.util.BitSet;
import java.util.List;

/**
 * How a plot is looked at: a value.
 *
 * @param viewport which part is seen and how large
 * @param selected the selected images; none: everything is shown in its colours, else what is not selected is greyed
 * @param channels the selected channels of the layer
 * @param layers   ids of the selected layers, the last is the one that views show
 * @param theme    colours of what is no class
 */
public record View(Viewport viewport, BitSet selected, BitSet channels, List<String> layers, Theme theme) {

	public View {
		selected = (BitSet) selected.clone();
		channels = (BitSet) channels.clone();
		layers = List.copyOf(layers);
	}

	/** With images selected, but neither channels nor layers. */
	public View(Viewport viewport, BitSet selected, Theme theme) {
		this(viewport, selected, new BitSet(), List.of(), theme);
	}

	/** The whole plot in a size, nothing selected. */
	public static View of(Plot plot, int width, int height, Theme theme) {
		return new View(Viewport.fit(plot, width, height), new BitSet(), theme);
	}

	/** The same part and selection in another size and theme. */
	public View as(int width, int height, Theme other) {
		return new View(viewport.resized(width, height), selected, channels, layers, other);
	}

	/** Width in pixels. */
	public int width() {
		return viewport.width();
	}

	/** Height in pixels. */
	public int height() {
		return viewport.height();
	}

	/** Whether some images are selected. */
	public boolean some() {
		return !selected.isEmpty();
	}

	@Override
	public BitSet selected() {
		return (BitSet) selected.clone();
	}

	@Override
	public BitSet channels() {
		return (BitSet) channels.clone();
	}

	/** Whether an image is drawn as it is, not greyed. */
	public boolean lively(int image) {
		return selected.isEmpty() || selected.get(image);
	}
}
