package org.channelexplorer.ui;

import java.util.function.Consumer;
import org.channelexplorer.core.util.Remaining;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ProgressMonitorWrapper;

/** Puts how far some work is into words, not more often than they can be read. */
final class ProgressText extends ProgressMonitorWrapper {
	private static final long FIRST = 1_000_000_000; // what is over before needs no words
	private static final long NEXT = 500_000_000;
	private static final int FINE = 10_000;
	private static final int ENOUGH = FINE / 50; // the first steps say little about the rest

	private final Consumer<String> text;
	private final long start = System.nanoTime();
	private long next = start + FIRST;
	private double total;
	private double done;

	ProgressText(IProgressMonitor monitor, Consumer<String> text) {
		super(monitor);
		this.text = text;
	}

	@Override
	public synchronized void beginTask(String name, int totalWork) {
		super.beginTask(name, totalWork);
		total = totalWork;
		done = 0;
	}

	@Override
	public void worked(int work) {
		super.worked(work);
		add(work);
	}

	@Override
	public void internalWorked(double work) {
		super.internalWorked(work);
		add(work);
	}

	private synchronized void add(double work) {
		done += work;
		long now = System.nanoTime();
		if (total > 0 && now >= next) {
			next = now + NEXT;
			int share = (int) (FINE * Math.min(1, done / total));
			text.accept(share / (FINE / 100) + " %" + Remaining.text(share < ENOUGH ? 0 : share, FINE - share, (now - start) / 1e9)); //$NON-NLS-1$
		}
	}
}
