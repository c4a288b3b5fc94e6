package org.channelexplorer.plot.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Surface;

/** Counts what is drawn. */
class Recording implements Surface {
	final List<String> texts = new ArrayList<>();
	final List<Marks> marked = new ArrayList<>();
	final List<double[][]> polygons = new ArrayList<>();
	final List<double[][]> paths = new ArrayList<>();
	final List<double[]> bars = new ArrayList<>();
	final List<Integer> strokes = new ArrayList<>();
	final List<Integer> frames = new ArrayList<>();
	final List<Integer> fills = new ArrayList<>();
	int marks;
	int shapes;

	@Override
	public void fill(double x, double y, double width, double height, int rgb) {
		fills.add(rgb);
		bars.add(new double[] { x, y, width, height });
		shapes++;
	}

	@Override
	public void path(double[] x, double[] y, int rgb, double strokeWidth) {
		paths.add(new double[][] { x, y });
		strokes.add(rgb);
		shapes++;
	}

	@Override
	public void polygon(double[] x, double[] y, int rgb, double opacity) {
		polygons.add(new double[][] { x, y });
		shapes++;
	}

	@Override
	public void circle(double x, double y, double radius, int rgb, double opacity) {
		shapes++;
	}

	@Override
	public void box(double x, double y, double width, double height, double corner, int fill, int border) {
		frames.add(border);
		shapes++;
	}

	@Override
	public void text(String text, double x, double y, double size, Anchor anchor, boolean bold, int rgb) {
		texts.add(text);
	}

	@Override
	public void image(int[] argb, int columns, int rows, double x, double y, double width, double height) {
		shapes++;
	}

	@Override
	public void within(double x, double y, double width, double height, Consumer<Surface> content) {
		content.accept(this);
	}

	@Override
	public void markers(Marks m) {
		marked.add(m);
		marks += m.size();
	}
}
