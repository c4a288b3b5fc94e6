package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Json;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayEdge;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.DrawingJson;
import org.channelexplorer.plot.internal.arrangement.Inside;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.ui.graph.internal.editor.Unfolding;
import org.channelexplorer.ui.graph.internal.layout.Layouts;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Room for what boxes unfold. */
class RoomTest {
	private static final Sizes SIZES = new Sizes(16);

	private static List<String> convolutions(Network network) {
		return network.layers().stream().filter(l -> l.convolution()).map(l -> l.id()).toList();
	}

	private static Drawing drawing(Network network, Orientation orientation) {
		DisplayGraph graph = DisplayGraph.of(network, convolutions(network), Set.of());
		return new Drawing(graph, Set.of(), orientation, Layouts.place(graph, SIZES, orientation, new NullProgressMonitor()));
	}

	private static Unfolding change(Drawing drawing) {
		return new Unfolding(drawing, SIZES.with(drawing.insides()), drawing.insides());
	}

	private static DisplayNode node(Drawing d, String layer) {
		return d.graph().nodes().get(d.graph().indexOfLayer(layer));
	}

	private static Box box(Drawing d, String layer) {
		return d.placement().boxes().get(d.graph().indexOfLayer(layer));
	}

	@Test
	void whatIsBehindMovesAsAWholeAndTheRestStays() {
		Drawing folded = drawing(Networks.branched(4), Orientation.DOWN);
		DisplayNode unfolded = node(folded, "block2/a/conv");
		Drawing open = change(folded).show(List.of(unfolded), "projection", true).drawing();
		Inside inside = open.insides().get(unfolded.id());
		assertEquals(box(folded, "block2/a/conv").height() + inside.extra(), box(open, "block2/a/conv").height());
		for (String before : List.of("input", "stem", "block1/concat", "block2/b/conv")) {
			assertEquals(box(folded, before), box(open, before), before + " stays");
		}
		for (String behind : List.of("block2/a/relu", "block2/b/relu", "block3/a/conv", "output")) {
			assertEquals(box(folded, behind).moved(0, inside.extra()), box(open, behind), behind + " moves down");
		}
		Drawing both = change(open).show(List.of(node(open, "block2/b/conv")), "projection", true).drawing();
		assertEquals(box(open, "output"), box(both, "output"), "neighbours share the room");
		Drawing again = change(change(both).show(List.of(unfolded), "projection", false).drawing())
				.show(List.of(node(open, "block2/b/conv")), "projection", false).drawing();
		assertEquals(folded.placement().boxes(), again.placement().boxes(), "folding gives the room back");
		for (int e = 0; e < folded.placement().routes().size(); e++) {
			assertArrayEquals(folded.placement().routes().get(e), again.placement().routes().get(e));
		}
	}

	@ParameterizedTest
	@CsvSource({ "DOWN, 1.0", "RIGHT, 1.0", "DOWN, 1.8", "RIGHT, 1.8" })
	void nothingOverlapsAndEdgesStayAtTheirBoxes(Orientation orientation, double larger) {
		Drawing d = drawing(Networks.branched(6), orientation);
		List<DisplayNode> all = d.graph().nodes();
		for (int k = 0; k < all.size(); k += 3) {
			d = change(d).show(List.of(all.get(k)), "projection", true).drawing();
			d = change(d).scale(List.of(all.get(k)), larger).drawing();
			check(d);
		}
		d = change(d).show(all, "jaccard", true).drawing();
		check(d);
		d = change(d).show(all, "projection", false).drawing();
		check(d);
		assertTrue(d.insides().values().stream().allMatch(i -> i.operations().equals(List.of("jaccard"))));
		assertTrue(change(d).fold(all).drawing().insides().isEmpty());
		check(change(d).fold(all).drawing());
	}

	static void check(Drawing d) {
		List<Box> boxes = d.placement().boxes();
		for (int i = 0; i < boxes.size(); i++) {
			for (int k = 0; k < i; k++) {
				assertTrue(!boxes.get(i).intersects(boxes.get(k)), boxes.get(i) + " and " + boxes.get(k) + " overlap");
			}
		}
		for (int e = 0; e < d.graph().edges().size(); e++) {
			DisplayEdge edge = d.graph().edges().get(e);
			int[] r = d.placement().routes().get(e);
			assertTrue(onBorder(r[0], r[1], boxes.get(edge.from())), () -> java.util.Arrays.toString(r) + " leaves " + boxes.get(edge.from()));
			assertTrue(onBorder(r[r.length - 2], r[r.length - 1], boxes.get(edge.to())),
					() -> java.util.Arrays.toString(r) + " reaches " + boxes.get(edge.to()));
			for (int i = 2; i < r.length; i += 2) {
				assertTrue(r[i] == r[i - 2] || r[i + 1] == r[i - 1], () -> java.util.Arrays.toString(r) + " is slanted");
			}
		}
	}

	private static boolean onBorder(int x, int y, Box b) {
		return x >= b.x() && x <= b.right() && (y == b.y() || y == b.bottom()) || y >= b.y() && y <= b.bottom() && (x == b.x() || x == b.right());
	}

	@Test
	void onlyLayersThatWereReadUnfold() {
		Drawing d = drawing(Networks.branched(2), Orientation.DOWN);
		assertEquals(Set.of("stem", "block1/a/conv", "block1/b/conv", "block2/a/conv", "block2/b/conv"),
				change(d).show(d.graph().nodes(), "projection", true).drawing().insides().keySet());
	}

	@Test
	void keptWithTheLayout() throws InputException {
		Network network = Networks.branched(2);
		Drawing folded = drawing(network, Orientation.DOWN);
		assertTrue(!Json.pretty(DrawingJson.write(folded)).contains("insides"), "older versions read what is folded");
		Drawing open = change(folded).show(List.of(node(folded, "stem")), "jaccard", true).drawing();
		Drawing again = DrawingJson.read(Json.parse(Json.pretty(DrawingJson.write(open))), network, convolutions(network));
		assertEquals(open.insides(), again.insides());
		assertEquals(open.placement().boxes(), again.placement().boxes());
		var damaged = DrawingJson.write(open).getAsJsonObject();
		damaged.getAsJsonObject("insides").getAsJsonObject("stem").remove("operations");
		assertThrows(InputException.class, () -> DrawingJson.read(damaged, network, convolutions(network)));
	}

	@Test
	void placesOfMiniatures() {
		Inside two = new Inside(List.of("a", "b"), 200, 100);
		Box box = new Box(10, 20, 200, 40 + two.extra());
		assertEquals(List.of(new Box(10 + Inside.PAD, 60, 200 - 2 * Inside.PAD, 100), new Box(10 + Inside.PAD, 166, 200 - 2 * Inside.PAD, 100)),
				two.places(box));
		assertEquals(Map.of("a", 1).keySet(), Set.copyOf(two.toggled("b").operations()));
		assertEquals(null, two.toggled("a").toggled("b"));
	}
}
