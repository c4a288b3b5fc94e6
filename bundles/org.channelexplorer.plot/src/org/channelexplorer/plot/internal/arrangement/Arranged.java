package org.channelexplorer.plot.internal.arrangement;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.NetworkDrawing;
import org.channelexplorer.plot.internal.network.NetworkEdge;
import org.channelexplorer.plot.internal.network.NetworkFrame;
import org.channelexplorer.plot.internal.network.NetworkNode;
import org.channelexplorer.plot.internal.network.NetworkPlot;
import org.channelexplorer.plot.internal.network.Scores;

/**
 * An arranged network as a plot: the one way from a drawing to a picture, for window and command line.
 *
 * @param drawing  where everything is
 * @param scores   what boxes are coloured by
 * @param marks    what is marked in them
 * @param contents what the miniatures show
 */
public record Arranged(Drawing drawing, Scores scores, BoxMarks marks, Contents contents) {
	private static final int MARGIN = 20;
	private static final int LEAST = 640; // for the scale of colours
	private static final double LETTERS = 0.7;

	/** What miniatures show. */
	@FunctionalInterface
	public interface Contents {
		/** What the miniature of an operation shows in a box. */
		NetworkNode.Content of(DisplayNode box, String operation);
	}

	/** The letters of a line of text, as a share of its height. */
	public static double letters(double line) {
		return LETTERS * line;
	}

	/** The plot. */
	public NetworkPlot plot() {
		Box extent = drawing.placement().extent().grown(MARGIN, MARGIN, MARGIN);
		List<NetworkFrame> frames = Group.of(drawing).stream()
				.map(g -> new NetworkFrame(Blocks.name(g.path()), g.box().x() - extent.x(), g.box().y() - extent.y(), g.box().width(), g.box().height()))
				.toList();
		List<NetworkEdge> edges = new ArrayList<>();
		for (int i = 0; i < drawing.graph().edges().size(); i++) {
			int[] route = drawing.placement().routes().get(i).clone();
			for (int k = 0; k < route.length; k++) {
				route[k] -= k % 2 == 0 ? extent.x() : extent.y();
			}
			DisplayEdge e = drawing.graph().edges().get(i);
			edges.add(NetworkEdge.of(route, e.from(), e.to()));
		}
		List<NetworkNode> nodes = new ArrayList<>();
		for (int i = 0; i < drawing.graph().nodes().size(); i++) {
			nodes.add(node(i, extent));
		}
		double line = Proportions.line(drawing);
		return new NetworkPlot(new NetworkDrawing(new NetworkDrawing.Parts(frames, edges, nodes), scores,
				new NetworkDrawing.Paper(Math.max(extent.width(), LEAST), extent.height(), line, letters(line)), marks.notes()));
	}

	private NetworkNode node(int index, Box extent) {
		DisplayNode n = drawing.graph().nodes().get(index);
		Box b = drawing.placement().boxes().get(index).moved(-extent.x(), -extent.y());
		Inside inside = drawing.inside(index);
		NetworkBox.Place place = new NetworkBox.Place(b.x(), b.y(), b.width(), b.height(), b.height() - (inside == null ? 0 : inside.extra()));
		List<NetworkNode.Inside> insides = new ArrayList<>();
		if (inside != null) {
			List<Box> places = inside.places(b);
			for (int i = 0; i < places.size(); i++) {
				Box p = places.get(i);
				insides.add(new NetworkNode.Inside(contents.of(n, inside.operations().get(i)), p.x(), p.y(), p.width(), p.height()));
			}
		}
		return new NetworkNode(n.members().stream().map(Layer::id).toList(), BoxFacts.name(n), BoxFacts.box(n, scores, marks), place,
				BoxFacts.of(n, scores, marks), insides);
	}
}
