package org.channelexplorer.ui.graph.internal.figures;

import org.channelexplorer.plot.internal.arrangement.Blocks;
import org.channelexplorer.plot.internal.network.NetworkFrame;
import org.channelexplorer.ui.graph.internal.plot.Draw2dSurface;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;

/** The frame around the boxes of an expanded block, with its name. */
public final class GroupFigure extends Figure {
	private final String name;
	private final Style style;

	public GroupFigure(String path, Style style) {
		name = Blocks.name(path);
		this.style = style;
	}

	/** The block's name. */
	public String name() {
		return name;
	}

	@Override
	protected void paintFigure(Graphics g) {
		Rectangle r = getBounds();
		new NetworkFrame(name, r.x, r.y, r.width, r.height).draw(Draw2dSurface.over(g, style.fonts()), style.look());
	}

	@Override
	public boolean containsPoint(int x, int y) {
		return false; // the background, as far as the mouse is concerned
	}
}
