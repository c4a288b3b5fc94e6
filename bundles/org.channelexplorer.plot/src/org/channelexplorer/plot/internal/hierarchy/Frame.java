package org.channelexplorer.plot.internal.hierarchy;

import org.channelexplorer.plot.View;
import org.channelexplorer.plot.internal.Ticks;

/**
 * From distances and rows to pixels.
 *
 * @param view     what is seen
 * @param left     left end of the tree
 * @param right    its right end
 * @param top      its upper end
 * @param bottom   its lower end
 * @param axis     distances
 * @param rows     number of rows
 * @param mirrored whether the root is on the right
 */
record Frame(View view, double left, double right, double top, double bottom, Ticks axis, double rows, boolean mirrored) {

	/** The pixel of a distance; of one beyond the axis, the axis' end. */
	double x(double distance) {
		double share = 1 - Math.clamp(axis.share(distance), 0, 1);
		double part = view.viewport().toX(share) / Math.max(1, view.width());
		return mirrored ? right - part * (right - left) : left + part * (right - left);
	}

	/** The distance at a pixel. */
	double distance(double x) {
		double part = (mirrored ? right - x : x - left) / Math.max(1, right - left);
		double share = 1 - view.viewport().fromX(part * Math.max(1, view.width()));
		return axis.low() + Math.clamp(share, 0, 1) * (axis.high() - axis.low());
	}

	double y(double row) {
		return top + view.viewport().toY(rows - row) / Math.max(1, view.height()) * (bottom - top);
	}

	/** Pixels per row. */
	double step() {
		return view.viewport().scaleY() / Math.max(1, view.height()) * (bottom - top);
	}

	/** Where the names begin. */
	double names() {
		return mirrored ? left : right;
	}

	/** Whether something between two pixels can be seen. */
	boolean seen(double y0, double y1) {
		return Math.max(y0, y1) >= top - 20 && Math.min(y0, y1) <= bottom + 20;
	}
}
