package org.channelexplorer.ui.graph.internal.parts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.plot.internal.arrangement.DisplayEdge;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Group;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.channelexplorer.ui.graph.internal.figures.EdgeFigure;
import org.channelexplorer.ui.graph.internal.figures.GroupFigure;
import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.FreeformLayeredPane;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.tools.MarqueeDragTracker;

/** The whole drawing: groups behind, edges between, boxes in front. Edges are no edit parts: nothing can be done to them. */
public final class DiagramPart extends AbstractGraphicalEditPart {
	private static final int MARGIN = 40;

	private final FreeformLayer groups = new FreeformLayer();
	private final FreeformLayer edges = new FreeformLayer();
	private final FreeformLayer nodes = new FreeformLayer();
	private final List<EdgeFigure> edgeFigures = new ArrayList<>();

	DiagramPart(Diagram diagram) {
		setModel(diagram);
	}

	public Diagram diagram() {
		return (Diagram) getModel();
	}

	@Override
	protected IFigure createFigure() {
		FreeformLayeredPane pane = new DiagramPane();
		pane.setBorder(new MarginBorder(MARGIN));
		pane.add(groups);
		pane.add(edges);
		pane.add(nodes);
		DisplayGraph graph = diagram().drawing().graph();
		for (DisplayEdge e : graph.edges()) {
			EdgeFigure figure = new EdgeFigure(diagram().style(), graph.nodes().get(e.from()).title() + " \u2192 "
					+ graph.nodes().get(e.to()).title() + "\n" + String.join("\n", e.tensors()));
			edgeFigures.add(figure);
			edges.add(figure);
		}
		routeEdges(diagram().drawing().placement());
		placeGroups();
		return pane;
	}

	@Override
	public IFigure getContentPane() {
		return nodes;
	}

	@Override
	@SuppressWarnings("rawtypes")
	protected List getModelChildren() {
		return diagram().nodes();
	}

	@Override
	protected void createEditPolicies() {
		// the boxes have theirs
	}

	@Override
	public DragTracker getDragTracker(Request request) {
		return new MarqueeDragTracker();
	}

	@Override
	public EditPart getTargetEditPart(Request request) {
		// boxes are dragged on the drawing, which has no layout policy to handle that
		return RequestConstants.REQ_MOVE.equals(request.getType()) || RequestConstants.REQ_ADD.equals(request.getType()) ? this
				: super.getTargetEditPart(request);
	}

	/** Makes the pane as large as what is seen of it. */
	public void fill() {
		((DiagramPane) getFigure()).fireExtentChanged();
	}

	/** Shows a placement without keeping it: while boxes are dragged. */
	void preview(Placement placement) {
		for (Object child : getChildren()) {
			NodePart part = (NodePart) child;
			part.place(placement.boxes().get(part.node().index()));
		}
		routeEdges(placement);
	}

	/** Shows the diagram's placement and miniatures. */
	public void placeAll() {
		for (Object child : getChildren()) {
			((NodePart) child).unfold();
		}
		preview(diagram().drawing().placement());
		placeGroups();
	}

	private void routeEdges(Placement placement) {
		for (int i = 0; i < edgeFigures.size(); i++) {
			edgeFigures.get(i).setRoute(placement.routes().get(i));
		}
	}

	private void placeGroups() {
		groups.removeAll();
		for (Group g : Group.of(diagram().drawing())) {
			GroupFigure figure = new GroupFigure(g.path(), diagram().style());
			figure.setBounds(new Rectangle(g.box().x(), g.box().y(), g.box().width(), g.box().height()));
			groups.add(figure);
		}
	}

	/** The frames of expanded blocks. */
	@SuppressWarnings("unchecked")
	public List<GroupFigure> groups() {
		return (List<GroupFigure>) (List<?>) groups.getChildren();
	}

	/** Emphasises the edges of the selected boxes. */
	public void emphasise(List<Integer> selected) {
		edgeFigures.forEach(f -> f.setEmphasised(false));
		DisplayGraph graph = diagram().drawing().graph();
		for (int node : selected) {
			graph.incoming(node).forEach(e -> edgeFigures.get(e).setEmphasised(true));
			graph.outgoing(node).forEach(e -> edgeFigures.get(e).setEmphasised(true));
		}
	}

	/** Boxes being dragged, by index, with how far. */
	private final Map<Integer, int[]> dragged = new HashMap<>();

	void drag(int node, int dx, int dy) {
		dragged.put(node, new int[] { dx, dy });
		preview(diagram().moved(dragged));
	}

	void dragEnded() {
		if (!dragged.isEmpty()) {
			dragged.clear();
			preview(diagram().drawing().placement());
		}
	}
}
