package org.channelexplorer.ui.graph.internal.plot;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.swt.widgets.Control;

/**
 * Draws the pictures of miniatures a few at a time, so that hundreds of them do not stop the window: between two slices, events are
 * handled. UI thread.
 */
public final class Pictures {
	private static final long SLICE = 20_000_000; // nanoseconds

	private final Control control;
	private final Set<PlotFigure> wanted = new LinkedHashSet<>();
	private boolean running;

	/** @param control what shows the miniatures */
	public Pictures(Control control) {
		this.control = control;
	}

	/** Draws a picture soon. */
	void want(PlotFigure figure) {
		wanted.add(figure);
		if (!running && !control.isDisposed()) {
			running = true;
			control.getDisplay().asyncExec(this::slice);
		}
	}

	void forget(PlotFigure figure) {
		wanted.remove(figure);
	}

	/** Whether pictures wait to be drawn. */
	public boolean pending() {
		return !wanted.isEmpty();
	}

	private void slice() {
		running = false;
		if (control.isDisposed()) {
			return;
		}
		long end = System.nanoTime() + SLICE;
		Iterator<PlotFigure> figures = wanted.iterator();
		while (figures.hasNext() && System.nanoTime() < end) {
			PlotFigure figure = figures.next();
			figures.remove();
			figure.draw();
		}
		if (!wanted.isEmpty()) {
			running = true;
			control.getDisplay().timerExec(1, this::slice); // after what waits: a queue of asyncExec would go before paint events
		}
	}
}
