package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.IntUnaryOperator;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Remaining;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * Runs a recipe's images through the network. Every thread reads, runs and reduces its own images, so that some are decoded while
 * others are in the network and no more than the given threads compute; the rows come in order. Batches are cut by position in the
 * recipe, not by what was readable.
 */
final class Batches {
	private static final int AHEAD = 2; // batches per thread begun or waiting, so that no thread waits for the taking

	/** Makes a {@link RowMaker} for another thread. */
	interface Makers {
		RowMaker another() throws InputException;
	}

	/** Takes rows. */
	interface Taker {
		/**
		 * Takes the rows of a batch.
		 *
		 * @param rows null when the run was stopped before the batch was over; nothing comes after it
		 * @param last whether it is the last batch
		 */
		void take(List<RowMaker.Row> rows, boolean last) throws IOException, InputException;
	}

	private final Makers makers;
	private final int images;
	private final int batch;
	private final IntUnaryOperator place;
	private final int threads;
	private final Queue<RowMaker> idle = new ConcurrentLinkedQueue<>();
	private final Queue<RowMaker> made = new ConcurrentLinkedQueue<>();

	/** @param threads 0 for all cores */
	Batches(Recipe recipe, int threads, Makers makers) {
		this(recipe.images().size(), recipe.run().batch(), IntUnaryOperator.identity(), threads, makers);
	}

	private Batches(int images, int batch, IntUnaryOperator place, int threads, Makers makers) {
		this.makers = makers;
		this.images = images;
		this.batch = batch;
		this.place = place;
		this.threads = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
	}

	/** Images by their places in a recipe, each alone, so that what it gives does not depend on the others. */
	static Batches alone(int[] places, Makers makers) {
		return new Batches(places.length, 1, i -> places[i], 0, makers);
	}

	/** Runs from a batch on. @throws OperationCanceledException when cancelled; what was begun is taken before */
	void run(int firstBatch, Taker taker, IProgressMonitor monitor) throws IOException, InputException {
		ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("extraction-", 1).factory());
		try {
			run(firstBatch, taker, pool, monitor);
		} finally {
			pool.shutdownNow();
			pool.close(); // waits: native code must not be at work when the network is closed
			made.forEach(RowMaker::close);
			made.clear();
		}
	}

	private void run(int firstBatch, Taker taker, ExecutorService pool, IProgressMonitor monitor) throws IOException, InputException {
		SubMonitor progress = SubMonitor.convert(monitor, images);
		int batches = (images + batch - 1) / batch;
		Deque<Future<List<RowMaker.Row>>> ahead = new ArrayDeque<>();
		progress.worked(Math.min(images, firstBatch * batch));
		long start = System.nanoTime();
		for (int b = firstBatch, submitted = firstBatch; b < batches; b++) {
			for (; submitted < Math.min(batches, b + AHEAD * threads) && !progress.isCanceled(); submitted++) {
				int first = submitted * batch;
				int from = place.applyAsInt(first);
				ahead.add(pool.submit(() -> rows(from, from + Math.min(batch, images - first), progress::isCanceled)));
			}
			progress.subTask("Image " + b * batch + " of " + images
					+ Remaining.text((b - firstBatch) * batch, images - b * batch, (System.nanoTime() - start) / 1e9));
			List<RowMaker.Row> rows = ahead.isEmpty() ? null : get(ahead.removeFirst());
			boolean last = b == batches - 1;
			taker.take(rows, last);
			if (rows == null || last && progress.isCanceled()) { // what was begun before the cancellation is kept
				throw new OperationCanceledException();
			}
			progress.worked(Math.min(batch, images - b * batch));
		}
	}

	// null when stopped
	private List<RowMaker.Row> rows(int from, int to, BooleanSupplier stopped) throws InputException {
		RowMaker maker = idle.poll();
		if (maker == null) { // as many as there are threads, made when the first images are there
			maker = makers.another();
			made.add(maker);
		}
		List<RowMaker.Row> rows = maker.rows(from, to, stopped);
		idle.add(maker);
		return rows;
	}

	private static <T> T get(Future<T> future) throws InputException {
		try {
			return future.get();
		} catch (InterruptedException e) {
			throw interrupted(e);
		} catch (ExecutionException e) {
			switch (e.getCause()) {
			case InputException bad -> throw bad;
			case RuntimeException bug -> throw bug;
			case Error error -> throw error;
			default -> throw new IllegalStateException(e.getCause());
			}
		}
	}

	private static OperationCanceledException interrupted(InterruptedException e) {
		Thread.currentThread().interrupt();
		OperationCanceledException canceled = new OperationCanceledException("interrupted");
		canceled.initCause(e);
		return canceled;
	}
}
