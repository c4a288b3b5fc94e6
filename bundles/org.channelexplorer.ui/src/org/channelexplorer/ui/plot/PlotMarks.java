package org.channelexplorer.ui.plot;

import java.util.List;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.View;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** What is drawn over a plot, in the plot's pixels, or in its place. */
final class PlotMarks {
	private static final int WASH = 40; // of 255

	private PlotMarks() {
	}

	/** A ring around the image that lies under the mouse. */
	static void hovered(GC gc, Palette palette, Plot plot, View look, Hit hit) {
		double[] place = hit.image() < 0 ? null : plot.place(look, hit.image());
		if (place != null) {
			int r = (int) Math.round(plot.radius(look)) + 3;
			gc.setForeground(palette.text());
			gc.setLineWidth(2);
			gc.drawOval((int) Math.round(place[0]) - r, (int) Math.round(place[1]) - r, 2 * r, 2 * r);
		}
	}

	/** A frame around the item that the keys have gone to. */
	static void item(GC gc, Palette palette, Item at) {
		gc.setForeground(palette.accent());
		gc.setLineWidth(2);
		gc.drawRectangle((int) at.x() - 2, (int) at.y() - 2, (int) at.width() + 4, (int) at.height() + 4);
	}

	/** The area that the mouse is drawing. */
	static void dragged(GC gc, Palette palette, List<double[]> corners) {
		int[] polygon = corners.stream().flatMapToInt(p -> IntStream.of((int) p[0], (int) p[1])).toArray();
		gc.setAlpha(WASH);
		gc.setBackground(palette.accent());
		gc.fillPolygon(polygon);
		gc.setAlpha(255);
		gc.setForeground(palette.accent());
		gc.setLineWidth(1);
		gc.drawPolygon(polygon);
	}

	/** A sentence in the middle of an area; null for none. */
	static void message(GC gc, Palette palette, Rectangle area, String message) {
		gc.setBackground(palette.canvas());
		gc.fillRectangle(area);
		if (message != null) {
			gc.setForeground(palette.quiet());
			Point size = gc.textExtent(message);
			gc.drawText(message, Math.max(8, (area.width - size.x) / 2), Math.max(8, (area.height - size.y) / 2), true);
		}
	}
}
