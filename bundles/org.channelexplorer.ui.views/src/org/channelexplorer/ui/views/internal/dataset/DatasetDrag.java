package org.channelexplorer.ui.views.internal.dataset;

import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.ClassEdits;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Images, or a class, being dragged: a value.
 *
 * @param images what is dragged; empty for a class
 * @param from   name of the class that is dragged, null for images
 * @param target the block of the class it is over, null for none
 * @param targetName name of that class, null for none
 * @param x      where the mouse is
 * @param y      where the mouse is
 */
record DatasetDrag(int[] images, String from, DatasetLayout.Block target, String targetName, int x, int y) {

	DatasetDrag over(DatasetLayout.Block block, String name, int mouseX, int mouseY) {
		return new DatasetDrag(images, from, block, name, mouseX, mouseY);
	}

	/** What letting go here does, for people. */
	String text() {
		String what = from != null ? from : ClassEdits.count(images.length);
		if (targetName == null) {
			return what + (from == null ? " \u2192 new class" : ""); //$NON-NLS-2$
		}
		if (targetName.equals(from)) {
			return what;
		}
		return targetName.equals(AnalysisSession.LEFT_OUT) ? "leave out " + what : what + " \u2192 " + targetName; //$NON-NLS-1$
	}

	void paint(GC gc, Palette palette, DatasetPainter painter, Rectangle area, int scrolled) {
		if (target != null && !targetName.equals(from)) {
			painter.target(gc, palette, target.top() - scrolled, area.width);
		}
		String text = text();
		Point size = gc.textExtent(text);
		int left = Math.clamp(x + 14, 0, Math.max(0, area.width - size.x - 10));
		gc.setBackground(palette.wash());
		gc.fillRoundRectangle(left, y + 10, size.x + 10, size.y + 6, 6, 6);
		gc.setForeground(palette.text());
		gc.drawText(text, left + 5, y + 13, true);
	}
}
