package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.NetworkDiagram;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.ScoreColors;
import org.channelexplorer.plot.Sheet;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.network.Flow;
import org.junit.jupiter.api.Test;

/** The drawing of a network: what is connected, where it stands, how it is coloured. */
class NetworkDiagramTest {

	private static Layer layer(String id, String operation) {
		return new Layer(id, id, operation, "", "", false, false, null, null, "", Map.of());
	}

	private static Network network(List<String> ids, String... edges) {
		List<Layer> layers = ids.stream().map(id -> layer(id, id.equals("in") ? Layer.INPUT : id.equals("out") ? Layer.OUTPUT : "Conv")).toList();
		return new Network("net", "FAKE", "", layers, java.util.Arrays.stream(edges).map(e -> new Edge(e.split(">")[0], e.split(">")[1], e)).toList(),
				List.of(),
				List.of(), Map.of());
	}

	private static LayerScores scores(List<String> layers, double... score) {
		return new LayerScores("l2", new LayerScores.Basis(0, 0.95, 3, 30, 30), Map.of("purity", true), Map.of("purity", 1 / 3.0), IntStream
				.range(0, layers.size()).mapToObj(i -> new LayerScores.Score(layers.get(i), "purity", score[i], Double.NaN, Double.NaN, "")).toList(),
				Optional.empty());
	}

	private static View view(Plot plot) {
		return View.of(plot, plot.width(), plot.height(), Theme.LIGHT);
	}

	@Test
	void whatWasNotReadIsAWayBetweenWhatWas() {
		Network n = network(List.of("in", "a", "relu", "b", "c", "add", "d", "out"), "in>a", "a>relu", "relu>b", "relu>c", "b>add", "c>add", "add>d", "d>out");
		Flow flow = Flow.of(n, List.of("a", "b", "c", "d"));
		assertEquals(List.of("in", "a", "b", "c", "d", "out"), flow.nodes().stream().map(Flow.Node::layer).toList());
		assertEquals(List.of(0, 1, 2, 3, 4, 0), flow.nodes().stream().map(Flow.Node::number).toList());
		int[][] expected = { { 1 }, { 2, 3 }, { 4 }, { 4 }, { 5 }, {} };
		for (int i = 0; i < expected.length; i++) {
			assertArrayEquals(expected[i], flow.edges().get(i), "from " + flow.nodes().get(i));
		}
	}

	@Test
	void denseBlocksAreDrawnWithoutDetours() {
		List<String> ids = IntStream.range(0, 9).mapToObj(i -> "l" + i).toList();
		List<String> edges = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			for (int k = i + 1; k < 9; k++) {
				edges.add("l" + i + ">l" + k);
			}
		}
		Flow dense = Flow.of(network(ids, edges.toArray(String[]::new)), ids);
		for (int i = 0; i < 9; i++) {
			assertArrayEquals(i == 8 ? new int[0] : new int[] { i + 1 }, dense.edges().get(i));
		}
		Flow skip = Flow.of(network(List.of("a", "b", "c"), "a>b", "b>c", "a>c"), List.of("a", "b", "c"));
		assertArrayEquals(new int[] { 1, 2 }, skip.edges().getFirst(), "one shortcut stays");
	}

	@Test
	void boxesStandApartAndInTheOrderOfTheFlow() {
		for (int seed = 0; seed < 20; seed++) {
			Random random = new Random(seed);
			int n = 3 + random.nextInt(60);
			List<String> ids = IntStream.range(0, n).mapToObj(i -> "block" + i / 4 + "/layer" + i).toList();
			List<String> edges = new ArrayList<>();
			for (int i = 1; i < n; i++) {
				for (int e = 0; e <= random.nextInt(3); e++) {
					edges.add(ids.get(Math.max(0, i - 1 - random.nextInt(5))) + ">" + ids.get(i));
				}
			}
			Network network = network(ids, edges.toArray(String[]::new));
			Plot plot = NetworkDiagram.of(network, scores(ids, random.doubles(n).toArray()), "purity", "Purity");
			View view = view(plot);
			assertEquals(n, plot.items());
			List<Item> items = IntStream.range(0, n).mapToObj(i -> plot.item(view, i)).toList();
			for (Item a : items) {
				assertTrue(a.x() >= 0 && a.y() >= 0 && a.x() + a.width() <= plot.width() && a.y() + a.height() <= plot.height(), a::toString);
				assertEquals(a.hit(), plot.hit(view, a.x() + a.width() / 2, a.y() + a.height() / 2, 0).orElseThrow());
				for (Item b : items) {
					assertTrue(
							a == b || a.x() + a.width() <= b.x() || b.x() + b.width() <= a.x() || a.y() + a.height() <= b.y() || b.y() + b.height() <= a.y());
				}
			}
			Map<String, Item> byLayer = new java.util.HashMap<>();
			items.forEach(i -> byLayer.put(i.hit().layer(), i));
			for (String e : edges) {
				Item from = byLayer.get(e.split(">")[0]);
				Item to = byLayer.get(e.split(">")[1]);
				assertTrue(to.x() > from.x() || to.y() > from.y(), e + ": to the right, or in a later row");
			}
			Plot again = NetworkDiagram.of(network, scores(ids, plot.table().doubles("score")), "purity", "Purity");
			assertEquals(Sheet.of(plot).svg(), Sheet.of(again).svg());
		}
	}

	@Test
	void coloursAndTableSayTheScores() {
		List<String> ids = List.of("in", "stem", "head", "out");
		Network n = network(ids, "in>stem", "stem>head", "head>out");
		Plot plot = NetworkDiagram.of(n, scores(List.of("stem", "head"), 0.25, 0.75), "purity", "Purity");
		String svg = Sheet.of(plot).svg();
		for (int rgb : new int[] { ScoreColors.at(0), ScoreColors.at(1) }) {
			String text = "rgb(" + (rgb >> 16) + "," + (rgb >> 8 & 255) + "," + (rgb & 255) + ")";
			assertTrue(svg.contains(text), text);
		}
		for (String part : List.of(">stem<", ">0.25<", ">0.75<", "Purity", "0.33", "worst to best layer")) {
			assertTrue(svg.contains(part), part);
		}
		assertArrayEquals(new double[] { 0.25, 0.75 }, plot.table().doubles("score"));
		assertArrayEquals(new String[] { "0", "1" }, plot.table().strings("after"));
		assertTrue(plot.text(view(plot)).contains("Best in head with 0.75"), plot.text(view(plot)));
		Plot none = NetworkDiagram.of(n, scores(List.of("stem", "head"), Double.NaN, Double.NaN), "purity", "Purity");
		assertTrue(Sheet.of(none).svg().contains("is not defined for any layer"));
		assertFalse(Sheet.of(none).svg().contains("NaN"));
	}

	@Test
	void namesAreBrokenBetweenTheirParts() {
		List<String> ids = List.of("stem", "layer1.0.downsample.0");
		String svg = Sheet.of(NetworkDiagram.of(network(ids, "stem>layer1.0.downsample.0"), scores(ids, 0.1, 0.2), "purity", "Purity")).svg();
		assertTrue(svg.contains(">layer1.<") && svg.contains(">0.downsample.0<"), svg);
	}

	@Test
	void longNamesKeepTheirEnds() {
		List<String> ids = List.of("net/Mixed_5b/Branch_0/Conv2d_0a_1x1", "net/Mixed_5b/Branch_1/Conv2d_0b_a_very_long_name_of_a_layer_5x5");
		String svg = Sheet.of(NetworkDiagram.of(network(ids, ids.getFirst() + ">" + ids.getLast()), scores(ids, 0.1, 0.2), "purity", "Purity")).svg();
		assertTrue(svg.contains(">Branch_0/<") || svg.contains("Conv2d_0a_1x1<"), svg);
		assertTrue(svg.contains("of_a_layer_5x5<"), "what differs is at the end");
		assertFalse(svg.matches("(?s).*<text[^>]*>\\s*net/.*"), "what all begin with is left out");
	}
}
