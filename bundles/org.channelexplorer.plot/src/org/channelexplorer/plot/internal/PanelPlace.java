package org.channelexplorer.plot.internal;

import org.channelexplorer.plot.Anchor;
import org.channelexplorer.plot.Surface;
import org.channelexplorer.plot.Theme;
import org.channelexplorer.plot.View;

/**
 * Where a panel is, and inside it the area of its values, with a title above, the scale on the left and names below.
 *
 * @param left   left edge of the panel, in pixels like the others
 * @param top    its upper edge
 * @param width  its width
 * @param height its height
 * @param right  free space on the right of the values
 */
public record PanelPlace(double left, double top, double width, double height, int right) {
	private static final int LEFT = 50;
	private static final int TOP = 40;
	private static final int BOTTOM = 30;
	/** Lower panels stand side by side, unless they are narrower than this then. */
	private static final int LOW = 130;
	private static final int NARROW = 220;

	/** Height of a line of the scale. */
	public static final double LETTERS = 12;

	/** One of some panels that fill a view: one below the other, or side by side where it is low and wide. */
	public static PanelPlace among(View view, int panel, int panels, int right) {
		boolean beside = view.height() < panels * LOW && view.width() >= panels * NARROW;
		double width = (double) view.width() / (beside ? panels : 1);
		double height = (double) view.height() / (beside ? 1 : panels);
		return new PanelPlace(beside ? panel * width : 0, beside ? 0 : panel * height, width, height, right);
	}

	public double x() {
		return left + LEFT;
	}

	public double y() {
		return top + TOP;
	}

	public double w() {
		return Math.max(10, width - LEFT - right);
	}

	public double h() {
		return Math.max(10, height - TOP - BOTTOM);
	}

	/** Where a value of the scale lies. */
	public double up(Ticks axis, double value) {
		return y() + h() - axis.share(value) * h();
	}

	/** Draws the title, the remark below it, the scale with its lines and the axis. */
	public void frame(Surface s, String name, String remark, Ticks axis, Theme theme) {
		s.text(s.fit(name, 13, true, w()), x(), y() - 22, 13, Anchor.START, true, theme.text());
		s.text(s.fit(remark, 10, false, w()), x(), y() - 8, 10, Anchor.START, false, theme.quiet());
		int each = (int) Math.max(1, Math.ceil(LETTERS * (axis.count() - 1) / h())); // where the panel is low
		for (int t = 0; t < axis.count(); t += each) {
			double at = up(axis, axis.value(t));
			s.line(x(), at, x() + w(), at, theme.line(), 1);
			s.text(axis.text(t), x() - 6, at + 3.5, 10, Anchor.END, false, theme.quiet());
		}
		s.line(x(), y() + h(), x() + w(), y() + h(), theme.quiet(), 1);
	}
}
