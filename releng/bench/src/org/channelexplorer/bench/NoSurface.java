package org.channelexplorer.bench;

import java.util.function.Consumer;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;

/** Takes pixels and drops them. */
final class NoSurface implements Surface {
	@Override
	public void fill(double x, double y, double width, double height, int rgb) {
		// nothing is kept
	}

	@Override
	public void path(double[] x, double[] y, int rgb, double strokeWidth) {
		// nothing is kept
	}

	@Override
	public void polygon(double[] x, double[] y, int rgb, double opacity) {
		// nothing is kept
	}

	@Override
	public void circle(double x, double y, double radius, int rgb, double opacity) {
		// nothing is kept
	}

	@Override
	public void box(double x, double y, double width, double height, double corner, int fill, int border) {
		// nothing is kept
	}

	@Override
	public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
		// nothing is kept
	}

	@Override
	public void image(int[] argb, int columns, int rows, double x, double y, double width, double height) {
		// nothing is kept
	}

	@Override
	public void within(double x, double y, double width, double height, Consumer<Surface> content) {
		content.accept(this);
	}
}
