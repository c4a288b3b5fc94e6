package org.channelexplorer.ui.plot;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Transform;

/** What a pane draws above its plot, in the plot's pixels: rings, frames and lines of mouse and keys. */
final class PlotMarks {

	private PlotMarks() {
	}

	/** Draws with the plot's pixels for unit. */
	static void inPlot(GC gc, double scale, Consumer<GC> drawing) {
		if (scale == 1) {
			drawing.accept(gc);
			return;
		}
		Transform grown = new Transform(gc.getDevice());
		grown.scale((float) scale, (float) scale);
		gc.setTransform(grown);
		drawing.accept(gc);
		gc.setTransform(null);
		grown.dispose();
	}

	/** Marks what lies under the mouse, the item that keys have reached, and what is being drawn. @param drag empty for nothing */
	static void draw(GC gc, PlotPane pane, List<double[]> drag) {
		Palette palette = Palette.current();
		Plot plot = pane.plot();
		Hit hovered = pane.hovered();
		if (hovered != null && hovered.image() >= 0) {
			double[] place = plot.place(pane.look(), hovered.image());
			if (place != null) {
				ring(gc, palette, place, (int) Math.round(plot.radius(pane.look())) + 3);
			}
		}
		if (pane.item() >= 0 && pane.item() < plot.items() && pane.isFocusControl()) {
			Item at = plot.item(pane.look(), pane.item());
			gc.setForeground(palette.accent());
			gc.setLineWidth(2);
			gc.drawRectangle((int) at.x() - 2, (int) at.y() - 2, (int) at.width() + 4, (int) at.height() + 4);
		}
		if (drag.size() > 1) {
			dragged(gc, palette, drag);
		}
	}

	private static void ring(GC gc, Palette palette, double[] place, int r) {
		gc.setForeground(palette.text());
		gc.setLineWidth(2);
		gc.drawOval((int) Math.round(place[0]) - r, (int) Math.round(place[1]) - r, 2 * r, 2 * r);
	}

	private static void dragged(GC gc, Palette palette, List<double[]> drag) {
		int[] polygon = drag.stream().flatMapToInt(p -> IntStream.of((int) p[0], (int) p[1])).toArray();
		gc.setAlpha(40);
		gc.setBackground(palette.accent());
		gc.fillPolygon(polygon);
		gc.setAlpha(255);
		gc.setForeground(palette.accent());
		gc.setLineWidth(1);
		gc.drawPolygon(polygon);
	}
}
