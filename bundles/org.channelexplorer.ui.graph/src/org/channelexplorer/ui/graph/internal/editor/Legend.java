package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import org.channelexplorer.plot.internal.network.Look;
import org.channelexplorer.plot.internal.network.NetworkScale;
import org.channelexplorer.plot.internal.network.Scores;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.channelexplorer.ui.plot.SwtSurface;
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
		String marks = marks(false);
		return marks.isEmpty() ? scores() : scores() + ". " + marks + ". Clear them in the context menu";
	}

	/** What is marked in the boxes, in many words or in few, empty for nothing: marks stay while the view that made them is open, in another perspective, too. */
	private String marks(boolean few) {
		List<String> notes = viewer.style().marks().notes();
		return notes.isEmpty() ? "" : few ? notes.getLast() : notes.getFirst();
	}

	private String scores() {
		Scores s = viewer.scores();
		if (s.byLayer().isEmpty()) {
			return s.message();
		}
		return s.metric() + ": " + Scores.text(s.min()) + " to " + Scores.text(s.max()) + " over " + s.byLayer().size() + " layers"
				+ (s.higherIsBetter() ? "" : ", lower is better") + (Double.isNaN(s.scale().chance()) ? "" : ", chance " + Scores.text(s.scale().chance()))
				+ (s.scale().fixed() ? ", colours from 0 to 1" : "");
	}

	@Override
	public Point computeSize(int width, int height, boolean changed) {
		GC gc = new GC(this);
		try {
			return new Point(width == SWT.DEFAULT ? 200 : width, gc.getFontMetrics().getHeight() + NetworkScale.ROOM);
		} finally {
			gc.dispose();
		}
	}

	private void paint(Event e) {
		Rectangle area = getClientArea();
		e.gc.setBackground(viewer.palette().background());
		e.gc.fillRectangle(area);
		int line = e.gc.getFontMetrics().getHeight();
		double size = e.gc.getFont().getFontData()[0].getHeight() * getDisplay().getDPI().y / 72.0;
		Look look = new Look(viewer.palette().colours(), viewer.scores(), line, size, 1, Look.Detail.WHOLE);
		try (SwtSurface surface = new SwtSurface(e.gc, area, viewer.palette().colours().background())) {
			NetworkScale.draw(surface, area.width, look, marks(false), marks(true));
		}
	}
}
