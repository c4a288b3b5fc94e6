package org.channelexplorer.ui.views.internal.audit;

import java.util.function.Consumer;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Surface;

/** Draws the pictures of a plot without its texts, for those who say the same beside it. */
record Wordless(Surface surface) implements Surface {

	@Override
	public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
		// stands beside the plot
	}

	@Override
	public void fill(double x, double y, double width, double height, int rgb) {
		surface.fill(x, y, width, height, rgb);
	}

	@Override
	public void path(double[] x, double[] y, int rgb, double strokeWidth) {
		surface.path(x, y, rgb, strokeWidth);
	}

	@Override
	public void polygon(double[] x, double[] y, int rgb, double opacity) {
		surface.polygon(x, y, rgb, opacity);
	}

	@Override
	public void circle(double x, double y, double radius, int rgb, double opacity) {
		surface.circle(x, y, radius, rgb, opacity);
	}

	@Override
	public void box(double x, double y, double width, double height, double corner, int fill, int border) {
		surface.box(x, y, width, height, corner, fill, border);
	}

	@Override
	public void image(int[] argb, int columns, int rows, double x, double y, double width, double height) {
		surface.image(argb, columns, rows, x, y, width, height);
	}

	@Override
	public void markers(Marks marks) {
		surface.markers(marks);
	}

	@Override
	public double density() {
		return surface.density();
	}

	@Override
	public double width(String text, double size, boolean bold) {
		return surface.width(text, size, bold);
	}

	@Override
	public void within(double x, double y, double width, double height, Consumer<Surface> content) {
		surface.within(x, y, width, height, inner -> content.accept(new Wordless(inner)));
	}
}
