package org.channelexplorer.ui.graph.internal.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Label;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.Polyline;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;

/** An edge along a given route, with an arrow head that is filled only (an outline beside it would look doubled on HiDPI screens). */
public final class EdgeFigure extends Polyline {
	private static final int HEAD_LENGTH = 8;
	private static final int HEAD_HALF = 4;

	private final Style style;
	private final String facts;
	private boolean emphasised;
	private int[] shown;

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
		PointList points = getPoints();
		int n = points.size();
		if (n < 2) {
			return;
		}
		Point tip = points.getPoint(n - 1);
		Point before = points.getPoint(n - 2);
		double length = Math.hypot(tip.x - before.x, tip.y - before.y);
		g.setForegroundColor(emphasised ? style.palette().accent() : style.palette().edge());
		g.setBackgroundColor(emphasised ? style.palette().accent() : style.palette().edge());
		g.setLineWidth(emphasised ? 2 : 1);
		if (!style.outlines() || length < 1) {
			g.drawPolyline(points);
			return;
		}
		double ux = (tip.x - before.x) / length;
		double uy = (tip.y - before.y) / length;
		double head = Math.min(HEAD_LENGTH, length);
		Point base = new Point((int) Math.round(tip.x - ux * head), (int) Math.round(tip.y - uy * head));
		PointList line = points.getCopy();
		line.setPoint(base, n - 1); // the line must not show beside the tip
		g.drawPolyline(line);
		int wx = (int) Math.round(-uy * HEAD_HALF);
		int wy = (int) Math.round(ux * HEAD_HALF);
		PointList arrow = new PointList(3);
		arrow.addPoint(tip);
		arrow.addPoint(base.x + wx, base.y + wy);
		arrow.addPoint(base.x - wx, base.y - wy);
		g.setAntialias(SWT.ON);
		g.fillPolygon(arrow);
	}

	@Override
	public IFigure getToolTip() {
		Label tip = new Label(facts);
		tip.setForegroundColor(style.palette().box().text());
		tip.setBackgroundColor(style.palette().box().fill());
		tip.setOpaque(true);
		tip.setBorder(new MarginBorder(4, 6, 4, 6));
		return tip;
	}
}
