package org.channelexplorer.ui.graph.tests;

import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Times work in pieces of a fixed work done just before and after it by the same thread, in CPU time: a slow or a busy machine takes
 * longer for both. A piece is some 15 ms.
 */
final class Yardstick {
	private static final int SIZE = 50_000;

	private Yardstick() {
	}

	/** How many pieces some work takes. */
	static double pieces(Runnable work) {
		double piece = piece(); // compiles it
		piece = Math.max(piece(), piece());
		long start = cpu();
		work.run();
		double taken = cpu() - start;
		return taken / Math.max(piece, piece());
	}

	private static double piece() {
		long start = cpu();
		SplittableRandom random = new SplittableRandom(1);
		TreeMap<Long, Long> map = new TreeMap<>();
		for (int i = 0; i < SIZE; i++) {
			map.merge(random.nextLong(SIZE), 1L, Long::sum);
		}
		long sum = map.values().stream().mapToLong(Long::longValue).sum();
		if (sum != SIZE) {
			throw new AssertionError(sum); // the work is not optimised away
		}
		return cpu() - start;
	}

	private static long cpu() {
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
	}
}
