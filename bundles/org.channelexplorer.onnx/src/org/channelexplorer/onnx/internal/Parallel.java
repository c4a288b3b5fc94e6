package org.channelexplorer.onnx.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does numbered tasks on a fixed number of threads, the caller's among them. */
final class Parallel implements AutoCloseable {
	private final int threads;
	private final ExecutorService pool;

	Parallel(int threads) {
		this.threads = threads;
		pool = threads == 1 ? null
				: Executors.newFixedThreadPool(threads - 1, Thread.ofPlatform().daemon().name("channelexplorer-onnx-", 1).factory());
	}

	/**
	 * Does the tasks 0 to {@code count - 1} and returns when all are done, even if the thread is interrupted: native code must
	 * not be left behind at work.
	 */
	void run(int count, IntConsumer task) {
		AtomicInteger next = new AtomicInteger();
		Runnable worker = () -> {
			for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
				task.accept(i);
			}
		};
		List<CompletableFuture<Void>> others = new ArrayList<>();
		for (int t = 1; t < Math.min(threads, count); t++) {
			others.add(CompletableFuture.runAsync(worker, pool));
		}
		try {
			worker.run();
		} finally {
			CompletableFuture.allOf(others.toArray(CompletableFuture[]::new)).join();
		}
	}

	@Override
	public void close() {
		if (pool != null) {
			pool.shutdown();
		}
	}
}
