package org.channelexplorer.plot.internal.heatmap;

import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;

/**
 * A heatmap in a view.
 *
 * @param frame      where its parts are
 * @param x          which columns every pixel shows
 * @param y          which rows
 * @param fromColumn what lies at the left end, in columns
 * @param toColumn   at the right end
 * @param fromRow    what lies at the upper end, in rows
 * @param toRow      at the lower end
 */
record Layout(Frame frame, Axis x, Axis y, double fromColumn, double toColumn, double fromRow, double toRow) {

	static Layout of(Heatmap plot, View view) {
		Frame frame = Frame.of(view.width(), view.height(), plot.written(), plot.tracks().size(), plot.heatmap().rankings().size(), plot.treeAbove() != null,
				plot.treeBeside() != null);
		Viewport inner = view.viewport().resized(frame.width(), frame.height());
		int rows = plot.rows().length;
		double left = inner.fromX(0);
		double right = inner.fromX(frame.width());
		double top = rows - inner.fromY(0);
		double bottom = rows - inner.fromY(frame.height());
		return new Layout(frame, Axis.of(left, right, plot.columns().length, frame.width(), plot.boundaries()),
				Axis.of(top, bottom, rows, frame.height(), new int[0]), left, right, top, bottom);
	}

	/** The cells with more pixels. @param density pixels for one */
	Layout finer(Heatmap plot, double density) {
		return density == 1 ? this
				: new Layout(frame, Axis.of(fromColumn, toColumn, plot.columns().length, (int) Math.round(frame.width() * density), plot.boundaries()),
						Axis.of(fromRow, toRow, plot.rows().length, (int) Math.round(frame.height() * density), new int[0]), fromColumn, toColumn, fromRow,
						toRow);
	}

	/** Pixel of the cells under a horizontal place, within them. */
	int px(double atX) {
		return Math.clamp((int) Math.floor(atX - frame.left()), 0, x.pixels() - 1);
	}

	/** Pixel of the cells under a vertical place, within them. */
	int py(double atY) {
		return Math.clamp((int) Math.floor(atY - frame.top()), 0, y.pixels() - 1);
	}

	/** What a pixel shows, for people: {@code 1 px = 4 channels x 40 images}; empty when cells are not smaller than pixels. */
	String pixel() {
		int across = x.block();
		int down = y.block();
		return across == 1 && down == 1 ? ""
				: "1 px = " + down + (down == 1 ? " channel x " : " channels x ") + across + (across == 1 ? " image" : " images");
	}
}
