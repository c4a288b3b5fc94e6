package org.channelexplorer.core.model;

/**
 * The part of an image that a network sees after its resize and crop, in pixels of the image as it lies in the data set, x to the
 * right and y downwards; the first pixel reaches from 0 to 1, its centre is at 0.5.
 *
 * @param width  pixels of the image
 * @param height pixels of the image
 * @param left   left end of the part
 * @param top    upper end
 * @param right  right end
 * @param bottom lower end
 */
public record Seen(int width, int height, double left, double top, double right, double bottom) {

	/** All of an image. */
	public static Seen whole(int width, int height) {
		return new Seen(width, height, 0, 0, width, height);
	}

	/** Where in the image a column of a map lies. @param column 0 is the left end of the first cell, 0.5 its centre */
	public double x(double column, int columns) {
		return left + column * (right - left) / columns;
	}

	/** Where in the image a row of a map lies. @param row 0 is the upper end of the first cell, 0.5 its centre */
	public double y(double row, int rows) {
		return top + row * (bottom - top) / rows;
	}

	/** Where in a map a place of the image lies, as a column; 0.5 is the centre of the first cell. */
	public double column(double x, int columns) {
		return (x - left) / (right - left) * columns;
	}

	/** Where in a map a place of the image lies, as a row; 0.5 is the centre of the first cell. */
	public double row(double y, int rows) {
		return (y - top) / (bottom - top) * rows;
	}
}
