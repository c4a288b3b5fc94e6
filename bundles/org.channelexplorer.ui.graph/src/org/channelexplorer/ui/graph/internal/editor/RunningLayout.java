package org.channelexplorer.ui.graph.internal.editor;

import java.util.Set;
import java.util.function.Consumer;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.channelexplorer.ui.graph.internal.viewer.NetworkViewer;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** The layout that a drawing waits for. UI thread. */
final class RunningLayout {
	private static final int SMALL = 100;
	private static final Point USUAL = new Point(800, 600);

	private final NetworkViewer viewer;
	private final Object family;
	private Job job;
	private LayoutJob.Task awaited;

	/** @param family of the jobs */
	RunningLayout(NetworkViewer viewer, Object family) {
		this.viewer = viewer;
		this.family = family;
	}

	/** What is being laid out, null while nothing is. */
	LayoutJob.Task awaited() {
		return awaited;
	}

	/** Cancels what is running. */
	void cancel() {
		if (job != null) {
			job.cancel();
		}
	}

	/**
	 * Lays the viewer's network out in the background; one that is running is cancelled.
	 *
	 * @param wrapped   into columns when it is long
	 * @param done      called with the drawing, in the UI thread
	 * @param cancelled called when there will be none, in the UI thread
	 */
	void start(Set<String> collapsed, Orientation orientation, Sizes sizes, boolean wrapped, Consumer<Drawing> done, Runnable cancelled) {
		cancel();
		Display display = viewer.getControl().getDisplay();
		Point window = wrapped ? window() : new Point(0, 0);
		LayoutJob.Task task = new LayoutJob.Task(viewer.getInput(), viewer.extracted(), collapsed, orientation, sizes, window.x, window.y);
		awaited = task;
		job = new LayoutJob(task, family, drawing -> async(display, () -> arrived(task, () -> done.accept(drawing))),
				() -> async(display, () -> arrived(task, cancelled)));
		job.schedule();
	}

	// a layout that another one has replaced changes nothing, though it may have been ready
	private void arrived(LayoutJob.Task task, Runnable consequence) {
		if (awaited == task) {
			awaited = null;
			consequence.run();
		}
	}

	// while an editor is being opened, its drawing has no size yet
	private Point window() {
		for (Control c = viewer.getControl(); c != null && !(c instanceof Shell); c = c.getParent()) {
			if (c.getSize().x > SMALL && c.getSize().y > SMALL) {
				return c.getSize();
			}
		}
		return USUAL;
	}

	private void async(Display display, Runnable runnable) {
		if (!display.isDisposed()) {
			display.asyncExec(() -> {
				if (viewer.getControl() != null && !viewer.getControl().isDisposed()) { // it has none once it is closed
					runnable.run();
				}
			});
		}
	}
}
