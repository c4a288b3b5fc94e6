package org.channelexplorer.ui.graph.internal.parts;

import org.eclipse.draw2d.FreeformLayeredPane;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Viewport;
import org.eclipse.draw2d.geometry.PrecisionRectangle;
import org.eclipse.draw2d.geometry.Rectangle;

/** The drawing's pane: at least as large as what is seen of it, and then around the drawing, so that small drawings can be centred. */
final class DiagramPane extends FreeformLayeredPane {

	@Override
	public Rectangle getFreeformExtent() {
		Rectangle extent = super.getFreeformExtent().getCopy();
		Rectangle seen = seen();
		if (seen != null) {
			int dx = Math.max(0, seen.width - extent.width);
			int dy = Math.max(0, seen.height - extent.height);
			extent.x -= dx / 2;
			extent.width += dx;
			extent.y -= dy / 2;
			extent.height += dy;
		}
		return extent;
	}

	private Rectangle seen() {
		IFigure f = getParent();
		while (f != null && !(f instanceof Viewport)) {
			f = f.getParent();
		}
		if (f == null) {
			return null;
		}
		Rectangle area = new PrecisionRectangle(f.getClientArea());
		translateToRelative(area);
		return area;
	}
}
