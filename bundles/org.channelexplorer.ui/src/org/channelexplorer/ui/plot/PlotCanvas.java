package org.channelexplorer.ui.plot;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.plot.Hit;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.View;
import org.channelexplorer.plot.Viewport;
import org.channelexplorer.ui.AnalysisSession;
import org.channelexplorer.ui.selection.Selection;
import org.channelexplorer.ui.selection.SelectionModel;
import org.channelexplorer.ui.selection.Selections;
import org.channelexplorer.ui.theme.Palette;
import org.channelexplorer.ui.theme.Themes;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;

/** Any plot, a third party's too: the whole of it with the shared selection. Hovering names what is hit, a click selects it. */
public final class PlotCanvas extends Canvas {
	private final Plot plot;
	private final int[] rows;
	private final AnalysisSession session;

	/** @param rows for every image of the plot its row in the analysis */
	public PlotCanvas(Composite parent, Plot plot, int[] rows, AnalysisSession session) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		this.plot = plot;
		this.rows = rows.clone();
		this.session = session;
		addListener(SWT.Paint, this::paint);
		addListener(SWT.MouseMove, e -> setToolTipText(hit(e).map(Hit::text).orElse(null)));
		addListener(SWT.MouseDown, this::click);
		SelectionModel.Listener follower = (before, now, source) -> redraw();
		session.selection().addListener(follower);
		addListener(SWT.Dispose, e -> session.selection().removeListener(follower));
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent e) {
				e.result = plot.title();
			}

			@Override
			public void getDescription(AccessibleEvent e) {
				e.result = plot.text(look());
			}
		});
		Themes.onChange(this, this::redraw);
	}

	/** The plot. */
	public Plot plot() {
		return plot;
	}

	/** What is shown of it. */
	public View look() {
		Rectangle area = getClientArea();
		BitSet selected = new BitSet();
		Selection now = session.selection().get();
		IntStream.range(0, rows.length).filter(i -> now.hasImage(rows[i])).forEach(selected::set);
		return new View(Viewport.fit(plot.box(), Math.max(1, area.width), Math.max(1, area.height)), selected, Palette.current().theme());
	}

	private void paint(Event e) {
		View look = look();
		try (SwtSurface surface = new SwtSurface(e.gc, getClientArea(), look.theme().canvas())) {
			surface.fill(0, 0, look.width(), look.height(), look.theme().canvas());
			plot.draw(surface, look);
		}
	}

	private Optional<Hit> hit(Event e) {
		View look = look();
		return plot.hit(look, e.x, e.y, Math.max(5, plot.radius(look) + 1.5));
	}

	private void click(Event e) {
		boolean add = (e.stateMask & (SWT.MOD1 | SWT.SHIFT)) != 0;
		hit(e).ifPresent(hit -> {
			if (hit.image() >= 0) {
				session.selection().change(s -> Selections.image(s, rows[hit.image()], add), this);
			} else if (session.analysis().layers().contains(hit.layer())) {
				session.selection().change(s -> s.withLayers(List.of(hit.layer())), this);
			}
		});
	}
}
