package org.channelexplorer.ui.graph.internal.editor;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.Sessions;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

/** Opens an analysis in the background. */
public final class OpenJob extends Job {
	private final Path file;
	private final Sessions sessions = Sessions.get();
	private final Object family;
	private final Consumer<Sessions.Borrowed> opened;
	private final Consumer<String> refused;

	/**
	 * @param family  the editor
	 * @param opened  called with the session, in this job's thread; gives it back
	 * @param refused called with one sentence when it cannot be opened, in this job's thread
	 */
	public OpenJob(Path file, Object family, Consumer<Sessions.Borrowed> opened, Consumer<String> refused) {
		super("Open " + file.getFileName());
		this.file = file;
		this.family = family;
		this.opened = opened;
		this.refused = refused;
	}

	@Override
	public boolean belongsTo(Object other) {
		return other == family;
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			if (monitor.isCanceled()) {
				refused.accept("Opening " + file.getFileName() + " was cancelled. Open the file again.");
				return Status.CANCEL_STATUS;
			}
			opened.accept(sessions.open(file));
			return Status.OK_STATUS;
		} catch (InputException e) {
			refused.accept(e.getMessage());
			return Status.OK_STATUS; // the editor says it
		} catch (RuntimeException e) {
			refused.accept(file + ": cannot be opened because of an internal error; the Error Log has the details");
			return Status.error("Opening " + file + " failed", e);
		}
	}
}
