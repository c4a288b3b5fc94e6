package org.channelexplorer.ui.internal;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.channelexplorer.core.util.Remaining;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ProgressMonitorWrapper;

/**
 * Puts how far some work is into words, not more often than they can be read. The rest is estimated from the time until now, not until the last step: somebody
 * {@linkplain #tell asks} once in a while, so that the words do not stand still with work that does.
 */
public final class ProgressText extends ProgressMonitorWrapper {
	private static final long FIRST = 1_000_000_000; // what is over before needs no words
	private static final long NEXT = 500_000_000;
	private static final double SECOND = 1e9;
	private static final int FINE = 10_000;
	private static final int ENOUGH = FINE / 50; // the first steps say little about the rest

	private final Consumer<String> text;
	private final LongSupplier clock;
	private final long start;
	private long next;
	private long last; // when something was done
	private double total;
	private double done;

	/** By the machine's clock. */
	public ProgressText(IProgressMonitor monitor, Consumer<String> text) {
		this(monitor, text, System::nanoTime);
	}

	/** @param clock nanoseconds; another one in tests */
	public ProgressText(IProgressMonitor monitor, Consumer<String> text, LongSupplier clock) {
		super(monitor);
		this.text = text;
		this.clock = clock;
		start = clock.getAsLong();
		next = start + FIRST;
		last = start;
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
		if (work > 0) {
			last = clock.getAsLong();
		}
		tell();
	}

	/** Says how far the work is now, unless it was said a moment ago. Any thread. */
	public synchronized void tell() {
		long now = clock.getAsLong();
		if (total > 0 && now >= next) {
			next = now + NEXT;
			int share = (int) (FINE * Math.min(1, done / total));
			text.accept(share / (FINE / 100) + " %" //$NON-NLS-1$
					+ Remaining.text(share < ENOUGH ? 0 : share, FINE - share, (now - start) / SECOND, (now - last) / SECOND));
		}
	}
}
