package org.channelexplorer.plot;

import java.util.function.Consumer;

/**
 * What plots draw on. Positions and sizes are pixels, x to the right and y downwards from the upper left corner; colours are
 * 0xRRGGBB. What is drawn later lies above.
 */
public interface Surface {
	/** How far the markers of {@link #markers} hide what is below them, on surfaces that do not separate them by a rim. */
	double MARKS_OPACITY = 0.82;
	/** Width of the ring around markers that have one, pixels. */
	double RING = 1.6;

	/** Fills a rectangle. */
	void fill(double x, double y, double width, double height, int rgb);

	/** Draws a line. */
	default void line(double x1, double y1, double x2, double y2, int rgb, double strokeWidth) {
		path(new double[] { x1, x2 }, new double[] { y1, y2 }, rgb, strokeWidth);
	}

	/** Draws lines from corner to corner. */
	void path(double[] x, double[] y, int rgb, double strokeWidth);

	/** Fills a polygon; {@code opacity} is 0 (not to be seen) to 1. */
	void polygon(double[] x, double[] y, int rgb, double opacity);

	/** Fills a circle. */
	void circle(double x, double y, double radius, int rgb, double opacity);

	/** Draws an upright rectangle with round corners: its inside, then its border. */
	void box(double x, double y, double width, double height, double corner, int fill, int border);

	/** Draws such a rectangle, its border broken into dashes where the surface can. */
	default void dashedBox(double x, double y, double width, double height, double corner, int fill, int border) {
		box(x, y, width, height, corner, fill, border);
	}

	/** Draws a text on its base line. */
	void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb);

	/** Draws pixels 0xAARRGGBB, row by row from above, stretched over a rectangle without smoothing. */
	void image(int[] argb, int columns, int rows, double x, double y, double width, double height);

	/** Pixels of the screen for a pixel: with as many cells as that gives, {@link #image} draws them one to one. */
	default double density() {
		return 1;
	}

	/** Draws content in a rectangle, whose upper left corner is the content's origin; what reaches beyond is cut off. */
	void within(double x, double y, double width, double height, Consumer<Surface> content);

	/** Draws content that has a title, where the surface has a place for it (a tooltip in SVG). */
	default void titled(String title, Consumer<Surface> content) {
		content.accept(this);
	}

	/** Width of a text as this surface draws it. */
	default double width(String text, double size, boolean bold) {
		return TextWidths.of(text, size) * (bold ? 1.08 : 1);
	}

	/** The text, its end replaced by dots when it is wider than {@code room}. */
	default String fit(String text, double size, boolean bold, double room) {
		String cut = text;
		while (!cut.isEmpty() && width(cut.length() == text.length() ? cut : cut + "...", size, bold) > room) {
			cut = cut.substring(0, cut.length() - 1);
		}
		return cut.length() == text.length() ? text : cut + "...";
	}

	/** Draws a marker. */
	default void marker(Marker marker, double x, double y, double radius, int rgb, double opacity) {
		if (marker.corners() == 0) {
			circle(x, y, radius, rgb, opacity);
		} else {
			polygon(marker.xs(x, radius), marker.ys(y, radius), rgb, opacity);
		}
	}

	/** Draws markers in their order, set off from each other. Those without a finite place are left out. */
	default void markers(Marks marks) {
		for (int i = 0; i < marks.size(); i++) {
			if (Double.isFinite(marks.x()[i]) && Double.isFinite(marks.y()[i])) {
				Marks.Style style = marks.styles().get(marks.style()[i]);
				boolean ringed = style.ring() != Marks.Style.NO_RING;
				if (ringed) {
					marker(style.marker(), marks.x()[i], marks.y()[i], marks.radius() + RING, style.ring(), 1);
				}
				marker(style.marker(), marks.x()[i], marks.y()[i], marks.radius(), style.rgb(), ringed ? 1 : MARKS_OPACITY);
			}
		}
	}
}
