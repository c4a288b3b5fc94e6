package org.channelexplorer.ui.graph.internal.editor;

import java.util.List;
import org.channelexplorer.ui.LayerMark;
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
	private static final int SHORTEST = 50;
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
		String marks = marks();
		return marks.isEmpty() ? scores() : scores() + ". " + marks + ". Clear them in the context menu";
	}

	/** What is marked in the boxes, empty for nothing: marks stay while the view that made them is open, in another perspective, too. */
	private String marks() {
		LayerMark all = LayerMark.sum(viewer.marks().values());
		int layers = viewer.marks().size();
		return all == null ? "" : "Marked: " + all.text() + " in " + layers + (layers == 1 ? " layer" : " layers");
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
			return new Point(width == SWT.DEFAULT ? 200 : width, gc.getFontMetrics().getHeight() + 10);
		} finally {
			gc.dispose();
		}
	}

	private void paint(Event e) {
		Rectangle area = getClientArea();
		String marks = fitting(e.gc, area.width);
		int width = marks.isEmpty() ? 0 : e.gc.stringExtent(marks).x + 2 * PAD;
		paint(e.gc, new Rectangle(area.x, area.y, area.width - width, area.height), viewer.palette(), viewer.scores());
		if (!marks.isEmpty()) { // instead of the note, which says what is always the same
			e.gc.setBackground(viewer.palette().background());
			e.gc.fillRectangle(area.width - width, 0, width, area.height);
			e.gc.setForeground(viewer.palette().block().border());
			e.gc.drawLine(area.width - width, 0, area.width, 0);
			e.gc.setForeground(viewer.palette().box().text());
			e.gc.drawString(marks, area.width - width + PAD, 5, true);
		}
	}

	/** The marks in words, in few when there is no room for all beside a short scale. */
	private String fitting(GC gc, int width) {
		String all = marks();
		int layers = viewer.marks().size();
		String few = all.isEmpty() ? "" : layers + (layers == 1 ? " layer marked" : " layers marked");
		return gc.stringExtent(all).x + 2 * PAD <= width - scaleWidth(gc, viewer.scores(), SHORTEST) ? all : few;
	}

	private static int scaleWidth(GC gc, Scores s, int scale) {
		return s.byLayer().isEmpty() ? 0
				: gc.stringExtent(s.metric() + Scores.text(s.from()) + Scores.text(s.to())).x + scale + 6 * PAD;
	}

	/** Paints the scale of a drawing's colours; shorter when there is little room. */
	static void paint(GC gc, Rectangle area, NetworkPalette p, Scores s) {
		gc.setBackground(p.background());
		gc.fillRectangle(area);
		gc.setForeground(p.block().border());
		gc.drawLine(area.x, area.y, area.x + area.width, area.y);
		int y = area.y + 5;
		int x = area.x + PAD;
		if (s.byLayer().isEmpty()) {
			gc.setForeground(p.box().subdued());
			gc.drawString(s.message(), x, y, true);
			return;
		}
		gc.setForeground(p.box().text());
		if (s.from() == s.to()) {
			gc.drawString(s.metric() + ": " + Scores.text(s.min()) + " in every layer", x, y, true);
			return;
		}
		String worst = Scores.text(s.higherIsBetter() ? s.from() : s.to());
		String best = Scores.text(s.higherIsBetter() ? s.to() : s.from());
		int scale = Math.clamp((long) area.width - scaleWidth(gc, s, 0), SHORTEST, SCALE);
		gc.drawString(s.metric(), x, y, true);
		x += gc.stringExtent(s.metric()).x + 2 * PAD;
		gc.drawString(worst, x, y, true);
		x += gc.stringExtent(worst).x + PAD;
		int height = gc.getFontMetrics().getHeight() - 2;
		for (int i = 0; i < scale; i++) {
			gc.setForeground(ColorScale.at(i / (double) (scale - 1)));
			gc.drawLine(x + i, y + 1, x + i, y + height);
		}
		gc.setForeground(p.box().border());
		gc.drawRectangle(x - 1, y, scale + 1, height + 1);
		double chance = s.position(s.scale().chance());
		if (chance >= 0 && chance <= 1) {
			int at = x + (int) Math.round(chance * (scale - 1));
			gc.setBackground(p.accent());
			gc.fillPolygon(new int[] { at - 4, y - 4, at + 4, y - 4, at, y + 4 });
		}
		x += scale + PAD;
		gc.setForeground(p.box().text());
		gc.drawString(best, x, y, true);
		x += gc.stringExtent(best).x + 2 * PAD;
		gc.setForeground(p.box().subdued());
		int left = x;
		String note = List.of(note(s, true), note(s, false)).stream().filter(n -> left + gc.stringExtent(n).x <= area.x + area.width).findFirst().orElse("");
		gc.drawString(note, x, y, true);
	}

	private static String note(Scores s, boolean whole) {
		String chance = Double.isNaN(s.scale().chance()) ? "" : "chance " + Scores.text(s.scale().chance());
		return !whole ? chance : (chance.isEmpty() ? "" : chance + "; ")
				+ (s.scale().fixed() ? "from 0 to 1" : s.higherIsBetter() ? "worst to best layer" : "worst to best layer; lower is better");
	}
}
