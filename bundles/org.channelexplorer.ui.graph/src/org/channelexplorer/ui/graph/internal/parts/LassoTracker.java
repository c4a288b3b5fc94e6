package org.channelexplorer.ui.graph.internal.parts;

import org.channelexplorer.plot.Drag;
import org.channelexplorer.ui.graph.internal.plot.Miniature;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.PrecisionPoint;
import org.eclipse.gef.tools.SimpleDragTracker;

/** In a miniature, a click or a line drawn around something selects it. */
final class LassoTracker extends SimpleDragTracker {
	private static final int CLICK = 4;

	private final NodePart part;
	private final Miniature miniature;
	private final PointList line = new PointList();

	LassoTracker(NodePart part, Miniature miniature) {
		this.part = part;
		this.miniature = miniature;
	}

	private boolean box() {
		return miniature.plot() != null && miniature.plot().plot().drag() == Drag.BOX;
	}

	private Point place() {
		Point at = new PrecisionPoint(getLocation());
		part.getFigure().translateToRelative(at);
		return new Point(at.x, at.y);
	}

	@Override
	protected boolean handleButtonDown(int button) {
		line.addPoint(place());
		return super.handleButtonDown(button);
	}

	@Override
	protected boolean handleDragInProgress() {
		if (isInState(STATE_DRAG_IN_PROGRESS)) {
			line.addPoint(place());
			miniature.lasso(line, box());
		}
		return true;
	}

	@Override
	protected boolean handleButtonUp(int button) {
		Diagram.Owner owner = part.diagramPart().diagram().owner();
		int keys = getCurrentInput().isControlKeyDown() ? org.eclipse.swt.SWT.MOD1 : 0;
		keys |= getCurrentInput().isShiftKeyDown() ? org.eclipse.swt.SWT.SHIFT : 0;
		miniature.lasso(new PointList(), false);
		if (line.getBounds().width > CLICK || line.getBounds().height > CLICK) {
			owner.surrounded(miniature, line, keys);
		} else {
			Point at = place();
			owner.clicked(miniature, at.x, at.y, keys);
		}
		return super.handleButtonUp(button);
	}

	@Override
	protected boolean handleDoubleClick(int button) {
		return true; // the box is not opened by what happens inside
	}

	@Override
	public void deactivate() {
		miniature.lasso(new PointList(), false);
		super.deactivate();
	}

	@Override
	protected String getCommandName() {
		return "Select";
	}
}
