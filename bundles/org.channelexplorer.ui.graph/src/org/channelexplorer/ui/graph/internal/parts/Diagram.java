package org.channelexplorer.ui.graph.internal.parts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.DisplayNode;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.channelexplorer.ui.graph.internal.figures.Style;
import org.channelexplorer.ui.graph.internal.layout.EdgeRouter;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.eclipse.draw2d.geometry.PointList;

/** What the edit parts show: one drawing, whose places may change. Another graph is another diagram. */
public final class Diagram {

	/** A box of the diagram; compared by identity. */
	public static final class Node {
		private final int index;
		private final DisplayNode content;

		Node(int index, DisplayNode content) {
			this.index = index;
			this.content = content;
		}

		public int index() {
			return index;
		}

		public DisplayNode content() {
			return content;
		}
	}

	/** Carries out what the user does to the drawing, so that it can be undone. */
	public interface Owner {
		/** The user has moved boxes. */
		void moved(Placement placement);

		/** The user has given the miniatures of a box another size. */
		void resized(DisplayNode node, int width, int height);

		/** The user has clicked on a place of a miniature, in the drawing's pixels; with modifier keys as in events. */
		void clicked(Miniature miniature, int x, int y, int keys);

		/** The user has drawn a line around something in a miniature. */
		void surrounded(Miniature miniature, PointList line, int keys);

		/** The user wants a block collapsed or expanded, or something else a double-click means. */
		void opened(DisplayNode node);
	}

	private final Style style;
	private final Owner owner;
	private final List<Node> nodes = new ArrayList<>();
	private Drawing drawing;

	public Diagram(Drawing drawing, Style style, Owner owner) {
		this.drawing = drawing;
		this.style = style;
		this.owner = owner;
		for (int i = 0; i < drawing.graph().nodes().size(); i++) {
			nodes.add(new Node(i, drawing.graph().nodes().get(i)));
		}
	}

	public Drawing drawing() {
		return drawing;
	}

	/** Replaces the drawing by one of the same graph. */
	public void setDrawing(Drawing moved) {
		drawing = moved;
	}

	public List<Node> nodes() {
		return nodes;
	}

	public Style style() {
		return style;
	}

	public Owner owner() {
		return owner;
	}

	/** The placement with some boxes moved and their edges routed again. */
	Placement moved(Map<Integer, int[]> deltas) {
		Placement now = drawing.placement();
		Map<Integer, Box> boxes = new HashMap<>();
		TreeSet<Integer> edges = new TreeSet<>();
		deltas.forEach((node, d) -> {
			boxes.put(node, now.boxes().get(node).moved(d[0], d[1]));
			edges.addAll(drawing.graph().incoming(node));
			edges.addAll(drawing.graph().outgoing(node));
		});
		Map<Integer, int[]> routes = new TreeMap<>();
		for (int e : edges) {
			var edge = drawing.graph().edges().get(e);
			int[] from = deltas.get(edge.from());
			int[] to = deltas.get(edge.to());
			if (from != null && to != null && from[0] == to[0] && from[1] == to[1]) {
				routes.put(e, shifted(now.routes().get(e), from)); // both ends moved together
			} else {
				routes.put(e, EdgeRouter.route(boxes.getOrDefault(edge.from(), now.boxes().get(edge.from())),
						boxes.getOrDefault(edge.to(), now.boxes().get(edge.to())), drawing.orientation()));
			}
		}
		return now.with(boxes, routes);
	}

	private static int[] shifted(int[] route, int[] delta) {
		int[] r = route.clone();
		for (int i = 0; i < r.length; i++) {
			r[i] += delta[i % 2];
		}
		return r;
	}
}
