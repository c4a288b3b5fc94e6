package org.channelexplorer.plot.internal.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.result.Course;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;

/** The boxes of a {@link Flow} in rows, for a page, coloured by a metric from the worst layer to the best. */
public final class Diagram implements DrawnNetwork {
	private static final int WIDTH = 1000;
	private static final int HEAD = 34;
	private static final int LEFT = 26;
	private static final int FOOT = 40;
	/** With more nodes the boxes hold numbers alone. */
	private static final int NAMED = 240;
	private static final double LINE = 12;
	private static final double SIZE = 10;

	private final Flow flow;
	private final Course course;
	private final LayerScores all;
	private final Scores scores;
	private final NetworkDrawing drawing;

	/**
	 * @param course     scores of the layers, by their numbers in the flow less one
	 * @param metricName name for people
	 */
	public Diagram(Flow flow, Course course, LayerScores all, String metricName) {
		this.flow = flow;
		this.course = course;
		this.all = all;
		scores = Scores.of(all, course.metric(), metricName, course.chance());
		boolean named = flow.nodes().size() <= NAMED;
		Places places = new Places(new Ranks(flow), WIDTH, HEAD, named ? 134 : 30, named ? 48 : 18);
		List<String> names = Names.shortened(flow.nodes().stream().map(Flow.Node::label).toList());
		List<NetworkNode> nodes = places.boxes().stream().map(b -> node(b, named ? names.get(b.node()) : "")).toList();
		drawing = new NetworkDrawing(new NetworkDrawing.Parts(List.of(), places.ways(), nodes), scores,
				new NetworkDrawing.Paper(WIDTH, (int) Math.ceil(places.bottom()) + HEAD / 3, LINE, SIZE), List.of());
	}

	/** @param name empty for a box that holds a number alone */
	private NetworkNode node(Places.Box at, String name) {
		Flow.Node node = flow.nodes().get(at.node());
		Double score = scores.byLayer().get(node.layer());
		String number = node.number() > 0 ? Integer.toString(node.number()) : "";
		String facts = node.number() == 0 ? "" : score == null ? "no score" : scores.metric() + " " + scores.text(node.layer());
		NetworkBox.Words words = name.isEmpty() ? new NetworkBox.Words(number, "", "")
				: new NetworkBox.Words(name, number.isEmpty() ? "" : "#" + number + (score == null ? ", no score" : ""), "");
		NetworkBox box = new NetworkBox(words, number.isEmpty() ? NetworkBox.Rank.READABLE : NetworkBox.Rank.EXTRACTED, false,
				score == null ? List.of() : List.of(score), Optional.ofNullable(scores.intervals().get(node.layer())), Optional.empty());
		return new NetworkNode(List.of(node.layer()), node.layer(), box, new NetworkBox.Place(at.x(), at.y(), at.width(), at.height(), at.height()), facts,
				List.of());
	}

	@Override
	public String title() {
		return "The network by " + scores.metric();
	}

	@Override
	public NetworkDrawing drawing() {
		return drawing;
	}

	@Override
	public int height() {
		return drawing.height() + FOOT;
	}

	@Override
	public void draw(Surface s, View view) {
		Theme theme = view.theme();
		s.text(title() + ": " + course.score().length + " layers, from left to right, row by row", LEFT, 18, 13, Anchor.START, true, theme.text());
		drawing.draw(s, view);
		drawing.parts().nodes().stream().filter(n -> best().equals(n.layers().getFirst())).forEach(n -> framed(s, n.place(), theme.text()));
		String chance = Double.isNaN(course.chance()) ? "" : "; classes without any difference would have " + Scores.text(course.chance());
		double y = drawing.height() + 14.0;
		s.text("Scores of the summaries " + all.summary() + chance
				+ ". Grey: not read; framed: the best. A bar at the foot of a box is the score's interval on the scale.", 8,
				y, SIZE, Anchor.START, false, theme.quiet());
		s.text("An arrow is a way through layers that were not read. Numbers are those of the table.", 8, y + 14, SIZE, Anchor.START, false, theme.quiet());
	}

	private static void framed(Surface s, NetworkBox.Place at, int rgb) {
		double l = at.x() - 2;
		double t = at.y() - 2;
		double r = at.x() + at.width() + 1;
		double b = at.y() + at.height() + 1;
		s.path(new double[] { l, r, r, l, l }, new double[] { t, t, b, b, t }, rgb, 2);
	}

	/** Id of the best layer, empty when the metric is nowhere defined. */
	private String best() {
		return flow.nodes().stream().filter(n -> course.best() >= 0 && n.number() == course.best() + 1).map(Flow.Node::layer).findFirst().orElse("");
	}

	@Override
	public String text(View view) {
		List<String> sentences = new ArrayList<>(List.of(title() + ": " + course.score().length + " layers."));
		if (!best().isEmpty()) {
			sentences.add("Best in " + best() + " with " + Scores.text(course.score()[course.best()]) + ".");
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
