package org.channelexplorer.bench;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;

/** Java's compiler, which works beside what is measured and counts for the process. */
final class Compilation {
	private Compilation() {
	}

	/** Waits until it has nothing to do. */
	static void settle() throws InterruptedException {
		CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
		for (long before = -1; before != compiler.getTotalCompilationTime();) {
			before = compiler.getTotalCompilationTime();
			Thread.sleep(300);
		}
	}
}
