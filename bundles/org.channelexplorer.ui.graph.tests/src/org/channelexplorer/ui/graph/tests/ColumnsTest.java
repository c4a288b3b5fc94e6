package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.internal.arrangement.Blocks;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.DrawingJson;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.channelexplorer.ui.graph.internal.editor.Unfolding;
import org.channelexplorer.ui.graph.internal.layout.Layouts;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.channelexplorer.ui.graph.internal.viewer.KeyNavigation;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Long drawings in columns, large ones folded. */
class ColumnsTest {
	private static final Sizes SIZES = new Sizes(16);

	private static DisplayGraph graph(Network network) {
		return DisplayGraph.of(network, network.layers().stream().filter(l -> l.convolution()).map(l -> l.id()).toList(), Set.of());
	}

	private static double fit(Placement p, int width, int height) {
		return Math.min(width / (double) p.extent().width(), height / (double) p.extent().height());
	}

	@ParameterizedTest
	@CsvSource({ "branched, 8, DOWN", "branched, 8, RIGHT", "residual, 60, DOWN", "residual, 300, RIGHT" })
	void wrappedDrawingsFillTheirWindow(String kind, int size, Orientation orientation) {
		DisplayGraph graph = graph(kind.equals("branched") ? Networks.branched(size) : Networks.residual(size));
		Placement one = Layouts.place(graph, SIZES, orientation, new NullProgressMonitor());
		Placement wrapped = Layouts.place(graph, SIZES, orientation, 800, 600, new NullProgressMonitor());
		assertTrue(fit(wrapped, 800, 600) > 1.5 * fit(one, 800, 600), fit(one, 800, 600) + " became " + fit(wrapped, 800, 600));
		assertTrue(!wrapped.cuts().isEmpty());
		RoomTest.check(new Drawing(graph, Set.of(), orientation, wrapped));
		Placement again = Layouts.place(graph, SIZES, orientation, 800, 600, new NullProgressMonitor());
		assertEquals(wrapped.boxes(), again.boxes(), "the same window, the same picture");
	}

	@Test
	void whatFitsIsNotWrapped() {
		Placement small = Layouts.place(graph(Networks.branched(1)), SIZES, Orientation.DOWN, 800, 600, new NullProgressMonitor());
		assertEquals(List.of(), small.cuts());
	}

	@Test
	void unfoldingInAColumnLeavesTheOthers() throws InputException {
		Network network = Networks.branched(8);
		DisplayGraph graph = graph(network);
		Drawing d = new Drawing(graph, Set.of(), Orientation.DOWN, Layouts.place(graph, SIZES, Orientation.DOWN, 800, 600, new NullProgressMonitor()));
		int first = graph.indexOfLayer("stem");
		Drawing open = new Unfolding(d, SIZES, d.insides()).show(List.of(graph.nodes().get(first)), "projection", true).drawing();
		RoomTest.check(open);
		int cut = d.placement().cuts().getFirst();
		int others = 0;
		for (int i = 0; i < graph.nodes().size(); i++) {
			Box b = d.placement().boxes().get(i);
			if (b.x() > cut) {
				others++;
				assertEquals(b, open.placement().boxes().get(i), "another column stays");
			}
		}
		assertTrue(others > 5);
		Drawing read = DrawingJson.read(Json.parse(Json.pretty(DrawingJson.write(open))), network,
				graph.nodes().stream().flatMap(n -> n.extracted().stream()).toList());
		assertEquals(open.placement().cuts(), read.placement().cuts());
		Drawing all = new Unfolding(open, SIZES.with(open.insides()), open.insides()).show(graph.nodes(), "projection", true).drawing();
		RoomTest.check(all);
	}

	@Test
	void largeNetworksAreFoldedUntilTheyAreSeen() {
		Network small = Networks.branched(4);
		assertEquals(Set.of(), new Blocks(small).overview(Set.of("block1/a/conv", "block2/a/conv", "block3/a/conv", "block4/a/conv", "block1/b/conv",
				"block2/b/conv", "block3/b/conv", "block4/b/conv"), 30));
		Network large = Networks.branched(20);
		Set<String> read = Set.copyOf(large.layers().stream().filter(l -> l.convolution()).map(l -> l.id()).toList());
		DisplayGraph folded = DisplayGraph.of(large, read, new Blocks(large).overview(read, 30));
		assertEquals(23, folded.nodes().size(), "one box a module");
		Network nested = Networks.residual(400); // 5 stages of 10 units
		DisplayGraph units = DisplayGraph.of(nested, Set.of("l0"), new Blocks(nested).overview(Set.of("l0"), 30));
		assertTrue(units.nodes().size() >= 10 && units.nodes().size() <= 30, units.nodes().size() + " boxes");
	}

	@Test
	void keysPassOverWhatWasNotRead() {
		Network network = Networks.branched(2);
		DisplayGraph graph = graph(network);
		Drawing d = new Drawing(graph, Set.of(), Orientation.DOWN, Layouts.place(graph, SIZES, Orientation.DOWN, new NullProgressMonitor()), Map.of());
		java.util.function.IntPredicate read = i -> !graph.nodes().get(i).extracted().isEmpty();
		int conv = KeyNavigation.next(d, graph.indexOfLayer("block1/a/conv"), KeyNavigation.Direction.DOWN, read);
		assertTrue(Set.of("block2/a/conv", "block2/b/conv").contains(graph.nodes().get(conv).id()), graph.nodes().get(conv).id());
		assertEquals(-1, KeyNavigation.next(d, graph.indexOfLayer("block2/a/conv"), KeyNavigation.Direction.DOWN, read));
		assertEquals(graph.indexOfLayer("block1/a/conv"), KeyNavigation.nearest(d, graph.indexOfLayer("block1/a/relu"), read));
	}
}
