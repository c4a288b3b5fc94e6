package org.channelexplorer.plot.internal.scatter;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.plot.Marker;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;

/** The clusters of a scatterplot: an outline around each, above it a bar of its classes. */
final class ClusterShapes {
	private static final double ROUND = 9; // pixels around a single point
	private static final double BAR = 56;
	private static final double SHORT_BAR = 30; // of many clusters
	/** With more clusters only so many of those seen have bars, and outlines are thin: all of them would hide the points. */
	private static final int MANY = 12;
	private static final double PALE = 0.4;
	private static final double THICK = 7;
	private static final double TEXT = 10;
	private static final int NAMED = 4;
	private static final double NUMBER = 17; // pixels of the number left of a bar
	private static final int STEPS = 6; // by which a bar goes up at most

	private final List<Shape> shapes = new ArrayList<>();
	private final Labels labels;
	private final Palette palette;
	private final boolean colored;

	private record Shape(int number, int[] members, Hull hull, int[] counts) {
	}

	/** @param colored whether points show clusters by their colours, and outlines do, too */
	ClusterShapes(ImageClusters clusters, PlotData data, double[] x, double[] y, boolean colored) {
		labels = data.labels();
		palette = data.palette();
		this.colored = colored;
		for (int c = 0; c < clusters.clusters().size(); c++) {
			int number = c;
			int[] members = IntStream.range(0, x.length).filter(i -> clusters.images().get(i).cluster() == number).toArray();
			int[] counts = new int[labels.classes().size()];
			IntStream.of(members).map(labels::classOf).filter(k -> k >= 0).forEach(k -> counts[k]++);
			shapes.add(new Shape(c, members, Hull.of(x, y, members), counts));
		}
	}

	/** Name of a cluster in the legend. */
	static String name(int cluster) {
		return "cluster " + cluster;
	}

	/** A fact about many clusters; empty for few. */
	static Optional<String> crowded(int clusters) {
		return clusters > MANY ? Optional.of("class bars of the " + MANY + " largest clusters in sight and of selected ones") : Optional.empty();
	}

	private double length() {
		return shapes.size() > MANY ? SHORT_BAR : BAR;
	}

	private int rgb(Shape s, Theme theme) {
		return colored ? Palette.color(s.number) : theme.quiet();
	}

	private static boolean chosen(Shape s, BitSet selected) {
		return s.members.length > 0 && IntStream.of(s.members).allMatch(selected::get);
	}

	/** Draws the outlines. */
	void outlines(Surface surface, View view) {
		BitSet selected = view.selected();
		for (Shape s : shapes) {
			if (s.hull.size() == 0) {
				continue;
			}
			double[][] outline = pixels(s.hull, view.viewport());
			boolean chosen = chosen(s, selected);
			boolean crowded = shapes.size() > MANY;
			if (!crowded || chosen) {
				surface.polygon(outline[0], outline[1], rgb(s, view.theme()), 0.09);
			}
			int line = chosen ? view.theme().accent() : crowded ? mixed(rgb(s, view.theme()), view.theme().canvas()) : rgb(s, view.theme());
			surface.path(closed(outline[0]), closed(outline[1]), line, chosen ? 2 : 1);
		}
	}

	private static int mixed(int rgb, int ground) {
		int mixed = 0;
		for (int shift = 0; shift <= 16; shift += 8) {
			mixed |= (int) Math.round((rgb >> shift & 255) * (1 - PALE) + (ground >> shift & 255) * PALE) << shift;
		}
		return mixed;
	}

	private static double[] closed(double[] line) {
		double[] closed = java.util.Arrays.copyOf(line, line.length + 1);
		closed[line.length] = line[0];
		return closed;
	}

	/** Draws a bar above every outline: the shares of the classes in their colours. */
	void bars(Surface surface, View view) {
		List<double[]> places = places(view);
		for (Shape s : shapes) {
			double[] bar = places.get(s.number);
			int all = IntStream.of(s.counts).sum();
			if (bar == null || all == 0) {
				continue;
			}
			surface.box(bar[0] - 1, bar[1] - 1, length() + 2, THICK + 2, 0, view.theme().canvas(), view.theme().quiet());
			double from = bar[0];
			for (int c = 0; c < s.counts.length; c++) {
				double width = length() * s.counts[c] / all;
				if (s.counts[c] > 0) {
					surface.fill(from, bar[1], width, THICK, palette.rgb(c));
				}
				from += width;
			}
			surface.text(Integer.toString(s.number), bar[0] - 4, bar[1] + THICK, TEXT, Anchor.END, true, view.theme().text());
		}
	}

	// by cluster, null for one that is not seen: each above those that it would cover
	private List<double[]> places(View view) {
		List<double[]> places = new ArrayList<>();
		List<double[]> all = shapes.stream().map(s -> bar(s, view)).toList();
		BitSet barred = barred(all, view.selected());
		for (Shape s : shapes) {
			double[] bar = barred.get(s.number) ? all.get(s.number) : null;
			boolean free = bar == null;
			for (int step = 0; !free && step < STEPS; step++) {
				double up = bar[1] - step * (THICK + 4);
				free = up >= 3 && places.stream()
						.noneMatch(o -> o != null && Math.abs(o[0] - bar[0]) < length() + NUMBER && Math.abs(o[1] - up) < THICK + 3);
				if (free) {
					bar[1] = up;
				}
			}
			places.add(bar);
		}
		return places;
	}

	/** The clusters that have bars: all of few, else the largest of those that are seen, and what is selected. */
	private BitSet barred(List<double[]> bars, BitSet selected) {
		BitSet barred = new BitSet();
		shapes.stream().filter(s -> bars.get(s.number) != null).sorted(Comparator.comparingInt(s -> -s.members.length)).limit(MANY)
				.forEach(s -> barred.set(s.number));
		shapes.stream().filter(s -> bars.get(s.number) != null && chosen(s, selected)).forEach(s -> barred.set(s.number));
		return barred;
	}

	// above the highest point of the outline, inside the view as far as the outline is
	private double[] bar(Shape s, View view) {
		if (s.hull.size() == 0) {
			return null;
		}
		double[][] outline = pixels(s.hull, view.viewport());
		double left = java.util.Arrays.stream(outline[0]).min().orElseThrow();
		double right = java.util.Arrays.stream(outline[0]).max().orElseThrow();
		double top = java.util.Arrays.stream(outline[1]).min().orElseThrow();
		double bottom = java.util.Arrays.stream(outline[1]).max().orElseThrow();
		if (right < 0 || bottom < 0 || left > view.width() || top > view.height()) {
			return null;
		}
		int highest = IntStream.range(0, outline[1].length).boxed().min(Comparator.comparingDouble(i -> outline[1][i])).orElseThrow();
		return new double[] { Math.clamp(outline[0][highest] - length() / 2, 14, Math.max(14, view.width() - length() - 3)),
				Math.clamp(top - THICK - 4, 3, Math.max(3, view.height() - THICK - 3.0)) };
	}

	/** A circle around a point, a capsule around a line. */
	private static double[][] pixels(Hull hull, Viewport v) {
		int n = hull.size();
		double[] x = IntStream.range(0, n).mapToDouble(i -> v.toX(hull.x()[i])).toArray();
		double[] y = IntStream.range(0, n).mapToDouble(i -> v.toY(hull.y()[i])).toArray();
		if (n > 2) {
			return new double[][] { x, y };
		}
		int steps = 24;
		double[][] round = new double[2][steps];
		double angle = n == 1 ? 0 : Math.atan2(y[1] - y[0], x[1] - x[0]);
		for (int i = 0; i < steps; i++) {
			double a = angle + Math.PI / 2 + 2 * Math.PI * (i + 0.5) / steps;
			int end = n == 1 || i < steps / 2 ? 0 : 1; // half of it around either end
			round[0][i] = x[end] + ROUND * Math.cos(a);
			round[1][i] = y[end] + ROUND * Math.sin(a);
		}
		return round;
	}

	/** The cluster whose bar, or whose outline of the smallest area, holds a position. */
	Optional<Hit> hit(View view, double x, double y, boolean bars) {
		List<double[]> places = bars ? places(view) : List.of();
		Optional<Shape> onBar = shapes.stream().filter(s -> {
			double[] bar = bars ? places.get(s.number) : null;
			return bar != null && x >= bar[0] - 1 && x <= bar[0] + length() + 1 && y >= bar[1] - 1 && y <= bar[1] + THICK + 1;
		}).reduce((_, last) -> last);
		return onBar.or(() -> shapes.stream().filter(s -> s.hull.size() > 0).filter(s -> {
			double[][] outline = pixels(s.hull, view.viewport());
			return Hull.inside(outline[0], outline[1], x, y);
		}).min(Comparator.comparingDouble(s -> s.hull.area()))).map(this::hit);
	}

	private Hit hit(Shape s) {
		return Hit.images(s.members, sentence(s));
	}

	private String sentence(Shape s) {
		List<Integer> classes = IntStream.range(0, s.counts.length).filter(c -> s.counts[c] > 0).boxed()
				.sorted(Comparator.<Integer>comparingInt(c -> -s.counts[c]).thenComparing(c -> c)).toList();
		String named = classes.stream().limit(NAMED).map(c -> s.counts[c] + " " + labels.classes().get(c)).collect(Collectors.joining(", "));
		int others = classes.stream().skip(NAMED).mapToInt(c -> s.counts[c]).sum();
		return name(s.number) + ": " + s.members.length + (s.members.length == 1 ? " image" : " images") + (named.isEmpty() ? "" : ": " + named)
				+ (others > 0 ? ", " + others + " of other classes" : "");
	}

	/** The clusters as entries of the legend. */
	List<LegendEntry> legend(View view) {
		BitSet selected = view.selected();
		return shapes.stream().map(s -> new LegendEntry(name(s.number), Marker.CIRCLE, rgb(s, view.theme()), s.members.length,
				(int) IntStream.of(s.members).filter(selected::get).count(), hit(s), false)).toList();
	}

	/** A sentence for every cluster. */
	List<String> sentences() {
		return shapes.stream().map(this::sentence).toList();
	}
}
