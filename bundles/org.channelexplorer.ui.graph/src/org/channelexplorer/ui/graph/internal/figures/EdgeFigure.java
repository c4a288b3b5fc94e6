package org.channelexplorer.ui.graph.internal.figures;

import org.channelexplorer.plot.internal.network.NetworkEdge;
import org.channelexplorer.ui.graph.internal.plot.Draw2dSurface;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.Polyline;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;

/** An edge along a given route, with an arrow head that is filled only (an outline beside it would look doubled on HiDPI screens). */
public final class EdgeFigure extends Polyline {
	private static final int HEAD_HALF = 4;

	private final Style style;
	private final String facts;
	private boolean emphasised;
	private int[] shown;
	private NetworkEdge edge;

	/** @param facts the tooltip */
	public EdgeFigure(Style style, String facts) {
		this.style = style;
		this.facts = facts;
	}

	/** Moves the edge: x and y of its points in turn. */
	public void setRoute(int[] route) {
		if (route == shown) {
			return; // most edges stay where they are when a box is dragged
		}
		shown = route;
		edge = NetworkEdge.of(route, -1, -1);
		setPoints(new PointList(route.clone()));
	}

	/** Draws attention to the edge, because one of its ends is selected. */
	public void setEmphasised(boolean emphasised) {
		if (this.emphasised != emphasised) {
			this.emphasised = emphasised;
			repaint();
		}
	}

	@Override
	public Rectangle getBounds() {
		if (bounds == null) {
			super.getBounds();
			bounds.expand(HEAD_HALF + 1, HEAD_HALF + 1);
		}
		return bounds;
	}

	@Override
	protected void outlineShape(Graphics g) {
		if (shown != null) {
			edge.draw(Draw2dSurface.over(g, style.fonts()), emphasised, style.look());
		}
	}

	@Override
	public IFigure getToolTip() {
		Label tip = new Label(facts);
		tip.setForegroundColor(style.palette().text());
		tip.setBackgroundColor(style.palette().fill());
		tip.setOpaque(true);
		tip.setBorder(new MarginBorder(4, 6, 4, 6));
		return tip;
	}
}
