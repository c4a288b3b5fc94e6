package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Marks;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;

/** The images of a layer in the plane: a marker for every image in the look of its class. */
final class Scatterplot implements Plot {
	private static final double USUAL_SIDE = 360; // in smaller plots markers are smaller

	private final PlotData data;
	private final Placement placement;
	private final double[] x;
	private final double[] y;
	private final Labels labels;
	private final Palette palette;
	private final Viewport.Box box;
	private final int size;

	Scatterplot(PlotData data, Placement placement) {
		this.data = data;
		this.placement = placement;
		x = axis(placement, 0);
		y = axis(placement, 1);
		labels = data.labels();
		palette = data.palette();
		box = Viewport.Box.of(x, y);
		size = Math.min(x.length, labels.size());
	}

	// a picture of one axis lies on a line
	private static double[] axis(Placement placement, int axis) {
		FloatMatrix positions = placement.positions();
		return IntStream.range(0, positions.rows()).mapToDouble(i -> axis < positions.columns() ? positions.get(i, axis) : 0).toArray();
	}

	@Override
	public String title() {
		String layer = placement.origin().layer();
		return layer.equals("*") ? "All layers" : layer;
	}

	@Override
	public List<String> facts() {
		List<String> facts = new ArrayList<>();
		String method = placement.method();
		facts.add(data.catalogue().find(ExtensionPoint.PROJECTIONS, method).map(Contribution::name).orElse(method)
				+ (placement.origin().summary().isEmpty() ? " of whole maps" : ""));
		Placement.Trust trust = placement.trust();
		if (!Double.isNaN(trust.trustworthiness())) {
			facts.add(String.format(Locale.ROOT, "trustworthiness %.3f", trust.trustworthiness()));
		}
		if (!Double.isNaN(trust.continuity())) {
			facts.add(String.format(Locale.ROOT, "continuity %.3f", trust.continuity()) + (trust.k() > 0 ? " (k = " + trust.k() + ")" : ""));
		}
		if (!placement.note().isEmpty()) {
			facts.add(placement.note());
		}
		return facts;
	}

	@Override
	public Viewport.Box box() {
		return box;
	}

	@Override
	public boolean zooms() {
		return true;
	}

	@Override
	public void draw(Surface surface, View view) {
		Viewport v = view.viewport();
		List<Marks.Style> styles = new ArrayList<>();
		int k = labels.classes().size();
		for (int greyed = 0; greyed < 2; greyed++) {
			for (int c = 0; c < k; c++) {
				styles.add(new Marks.Style(palette.marker(c), greyed == 1 ? view.theme().greyed() : palette.rgb(c)));
			}
		}
		styles.add(new Marks.Style(Marker.CIRCLE, view.theme().greyed())); // left out of all classes
		double[] atX = new double[size];
		double[] atY = new double[size];
		int[] style = new int[size];
		int n = 0;
		double radius = radius(view);
		for (int pass = 0; pass < (view.some() ? 2 : 1); pass++) { // what is selected lies above the rest
			for (int i = 0; i < size; i++) {
				double px = v.toX(x[i]);
				double py = v.toY(y[i]);
				boolean lively = view.lively(i);
				if (lively == (pass == 1 || !view.some()) && seen(v, px, py, radius)) {
					int c = labels.classOf(i);
					atX[n] = px;
					atY[n] = py;
					style[n++] = c < 0 ? 2 * k : lively ? c : k + c;
				}
			}
		}
		surface.markers(new Marks(Arrays.copyOf(atX, n), Arrays.copyOf(atY, n), style, styles, radius));
	}

	private static boolean seen(Viewport v, double px, double py, double radius) {
		return px > -radius && py > -radius && px < v.width() + radius && py < v.height() + radius; // false for NaN
	}

	@Override
	public double radius(View view) {
		double usual = size <= 800 ? 4.5 : size <= 4_000 ? 3.5 : size <= 20_000 ? 2.6 : 2;
		return usual * Math.clamp(Math.min(view.width(), view.height()) / USUAL_SIDE, 0.35, 1);
	}

	@Override
	public List<LegendEntry> legend(View view) {
		int k = labels.classes().size();
		int[] totals = new int[k];
		int[] chosen = new int[k];
		BitSet selected = view.selected();
		for (int i = 0; i < labels.size(); i++) {
			int c = labels.classOf(i);
			if (c >= 0) {
				totals[c]++;
				chosen[c] += selected.get(i) ? 1 : 0;
			}
		}
		List<LegendEntry> entries = new ArrayList<>();
		for (int c = 0; c < k; c++) {
			entries.add(new LegendEntry(labels.classes().get(c), palette.marker(c), palette.rgb(c), totals[c], chosen[c]));
		}
		return entries;
	}

	@Override
	public double[] place(View view, int image) {
		return image < 0 || image >= size ? null
				: new double[] { view.viewport().toX(x[image]), view.viewport().toY(y[image]) };
	}

	@Override
	public Optional<Hit> hit(View view, double atX, double atY, double reach) {
		Viewport v = view.viewport();
		int best = -1;
		double least = reach * reach;
		for (int i = 0; i < size; i++) {
			double dx = v.toX(x[i]) - atX;
			double dy = v.toY(y[i]) - atY;
			double d = dx * dx + dy * dy;
			if (d < least || d == least && (best < 0 || view.lively(i) || !view.lively(best))) { // as they are drawn
				least = d;
				best = i;
			}
		}
		return best < 0 ? Optional.empty() : Optional.of(Hit.image(best, data.images().get(best).file()));
	}

	@Override
	public Hit area(View view, double[] xs, double[] ys) {
		BitSet inside = new BitSet();
		for (int i = 0; i < size; i++) {
			if (inside(xs, ys, view.viewport().toX(x[i]), view.viewport().toY(y[i]))) {
				inside.set(i);
			}
		}
		return Hit.images(inside.stream().toArray(), inside.cardinality() + (inside.cardinality() == 1 ? " image" : " images"));
	}

	@Override
	public int items() {
		return size;
	}

	@Override
	public Item item(View view, int index) {
		double r = radius(view);
		return new Item(Hit.image(index, data.images().get(index).file()), view.viewport().toX(x[index]) - r, view.viewport().toY(y[index]) - r, 2 * r, 2 * r);
	}

	private static boolean inside(double[] xs, double[] ys, double px, double py) {
		boolean in = false;
		for (int i = 0, j = xs.length - 1; i < xs.length; j = i++) {
			if (ys[i] > py != ys[j] > py && px < (xs[j] - xs[i]) * (py - ys[i]) / (ys[j] - ys[i]) + xs[i]) {
				in = !in;
			}
		}
		return in;
	}

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder("Scatterplot of " + size + " images, " + title());
		facts().forEach(f -> text.append(", ").append(f));
		text.append(".\n");
		int[][] neighbours = Neighbours.classes(x, y, labels, size);
		List<LegendEntry> legend = legend(view);
		for (int c = 0; c < legend.size(); c++) {
			LegendEntry entry = legend.get(c);
			text.append(entry.name()).append(": ").append(entry.total()).append(entry.total() == 1 ? " image" : " images");
			if (view.some()) {
				text.append(", ").append(entry.chosen()).append(" selected");
			}
			text.append(Neighbours.sentence(neighbours[c], c, labels.classes())).append(".\n");
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
