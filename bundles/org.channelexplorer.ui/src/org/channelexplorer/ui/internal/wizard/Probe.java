package org.channelexplorer.ui.internal.wizard;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;

/**
 * Reads something in the background whenever what is typed changes; only the last answer counts. UI thread.
 *
 * @param <T> what is read
 */
final class Probe<T> {
	private static final int AFTER_TYPING = 250;

	/** Reads. */
	@FunctionalInterface
	interface Reader<T> {
		T read() throws InputException;
	}

	private final String name;
	private final Control control;
	private final Consumer<T> found;
	private final Consumer<String> problem;
	private Job job;

	Probe(String name, Control control, Consumer<T> found, Consumer<String> problem) {
		this.name = name;
		this.control = control;
		this.found = found;
		this.problem = problem;
	}

	void read(Reader<T> reader) {
		cancel();
		job = new Job(name) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				Job me = this;
				try {
					T value = reader.read();
					answer(me, () -> found.accept(value));
				} catch (InputException e) {
					answer(me, () -> problem.accept(e.getMessage()));
				}
				return Status.OK_STATUS;
			}
		};
		job.setSystem(true);
		job.schedule(AFTER_TYPING);
	}

	private void answer(Job from, Runnable answer) {
		if (!control.isDisposed()) {
			control.getDisplay().asyncExec(() -> {
				if (job == from && !control.isDisposed()) {
					answer.run();
				}
			});
		}
	}

	void cancel() {
		if (job != null) {
			job.cancel();
			job = null;
		}
	}

	/** A path that is given, or none. */
	static Path optional(String text) throws InputException {
		return text.isBlank() ? null : AnalysisDraft.path(text);
	}
}
