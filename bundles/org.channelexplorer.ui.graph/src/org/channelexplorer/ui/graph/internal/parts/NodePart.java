package org.channelexplorer.ui.graph.internal.parts;

import org.channelexplorer.plot.internal.arrangement.Box;
import org.channelexplorer.plot.internal.arrangement.BoxFacts;
import org.channelexplorer.ui.graph.internal.figures.NodeFigure;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.gef.requests.SelectionRequest;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;

/** One box: a layer or a collapsed block. */
public final class NodePart extends AbstractGraphicalEditPart {

	NodePart(Diagram.Node node) {
		setModel(node);
	}

	public Diagram.Node node() {
		return (Diagram.Node) getModel();
	}

	DiagramPart diagramPart() {
		return (DiagramPart) getParent();
	}

	@Override
	protected IFigure createFigure() {
		Diagram diagram = diagramPart().diagram();
		NodeFigure figure = new NodeFigure(node().content(), diagram.style());
		Box b = diagram.drawing().placement().boxes().get(node().index());
		figure.setBounds(new Rectangle(b.x(), b.y(), b.width(), b.height()));
		figure.setInside(diagram.drawing().inside(node().index()));
		return figure;
	}

	/** The figure. */
	public NodeFigure figure() {
		return (NodeFigure) getFigure();
	}

	/** Shows the miniatures that the drawing has for the box. */
	void unfold() {
		figure().setInside(diagramPart().diagram().drawing().inside(node().index()));
	}

	@Override
	public DragTracker getDragTracker(Request request) {
		if (request instanceof SelectionRequest selection && selection.getLocation() != null && selection.getLastButtonPressed() == 1) {
			Point at = selection.getLocation().getCopy();
			getFigure().translateToRelative(at);
			if (figure().isGrip(at.x, at.y)) {
				return new ResizeTracker(this);
			}
			Miniature miniature = figure().miniatureAt(at.x, at.y);
			if (miniature != null && miniature.plot() != null) {
				return new LassoTracker(this, miniature);
			}
		}
		return super.getDragTracker(request);
	}

	void place(Box b) {
		Rectangle now = getFigure().getBounds();
		if (now.x != b.x() || now.y != b.y() || now.width != b.width() || now.height != b.height()) {
			getFigure().setBounds(new Rectangle(b.x(), b.y(), b.width(), b.height()));
		}
	}

	@Override
	protected void createEditPolicies() {
		installEditPolicy(EditPolicy.PRIMARY_DRAG_ROLE, new MovePolicy());
	}

	@Override
	public void setSelected(int value) {
		super.setSelected(value);
		((NodeFigure) getFigure()).setSelected(value != EditPart.SELECTED_NONE);
	}

	@Override
	public void performRequest(Request request) {
		if (RequestConstants.REQ_OPEN.equals(request.getType())) {
			diagramPart().diagram().owner().opened(node().content());
		}
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Object getAdapter(Class key) {
		return key == AccessibleEditPart.class ? new Accessibility() : super.getAdapter(key);
	}

	private final class Accessibility extends AccessibleGraphicalEditPart {
		@Override
		public void getName(AccessibleEvent e) {
			e.result = BoxFacts.name(node().content());
		}

		@Override
		public void getValue(AccessibleControlEvent e) {
			e.result = BoxFacts.score(node().content(), diagramPart().diagram().style().scores());
		}

		@Override
		public void getDescription(AccessibleEvent e) {
			StringBuilder text = new StringBuilder(diagramPart().diagram().style().facts(node().content()));
			for (Miniature m : figure().miniatures()) {
				text.append('\n').append(m.plot() == null ? m.text() : m.plot().plot().text(m.plot().view()));
			}
			e.result = text.toString();
		}

		@Override
		public void getRole(AccessibleControlEvent e) {
			e.detail = org.eclipse.swt.accessibility.ACC.ROLE_LISTITEM;
		}
	}
}
