package org.channelexplorer.plot;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.data.Table;

/**
 * The look of a result: a value. It does not know where it is drawn, and can be drawn in several places at once, by any
 * thread.
 */
public interface Plot {

	/** What is shown, in a few words: the layer. */
	String title();

	/** Facts about the plot, a short text each: the method, how far it can be trusted. */
	default List<String> facts() {
		return List.of();
	}

	/** Bounds of the data, which a viewport shows when everything fits; those of a plot that is not zoomed do not matter. */
	default Viewport.Box box() {
		return new Viewport.Box(0, 0, 1, 1);
	}

	/** Whether the plot has a frame and a legend around it and can be zoomed; otherwise it fills its sheet. */
	default boolean zooms() {
		return false;
	}

	/** Width in pixels of the plot in reports and exports. */
	default int width() {
		return 620;
	}

	/** Height in pixels of the plot in reports and exports. */
	default int height() {
		return 620;
	}

	/** Draws the part that a view shows, without title and legend, on a background that has been drawn. */
	void draw(Surface surface, View view);

	/** The legend, empty for none. */
	default List<LegendEntry> legend(View view) {
		return List.of();
	}

	/** Middle of an image's mark in a view as x, y; null when the plot has none. */
	default double[] place(View view, int image) {
		return null;
	}

	/** Radius in pixels of the marks in a view. */
	default double radius(View view) {
		return 0;
	}

	/**
	 * What lies under a position; among what is equally near, what was drawn last.
	 *
	 * @param reach pixels by which it may be missed
	 */
	default Optional<Hit> hit(View view, double x, double y, double reach) {
		return Optional.empty();
	}

	/**
	 * The images in a polygon; even-odd rule.
	 *
	 * @param xs horizontal places of its corners, pixels
	 * @param ys vertical places
	 */
	default BitSet inside(View view, double[] xs, double[] ys) {
		return new BitSet();
	}

	/** What the plot shows, in sentences: for those who do not see it. */
	String text(View view);

	/** The numbers of the plot. */
	Table table();
}
