package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.label.Names;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.plot.internal.LayerNames;

/**
 * The images of a layer in the plane: a marker for every image in the colour of what the options choose; around them, where they are
 * known, clusters, lines of equal density and marks of places that cannot be trusted.
 */
final class Scatterplot implements Plot {
	private static final double COVERED = 0.1; // share of the plane that markers cover
	private static final double LEAST_RADIUS = 1.3;
	private static final double MOST_RADIUS = 5;
	private static final double MOST_ZOOMED = 7;
	private static final double GROWTH = 0.35; // markers grow slower than distances: zooming takes them apart
	private static final int DENSE = 5_000;
	private static final int FOLLOWED = 5; // selected images whose nearest are described

	private final PlotData data;
	private final PlacedImages placed;
	private final ScatterOptions options;
	private final double[] x;
	private final double[] y;
	private final Viewport.Box box;
	private final int size;
	private final Points points;
	private final Coloring coloring;
	private final ClusterShapes clusters;
	private final Density density;
	private final Samples samples;

	/** @throws InputException when the result lacks what the options ask for */
	Scatterplot(PlotData data, PlacedImages placed, Samples samples) throws InputException {
		this.data = data;
		this.placed = placed;
		this.samples = samples;
		options = data.options(ScatterOptions.class);
		Placement placement = placed.placement();
		size = Math.min(placement.positions().rows(), data.labels().size());
		x = axis(placement, 0);
		y = axis(placement, 1);
		box = placed.alignment().isPresent() ? around(x, y) : Viewport.Box.of(x, y);
		coloring = Coloring.of(options.color(), data, placed, size);
		points = new Points(x, y, coloring, hidden(), options.trust() ? new Untrue(placement.trust(), options.limit(), size) : null, size);
		clusters = placed.clusters().isPresent() && options.hulls()
				? new ClusterShapes(placed.clusters().orElseThrow(), data, x, y, options.color() == ColorBy.CLUSTER)
				: null;
		boolean lines = options.contours() == Contours.ON || options.contours() == Contours.AUTO && size >= DENSE;
		density = lines ? new Density(x, y, box) : null;
	}

	private BitSet hidden() throws InputException {
		List<String> names = options.hidden().isBlank() ? List.of() : Names.list(options.hidden());
		BitSet hidden = new BitSet();
		for (int g = 0; g < coloring.groups().size(); g++) {
			hidden.set(g, names.contains(coloring.groups().get(g).name()));
		}
		return hidden;
	}

	// a picture of one axis lies on a line
	private double[] axis(Placement placement, int axis) {
		FloatMatrix positions = placement.positions();
		return IntStream.range(0, size).mapToDouble(i -> axis < positions.columns() ? positions.get(i, axis) : 0).toArray();
	}

	// aligned pictures have their centre in common: around it, a layer's picture stays where another's was
	private static Viewport.Box around(double[] x, double[] y) {
		double cx = IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElse(0);
		double cy = IntStream.range(0, y.length).mapToDouble(i -> y[i]).average().orElse(0);
		double reach = 1e-9;
		for (int i = 0; i < x.length; i++) {
			reach = Math.max(reach, Math.max(Math.abs(x[i] - cx), Math.abs(y[i] - cy)));
		}
		return new Viewport.Box(cx - reach, cy - reach, 2 * reach, 2 * reach);
	}

	@Override
	public String title() {
		String layer = placed.placement().origin().layer();
		return layer.equals("*") ? "All layers" : LayerNames.of(data, layer);
	}

	@Override
	public List<String> facts() {
		List<String> facts = ScatterText.facts(placed, data);
		if (points.untrue() != null) {
			facts.add(points.untrue().fact());
		}
		if (samples != null) {
			facts.add(samples.fact());
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
		if (clusters != null) {
			clusters.outlines(surface, view);
		}
		points.draw(surface, view, radius(view));
		if (density != null) {
			density.draw(surface, view);
		}
		if (clusters != null && options.bars()) {
			clusters.bars(surface, view);
		}
		if (samples != null) {
			samples.draw(surface, view, radius(view));
		}
	}

	@Override
	public double radius(View view) {
		double usual = Math.clamp(Math.sqrt(COVERED * view.width() * view.height() / (Math.PI * Math.max(1, size))), LEAST_RADIUS, MOST_RADIUS);
		double zoomed = Math.min(MOST_ZOOMED, usual * Math.pow(Math.max(1, view.viewport().zoom()), GROWTH));
		return Math.max(usual, zoomed) * options.size();
	}

	@Override
	public List<LegendEntry> legend(View view) {
		List<LegendEntry> entries = new ArrayList<>(points.legend(view));
		if (clusters != null && options.color() != ColorBy.CLUSTER) {
			entries.addAll(clusters.legend(view));
		}
		if (points.untrue() != null) {
			entries.addAll(points.untrue().legend(view));
		}
		return entries;
	}

	@Override
	public double[] place(View view, int image) {
		return image < 0 || image >= size ? null : new double[] { view.viewport().toX(x[image]), view.viewport().toY(y[image]) };
	}

	@Override
	public Optional<Hit> hit(View view, double atX, double atY, double reach) {
		int image = points.nearest(view, atX, atY, reach);
		if (image >= 0) {
			return Optional.of(Hit.image(image, data.images().get(image).file()));
		}
		Optional<Hit> sample = samples == null ? Optional.empty() : samples.hit(view, atX, atY, reach + 3);
		return sample.isPresent() || clusters == null ? sample : clusters.hit(view, atX, atY, options.bars());
	}

	@Override
	public Hit area(View view, double[] xs, double[] ys) {
		int[] inside = points.inside(view, xs, ys);
		return Hit.images(inside, inside.length + (inside.length == 1 ? " image" : " images"));
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

	@Override
	public String text(View view) {
		StringBuilder text = new StringBuilder("Scatterplot of " + size + " images, " + title());
		facts().forEach(f -> text.append(", ").append(f));
		text.append(".\n");
		ScatterText.classes(text, data.labels(), x, y, view);
		view.selected().stream().filter(i -> i < size).limit(FOLLOWED).forEach(i -> text.append(data.images().get(i).file()).append(" (")
				.append(data.labels().nameOf(i)).append("): of its nearest images in the plane, ")
				.append(Company.of(x, y, 0, size, i, data.labels()).all()).append(".\n"));
		if (options.color() != ColorBy.CLASS) {
			ScatterText.groups(text, points.legend(view), options.color());
		}
		if (clusters != null) {
			clusters.sentences().forEach(s -> text.append(Character.toUpperCase(s.charAt(0))).append(s.substring(1)).append(".\n"));
		}
		placed.pairs().ifPresent(p -> ScatterText.pairs(text, p));
		if (samples != null) {
			samples.text(text);
		}
		return text.toString();
	}

	@Override
	public Table table() {
		return data.result().table();
	}
}
