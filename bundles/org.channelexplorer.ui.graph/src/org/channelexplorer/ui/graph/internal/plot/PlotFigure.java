package org.channelexplorer.ui.graph.internal.plot;

import java.util.BitSet;
import java.util.Optional;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;

/** A plot inside a node: the whole of it, with the shared selection. */
public final class PlotFigure extends Figure {
	private final Plot plot;
	private BitSet selected = new BitSet();
	private Theme theme = Theme.LIGHT;

	public PlotFigure(Plot plot) {
		this.plot = plot;
		setOpaque(true);
	}

	/** Shows another selection in the colours of a theme. */
	public void show(BitSet images, Theme colours) {
		selected = (BitSet) images.clone();
		theme = colours;
		repaint();
	}

	private View view(Rectangle area) {
		return new View(Viewport.fit(plot, area.width, area.height), selected, theme);
	}

	/** What lies under a place in the figure's coordinates. */
	public Optional<Hit> hit(int x, int y) {
		Rectangle area = getClientArea();
		View view = view(area);
		return plot.hit(view, x - area.x, y - area.y, plot.radius(view) + 2);
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		Rectangle area = getClientArea();
		graphics.pushState();
		graphics.clipRect(area);
		Draw2dSurface surface = new Draw2dSurface(graphics, area, getFont(), theme.canvas());
		surface.fill(0, 0, area.width, area.height, theme.canvas());
		plot.draw(surface, view(area));
		graphics.popState();
	}
}
