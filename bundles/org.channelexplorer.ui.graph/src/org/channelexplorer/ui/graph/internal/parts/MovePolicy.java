package org.channelexplorer.ui.graph.internal.parts;

import java.util.List;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PrecisionPoint;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.NonResizableEditPolicy;
import org.eclipse.gef.requests.ChangeBoundsRequest;

/** Lets a box be dragged: the box itself and its edges follow the mouse. Selection shows in the box, without handles. */
final class MovePolicy extends NonResizableEditPolicy {

	@Override
	@SuppressWarnings("rawtypes")
	protected List createSelectionHandles() {
		return List.of();
	}

	private NodePart part() {
		return (NodePart) getHost();
	}

	// in the drawing's pixels, whatever the zoom
	private Point delta(ChangeBoundsRequest request) {
		Point moved = new PrecisionPoint(request.getMoveDelta());
		Point origin = new PrecisionPoint(0, 0);
		part().getFigure().translateToRelative(moved);
		part().getFigure().translateToRelative(origin);
		return new Point(moved.x - origin.x, moved.y - origin.y);
	}

	@Override
	protected Command getMoveCommand(ChangeBoundsRequest request) {
		// one command for all: the first of the dragged boxes gives it
		List<?> parts = request.getEditParts();
		if (parts == null || parts.isEmpty() || parts.getFirst() != getHost()) {
			return new NothingCommand();
		}
		Point d = delta(request);
		return new MoveCommand(part().diagramPart(), parts.stream().filter(NodePart.class::isInstance).map(p -> ((NodePart) p).node().index()).toList(),
				d.x, d.y);
	}

	@Override
	protected void showChangeBoundsFeedback(ChangeBoundsRequest request) {
		Point d = delta(request);
		part().diagramPart().drag(part().node().index(), d.x, d.y);
	}

	@Override
	protected void eraseChangeBoundsFeedback(ChangeBoundsRequest request) {
		EditPart parent = getHost().getParent();
		if (parent instanceof DiagramPart diagram) {
			diagram.dragEnded();
		}
	}

	/** What the other dragged boxes contribute. */
	private static final class NothingCommand extends Command {
	}
}
