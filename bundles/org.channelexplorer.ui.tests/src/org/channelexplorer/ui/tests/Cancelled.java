package org.channelexplorer.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Stops work as the Progress view does, and sees to it that no dialog says so. */
final class Cancelled {
	private static final int PERIOD = 5; // milliseconds

	private Cancelled() {
	}

	/**
	 * Starts work, cancels it as soon as something holds, and waits until it has ended.
	 *
	 * @param name of the job
	 * @param start starts it
	 * @param now  whether it is to be cancelled, asked again and again once it runs
	 */
	static void job(String name, Runnable start, Predicate<Job> now) {
		List<IStatus> ended = Collections.synchronizedList(new ArrayList<>());
		List<Shell> before = List.of(Display.getCurrent().getShells());
		JobChangeAdapter listener = new JobChangeAdapter() {
			@Override
			public void running(IJobChangeEvent event) {
				if (event.getJob().getName().equals(name)) {
					watch(event.getJob(), now);
				}
			}

			@Override
			public void done(IJobChangeEvent event) {
				if (event.getJob().getName().equals(name)) {
					ended.add(event.getResult());
				}
			}
		};
		Job.getJobManager().addJobChangeListener(listener);
		try {
			start.run();
			Ui.untilComputed(name + " has ended", () -> !ended.isEmpty());
		} finally {
			Job.getJobManager().removeJobChangeListener(listener);
		}
		assertEquals(IStatus.CANCEL, ended.getFirst().getSeverity(), ended.getFirst()::toString);
		boolean[] handled = new boolean[1];
		Display.getCurrent().asyncExec(() -> Display.getCurrent().asyncExec(() -> handled[0] = true)); // after what the job has posted
		Ui.until("what it posted is handled", () -> handled[0]);
		assertEquals(List.of(),
				List.of(Display.getCurrent().getShells()).stream().filter(s -> !before.contains(s) && s.isVisible()).map(Shell::getText).toList(),
				"nobody has to be told what they did themselves");
	}

	// in a thread of its own: the user's click comes at any time
	private static void watch(Job job, Predicate<Job> now) {
		if (now.test(job)) {
			job.cancel();
			return;
		}
		Job.createSystem("watch", monitor -> {
			while (job.getResult() == null && !now.test(job)) {
				Thread.onSpinWait();
			}
			job.cancel();
		}).schedule(PERIOD);
	}
}
