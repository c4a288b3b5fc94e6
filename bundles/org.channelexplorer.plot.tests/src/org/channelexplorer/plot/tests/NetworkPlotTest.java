package org.channelexplorer.plot.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.PlotFile;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.NetworkColours;
import org.channelexplorer.plot.internal.network.NetworkDrawing;
import org.channelexplorer.plot.internal.network.NetworkEdge;
import org.channelexplorer.plot.internal.network.NetworkFrame;
import org.channelexplorer.plot.internal.network.NetworkNode;
import org.channelexplorer.plot.internal.network.NetworkPlot;
import org.channelexplorer.plot.internal.network.Scores;
import org.junit.jupiter.api.Test;

/** What the one drawing of networks shows of boxes, lines and selections. */
class NetworkPlotTest {
	private static final Scores SCORES = new Scores("Purity", true, Map.of("a", 0.2, "b", 0.5, "c", 0.8), "",
			Map.of("a", new Scores.Interval(0.1, 0.3, 0.95), "c", new Scores.Interval(0.6, 0.9, 0.95)), new Scores.Scale(0.25, true));

	private static NetworkNode node(int place, boolean block, NetworkBox.Rank rank, NetworkBox.Mark mark, String... layers) {
		List<Double> values = SCORES.of(List.of(layers));
		NetworkBox box = new NetworkBox(new NetworkBox.Words("box" + place, "Conv \u00b7 64", " \u00b7 64"), rank, block, values,
				Optional.ofNullable(SCORES.intervals().get(layers[layers.length - 1])), Optional.ofNullable(mark));
		return new NetworkNode(List.of(layers), "box" + place, box, new NetworkBox.Place(20 + 240 * place, 20, 200, 48, 48), "Conv", List.of());
	}

	private static NetworkPlot plot(NetworkBox.Mark mark) {
		List<NetworkNode> nodes = List.of(node(0, false, NetworkBox.Rank.EXTRACTED, mark, "a"), node(1, true, NetworkBox.Rank.EXTRACTED, null, "b", "c"),
				node(2, false, NetworkBox.Rank.UNREADABLE, null, "relu"));
		List<NetworkEdge> edges = List.of(NetworkEdge.of(new int[] { 220, 44, 260, 44 }, 0, 1), NetworkEdge.of(new int[] { 460, 44, 500, 44 }, 1, 2));
		return new NetworkPlot(new NetworkDrawing(new NetworkDrawing.Parts(List.of(new NetworkFrame("stage", 10, 5, 460, 70)), edges, nodes), SCORES,
				new NetworkDrawing.Paper(740, 90, 17, 12), List.of(mark == null ? "" : "Marked: 3 of 8 channels", mark == null ? "" : "1 layer marked")));
	}

	private static String svg(NetworkPlot plot) throws InputException {
		return new String(PlotFile.SVG.bytes(plot), StandardCharsets.UTF_8);
	}

	@Test
	void boxesShowScoresRangesAndIntervals() throws Exception {
		String svg = svg(plot(null));
		for (String part : List.of(">0.20<", ">0.50\u20130.80<", ">stage<", "chance 0.25", "stroke-dasharray")) {
			assertTrue(svg.contains(part), part);
		}
		Recording all = new Recording();
		NetworkPlot plot = plot(null);
		plot.draw(all, View.of(plot, 740, plot.height(), Theme.LIGHT));
		double room = 199 - 2 * 8;
		assertTrue(all.polygons.stream().anyMatch(p -> p[0][0] == 28 && Math.abs(p[0][1] - 28 - room) < 1e-9), "the track of the interval of a");
		assertTrue(all.bars.stream().anyMatch(b -> Math.abs(b[0] - 28 - 0.1 * room) < 1e-9 && Math.abs(b[2] - 0.2 * room) < 1e-9), "from 0.1 to 0.3");
		assertTrue(all.bars.stream().noneMatch(b -> Math.abs(b[2] - 0.3 * room) < 1), "a block has a range instead");
	}

	@Test
	void marksAreInBoxesAndInWords() throws Exception {
		String svg = svg(plot(new NetworkBox.Mark("\u22123 of 8", 0.375, "3 of 8 channels go")));
		assertTrue(svg.contains(">\u22123 of 8<") && svg.contains(">Marked: 3 of 8 channels<"));
		assertEquals("\u22123 of 8", plot(new NetworkBox.Mark("\u22123 of 8", 0.375, "3 of 8 channels go")).table().strings("marked")[0]);
	}

	@Test
	void whatIsSelectedHasAFrameAndItsLinesStandOut() {
		assertEquals(List.of(0L, 0L), accents());
		assertEquals(List.of(1L, 1L), accents("relu"), "its frame and the line to it");
		assertEquals(List.of(2L, 1L), accents("c"), "of a block with it: both lines");
	}

	/** Lines and frames in the colour of what is selected. */
	private static List<Long> accents(String... selected) {
		Recording all = new Recording();
		NetworkPlot plot = plot(null);
		View whole = View.of(plot, 740, plot.height(), Theme.DARK);
		plot.draw(all, new View(whole.viewport(), whole.selected(), whole.channels(), List.of(selected), Theme.DARK));
		int accent = NetworkColours.DARK.accent();
		return List.of(all.strokes.stream().filter(c -> c == accent).count(), all.frames.stream().filter(c -> c == accent).count());
	}

	@Test
	void aBlockIsAStackOfCards() {
		Recording all = new Recording();
		NetworkPlot plot = plot(null);
		plot.draw(all, View.of(plot, 740, plot.height(), Theme.LIGHT));
		assertEquals(1 + 3 + 1 + 1, all.shapes - all.fills.size() - all.paths.size() - all.polygons.size(),
				"frame, boxes, the card behind, the scale's border");
		assertEquals("c", plot.drawing().parts().nodes().get(1).layers().getLast());
		assertEquals("1", plot.table().strings("after")[1]);
	}
}
