package org.channelexplorer.plot;

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

	/** Whether the two axes are zoomed apart and the plot fills its place to the rim; otherwise distances are kept. */
	default boolean stretches() {
		return false;
	}

	/** Where in a view the data lie, for gestures that keep a place under the mouse: left end, upper end, width, height. */
	default double[] room(View view) {
		return new double[] { 0, 0, view.width(), view.height() };
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

	/** What dragging takes. */
	default Drag drag() {
		return Drag.LASSO;
	}

	/**
	 * What lies in a polygon; even-odd rule.
	 *
	 * @param xs horizontal places of its corners, pixels
	 * @param ys vertical places
	 */
	default Hit area(View view, double[] xs, double[] ys) {
		return Hit.of("");
	}

	/** Number of things that keys and assistive technology can reach: images, classes, nodes. */
	default int items() {
		return 0;
	}

	/**
	 * A thing that keys can reach.
	 *
	 * @param index from 0 to {@link #items()} - 1
	 */
	default Item item(View view, int index) {
		throw new IndexOutOfBoundsException(index);
	}

	/** Whether arrow keys go from item to item; otherwise they move the plot, and do so with Ctrl. */
	default boolean walks() {
		return false;
	}

	/**
	 * The thing that an arrow key leads to: by default the nearest in that direction, the present one when there is none.
	 *
	 * @param from index of the present one, -1 for none
	 * @param dx   -1, 0, 1: to the left, not at all, to the right
	 * @param dy   -1, 0, 1: up, not at all, down
	 */
	default int next(View view, int from, int dx, int dy) {
		return Items.next(this, view, from, dx, dy);
	}

	/** What the plot shows, in sentences: for those who do not see it. */
	String text(View view);

	/** The numbers of the plot. */
	Table table();
}
