package org.channelexplorer.plot.internal.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.Course;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Drag;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.ScoreColors;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;

/** The boxes of a {@link Flow} in rows, coloured by a metric from the worst layer to the best. */
public final class Diagram implements Plot {
	private static final int WIDTH = 1000;
	private static final int HEAD = 34;
	private static final int FOOT = 46;
	/** With more nodes the boxes hold numbers alone. */
	private static final int NAMED = 240;
	private static final double SMALL = 9.5;
	private static final double WIDER = 1.2; // the fonts of some machines are by so much wider than Helvetica

	private final Flow flow;
	private final Course course;
	private final LayerScores scores;
	private final String metric;
	private final Places places;
	private final List<Places.Way> ways;
	private final List<String> names;
	private final boolean named;
	private final double low;
	private final double high;

	/**
	 * @param course     scores of the layers, by their numbers in the flow less one
	 * @param metricName name for people
	 */
	public Diagram(Flow flow, Course course, LayerScores scores, String metricName) {
		this.flow = flow;
		this.course = course;
		this.scores = scores;
		metric = metricName;
		named = flow.nodes().size() <= NAMED;
		places = new Places(new Ranks(flow), WIDTH, HEAD, named ? 124 : 30, named ? 44 : 18);
		ways = places.ways();
		names = Names.shortened(flow.nodes().stream().map(Flow.Node::label).toList());
		double[] finite = Arrays.stream(course.score()).filter(Double::isFinite).toArray();
		low = Arrays.stream(finite).min().orElse(Double.NaN);
		high = Arrays.stream(finite).max().orElse(Double.NaN);
	}

	@Override
	public String title() {
		return "The network by " + metric;
	}

	@Override
	public int width() {
		return WIDTH;
	}

	@Override
	public int height() {
		return (int) Math.ceil(places.bottom()) + FOOT;
	}

	@Override
	public void draw(Surface s, View view) {
		Theme theme = view.theme();
		s.text(title() + ": " + course.score().length + " layers, from left to right, row by row", 26, 18, 13, Anchor.START, true, theme.text());
		for (Places.Way way : ways) {
			s.path(way.x(), way.y(), theme.quiet(), 1);
			if (way.end()) {
				double x = way.x()[way.x().length - 1];
				double y = way.y()[way.y().length - 1];
				s.polygon(new double[] { x, x - 5, x - 5 }, new double[] { y, y - 3, y + 3 }, theme.quiet(), 1);
			}
		}
		for (Places.Box box : places.boxes()) {
			s.titled(text(box.node()), inner -> box(inner, box, theme));
		}
		scale(s, theme);
	}

	private void box(Surface s, Places.Box box, Theme theme) {
		Flow.Node node = flow.nodes().get(box.node());
		double score = score(node);
		boolean scored = Double.isFinite(score);
		int fill = scored ? ScoreColors.at(position(score)) : theme.band();
		int ink = scored ? ScoreColors.textOn(fill) : theme.quiet();
		boolean best = scored && node.number() - 1 == course.best();
		s.box(box.x(), box.y(), box.width(), box.height(), 4, fill, theme.line());
		if (best) {
			double r = box.x() + box.width() + 2;
			double b = box.y() + box.height() + 2;
			s.path(new double[] { box.x() - 2, r, r, box.x() - 2, box.x() - 2 }, new double[] { box.y() - 2, box.y() - 2, b, b, box.y() - 2 }, theme.text(), 2);
		}
		if (!named) {
			s.text(node.number() > 0 ? Integer.toString(node.number()) : "", box.x() + box.width() / 2, box.y() + 13, SMALL, Anchor.MIDDLE, false, ink);
			return;
		}
		double x = box.x() + 6;
		double room = (box.width() - 12) / WIDER;
		List<String> lines = Names.lines(s, names.get(box.node()), SMALL, room);
		double y = box.y() + (lines.size() == 1 ? 17 : 13);
		for (String line : lines) {
			s.text(line, x, y, SMALL, Anchor.START, false, ink);
			y += 11.5;
		}
		double base = box.y() + box.height() - 7;
		if (node.number() > 0) {
			s.text("#" + node.number(), x, base, SMALL, Anchor.START, false, ink);
			s.text(scored ? number(score) : "no score", box.x() + box.width() - 6, base, 11, Anchor.END, scored, ink);
		}
	}

	private double score(Flow.Node node) {
		return node.number() == 0 ? Double.NaN : course.score()[node.number() - 1];
	}

	private double position(double score) {
		double p = high > low ? (score - low) / (high - low) : 0.5;
		return course.higherIsBetter() ? p : 1 - p;
	}

	private void scale(Surface s, Theme theme) {
		double y = places.bottom() + 18;
		if (Double.isNaN(low)) {
			s.text(metric + " is not defined for any layer.", 26, y + 10, 11, Anchor.START, false, theme.quiet());
			return;
		}
		int steps = 40;
		double x = 26;
		for (int i = 0; i < steps; i++) {
			s.fill(x + i * 5, y, 5.5, 10, ScoreColors.at(i / (steps - 1.0)));
		}
		double worst = course.higherIsBetter() ? low : high;
		double best = course.higherIsBetter() ? high : low;
		s.text(number(worst) + " worst", x, y + 23, 11, Anchor.START, false, theme.quiet());
		s.text(number(best) + " best", x + steps * 5, y + 23, 11, Anchor.END, false, theme.quiet());
		String chance = Double.isNaN(course.chance()) ? "" : "; classes without any difference would have " + number(course.chance());
		s.text(metric + " of the summaries " + scores.summary() + chance + ". Grey: not read; framed: the best.", x + steps * 5 + 18, y + 9, 11, Anchor.START,
				false,
				theme.quiet());
		s.text("An arrow is a way through layers that were not read. Numbers are those of the table.", x + steps * 5 + 18, y + 23, 11, Anchor.START, false,
				theme.quiet());
	}

	private static String number(double v) {
		double size = Math.abs(v);
		return String.format(Locale.ROOT, size >= 1000 ? "%.3g" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f", v);
	}

	private String text(int index) {
		Flow.Node node = flow.nodes().get(index);
		double score = score(node);
		return node.layer() + (node.number() == 0 ? "" : ": " + (Double.isFinite(score) ? metric + " " + number(score) : "no score"));
	}

	private Hit hit(int index) {
		return Hit.layer(flow.nodes().get(index).layer(), text(index));
	}

	@Override
	public Drag drag() {
		return Drag.NONE;
	}

	@Override
	public boolean walks() {
		return true;
	}

	@Override
	public Optional<Hit> hit(View view, double x, double y, double reach) {
		return places.boxes().stream().filter(b -> b.contains(x, y)).findFirst().map(b -> hit(b.node()));
	}

	@Override
	public int items() {
		return places.boxes().size();
	}

	@Override
	public Item item(View view, int index) {
		Places.Box b = places.boxes().get(index);
		return new Item(hit(b.node()), b.x(), b.y(), b.width(), b.height());
	}

	@Override
	public String text(View view) {
		int best = course.best();
		List<String> sentences = new ArrayList<>(List.of(title() + ": " + course.score().length + " layers."));
		if (best >= 0) {
			String layer = flow.nodes().stream().filter(n -> n.number() == best + 1).map(Flow.Node::layer).findFirst().orElse("");
			sentences.add("Best in " + layer + " with " + number(course.score()[best]) + ".");
		}
		return String.join(" ", sentences);
	}

	/** A row per layer; {@code after} holds the numbers of the layers that lead to it, 0 for an input. */
	@Override
	public Table table() {
		int n = course.score().length;
		List<List<String>> after = IntStream.range(0, n).mapToObj(_ -> (List<String>) new ArrayList<String>()).toList();
		String[] layers = new String[n];
		for (int u = 0; u < flow.nodes().size(); u++) {
			Flow.Node node = flow.nodes().get(u);
			if (node.number() > 0) {
				layers[node.number() - 1] = node.layer();
			}
			for (int v : flow.edges().get(u)) {
				if (flow.nodes().get(v).number() > 0) {
					after.get(flow.nodes().get(v).number() - 1).add(Integer.toString(node.number()));
				}
			}
		}
		return Table.builder().longs("number", IntStream.rangeClosed(1, n).asLongStream().toArray()).strings("layer", layers)
				.strings("after", after.stream().map(a -> String.join(" ", a)).toArray(String[]::new)).doubles("score", course.score())
				.doubles("low", course.low()).doubles("high", course.high()).build();
	}
}
