package org.channelexplorer.ui.graph.internal.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.network.NetworkBox;
import org.channelexplorer.plot.internal.network.NetworkDrawing;
import org.channelexplorer.plot.internal.network.NetworkEdge;
import org.channelexplorer.plot.internal.network.NetworkFrame;
import org.channelexplorer.plot.internal.network.NetworkNode;
import org.channelexplorer.plot.internal.network.NetworkPlot;
import org.channelexplorer.ui.graph.internal.figures.Fonts;
import org.channelexplorer.ui.graph.internal.figures.NodeFigure;
import org.channelexplorer.ui.graph.internal.figures.Style;
import org.channelexplorer.ui.graph.internal.figures.Texts;
import org.channelexplorer.ui.graph.internal.layout.Box;
import org.channelexplorer.ui.graph.internal.model.Blocks;
import org.channelexplorer.ui.graph.internal.model.DisplayEdge;
import org.channelexplorer.ui.graph.internal.model.DisplayNode;
import org.channelexplorer.ui.graph.internal.model.Drawing;
import org.channelexplorer.ui.graph.internal.model.Group;
import org.channelexplorer.ui.graph.internal.model.Inside;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.draw2d.geometry.Rectangle;

/** What the network editor shows, as a plot: the whole network as it is arranged, with its selection, marks and miniatures. */
public final class NetworkPicture {
	private static final int MARGIN = 20;
	private static final int LEAST = 640; // for the scale of colours

	private final Style style;
	private final Drawing drawing;
	private final Box extent;
	private final List<NodeFigure> unfolded;

	private NetworkPicture(NetworkViewer viewer) {
		style = viewer.style();
		drawing = viewer.drawing();
		extent = drawing.placement().extent().grown(MARGIN, MARGIN, MARGIN);
		unfolded = viewer.unfolded();
	}

	/** The plot. UI thread. */
	public static NetworkPlot of(NetworkViewer viewer) {
		return new NetworkPicture(viewer).plot(Legend.marks(viewer), Legend.fewMarks(viewer));
	}

	/** How the viewer looks at it: which layers are selected. UI thread. */
	public static View look(NetworkViewer viewer, NetworkPlot plot) {
		View whole = View.of(plot, plot.width(), plot.height(), viewer.palette().dark() ? Theme.DARK : Theme.LIGHT);
		List<String> layers = new ArrayList<>(viewer.selectedLayers());
		if (viewer.shown() != null) {
			layers.remove(viewer.shown());
			layers.add(viewer.shown());
		}
		return new View(whole.viewport(), whole.selected(), whole.channels(), layers, whole.theme());
	}

	private NetworkPlot plot(String marks, String few) {
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
			nodes.add(node(i));
		}
		Fonts fonts = style.fonts();
		return new NetworkPlot(new NetworkDrawing(new NetworkDrawing.Parts(frames, edges, nodes), style.scores(),
				new NetworkDrawing.Paper(Math.max(extent.width(), LEAST), extent.height(), fonts.line(), fonts.size()), List.of(marks, few)));
	}

	private NetworkNode node(int index) {
		DisplayNode n = drawing.graph().nodes().get(index);
		Box b = drawing.placement().boxes().get(index);
		Inside inside = drawing.inside(index);
		NetworkBox.Place place = new NetworkBox.Place(b.x() - extent.x(), b.y() - extent.y(), b.width(), b.height(),
				b.height() - (inside == null ? 0 : inside.extra()));
		List<NetworkNode.Inside> insides = inside == null ? List.of()
				: unfolded.stream().filter(f -> f.node().id().equals(n.id())).flatMap(f -> f.miniatures().stream()).map(this::inside).filter(Objects::nonNull)
						.toList();
		return new NetworkNode(n.members().stream().map(Layer::id).toList(), Texts.name(n), style.box(n), place, Texts.facts(n, style), insides);
	}

	/** A miniature, null while there is no plot in it. */
	private NetworkNode.Inside inside(Miniature m) {
		Rectangle r = m.getBounds();
		return m.plot() == null ? null
				: new NetworkNode.Inside(m.plot().plot(), m.plot().view(), r.x - (double) extent.x(), r.y - (double) extent.y(), r.width, r.height);
	}
}
