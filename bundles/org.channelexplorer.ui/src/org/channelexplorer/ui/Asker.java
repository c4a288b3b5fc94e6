package org.channelexplorer.ui;

import java.util.function.Consumer;
import org.channelexplorer.core.catalogue.CatalogueException;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.ui.internal.ProgressText;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Asks questions whose answers need work in the background, for one control. Only the answer to the last question is
 * delivered, and only while the control lives: a new question, {@link #cancel} and the control's disposal stop the work and
 * drop what it still gives. Whatever goes wrong becomes one sentence (and, when it is no fault of the input, an entry in the
 * Error Log). UI thread.
 */
public final class Asker {

	/** Finds an answer, in a thread of its job. */
	@FunctionalInterface
	public interface Question<T> {
		/**
		 * @throws InputException             when the input has no answer: one sentence
		 * @throws OperationCanceledException when cancelled
		 */
		T answer(IProgressMonitor monitor) throws InputException;
	}

	private static final long NANOS = 1_000_000;
	private static final int SECOND = 1000;

	private final Control control;
	private final Object family;
	private final int delay;
	private Consumer<String> progress; // null: nobody reads it
	private boolean quiet;
	private Answer current;

	/**
	 * An asker whose jobs are shown in the Progress view.
	 *
	 * @param family the jobs' family, for example the view
	 */
	public Asker(Control control, Object family) {
		this(control, family, -1);
	}

	/**
	 * An asker whose jobs are hidden, for answers to what is being typed.
	 *
	 * @param delay milliseconds between the question and the start of the work, so that a quick next question replaces it
	 */
	public static Asker hidden(Control control, int delay) {
		return new Asker(control, control, Math.max(0, delay));
	}

	private Asker(Control control, Object family, int delay) {
		this.control = control;
		this.family = family;
		this.delay = delay;
		control.addListener(SWT.Dispose, e -> cancel());
	}

	/**
	 * Says how far the work is, once it has taken a moment: {@code 34 %, about 2 minutes left}.
	 *
	 * @param text takes it, in the UI thread, while the answer is awaited
	 * @return this asker
	 */
	public Asker progress(Consumer<String> text) {
		progress = text;
		return this;
	}

	/**
	 * Says nothing of work that somebody stopped: for problems that open a dialog.
	 *
	 * @return this asker
	 */
	public Asker quiet() {
		quiet = true;
		return this;
	}

	/**
	 * Asks; an earlier question is dropped.
	 *
	 * @param name    of the work, for the Progress view and for messages: {@code Projection}
	 * @param done    takes the answer
	 * @param problem takes one sentence when there is none: the input does not allow it, the work failed, or somebody stopped it
	 *                in the Progress view
	 */
	public <T> Answer ask(String name, Question<T> question, Consumer<T> done, Consumer<String> problem) {
		return ask(name, null, question, done, problem);
	}

	<T> Answer ask(String name, Object secondFamily, Question<T> question, Consumer<T> done, Consumer<String> problem) {
		cancel();
		Display display = control.getDisplay();
		Work<T> job = new Work<>(name, question, family, secondFamily);
		Answer answer = new Answer(job);
		current = answer;
		if (progress != null) {
			job.far = text -> {
				if (!display.isDisposed()) {
					display.asyncExec(() -> {
						if (!control.isDisposed() && answer.pending()) {
							progress.accept(text);
						}
					});
				}
			};
			tell(job, answer);
		}
		job.addJobChangeListener(new JobChangeAdapter() {
			@Override
			public void done(IJobChangeEvent event) {
				if (!display.isDisposed()) {
					display.asyncExec(() -> {
						if (!control.isDisposed() && answer.deliver() && !(quiet && event.getResult().matches(IStatus.CANCEL))) {
							job.tell(done, problem);
						}
					});
				}
			}
		});
		job.setSystem(delay >= 0);
		job.schedule(Math.max(0, delay));
		return answer;
	}

	// work that stands still says nothing
	private void tell(Work<?> job, Answer answer) {
		control.getDisplay().timerExec(SECOND, () -> {
			if (!control.isDisposed() && answer.pending()) {
				job.tell();
				tell(job, answer);
			}
		});
	}

	/** Whether an answer is awaited. */
	public boolean pending() {
		return current != null && current.pending();
	}

	/** Drops the question, if any. */
	public void cancel() {
		if (current != null) {
			current.cancel();
			current = null;
		}
	}

	/**
	 * Stops the work of all askers and waits until it has ended, since nothing may run when the platform shuts down.
	 *
	 * @param milliseconds to wait at most
	 * @return whether all of it has ended
	 */
	public static boolean stopAll(long milliseconds) {
		Job[] running = Job.getJobManager().find(Work.class);
		for (Job job : running) {
			job.cancel();
		}
		long end = System.nanoTime() + milliseconds * NANOS;
		boolean ended = true;
		for (Job job : running) {
			try {
				ended &= job.join(Math.max(1, (end - System.nanoTime()) / NANOS), null); // 0 would be for ever
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return ended;
	}

	private static final class Work<T> extends Job {
		private final Question<T> question;
		private final Object family;
		private final Object secondFamily;
		private volatile Consumer<String> far; // takes how far the work is, null for nobody
		private volatile ProgressText words; // of the work that runs
		private volatile T value;
		private volatile String problem;

		Work(String name, Question<T> question, Object family, Object secondFamily) {
			super(name);
			this.question = question;
			this.family = family;
			this.secondFamily = secondFamily;
			problem = name + ": stopped.";
		}

		@Override
		public boolean belongsTo(Object other) {
			return other != null && (other == family || other == secondFamily || other == Work.class);
		}

		// the view says what went wrong: no status opens a second dialog
		@Override
		protected IStatus run(IProgressMonitor monitor) {
			try {
				words = far == null ? null : new ProgressText(monitor, far);
				value = question.answer(words == null ? monitor : words);
				problem = null;
			} catch (OperationCanceledException e) {
				return Status.CANCEL_STATUS;
			} catch (InputException e) {
				problem = e.getMessage();
			} catch (RuntimeException | Error e) {
				if (monitor.isCanceled()) {
					return Status.CANCEL_STATUS; // what it works on may be closed already
				}
				failed(e);
			}
			return Status.OK_STATUS;
		}

		private void failed(Throwable e) {
			if (e instanceof OutOfMemoryError) {
				failed(getName() + ": there is not enough memory. Close other analyses, or start with a larger -Xmx.", e);
			} else if (e instanceof CatalogueException) {
				failed(getName() + ": " + e.getMessage(), e);
			} else {
				failed(getName() + ": an internal error (" + e.getClass().getSimpleName() + "); the Error Log has the details.", e);
			}
		}

		private void failed(String sentence, Throwable cause) {
			problem = sentence;
			ILog.of(Asker.class).error(sentence, cause);
		}

		void tell() {
			ProgressText now = words;
			if (now != null) {
				now.tell();
			}
		}

		void tell(Consumer<T> done, Consumer<String> refused) {
			if (problem == null) {
				done.accept(value);
			} else {
				refused.accept(problem);
			}
		}
	}
}
