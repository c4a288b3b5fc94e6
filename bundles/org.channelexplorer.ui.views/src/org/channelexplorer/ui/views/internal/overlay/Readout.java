package org.channelexplorer.ui.views.internal.overlay;

import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** The line below the overlays: the cell under the mouse with its value. Painted here, as the theme would give a label its own colours. */
final class Readout extends Canvas {
	private static final int MARGIN = 8;
	private static final String KEYS = "Space: maps \u00b7 Page Up, Page Down: channel \u00b7 Shift: image";

	private String text = ""; //$NON-NLS-1$
	private boolean plot;

	Readout(Composite parent, PlotPane pane) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		GC gc = new GC(this);
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, gc.getFontMetrics().getHeight() + MARGIN).applyTo(this);
		gc.dispose();
		addListener(SWT.Paint, e -> paint(e.gc));
		pane.onHover(this::hover);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = text();
			}
		});
	}

	void show(Plot now) {
		plot = now != null;
		text = ""; //$NON-NLS-1$
		redraw();
	}

	private void hover(Hit hit) {
		text = hit == null ? "" : hit.text().replace("\n", " \u00b7 "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		redraw();
	}

	/** What stands there. */
	String text() {
		return !text.isEmpty() ? text : plot ? KEYS : ""; //$NON-NLS-1$
	}

	private void paint(GC gc) {
		Palette palette = Palette.current();
		Point size = getSize();
		gc.setBackground(palette.band());
		gc.fillRectangle(0, 0, size.x, size.y);
		gc.setForeground(text.isEmpty() ? palette.quiet() : palette.text());
		gc.drawText(ImageTip.shortened(gc, text(), size.x - 2 * MARGIN), MARGIN, MARGIN / 2, true);
	}
}
