package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.internal.arrangement.Blocks;
import org.channelexplorer.plot.internal.arrangement.BoxFacts;
import org.channelexplorer.plot.internal.arrangement.BoxMarks;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.DrawingJson;
import org.channelexplorer.plot.internal.arrangement.Group;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.plot.internal.network.Shortened;
import org.channelexplorer.ui.graph.internal.layout.Layouts;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

class DisplayGraphTest {
	private final Network network = Networks.branched(3);
	private final List<String> extracted = network.layers().stream().filter(l -> l.convolution()).map(l -> l.id()).toList();

	@Test
	void everythingExpanded() {
		DisplayGraph g = DisplayGraph.of(network, extracted, Set.of());
		assertEquals(network.layers().size(), g.nodes().size());
		assertEquals(network.edges().size(), g.edges().size());
		assertEquals(NetworkBox.Rank.UNREADABLE, g.nodes().getFirst().rank());
		assertEquals(NetworkBox.Rank.EXTRACTED, g.nodes().get(1).rank());
		assertTrue(BoxFacts.of(g.nodes().getFirst(), Scores.none("", ""), BoxMarks.NONE).contains("Cannot be read: it is the network's input"));
	}

	@Test
	void channelsAndSizeStayWhenThereIsLittleRoom() {
		Font font = Display.getCurrent().getSystemFont();
		ToDoubleFunction<String> in = shown -> FigureUtilities.getTextWidth(shown, font);
		String end = " \u00b7 192 @ 35\u00d735";
		String text = "DequantizeLinear" + end;
		int width = FigureUtilities.getTextWidth(text, font);
		assertEquals(text, Shortened.of(text, end, width, in));
		String shorter = Shortened.of(text, end, width - 20, in);
		assertTrue(shorter.matches("De.*\u2026.*r" + end), shorter);
		assertTrue(FigureUtilities.getTextWidth(shorter, font) <= width - 20);
		assertEquals("192 @ 35\u00d735", Shortened.of(text, end, FigureUtilities.getTextWidth(end, font) + 2, in));
		DisplayGraph g = DisplayGraph.of(network, extracted, Set.of("block2"));
		DisplayNode layer = g.nodes().get(1);
		assertTrue(layer.size().length() > 3 && layer.subtitle().equals(layer.layer().operation() + layer.size()), layer.subtitle());
		assertEquals("", g.nodes().get(g.indexOf(DisplayNode.blockId("block2"))).size());
	}

	@Test
	void collapsedBlockIsOneBox() {
		DisplayGraph g = DisplayGraph.of(network, extracted, Set.of("block2"));
		assertEquals(network.layers().size() - 4, g.nodes().size());
		DisplayNode block = g.nodes().get(g.indexOf(DisplayNode.blockId("block2")));
		assertEquals("block2", block.title());
		assertEquals("5 layers, 2 read", block.subtitle());
		assertEquals(g.indexOf(block.id()), g.indexOfLayer("block2/a/relu"));
		assertEquals(1, g.incoming(g.indexOf(block.id())).size(), "both branches come from the same box");
		assertEquals(2, g.outgoing(g.indexOf(block.id())).size());
	}

	@Test
	void atFirstFoldedIsWhatWasNotExtractedOrIsOneOperation() {
		Network network = Networks
				.network(List.of(Networks.layer("a", "Conv", "read"), Networks.layer("b", "Relu", "read"), Networks.layer("c", "Conv", "notRead/x"),
						Networks.layer("d", "Relu", "notRead/x"), Networks.step("m", "ReduceMean", "read/norm"), Networks.step("s", "Sub", "read/norm"),
						Networks.last("n", "Div", "read/norm", "layer normalisation"), Networks.layer("alone", "Conv", "single")), List.of());
		Blocks blocks = new Blocks(network);
		assertEquals(Set.of("notRead", "notRead/x", "read/norm"), blocks.unimportant(Set.of("a", "n", "alone")));
		assertEquals(Set.of("read", "notRead", "notRead/x", "read/norm"), blocks.unimportant(Set.of("alone")));
		assertEquals(Set.of("notRead", "notRead/x"), blocks.unimportant(Set.of("m")), "a step that was asked for by its name");
		DisplayGraph g = DisplayGraph.of(network, List.of("a", "n"), Set.of("read/norm", "notRead"));
		assertEquals("layer normalisation", g.nodes().get(g.indexOfLayer("n")).subtitle());
		assertEquals("2 layers", g.nodes().get(g.indexOfLayer("c")).subtitle());
	}

	@Test
	void framesHaveRoomForTheirNames() {
		Network network = Networks.residual(40);
		DisplayGraph graph = DisplayGraph.of(network, List.of(), Set.of());
		Drawing drawing = new Drawing(graph, Set.of(), Orientation.DOWN, Layouts.place(graph, new Sizes(16), Orientation.DOWN, new NullProgressMonitor()));
		List<Group> groups = Group.of(drawing);
		assertEquals(1 + 5, groups.size(), "the stage and its units");
		List<Group> units = groups.subList(1, 6);
		for (int i = 1; i < units.size(); i++) {
			assertTrue(units.get(i).box().y() > units.get(i - 1).box().bottom(), units.get(i) + " begins below the one before");
		}
		assertTrue(units.getFirst().box().y() - groups.getFirst().box().y() >= 15, "the stage's name is above its first unit");
	}

	@Test
	void outerBlockWins() {
		DisplayGraph g = DisplayGraph.of(network, extracted, Set.of("block2/a", "block2", "unknown"));
		assertEquals(-1, g.indexOf(DisplayNode.blockId("block2/a")));
		assertTrue(g.indexOf(DisplayNode.blockId("block2")) >= 0);
	}

	@Test
	void blocks() {
		Blocks blocks = new Blocks(network);
		assertEquals(List.of("block1", "block2", "block3"), blocks.outermost());
		assertEquals("block1/a", blocks.innermost(network.layer("block1/a/conv").orElseThrow()));
		assertEquals("block1", blocks.innermost(network.layer("block1/concat").orElseThrow()));
		assertEquals("", blocks.innermost(network.layer("stem").orElseThrow()));
	}

	private Drawing drawing(Set<String> collapsed) {
		DisplayGraph g = DisplayGraph.of(network, extracted, collapsed);
		return new Drawing(g, collapsed, Orientation.RIGHT, Layouts.place(g, new Sizes(16), Orientation.RIGHT, new NullProgressMonitor()));
	}

	@Test
	void keptAndReadAgain() throws InputException {
		Drawing d = drawing(Set.of("block1"));
		Drawing again = DrawingJson.read(Json.parse(Json.pretty(DrawingJson.write(d))), network, extracted);
		assertEquals(d.collapsed(), again.collapsed());
		assertEquals(d.orientation(), again.orientation());
		assertEquals(d.placement().boxes(), again.placement().boxes());
		for (int i = 0; i < d.placement().routes().size(); i++) {
			assertArrayEquals(d.placement().routes().get(i), again.placement().routes().get(i));
		}
	}

	@Test
	void damagedLayoutsSayWhy() {
		JsonObject json = DrawingJson.write(drawing(Set.of())).getAsJsonObject();
		assertThrows(InputException.class, () -> DrawingJson.read(Json.parse("[]"), network, extracted));
		assertThrows(InputException.class, () -> DrawingJson.read(Json.parse("{\"version\":1}"), network, extracted));
		InputException other = assertThrows(InputException.class, () -> DrawingJson.read(json, Networks.branched(4), extracted));
		assertTrue(other.getMessage().contains("another network"), other.getMessage());
		json.addProperty("version", 99);
		InputException newer = assertThrows(InputException.class, () -> DrawingJson.read(json, network, extracted));
		assertTrue(newer.getMessage().contains("newer"), newer.getMessage());
	}

	@Test
	void framesSurroundTheirBoxesOnly() {
		List<Group> groups = Group.of(drawing(Set.of("block3")));
		assertTrue(groups.stream().anyMatch(g -> g.path().equals("block1")), groups::toString);
		assertTrue(groups.stream().noneMatch(g -> g.path().equals("block3")), "a collapsed block has no frame");
	}

	@Test
	void lowScoresAreBestWhereTheMetricSaysSo() {
		Scores up = new Scores("m", true, Map.of("a", 1.0, "b", 3.0), "");
		Scores down = new Scores("m", false, Map.of("a", 1.0, "b", 3.0), "");
		assertEquals(1, up.position(3));
		assertEquals(0, down.position(3));
		assertEquals(0.5, new Scores("m", true, Map.of("a", 1.0), "").position(1));
		assertEquals("0.62", Scores.text(0.6199));
	}
}
