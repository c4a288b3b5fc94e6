package org.channelexplorer.ui.graph.internal.parts;

import org.channelexplorer.plot.internal.arrangement.Inside;
import org.eclipse.draw2d.Cursors;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.RectangleFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PrecisionPoint;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.tools.SimpleDragTracker;

/** Gives the miniatures of a box another size. */
final class ResizeTracker extends SimpleDragTracker {
	private final NodePart part;
	private IFigure outline;

	ResizeTracker(NodePart part) {
		this.part = part;
		setDefaultCursor(Cursors.SIZESE);
	}

	private Point moved() {
		Point start = new PrecisionPoint(getStartLocation());
		Point now = new PrecisionPoint(getLocation());
		part.getFigure().translateToRelative(start);
		part.getFigure().translateToRelative(now);
		return new Point(now.x - start.x, now.y - start.y);
	}

	@Override
	protected boolean handleDragInProgress() {
		if (isInState(STATE_DRAG_IN_PROGRESS)) {
			if (outline == null) {
				RectangleFigure figure = new RectangleFigure();
				figure.setFill(false);
				figure.setForegroundColor(part.diagramPart().diagram().style().palette().accent());
				outline = figure;
				layer().add(outline);
			}
			Point by = moved();
			Rectangle to = part.getFigure().getBounds().getCopy();
			to.width = Math.max(Inside.SMALLEST, to.width + by.x);
			to.height = Math.max(Inside.SMALLEST, to.height + by.y);
			outline.setBounds(to);
		}
		return true;
	}

	private IFigure layer() {
		return org.eclipse.gef.editparts.LayerManager.Helper.find(part).getLayer(LayerConstants.SCALED_FEEDBACK_LAYER);
	}

	@Override
	protected boolean handleButtonUp(int button) {
		if (isInState(STATE_DRAG_IN_PROGRESS)) {
			Point by = moved();
			Diagram diagram = part.diagramPart().diagram();
			Inside inside = diagram.drawing().inside(part.node().index());
			if (inside != null) {
				diagram.owner().resized(part.node().content(), part.getFigure().getBounds().width + by.x, inside.height() + by.y / inside.operations().size());
			}
		}
		return super.handleButtonUp(button);
	}

	@Override
	public void deactivate() {
		if (outline != null) {
			layer().remove(outline);
			outline = null;
		}
		super.deactivate();
	}

	@Override
	protected String getCommandName() {
		return "Resize";
	}
}
