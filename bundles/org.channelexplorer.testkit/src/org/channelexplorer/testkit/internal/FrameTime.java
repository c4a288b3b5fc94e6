package org.channelexplorer.testkit.internal;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.Executable;

/** How long a picture takes, measured by what it takes to write its pixels ten times, here and now, in CPU time of this thread: a slow or busy machine does both as slowly. */
public final class FrameTime {
	private static final int FRAMES = 40; // compiled by then
	private static final int MOST = 17; // 33 ms, 30 frames a second, where the pixels take 2 ms; 7 when written

	private FrameTime() {
	}

	/** Fails when not even the quickest of some frames allows for 30 a second. @param pixels of the picture */
	public static void assertFluid(int pixels, Executable frame) throws Throwable {
		long best = Long.MAX_VALUE;
		long written = Long.MAX_VALUE;
		for (int i = 0; i < FRAMES; i++) {
			long start = cpu();
			frame.execute();
			long drawn = cpu();
			best = Math.min(best, drawn - start);
			write(pixels);
			written = Math.min(written, cpu() - drawn);
		}
		assertTrue(best < MOST * written, "a frame takes " + best / 1e6 + " ms, writing its pixels ten times " + written / 1e6);
	}

	private static void write(int n) {
		int[] values = new int[n];
		for (int round = 0; round < 10; round++) {
			for (int i = 0; i < n; i++) {
				values[i] = values[i] * 31 + i;
			}
		}
		assertNotEquals(0, values[n - 1], "not optimised away");
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}
}
