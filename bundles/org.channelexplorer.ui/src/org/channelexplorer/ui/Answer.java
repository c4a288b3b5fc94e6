package org.channelexplorer.ui;

import org.eclipse.core.runtime.jobs.Job;

/** The work on one question, and the promise of at most one answer. UI thread. See {@link Asker}. */
public final class Answer {
	private final Job job;
	private boolean pending = true;

	Answer(Job job) {
		this.job = job;
	}

	/** Stops the work; nothing is delivered any more, even when the work ends with a result. */
	public void cancel() {
		pending = false;
		job.cancel();
	}

	/** Whether the answer may still be delivered. */
	public boolean pending() {
		return pending;
	}

	/** Ends the waiting; false when the answer is not wanted any more. */
	boolean deliver() {
		boolean wanted = pending;
		pending = false;
		return wanted;
	}
}
