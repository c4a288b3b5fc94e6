package org.channelexplorer.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.core.runtime.NullProgressMonitor;

/** A monitor that the user cancels while the work runs: after it was looked at some times. */
final class LateCancel extends NullProgressMonitor {
	private final AtomicInteger left;
	private final AtomicLong at = new AtomicLong();

	/** @param looks how often it is not cancelled yet */
	LateCancel(int looks) {
		left = new AtomicInteger(looks);
	}

	@Override
	public boolean isCanceled() {
		if (left.getAndDecrement() > 0) {
			return false;
		}
		left.set(0);
		at.compareAndSet(0, System.nanoTime());
		return true;
	}

	/** When it was first seen cancelled, in nanoseconds of {@link System#nanoTime()}; 0 when it never was. */
	long cancelledAt() {
		return at.get();
	}
}
