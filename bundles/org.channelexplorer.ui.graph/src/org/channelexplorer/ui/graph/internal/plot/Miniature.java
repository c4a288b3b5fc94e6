package org.channelexplorer.ui.graph.internal.plot;

import org.channelexplorer.plot.Theme;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.draw2d.ColorConstants;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;

/** A miniature in a box: a plot, or a sentence while there is none. */
public final class Miniature extends Figure {
	private static final int READABLE = 46;

	private final String operation;
	private final String layer;
	private PlotFigure plot;
	private String text = "";
	private Theme theme = Theme.LIGHT;
	private PointList lasso = new PointList();
	private boolean isBox;

	/**
	 * @param operation id of the operation whose result is drawn
	 * @param layer     id of the layer it is about
	 */
	public Miniature(String operation, String layer) {
		this.operation = operation;
		this.layer = layer;
	}

	public String operation() {
		return operation;
	}

	public String layer() {
		return layer;
	}

	/** The plot, null when there is none. */
	public PlotFigure plot() {
		return plot;
	}

	/** What is written while there is no plot. */
	public String text() {
		return text;
	}

	/** Shows a plot. */
	public void show(PlotFigure figure) {
		if (plot != figure) {
			if (plot != null) {
				remove(plot);
			}
			plot = figure;
			text = "";
			add(plot);
			plot.setBounds(getBounds());
		}
	}

	/** Shows a sentence instead of a plot. */
	public void say(String sentence, Theme colours) {
		if (plot != null) {
			remove(plot);
			plot = null;
		}
		if (!text.equals(sentence) || theme != colours) {
			text = sentence;
			theme = colours;
			repaint();
		}
	}

	/**
	 * Shows the line that is being drawn around something.
	 *
	 * @param points in the figure's coordinates; empty for none
	 * @param box    whether only the first and the last count, as the corners of a box
	 */
	public void lasso(PointList points, boolean box) {
		lasso = points;
		isBox = box;
		repaint();
	}

	@Override
	public void setBounds(Rectangle box) {
		super.setBounds(box);
		if (plot != null) {
			plot.setBounds(box);
		}
	}

	@Override
	protected void paintFigure(Graphics g) {
		if (plot != null) {
			return;
		}
		Rectangle r = getBounds();
		g.setBackgroundColor(Palette.rgb(theme.canvas()));
		g.fillRectangle(r);
		if (getFont() != null && r.width > READABLE) {
			g.setForegroundColor(Palette.rgb(theme.quiet()));
			g.setFont(getFont());
			int line = FigureUtilities.getFontMetrics(getFont()).getHeight();
			int y = r.y + line / 2;
			for (String words : org.channelexplorer.ui.graph.internal.figures.Texts.wrapped(text, getFont(), r.width - line)) {
				if (y + line > r.bottom()) {
					break;
				}
				g.drawString(words, r.x + line / 2, y);
				y += line;
			}
		}
	}

	@Override
	protected void paintBorder(Graphics g) {
		if (lasso.size() > 1) {
			g.setForegroundColor(theme.dark() ? ColorConstants.white : ColorConstants.black);
			g.setLineStyle(SWT.LINE_DOT);
			if (isBox) {
				g.drawRectangle(new Rectangle(lasso.getFirstPoint(), lasso.getLastPoint()));
			} else {
				g.drawPolygon(lasso);
			}
			g.setLineStyle(SWT.LINE_SOLID);
		}
	}
}
