package org.channelexplorer.ui.views.internal.heatmap;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.channelexplorer.plot.GridPlot;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Item;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.plot.PlotPane;
import org.channelexplorer.ui.selection.Selections.Gesture;
import org.channelexplorer.ui.theme.Palette;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** The heatmap with its cross-hair, which arrow keys and clicks move, and ticks at the left rim for what a search found. */
public final class HeatmapPane extends PlotPane {
	private BitSet found = new BitSet();
	private boolean cutting;
	private IntConsumer cut = _ -> {
	};
	private Runnable moved = () -> {
	};
	private Consumer<String> heading = _ -> {
	};

	HeatmapPane(Composite parent, AnalysisSession session) {
		super(parent, session);
		overlay(this::draw);
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.MouseMove, e -> {
			if (cutting) {
				groups(e).ifPresent(cut::accept);
			}
		});
		addListener(SWT.MouseUp, e -> {
			if (cutting) {
				groups(e).ifPresent(cut::accept);
			}
			cutting = false;
		});
	}

	/** The cut through a tree is dragged. */
	@Override
	protected boolean grabs(Event press) {
		cutting = groups(press).isPresent();
		return cutting;
	}

	private OptionalInt groups(Event e) {
		return grid() == null ? OptionalInt.empty() : grid().groups(look(), e.x / scale(), e.y / scale());
	}

	/** Called with a number of groups while the cut through a tree is dragged. */
	void onCut(IntConsumer listener) {
		cut = listener;
	}

	/** Called with a class whose heading was clicked. */
	void onHeading(Consumer<String> listener) {
		heading = listener;
	}

	/** Called when the cross-hair has moved. */
	void onCrossHair(Runnable listener) {
		moved = listener;
	}

	/** The heatmap, null for none. */
	GridPlot grid() {
		return plot() instanceof GridPlot grid ? grid : null;
	}

	/** Shows another heatmap; the cross-hair stays with its channel and image, wherever they are now. */
	@Override
	public void show(Plot other, int[] analysis) {
		GridPlot before = grid();
		int item = item();
		int channel = before == null || item < 0 ? -1 : before.rows()[item / before.columns().length];
		int row = channel < 0 ? -1 : row(before.columns()[item % before.columns().length]);
		item(-1);
		super.show(other, analysis);
		if (channel >= 0 && grid() != null) {
			int image = imageOf(row);
			crossHair(placeOf(grid().rows(), channel), image < 0 ? -1 : placeOf(grid().columns(), image));
		}
	}

	/** The channels that a search found; none for no ticks. */
	void found(BitSet channels) {
		found = channels;
		redraw();
	}

	@Override
	public void take(Hit hit, Gesture gesture) {
		super.take(hit, gesture);
		if (hit != null && hit.classes().size() == 1 && hit.channels().length == 0 && gesture == Gesture.REPLACE) {
			heading.accept(hit.classes().getFirst());
		}
		if (hit != null && hit.image() >= 0 && hit.channels().length == 1 && grid() != null) {
			crossHair(placeOf(grid().rows(), hit.channels()[0]), placeOf(grid().columns(), hit.image()));
		}
	}

	private static int placeOf(int[] things, int thing) {
		for (int i = 0; i < things.length; i++) {
			if (things[i] == thing) {
				return i;
			}
		}
		return -1;
	}

	/** Moves the cross-hair to a cell. */
	void crossHair(int row, int column) {
		if (row >= 0 && column >= 0) {
			item(row * grid().columns().length + column);
			moved.run();
		}
	}

	/** Shows the row of a channel, and puts the cross-hair there. */
	void reveal(int channel) {
		int row = placeOf(grid().rows(), channel);
		if (row < 0) {
			return;
		}
		int n = grid().columns().length;
		Viewport v = viewport();
		crossHair(row, item() < 0 ? (int) Math.clamp(v.fromX(v.width() / 2.0), 0, n - 1) : item() % n);
		Item cell = plot().item(look(), row * n);
		double[] room = plot().room(look());
		double middle = room[1] + room[3] / 2;
		boolean seen = cell.y() >= room[1] && cell.y() + cell.height() <= room[1] + room[3] && v.toY(grid().rows().length - row - 0.5) >= 0
				&& v.toY(grid().rows().length - row - 0.5) <= v.height();
		if (!seen) {
			viewport(v.panned(0, middle * v.height() / room[3] - v.toY(grid().rows().length - row - 0.5)));
		}
	}

	private void key(Event e) {
		switch (e.keyCode) {
		case SWT.ARROW_LEFT, SWT.ARROW_RIGHT, SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.ESC -> moved.run();
		default -> {
			switch (e.character) {
			case 'r' -> fitRows();
			case 'c' -> fitColumns();
			case '1' -> oneToOne();
			default -> {
				// keys of every plot
			}
			}
		}
		}
	}

	/** All rows. */
	void fitRows() {
		Viewport v = viewport();
		viewport(new Viewport(v.box(), v.width(), v.height(), v.zoom(), 1, v.x(), 0.5));
	}

	/** All columns. */
	void fitColumns() {
		Viewport v = viewport();
		viewport(new Viewport(v.box(), v.width(), v.height(), 1, v.vertical(), 0.5, v.y()));
	}

	/** A pixel for every cell, or as many as there is room for. */
	void oneToOne() {
		if (plot() != null) {
			Viewport v = viewport();
			double[] room = plot().room(look());
			Viewport one = new Viewport(v.box(), v.width(), v.height(), Math.max(1, v.box().width() / room[2]), Math.max(1, v.box().height() / room[3]), v.x(),
					v.y());
			viewport(one.panned(0, 0));
		}
	}

	private void draw(GC gc) {
		Plot plot = plot();
		if (grid() == null) {
			return;
		}
		double[] room = plot.room(look());
		Palette palette = Palette.current();
		int all = grid().rows().length;
		if (!found.isEmpty() && found.cardinality() < all) {
			gc.setForeground(palette.accent());
			int[] rows = grid().rows();
			for (int r = 0; r < all; r++) {
				if (found.get(rows[r])) {
					int y = (int) (room[1] + (r + 0.5) * room[3] / all);
					gc.drawLine(1, y, 6, y);
				}
			}
		}
		if (item() >= 0 && item() < plot.items()) {
			Item cell = plot.item(look(), item());
			int left = (int) room[0];
			int top = (int) room[1];
			int right = (int) (room[0] + room[2]) - 1;
			int bottom = (int) (room[1] + room[3]) - 1;
			int x = (int) (cell.x() + cell.width() / 2);
			int y = (int) (cell.y() + cell.height() / 2);
			if (x >= left && x <= right) {
				hair(gc, palette, x, top, x, (int) Math.max(top, Math.min(bottom, cell.y() - 1)));
				hair(gc, palette, x, (int) Math.min(bottom, Math.max(top, cell.y() + cell.height())), x, bottom);
			}
			if (y >= top && y <= bottom) {
				hair(gc, palette, left, y, (int) Math.max(left, Math.min(right, cell.x() - 1)), y);
				hair(gc, palette, (int) Math.min(right, Math.max(left, cell.x() + cell.width())), y, right, y);
			}
		}
	}

	// on cells of any colour: what is not seen on dark ones is seen beside them
	private static void hair(GC gc, Palette palette, int x0, int y0, int x1, int y1) {
		gc.setLineWidth(3);
		gc.setForeground(palette.canvas());
		gc.drawLine(x0, y0, x1, y1);
		gc.setLineWidth(1);
		gc.setForeground(palette.text());
		gc.drawLine(x0, y0, x1, y1);
	}

	/** What the cross-hair is on, null for nothing. */
	Hit crossed() {
		if (plot() == null || item() < 0 || item() >= plot().items()) {
			return null;
		}
		return plot().item(look(), item()).hit();
	}
}
