package org.channelexplorer.ui.views.internal.scatter;

import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.plot.SwtSurface;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.theme.ClassColors;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** The classes with their marks and counts; a click selects a class, with Ctrl one more. */
public final class Legend extends Canvas {
	private static final int SWATCH = 18;
	private static final int GAP = 14;
	private static final int MARGIN = 6;
	private static final int MOST = 140; // higher legends leave no room for the plot

	private final AnalysisSession session;
	private final Labels labels;
	private final ClassColors colors;
	private final int[] totals;

	private record Entry(int classIndex, Rectangle bounds) {
	}

	Legend(Composite parent, AnalysisSession session) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.V_SCROLL);
		this.session = session;
		labels = session.labels();
		colors = ClassColors.of(labels);
		totals = labels.counts();
		addListener(SWT.Paint, e -> paint(e.gc));
		addListener(SWT.Resize, e -> scrollBar());
		getVerticalBar().addListener(SWT.Selection, e -> redraw());
		getVerticalBar().setVisible(false);
		addListener(SWT.MouseDown, this::click);
		addListener(SWT.MouseMove, e -> setCursor(at(e.x, e.y) == null ? null : getDisplay().getSystemCursor(SWT.CURSOR_HAND)));
		Themes.onChange(this, this::redraw);
	}

	private List<Entry> entries(int width) {
		GC gc = new GC(this);
		int line = gc.getFontMetrics().getHeight() + 6;
		int column = 1;
		for (int c = 0; c < totals.length; c++) {
			// as wide as the widest count will be, so that nothing jumps when the selection changes
			column = Math.max(column, SWATCH + GAP + gc.textExtent(labels.classes().get(c) + "  " + totals[c] + "/" + totals[c]).x); //$NON-NLS-1$ //$NON-NLS-2$
		}
		gc.dispose();
		int columns = Math.max(1, (width - MARGIN) / column);
		List<Entry> entries = new ArrayList<>();
		for (int c = 0; c < totals.length; c++) {
			entries.add(new Entry(c, new Rectangle(MARGIN + c % columns * column, 3 + c / columns * line, column - GAP, line)));
		}
		return entries;
	}

	private void scrollBar() {
		int all = height(entries(getClientArea().width));
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
		int height = height(entries(width));
		return new Point(width, heightHint == SWT.DEFAULT ? Math.min(height, MOST) : heightHint);
	}

	private void paint(GC gc) {
		Palette palette = Palette.current();
		Rectangle area = getClientArea();
		gc.setBackground(palette.canvas());
		gc.fillRectangle(area);
		gc.setForeground(palette.line());
		gc.drawLine(0, 0, area.width, 0);
		Selection selection = session.selection().get();
		int[] counts = Selections.counts(selection, labels);
		boolean some = selection.images().length > 0;
		int top = scrolled();
		try (SwtSurface surface = new SwtSurface(gc, area, palette.theme().canvas())) {
			for (Entry entry : entries(area.width)) {
				Rectangle bounds = new Rectangle(entry.bounds.x, entry.bounds.y - top, entry.bounds.width, entry.bounds.height);
				int c = entry.classIndex;
				boolean lively = !some || counts[c] > 0;
				surface.marker(colors.marker(c), bounds.x + 6, bounds.y + bounds.height / 2.0, 5, lively ? colors.rgb(c) : palette.theme().greyed(), 1);
				gc.setForeground(lively ? palette.text() : palette.quiet());
				String name = labels.classes().get(c);
				gc.drawText(name, bounds.x + SWATCH, bounds.y + 3, true);
				gc.setForeground(palette.quiet());
				gc.drawText(some ? counts[c] + "/" + totals[c] : Integer.toString(totals[c]), bounds.x + SWATCH + gc.textExtent(name + "  ").x, //$NON-NLS-1$ //$NON-NLS-2$
						bounds.y + 3, true);
				if (selection.classes().contains(name)) {
					gc.setForeground(palette.accent());
					int line = bounds.y + bounds.height - 2;
					gc.drawLine(bounds.x + SWATCH, line, bounds.x + SWATCH + gc.textExtent(name).x, line);
				}
			}
		}
	}

	private Entry at(int x, int y) {
		return entries(getClientArea().width).stream().filter(e -> e.bounds.contains(x, y + scrolled())).findFirst().orElse(null);
	}

	private void click(Event e) {
		Entry hit = at(e.x, e.y);
		if (e.button == 1 && hit != null) {
			boolean ctrl = (e.stateMask & SWT.MOD1) != 0;
			session.selection().change(s -> Selections.ofClass(s, labels, hit.classIndex, ctrl), this);
		}
	}

	/** Where the entry of a class is, for tests. */
	public Rectangle bounds(int classIndex) {
		return entries(getClientArea().width).get(classIndex).bounds;
	}
}
