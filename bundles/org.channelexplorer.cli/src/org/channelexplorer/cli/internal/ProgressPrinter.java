package org.channelexplorer.cli.internal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * Progress on standard error: a bar that is redrawn on a terminal, else a line at most every second and every tenth of the
 * work, and none for what is done within a second. Safe for reports from several threads.
 */
public final class ProgressPrinter implements IProgressMonitor {
	private static final int WIDTH = 30;
	private static final long REDRAW_NANOS = 100_000_000L;
	private static final long LINE_NANOS = 1_000_000_000L;

	private final PrintStream err;
	private final boolean terminal;
	private final LongSupplier nanos;
	private volatile boolean cancelled;
	private double total;
	private double done;
	private String task = "";
	private int drawn;
	private long began;
	private long lastDraw;
	private int lastTenth;

	/**
	 * @param err      where to print
	 * @param terminal whether lines can be drawn over
	 */
	public ProgressPrinter(PrintStream err, boolean terminal) {
		this(err, terminal, System::nanoTime);
	}

	/** The same by another clock. @param nanos tells the time in nanoseconds */
	public ProgressPrinter(PrintStream err, boolean terminal, LongSupplier nanos) {
		this.err = err;
		this.terminal = terminal;
		this.nanos = nanos;
	}

	@Override
	public synchronized void beginTask(String name, int totalWork) {
		total = totalWork;
		done = 0;
		lastTenth = 0;
		began = nanos.getAsLong();
		lastDraw = began;
		task = name == null ? "" : name;
	}

	@Override
	public synchronized void setTaskName(String name) {
		if (name != null && !name.isEmpty()) {
			task = name;
		}
	}

	@Override
	public synchronized void subTask(String name) {
		// the main task's name and the percentage are what a line has room for
	}

	@Override
	public void worked(int work) {
		internalWorked(work);
	}

	@Override
	public synchronized void internalWorked(double work) {
		done += work;
		draw(false);
	}

	@Override
	public synchronized void done() {
		if (total > 0 && !cancelled) {
			done = total;
			draw(true);
		}
		clear();
		total = 0;
	}

	private void draw(boolean last) {
		if (total <= 0) {
			return;
		}
		double share = Math.clamp(done / total, 0, 1);
		long now = nanos.getAsLong();
		if (terminal) {
			if (last || now - lastDraw >= REDRAW_NANOS) {
				lastDraw = now;
				bar(share);
			}
		} else {
			int tenth = (int) (share * 10);
			if (tenth > lastTenth && now - (last ? began : lastDraw) >= LINE_NANOS) {
				lastDraw = now;
				lastTenth = tenth;
				err.println(task + ": " + (int) (share * 100) + " %");
			}
		}
	}

	private void bar(double share) {
		int full = (int) Math.round(share * WIDTH);
		String line = "[" + "#".repeat(full) + "-".repeat(WIDTH - full) + "] " + String.format(Locale.ROOT, "%3d %% ", (int) (share * 100)) + task;
		err.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
		err.flush();
		drawn = line.length();
	}

	/** Takes the bar away, so that a message has the line to itself; the next report draws it again. */
	public synchronized void clear() {
		if (drawn > 0) {
			err.print("\r" + " ".repeat(drawn) + "\r");
			err.flush();
			drawn = 0;
		}
	}

	@Override
	public boolean isCanceled() {
		return cancelled;
	}

	@Override
	public void setCanceled(boolean value) {
		cancelled = value;
	}
}
