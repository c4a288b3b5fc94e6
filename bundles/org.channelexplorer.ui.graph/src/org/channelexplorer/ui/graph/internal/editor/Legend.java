package org.channelexplorer.ui.graph.internal.editor;

import org.channelexplorer.ui.graph.internal.figures.ColorScale;
import org.channelexplorer.ui.graph.internal.figures.NetworkPalette;
import org.channelexplorer.ui.graph.internal.model.Scores;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** The colour scale below the drawing: metric, worst and best score; or why there is none. */
public final class Legend extends Canvas {
	private static final int SCALE = 160;
	private static final int PAD = 8;

	private final NetworkViewer viewer;

	public Legend(Composite parent, NetworkViewer viewer) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		this.viewer = viewer;
		addListener(SWT.Paint, this::paint);
		viewer.addAppearanceListener(this::update);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = text();
			}
		});
		updateLegend();
	}

	@Override
	public void update() {
		if (!isDisposed()) {
			updateLegend();
		}
	}

	private void updateLegend() {
		setToolTipText(text());
		redraw();
	}

	/** The legend in words. */
	public String text() {
		Scores s = viewer.scores();
		if (s.byLayer().isEmpty()) {
			return s.message();
		}
		return s.metric() + ": " + Scores.text(s.min()) + " to " + Scores.text(s.max()) + " over " + s.byLayer().size() + " layers"
				+ (s.higherIsBetter() ? "" : ", lower is better");
	}

	@Override
	public Point computeSize(int width, int height, boolean changed) {
		GC gc = new GC(this);
		try {
			return new Point(width == SWT.DEFAULT ? 200 : width, gc.getFontMetrics().getHeight() + 10);
		} finally {
			gc.dispose();
		}
	}

	private void paint(Event e) {
		NetworkPalette p = viewer.palette();
		Scores s = viewer.scores();
		Rectangle area = getClientArea();
		GC gc = e.gc;
		gc.setBackground(p.background());
		gc.fillRectangle(area);
		gc.setForeground(p.groupBorder());
		gc.drawLine(0, 0, area.width, 0);
		int y = 5;
		if (s.byLayer().isEmpty()) {
			gc.setForeground(p.subdued());
			gc.drawString(s.message(), PAD, y, true);
			return;
		}
		gc.setForeground(p.text());
		if (s.min() == s.max()) {
			gc.drawString(s.metric() + ": " + Scores.text(s.min()) + " in every layer", PAD, y, true);
			return;
		}
		String worst = Scores.text(s.higherIsBetter() ? s.min() : s.max());
		String best = Scores.text(s.higherIsBetter() ? s.max() : s.min());
		int x = PAD;
		gc.drawString(s.metric(), x, y, true);
		x += gc.stringExtent(s.metric()).x + 2 * PAD;
		gc.drawString(worst, x, y, true);
		x += gc.stringExtent(worst).x + PAD;
		int height = gc.getFontMetrics().getHeight() - 2;
		for (int i = 0; i < SCALE; i++) {
			gc.setForeground(ColorScale.at(i / (double) (SCALE - 1)));
			gc.drawLine(x + i, y + 1, x + i, y + height);
		}
		gc.setForeground(p.border());
		gc.drawRectangle(x - 1, y, SCALE + 1, height + 1);
		x += SCALE + PAD;
		gc.setForeground(p.text());
		gc.drawString(best, x, y, true);
		x += gc.stringExtent(best).x + 2 * PAD;
		gc.setForeground(p.subdued());
		gc.drawString(s.higherIsBetter() ? "worst to best layer" : "worst to best layer; lower is better", x, y, true);
	}
}
