package org.channelexplorer.ui.graph.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayEdge;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Inside;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.channelexplorer.ui.graph.internal.editor.LayoutJob;
import org.channelexplorer.ui.graph.internal.layout.EdgeRouter;
import org.channelexplorer.ui.graph.internal.layout.Layouts;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayoutTest {
	private static final Sizes SIZES = new Sizes(16);

	private static DisplayGraph graph(Network network) {
		return DisplayGraph.of(network, network.layers().stream().filter(l -> l.convolution()).map(l -> l.id()).toList(), Set.of());
	}

	private static Network network(String kind, int size) {
		return kind.equals("branched") ? Networks.branched(size) : Networks.residual(size);
	}

	@Test
	void aKeptLayoutGrowsWithTheText() {
		DisplayGraph graph = graph(Networks.residual(300));
		Drawing kept = new Drawing(graph, Set.of(), Orientation.DOWN, Layouts.place(graph, SIZES, Orientation.DOWN, new NullProgressMonitor()),
				Map.of(graph.nodes().getLast().id(), new Inside(List.of("jaccard"), 300, 200)));
		assertSame(kept, new Sizes(17).fit(kept), "a pixel is no reason to move anything");
		Drawing larger = new Sizes(24).fit(kept);
		assertEquals(24 * 12, larger.placement().boxes().get(1).width());
		assertEquals(1.5 * kept.placement().boxes().get(1).y(), larger.placement().boxes().get(1).y(), 1);
		assertEquals(300, larger.inside(graph.nodes().size() - 1).height());
		assertNoOverlap(larger.placement().boxes());
		for (int i = 0; i < graph.edges().size(); i++) { // lines still end at boxes
			int[] route = larger.placement().routes().get(i);
			assertEquals(larger.placement().boxes().get(graph.edges().get(i).to()).y(), route[route.length - 1]);
		}
	}

	// 8,000 goes the way for large networks, the others ELK's
	@ParameterizedTest
	@CsvSource({ "branched, 60, DOWN", "branched, 60, RIGHT", "residual, 300, DOWN", "residual, 8000, DOWN", "residual, 8000, RIGHT", "branched, 900, DOWN" })
	void boxesDoNotOverlapAndFollowTheFlow(String kind, int size, Orientation orientation) {
		DisplayGraph graph = graph(network(kind, size));
		Placement p = Layouts.place(graph, SIZES, orientation, new NullProgressMonitor());
		assertNoOverlap(p.boxes());
		for (int i = 0; i < graph.edges().size(); i++) {
			DisplayEdge e = graph.edges().get(i);
			Box from = p.boxes().get(e.from());
			Box to = p.boxes().get(e.to());
			if (orientation == Orientation.DOWN) {
				assertTrue(from.bottom() < to.y(), () -> e + " goes up");
			} else {
				assertTrue(from.right() < to.x(), () -> e + " goes left");
			}
			assertEndsOnBorders(p.routes().get(i), from, to);
		}
	}

	private static void assertNoOverlap(List<Box> boxes) {
		List<Box> byTop = new ArrayList<>(boxes);
		byTop.sort(java.util.Comparator.comparingInt(Box::y));
		for (int i = 0; i < byTop.size(); i++) {
			for (int k = i + 1; k < byTop.size() && byTop.get(k).y() < byTop.get(i).bottom(); k++) {
				Box a = byTop.get(i);
				Box b = byTop.get(k);
				assertTrue(!a.intersects(b), () -> a + " and " + b + " overlap");
			}
		}
	}

	private static void assertEndsOnBorders(int[] route, Box from, Box to) {
		assertTrue(onBorder(route[0], route[1], from), () -> java.util.Arrays.toString(route) + " does not begin at " + from);
		assertTrue(onBorder(route[route.length - 2], route[route.length - 1], to), () -> java.util.Arrays.toString(route) + " does not end at " + to);
		for (int i = 2; i < route.length; i += 2) {
			assertTrue(route[i] == route[i - 2] || route[i + 1] == route[i - 1], () -> java.util.Arrays.toString(route) + " is slanted");
		}
	}

	private static boolean onBorder(int x, int y, Box b) {
		return x >= b.x() && x <= b.right() && (y == b.y() || y == b.bottom()) || y >= b.y() && y <= b.bottom() && (x == b.x() || x == b.right());
	}

	@ParameterizedTest
	@CsvSource({ "branched, 40", "residual, 8000" })
	void sameNetworkSamePicture(String kind, int size) {
		Placement one = Layouts.place(graph(network(kind, size)), SIZES, Orientation.DOWN, new NullProgressMonitor());
		Placement two = Layouts.place(graph(network(kind, size)), SIZES, Orientation.DOWN, new NullProgressMonitor());
		assertEquals(one.boxes(), two.boxes());
		for (int i = 0; i < one.routes().size(); i++) {
			assertArrayEquals(one.routes().get(i), two.routes().get(i));
		}
	}

	@Test
	void eightThousandLayersInTime() {
		DisplayGraph graph = graph(Networks.residual(8000));
		double pieces = Yardstick.pieces(() -> Layouts.place(graph, SIZES, Orientation.DOWN, new NullProgressMonitor()));
		assertTrue(pieces < 40, "took " + pieces + " pieces of the yardstick"); // 2.3 when written
	}

	@Test
	void skippingEdgesPassBesideTheBoxes() {
		DisplayGraph graph = graph(Networks.residual(8000));
		Placement p = Layouts.place(graph, SIZES, Orientation.DOWN, new NullProgressMonitor());
		for (int i = 0; i < graph.edges().size(); i++) {
			int[] r = p.routes().get(i);
			if (graph.edges().get(i).to() - graph.edges().get(i).from() > 1) {
				int lane = r[4];
				for (int k = graph.edges().get(i).from() + 1; k < graph.edges().get(i).to(); k++) {
					assertTrue(p.boxes().get(k).right() < lane, "edge " + i + " crosses box " + k);
				}
			}
		}
	}

	@Test
	void cancelledLayoutGivesNothing() {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		for (Network n : List.of(Networks.branched(5), Networks.residual(8000))) {
			assertThrows(OperationCanceledException.class, () -> Layouts.place(graph(n), SIZES, Orientation.DOWN, cancelled));
		}
	}

	@Test
	void aLayoutThatIsCancelledBeforeItBeginsSaysSo() {
		boolean[] cancelled = new boolean[1];
		LayoutJob.Task task = new LayoutJob.Task(Networks.branched(5), Set.of(), Set.of(), Orientation.DOWN, SIZES, 0, 0);
		LayoutJob job = new LayoutJob(task, this, d -> fail("laid out"), () -> cancelled[0] = true);
		job.schedule(60_000);
		assertTrue(job.cancel());
		assertTrue(cancelled[0]);
	}

	@Test
	void routesOfDraggedBoxes() {
		Box a = new Box(0, 0, 100, 40);
		for (Orientation o : Orientation.values()) {
			for (Box b : List.of(new Box(0, 100, 100, 40), new Box(300, 100, 80, 40), new Box(300, 0, 80, 30), new Box(-300, 10, 80, 30),
					new Box(10, -200, 100, 40), new Box(20, 30, 100, 40))) {
				assertEndsOnBorders(EdgeRouter.route(a, b, o), a, b);
			}
		}
	}

	@Test
	void emptyAndSingle() {
		assertEquals(0, Layouts.place(graph(Networks.network(List.of(), List.of())), SIZES, Orientation.DOWN, new NullProgressMonitor()).boxes().size());
		assertEquals(1, Layouts.place(graph(Networks.residual(1)), SIZES, Orientation.DOWN, new NullProgressMonitor()).boxes().size());
	}
}
