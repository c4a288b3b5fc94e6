package org.channelexplorer.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.LegendEntry;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.image.ImageTip;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.Selections.Gesture;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** The legend of a plot: marks, names and counts; a click selects a class, Shift adds one, Ctrl adds or takes away. */
public final class PlotLegend extends Canvas {
	private static final int SWATCH = 18;
	private static final int GAP = 14;
	private static final int MARGIN = 6;
	private static final int FADE = 18;
	private static final double MOST = 0.25; // of the height: higher legends leave no room for the plot

	private final PlotPane pane;
	private final AnalysisSession session;
	private final List<Consumer<LegendEntry>> hiders = new ArrayList<>();
	private boolean tall;

	private record Entry(int index, Rectangle bounds) {
	}

	/** @param pane whose plot it explains */
	public PlotLegend(Composite parent, PlotPane pane) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL);
		this.pane = pane;
		session = pane.session();
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, _ -> scrollBar());
		getVerticalBar().addListener(SWT.Selection, _ -> redraw());
		getVerticalBar().setVisible(false);
		addListener(SWT.MouseDown, this::click);
		addListener(SWT.MouseMove, e -> setCursor(at(e.x, e.y) == null ? null : getDisplay().getSystemCursor(SWT.CURSOR_HAND)));
		SelectionModel.Listener follower = (_, _, _) -> redraw();
		session.selection().addListener(follower);
		Runnable shown = this::redraw;
		session.shown().addListener(shown);
		addListener(SWT.Dispose, _ -> {
			session.selection().removeListener(follower);
			session.shown().removeListener(shown);
		});
		Themes.onChange(this, this::redraw);
	}

	/** Whether it stands beside the plot and may be as high; else it takes at most a quarter of the height. */
	public void tall(boolean on) {
		tall = on;
	}

	/** Called with an entry that is to be hidden or shown again: by a double click or with Alt. */
	public void onHide(Consumer<LegendEntry> listener) {
		hiders.add(listener);
	}

	/** The plot is another one. */
	public void refresh() {
		getParent().layout();
		scrollBar();
		redraw();
	}

	private List<LegendEntry> legend() {
		return pane.plot() == null ? List.of() : pane.plot().legend(pane.look());
	}

	private List<Entry> entries(List<LegendEntry> legend, int width) {
		GC gc = new GC(this);
		int line = gc.getFontMetrics().getHeight() + 6;
		int column = 1;
		for (LegendEntry e : legend) {
			// as wide as the widest count will be, so that nothing jumps when the selection changes
			column = Math.max(column, SWATCH + GAP + gc.textExtent(e.name() + "  " + e.total() + "/" + e.total()).x); //$NON-NLS-1$ //$NON-NLS-2$
		}
		gc.dispose();
		column = Math.min(column, Math.max(SWATCH + GAP, width - MARGIN)); // a long name is cut, its count is not
		int columns = Math.max(1, (width - MARGIN) / column);
		List<Entry> entries = new ArrayList<>();
		for (int i = 0; i < legend.size(); i++) {
			entries.add(new Entry(i, new Rectangle(MARGIN + i % columns * column, 3 + i / columns * line, column - GAP, line)));
		}
		return entries;
	}

	private void scrollBar() {
		int all = height(entries(legend(), getClientArea().width));
		int seen = getClientArea().height;
		getVerticalBar().setVisible(all > seen);
		getVerticalBar().setValues(Math.min(getVerticalBar().getSelection(), Math.max(0, all - seen)), 0, Math.max(1, all), Math.max(1, Math.min(all, seen)),
				20,
				Math.max(1, seen - 20));
	}

	private int scrolled() {
		return getVerticalBar().isVisible() ? getVerticalBar().getSelection() : 0;
	}

	private static int height(List<Entry> entries) {
		return entries.isEmpty() ? 0 : entries.getLast().bounds.y + entries.getLast().bounds.height + 3;
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		int width = widthHint == SWT.DEFAULT ? 300 : widthHint;
		int height = height(entries(legend(), width));
		return new Point(width, heightHint == SWT.DEFAULT ? tall ? height : Math.min(height, most()) : heightHint);
	}

	private int most() {
		int all = pane.getParent().getSize().y;
		return all == 0 ? Integer.MAX_VALUE : Math.max(24, (int) (MOST * all));
	}

	private void paint(GC gc) {
		Palette palette = Palette.current();
		Rectangle area = getClientArea();
		gc.setBackground(palette.canvas());
		gc.fillRectangle(area);
		if (!tall) {
			gc.setForeground(palette.line());
			gc.drawLine(0, 0, area.width, 0);
		}
		if (pane.plot() == null) {
			return;
		}
		boolean some = pane.look().some();
		List<LegendEntry> legend = legend();
		int top = scrolled();
		try (SwtSurface surface = new SwtSurface(gc, area, palette.theme().canvas())) {
			List<Entry> entries = entries(legend, area.width);
			for (Entry entry : entries) {
				LegendEntry e = legend.get(entry.index);
				Rectangle bounds = new Rectangle(entry.bounds.x, entry.bounds.y - top, entry.bounds.width, entry.bounds.height);
				boolean lively = !e.hidden() && (!some || e.chosen() > 0);
				surface.marker(e.marker(), bounds.x + 6, bounds.y + bounds.height / 2.0, 5, lively ? e.rgb() : palette.theme().greyed(), 1);
				gc.setForeground(lively ? palette.text() : palette.quiet());
				String name = ImageTip.shortened(gc, e.name(), bounds.width - SWATCH - gc.textExtent("  " + e.count(some)).x); //$NON-NLS-1$
				int wide = gc.textExtent(name).x;
				gc.drawText(name, bounds.x + SWATCH, bounds.y + 3, true);
				gc.setForeground(palette.quiet());
				gc.drawText(e.count(some), bounds.x + SWATCH + gc.textExtent(name + "  ").x, bounds.y + 3, true); //$NON-NLS-1$
				if (e.hidden()) {
					int middle = bounds.y + bounds.height / 2;
					gc.drawLine(bounds.x + SWATCH, middle, bounds.x + SWATCH + wide, middle);
				}
				if (session.selection().get().classes().contains(e.name())) {
					gc.setForeground(palette.accent());
					int line = bounds.y + bounds.height - 2;
					gc.drawLine(bounds.x + SWATCH, line, bounds.x + SWATCH + wide, line);
				}
			}
			if (getVerticalBar().isVisible()) {
				fade(gc, area, entries, top);
			}
		}
	}

	// a row that is cut would look as if it were the last
	private void fade(GC gc, Rectangle area, List<Entry> entries, int top) {
		int below = height(entries) - top - area.height;
		gc.setBackground(Palette.current().canvas());
		for (int i = 0; i < FADE; i++) {
			gc.setAlpha(255 * (i + 1) / FADE);
			if (below > 0) {
				gc.fillRectangle(0, area.height - FADE + i, area.width, 1);
			}
			if (top > 0) {
				gc.fillRectangle(0, FADE - i - 1, area.width, 1);
			}
		}
		gc.setAlpha(255);
	}

	private Entry at(int x, int y) {
		return entries(legend(), getClientArea().width).stream().filter(e -> e.bounds.contains(x, y + scrolled())).findFirst().orElse(null);
	}

	private void click(Event e) {
		Entry at = at(e.x, e.y);
		if (e.button != 1 || at == null) {
			return;
		}
		LegendEntry entry = legend().get(at.index);
		Gesture gesture = (e.stateMask & SWT.MOD1) != 0 ? Gesture.TOGGLE : (e.stateMask & SWT.SHIFT) != 0 ? Gesture.ADD : Gesture.REPLACE;
		if (!hiders.isEmpty() && (e.count == 2 || (e.stateMask & SWT.ALT) != 0)) {
			hiders.forEach(h -> h.accept(entry));
			return;
		}
		if (!entry.hit().nothing()) {
			pane.take(entry.hit(), gesture);
			return;
		}
		String name = entry.name();
		Labels labels = session.labels();
		int c = labels.classes().indexOf(name);
		if (c >= 0) {
			int[] images = IntStream.range(0, pane.images()).filter(i -> labels.classOf(pane.row(i)) == c).toArray();
			pane.take(Hit.images(images, name).withClasses(List.of(name)), gesture);
		}
	}

	/** Where an entry is, for tests. */
	public Rectangle bounds(int index) {
		return entries(legend(), getClientArea().width).get(index).bounds;
	}
}
