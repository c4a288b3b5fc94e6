package org.channelexplorer.ui.graph.internal.editor;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.plot.internal.arrangement.DisplayGraph;
import org.channelexplorer.plot.internal.arrangement.Drawing;
import org.channelexplorer.plot.internal.arrangement.Orientation;
import org.channelexplorer.plot.internal.arrangement.Placement;
import org.channelexplorer.ui.graph.internal.layout.Layouts;
import org.channelexplorer.ui.graph.internal.layout.Sizes;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;

/** Lays a network out in the background. */
public final class LayoutJob extends Job {
	private static final AtomicInteger RUNS = new AtomicInteger();

	/**
	 * What to lay out.
	 *
	 * @param width  of the window for which a long drawing is wrapped, 0 for no wrapping
	 * @param height of the window
	 */
	public record Task(Network network, Set<String> extracted, Set<String> collapsed, Orientation orientation, Sizes sizes, int width, int height) {
	}

	private final Task task;
	private final Object family;
	private final Consumer<Drawing> done;
	private volatile boolean finished;

	/**
	 * @param family    the editor
	 * @param done      called with the drawing, in this job's thread
	 * @param cancelled called when there will be none, in this job's thread or, before it has begun, in the one that cancels it
	 */
	public LayoutJob(Task task, Object family, Consumer<Drawing> done, Runnable cancelled) {
		super("Lay out " + task.network().name());
		this.task = task;
		this.family = family;
		this.done = done;
		addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (!finished) {
					cancelled.run();
				}
			}
		});
	}

	/** How many layouts have run in this session: reopening needs none. */
	public static int runs() {
		return RUNS.get();
	}

	@Override
	public boolean belongsTo(Object other) {
		return other == family;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		RUNS.incrementAndGet();
		monitor.beginTask("Laying out " + task.network().layers().size() + " layers", IProgressMonitor.UNKNOWN);
		try {
			DisplayGraph graph = DisplayGraph.of(task.network(), task.extracted(), task.collapsed());
			Placement placement = Layouts.place(graph, task.sizes(), task.orientation(), task.width(), task.height(), monitor);
			if (monitor.isCanceled()) {
				return Status.CANCEL_STATUS;
			}
			finished = true;
			done.accept(new Drawing(graph, task.collapsed(), task.orientation(), placement, task.sizes().insides()));
			return Status.OK_STATUS;
		} catch (OperationCanceledException e) {
			return Status.CANCEL_STATUS;
		} finally {
			monitor.done();
		}
	}
}
