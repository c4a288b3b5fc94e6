package org.channelexplorer.ui;

import java.util.Arrays;
import java.util.function.Consumer;
import org.channelexplorer.ui.internal.run.AnalyseJob;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PlatformUI;

/** Follows the session of the active editor: {@code editor.getAdapter(AnalysisSession.class)}. UI thread. */
public final class SessionTracker {
	private static final String NONE = "No analysis is open.";
	private static final String BEHIND = "The views follow the analysis in front: choose the tab of one that is open.";
	private static final String MAKING = "An analysis is being made. It opens when it is done.";

	private final IWorkbenchPage page;
	private final Consumer<AnalysisSession> changed;
	private final PartListener parts = new PartListener();
	private final IPropertyListener properties = (source, property) -> update();
	private final IJobChangeListener making = new JobChangeAdapter() {
		@Override
		public void scheduled(IJobChangeEvent event) {
			later(event.getJob());
		}

		@Override
		public void done(IJobChangeEvent event) {
			later(event.getJob());
		}
	};
	private boolean disposed;
	private IEditorPart editor;
	private AnalysisSession current;
	private String missing = NONE;
	private Runnable missed = () -> {
	};

	/** @param changed called with the new session on every change, null for none; {@link #current()} is there from the start */
	public SessionTracker(IWorkbenchPage page, Consumer<AnalysisSession> changed) {
		this.page = page;
		this.changed = changed;
		page.addPartListener(parts);
		follow();
	}

	/** The session of the active editor, null for none. */
	public AnalysisSession current() {
		return current;
	}

	/** Why there is no session: none is open, one is being made or opened, or it cannot be opened. */
	public String missing() {
		return missing;
	}

	/** @param changed called when {@link #missing()} has changed, before the change of the session is reported */
	public void onMissing(Runnable changed) {
		missed = changed;
		Job.getJobManager().addJobChangeListener(making);
	}

	/** Stops following. */
	public void dispose() {
		page.removePartListener(parts);
		Job.getJobManager().removeJobChangeListener(making);
		disposed = true;
		if (editor != null) {
			editor.removePropertyListener(properties);
		}
	}

	// from any thread
	private void later(Job job) {
		Display display = PlatformUI.getWorkbench().getDisplay();
		if (job.belongsTo(AnalyseJob.FAMILY) && !display.isDisposed()) {
			display.asyncExec(() -> {
				if (!disposed) {
					update();
				}
			});
		}
	}

	private void update() {
		AnalysisSession before = current;
		String was = missing;
		follow();
		if (!was.equals(missing)) {
			missed.run();
		}
		if (before != current) {
			changed.accept(current);
		}
	}

	private void follow() {
		IEditorPart active = page.getActiveEditor();
		if (active != editor) {
			if (editor != null) {
				editor.removePropertyListener(properties);
			}
			editor = active;
			if (editor != null) {
				editor.addPropertyListener(properties); // an editor that opens in the background fires when its session is there
			}
		}
		current = editor == null ? null : editor.getAdapter(AnalysisSession.class);
		Opening opening = editor == null || current != null ? null : editor.getAdapter(Opening.class);
		missing = opening != null ? opening.sentence() : Job.getJobManager().find(AnalyseJob.FAMILY).length > 0 ? MAKING : anyOpen() ? BEHIND : NONE;
	}

	private boolean anyOpen() {
		return Arrays.stream(page.getEditorReferences()).map(r -> r.getEditor(false)).anyMatch(e -> e != null && e.getAdapter(AnalysisSession.class) != null);
	}

	private final class PartListener implements IPartListener2 {
		@Override
		public void partActivated(IWorkbenchPartReference part) {
			update();
		}

		@Override
		public void partBroughtToTop(IWorkbenchPartReference part) {
			update();
		}

		@Override
		public void partOpened(IWorkbenchPartReference part) {
			update();
		}

		@Override
		public void partClosed(IWorkbenchPartReference part) {
			update();
		}

		@Override
		public void partInputChanged(IWorkbenchPartReference part) {
			update();
		}
	}
}
