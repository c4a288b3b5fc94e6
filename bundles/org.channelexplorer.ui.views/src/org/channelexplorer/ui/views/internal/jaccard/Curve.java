package org.channelexplorer.ui.views.internal.jaccard;

import java.util.Locale;
import org.channelexplorer.core.similarity.EtaCurve;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;

/** A similarity over eta with its chance level; eta grows by factors from left to right. */
public final class Curve extends Canvas {
	private static final int LEFT = 34;
	private static final int GAP = 4;
	private static final int RIM = 6;

	private final int below; // pixels: a line of text
	private EtaCurve curve;
	private int size;

	Curve(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		GC gc = new GC(this);
		below = gc.getFontMetrics().getHeight() + 2;
		gc.dispose();
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.MouseMove, e -> setToolTipText(curve == null ? null : at(point(e.x))));
		Themes.onChange(this, this::redraw);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = text();
			}
		});
	}

	@Override
	public Point computeSize(int wHint, int hHint, boolean changed) {
		return new Point(wHint == SWT.DEFAULT ? 200 : wHint, hHint == SWT.DEFAULT ? 120 : hHint);
	}

	/** Shows a curve, null for none. @param now channels in a set at the eta in use */
	void show(EtaCurve other, int now) {
		curve = other;
		size = now;
		redraw();
	}

	/** The curve shown, null for none. */
	public EtaCurve curve() {
		return curve;
	}

	/** What it shows, in a sentence. */
	public String text() {
		return curve == null ? "No curve." : "Similarity over eta: " + at(0) + "; " + at(point(size)) + "; " + at(curve.sizes().length - 1) + ".";
	}

	private String at(int p) {
		return String.format(Locale.ROOT, "eta %.3f (%,d channels): %.3f, chance %.3f", (double) curve.sizes()[p] / curve.channels(), curve.sizes()[p],
				curve.similarity()[p], curve.chance(p));
	}

	private int point(double channels) {
		int best = 0;
		for (int p = 0; p < curve.sizes().length; p++) {
			if (Math.abs(curve.sizes()[p] - channels) < Math.abs(curve.sizes()[best] - channels)) {
				best = p;
			}
		}
		return best;
	}

	private int point(int x) {
		double share = Math.clamp((double) (x - LEFT) / Math.max(1, getSize().x - LEFT - RIM), 0, 1);
		return point(Math.pow(curve.channels(), share));
	}

	private int x(double channels) {
		double share = curve.channels() == 1 ? 0 : Math.log(channels) / Math.log(curve.channels());
		return LEFT + (int) Math.round(share * (getSize().x - LEFT - RIM));
	}

	private int y(double similarity) {
		return getSize().y - below - (int) Math.round(similarity * (getSize().y - below - RIM));
	}

	private void paint(GC gc) {
		Palette p = Palette.current();
		Rectangle area = getClientArea();
		gc.setBackground(p.canvas());
		gc.fillRectangle(area);
		if (curve == null) {
			return;
		}
		gc.setAntialias(SWT.ON);
		gc.setForeground(p.line());
		gc.drawRectangle(LEFT, RIM, area.width - LEFT - RIM, area.height - below - RIM);
		gc.setForeground(p.quiet());
		int left = LEFT - GAP - gc.textExtent("0").x;
		gc.drawText("1", left, RIM - GAP, true);
		gc.drawText("0", left, area.height - 2 * below + GAP, true);
		Point extent = gc.textExtent("eta 1");
		gc.drawText(String.format(Locale.ROOT, "eta %.2g", 1.0 / curve.channels()), LEFT, area.height - extent.y, true);
		gc.drawText("eta 1", area.width - extent.x - 2, area.height - extent.y, true);
		gc.setForeground(p.accent());
		gc.drawLine(x(size), RIM, x(size), area.height - below);
		gc.setForeground(p.quiet());
		gc.setLineStyle(SWT.LINE_DASH);
		line(gc, true);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(p.text());
		gc.setLineWidth(2);
		line(gc, false);
	}

	private void line(GC gc, boolean chance) {
		int[] points = new int[2 * curve.sizes().length];
		for (int p = 0; p < curve.sizes().length; p++) {
			double v = chance ? curve.chance(p) : curve.similarity()[p];
			points[2 * p] = x(curve.sizes()[p]);
			points[2 * p + 1] = y(Double.isNaN(v) ? 0 : v);
		}
		gc.drawPolyline(points);
	}
}
