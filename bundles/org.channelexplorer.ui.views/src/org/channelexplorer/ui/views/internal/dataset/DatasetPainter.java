package org.channelexplorer.ui.views.internal.dataset;

import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.image.Thumbnails;
import org.channelexplorer.ui.plot.SwtSurface;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/** Draws headings and images of the Dataset view. */
final class DatasetPainter {
	private final AnalysisSession session;
	private final Labels labels;
	private final ClassColors colors;
	private final int[] totals;
	private int headerHeight;

	DatasetPainter(AnalysisSession session) {
		this.session = session;
		labels = session.labels();
		colors = ClassColors.of(labels);
		totals = labels.counts();
	}

	int headerHeight(Control control) {
		if (headerHeight == 0) {
			GC gc = new GC(control);
			headerHeight = gc.getFontMetrics().getHeight() + 10;
			gc.dispose();
		}
		return headerHeight;
	}

	void header(GC gc, Palette palette, DatasetLayout.Block block, int selected, boolean whole, int width, int y) {
		int c = block.classIndex();
		gc.setBackground(whole ? palette.wash() : palette.band());
		gc.fillRectangle(0, y, width, headerHeight - 2);
		int middle = y + headerHeight / 2 - 1;
		gc.setBackground(palette.quiet());
		int[] arrow = block.collapsed() ? new int[] { 8, middle - 5, 14, middle, 8, middle + 5 } : new int[] { 6, middle - 3, 16, middle - 3, 11, middle + 4 };
		gc.fillPolygon(arrow);
		try (SwtSurface surface = new SwtSurface(gc, new Rectangle(0, y, width, headerHeight), palette.theme().band())) {
			surface.marker(colors.marker(c), 29, middle - y, 6, colors.rgb(c), 1);
		}
		String count = selected > 0 ? selected + " / " + totals[c] : block.rows().length == totals[c] ? Integer.toString(totals[c]) //$NON-NLS-1$
				: block.rows().length + " of " + totals[c];
		int countWidth = gc.textExtent(count).x;
		int text = y + (headerHeight - 2 - gc.getFontMetrics().getHeight()) / 2;
		gc.setForeground(selected > 0 ? palette.accent() : palette.quiet());
		gc.drawText(count, width - countWidth - 8, text, true);
		gc.setForeground(palette.text());
		gc.drawText(ImageTip.shortened(gc, labels.classes().get(c), width - countWidth - 58), 42, text, true);
	}

	/** Draws an image; true when it is not loaded yet. */
	boolean image(GC gc, Palette palette, Thumbnails thumbnails, int image, Selection selection, int x, int y, int side) {
		Image picture = thumbnails.get(image);
		boolean selected = selection.hasImage(image);
		if (picture != null) {
			gc.setAlpha(selected || selection.images().length == 0 ? 255 : 110);
			ImageTip.draw(gc, picture, x, y, side);
			gc.setAlpha(255);
		} else {
			gc.setBackground(palette.band());
			gc.fillRectangle(x, y, side, side);
			if (thumbnails.problem(image) != null) {
				gc.setForeground(palette.error());
				gc.drawLine(x + side / 4, y + side / 4, x + 3 * side / 4, y + 3 * side / 4);
				gc.drawLine(x + 3 * side / 4, y + side / 4, x + side / 4, y + 3 * side / 4);
			}
		}
		if (session.contradicted(image)) {
			int m = Math.max(8, side / 5);
			gc.setBackground(palette.canvas());
			gc.fillPolygon(new int[] { x + side - m - 2, y, x + side, y, x + side, y + m + 2 });
			gc.setBackground(palette.error());
			gc.fillPolygon(new int[] { x + side - m, y, x + side, y, x + side, y + m });
		}
		if (selected) {
			gc.setForeground(palette.accent());
			gc.setLineWidth(2);
			gc.drawRectangle(x, y, side - 1, side - 1);
			gc.setLineWidth(1);
		}
		return picture == null && thumbnails.problem(image) == null;
	}
}
