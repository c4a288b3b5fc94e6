package org.channelexplorer.plot;

import java.util.BitSet;

/**
 * How a plot is looked at: a value.
 *
 * @param viewport which part is seen and how large
 * @param selected the selected images; none: everything is shown in its colours, else what is not selected is greyed
 * @param theme    colours of what is no class
 */
public record View(Viewport viewport, BitSet selected, Theme theme) {

	public View {
		selected = (BitSet) selected.clone();
	}

	/** The whole plot in a size, nothing selected. */
	public static View of(Plot plot, int width, int height, Theme theme) {
		return new View(Viewport.fit(plot.box(), width, height), new BitSet(), theme);
	}

	/** The same part and selection in another size and theme. */
	public View as(int width, int height, Theme other) {
		return new View(viewport.resized(width, height), selected, other);
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

	/** Whether an image is drawn as it is, not greyed. */
	public boolean lively(int image) {
		return selected.isEmpty() || selected.get(image);
	}
}
