package org.channelexplorer.ui.graph.internal.figures;

import org.channelexplorer.ui.graph.internal.model.Blocks;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;

/** The frame around the boxes of an expanded block, with its name. */
public final class GroupFigure extends Figure {
	private static final int ARC = 12;

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
		NetworkPalette p = style.palette();
		Rectangle r = getBounds().getCopy();
		r.width--;
		r.height--;
		g.setAntialias(SWT.ON);
		g.setBackgroundColor(p.block().open());
		g.fillRoundRectangle(r, ARC, ARC);
		g.setForegroundColor(p.block().border());
		g.drawRoundRectangle(r, ARC, ARC);
		if (style.texts()) {
			g.setFont(style.small());
			g.setForegroundColor(p.box().subdued());
			g.drawString(name, r.x + 6, r.y + 1);
		}
	}

	@Override
	public boolean containsPoint(int x, int y) {
		return false; // the background, as far as the mouse is concerned
	}
}
