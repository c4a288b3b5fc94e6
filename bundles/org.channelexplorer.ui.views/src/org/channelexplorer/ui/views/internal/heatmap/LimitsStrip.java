package org.channelexplorer.ui.views.internal.heatmap;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** The distribution of a layer's values as a histogram, with the limits of the colours and of what is blank to drag. */
public final class LimitsStrip extends Canvas {
	static final int HEIGHT = 64;
	private static final int MARGIN = 14;
	private static final int REACH = 6;
	private static final String[] NAMES = { "blank", "low", "high" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	private static final int[] USUAL = { 10, 1, 99 };

	private final HeatmapView view;
	private int dragged = -1;
	private int percent;

	LimitsStrip(Composite parent, HeatmapView view) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.view = view;
		setToolTipText("Drag the limits of the colours; the dotted one is where cells become blank.");
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.MouseDown, this::down);
		addListener(SWT.MouseMove, this::move);
		addListener(SWT.MouseUp, _ -> up());
		Themes.onChange(this, this::redraw);
	}

	/** Shows or hides it. */
	void show(boolean on) {
		((GridData) getLayoutData()).exclude = !on;
		setVisible(on);
		getParent().layout();
	}

	private int percent(int handle) {
		String text = view.option(NAMES[handle]);
		return handle == dragged ? percent : text.isEmpty() ? USUAL[handle] : Integer.parseInt(text);
	}

	private double x(double value, float[] quantiles) {
		double low = quantiles[0];
		double range = Math.max(1e-30, quantiles[ActivationHeatmap.PERCENTILES - 1] - low);
		return MARGIN + (value - low) / range * (getClientArea().width - 2 * MARGIN);
	}

	private void paint(GC gc) {
		Palette palette = Palette.current();
		Rectangle area = getClientArea();
		gc.setBackground(palette.canvas());
		gc.fillRectangle(area);
		ActivationHeatmap h = view.heatmap();
		if (h == null) {
			return;
		}
		float[] q = h.layer();
		int base = area.height - gc.getFontMetrics().getHeight();
		double[] mass = mass(q, Math.max(1, area.width - 2 * MARGIN));
		double most = 0;
		for (double m : mass) {
			most = Math.max(most, m);
		}
		gc.setForeground(palette.quiet());
		for (int x = 0; x < mass.length; x++) {
			int high = (int) Math.round(Math.sqrt(mass[x] / most) * (base - 6));
			gc.drawLine(MARGIN + x, base, MARGIN + x, base - high);
		}
		for (int k = 0; k < NAMES.length; k++) {
			int x = (int) Math.round(x(q[percent(k)], q));
			gc.setForeground(k == 0 ? palette.text() : palette.accent());
			gc.setLineStyle(k == 0 ? SWT.LINE_DOT : SWT.LINE_SOLID);
			gc.setLineWidth(2);
			gc.drawLine(x, 2, x, base);
			gc.setLineStyle(SWT.LINE_SOLID);
			gc.setLineWidth(1);
			String text = percent(k) + " %"; //$NON-NLS-1$
			int width = gc.textExtent(text).x;
			if (k == 2 || k == dragged || k == 1 && Math.abs(percent(0) - percent(1)) > 0) {
				gc.drawText(text, Math.clamp(x - width / 2, 0, Math.max(0, area.width - width)), base + 1, true);
			}
		}
		gc.setForeground(palette.quiet());
		String ends = String.format(Locale.ROOT, "%.4g to %.4g", q[0], q[q.length - 1]); //$NON-NLS-1$
		gc.drawText(ends, Math.max(0, area.width - gc.textExtent(ends).x - MARGIN), 2, true);
	}

	/** Share of the values at every pixel, in percent, from the percentiles. */
	static double[] mass(float[] quantiles, int pixels) {
		double[] mass = new double[pixels];
		double low = quantiles[0];
		double range = Math.max(1e-30, quantiles[quantiles.length - 1] - low);
		for (int p = 0; p + 1 < quantiles.length; p++) {
			double from = (quantiles[p] - low) / range * pixels;
			double to = (quantiles[p + 1] - low) / range * pixels;
			int first = Math.clamp((int) from, 0, pixels - 1);
			int last = Math.clamp((int) Math.ceil(to) - 1, first, pixels - 1);
			for (int x = first; x <= last; x++) {
				double part = to - from < 1e-9 ? 1.0 / (last - first + 1) : (Math.min(to, x + 1.0) - Math.max(from, x)) / (to - from);
				mass[x] += Math.max(0, part);
			}
		}
		return mass;
	}

	private void down(Event e) {
		ActivationHeatmap h = view.heatmap();
		if (h == null || e.button != 1) {
			return;
		}
		double nearest = REACH;
		for (int k : new int[] { 2, 1, 0 }) {
			double distance = Math.abs(e.x - x(h.layer()[percent(k)], h.layer()));
			if (distance < nearest) {
				nearest = distance;
				dragged = k;
			}
		}
		if (dragged >= 0) {
			percent = Integer.parseInt(view.option(NAMES[dragged]).isEmpty() ? Integer.toString(USUAL[dragged]) : view.option(NAMES[dragged]));
		}
	}

	private void move(Event e) {
		ActivationHeatmap h = view.heatmap();
		if (dragged < 0 || h == null) {
			return;
		}
		int best = percent;
		double nearest = Double.POSITIVE_INFINITY;
		int from = dragged == 2 ? percent(1) + 1 : 0;
		int to = dragged == 1 ? percent(2) - 1 : 100;
		for (int p = from; p <= to; p++) {
			double distance = Math.abs(e.x - x(h.layer()[p], h.layer()));
			if (distance < nearest) {
				nearest = distance;
				best = p;
			}
		}
		percent = best;
		redraw();
	}

	private void up() {
		if (dragged >= 0) {
			int handle = dragged;
			dragged = -1;
			Map<String, String> options = new TreeMap<>(view.state().options());
			options.put(NAMES[handle], Integer.toString(percent));
			view.settings(view.state().withOptions(options));
			redraw();
		}
	}

	/** Where a handle is: 0 blank, 1 low, 2 high; for tests. */
	public int place(int handle) {
		return (int) Math.round(x(view.heatmap().layer()[percent(handle)], view.heatmap().layer()));
	}
}
