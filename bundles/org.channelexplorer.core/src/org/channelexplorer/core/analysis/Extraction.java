package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.channelexplorer.core.extension.Catalogue;
import org.channelexplorer.core.extension.ExtensionPoint;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * One pass over the images. Every thread reads, runs and summarises images of its own, so that some are decoded while others
 * are in the network and no more than the given threads compute; the rows are appended in order. Batches are cut by position in the
 * recipe, not by what was readable, so that a resumed run sees the same batches and gives the same bytes. Memory: one
 * batch's activations per thread, and the rows since the last commit.
 */
final class Extraction {
	private static final long COMMIT_NANOS = 4_000_000_000L;
	private static final int COMMIT_IMAGES = 2_000; // bounds the rows lost and the rows in memory
	private static final int AHEAD = 2; // batches per thread begun or waiting, so that no thread waits for the appending

	private final Recipe recipe;
	private final InputPlan plan;
	private final Path folder;
	private final Path data;
	private final int threads;
	private final List<SummaryFunction> functions = new ArrayList<>();
	private final List<Skipped> skipped = new ArrayList<>();

	Extraction(Catalogue catalogue, Recipe recipe, InputPlan plan, Path folder, Path data, int threads) throws InputException {
		this.recipe = recipe;
		this.plan = plan;
		this.folder = folder;
		this.data = data;
		this.threads = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
		for (Recipe.StoredFunction f : recipe.functions()) {
			functions.add(catalogue.get(ExtensionPoint.SUMMARY_FUNCTIONS, f.id()).create());
		}
	}

	void run(NetworkRunner runner, IProgressMonitor monitor) throws IOException, InputException {
		try (SummaryStore store = new SummaryStore(data)) {
			Manifest manifest = Manifest.read(data);
			if (manifest.complete()) {
				return;
			}
			store.open(data, recipe, manifest.predictions() == null ? 0 : manifest.predictions().classes());
			int first = firstBatch(store);
			InputReader reader = new InputReader(recipe, plan, folder, runner.input());
			listSkipped(reader, store, first * recipe.batch());
			ExecutorService pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().name("extraction-", 1).factory());
			try {
				extract(() -> new RowMaker(recipe, plan, reader, runner, functions, manifest.predictions()), store, first, pool, monitor);
			} finally {
				pool.shutdownNow();
				pool.close(); // waits: native code must not be at work when the network is closed
			}
			new Manifest(recipe, manifest.predictions(), true, skipped).write(data);
		}
	}

	// where to go on: after the last batch of which a row is committed; the commits are made between batches
	private int firstBatch(SummaryStore store) throws IOException, InputException {
		if (store.committed() == 0) {
			return 0;
		}
		int last = RowIndex.read(data.resolve("rows.npy"))[(int) store.committed() - 1];
		return last / recipe.batch() + 1;
	}

	/** Makes a {@link RowMaker} for another thread. */
	private interface Makers {
		RowMaker another() throws InputException;
	}

	private void extract(Makers makers, SummaryStore store, int firstBatch, ExecutorService pool, IProgressMonitor monitor)
			throws IOException, InputException {
		int n = recipe.images().size();
		int batch = recipe.batch();
		SubMonitor progress = SubMonitor.convert(monitor, n);
		int batches = (n + batch - 1) / batch;
		Queue<RowMaker> idle = new ConcurrentLinkedQueue<>();
		Deque<Future<List<RowMaker.Row>>> ahead = new ArrayDeque<>();
		long lastCommit = System.nanoTime();
		int sinceCommit = COMMIT_IMAGES; // the first rows at once: a disk that takes none is known before hours of work
		progress.worked(Math.min(n, firstBatch * batch));
		for (int b = firstBatch, submitted = firstBatch; b < batches; b++) {
			for (; submitted < Math.min(batches, b + AHEAD * threads) && !progress.isCanceled(); submitted++) {
				int from = submitted * batch;
				ahead.add(pool.submit(() -> rows(makers, idle, from, Math.min(n, from + batch), progress::isCanceled)));
			}
			progress.subTask("Image " + b * batch + " of " + n);
			List<RowMaker.Row> rows;
			try {
				rows = ahead.isEmpty() ? null : get(ahead.removeFirst());
			} catch (InputException e) {
				store.commit(); // what came before the image that changed or vanished is kept
				throw e;
			}
			if (rows != null) {
				sinceCommit += append(store, rows);
				progress.worked(Math.min(batch, n - b * batch));
			}
			boolean due = System.nanoTime() - lastCommit > COMMIT_NANOS || sinceCommit >= COMMIT_IMAGES;
			boolean last = b == batches - 1;
			if (due || rows == null || last) {
				store.commit();
				lastCommit = System.nanoTime();
				sinceCommit = 0;
			}
			if (rows == null || last && progress.isCanceled()) { // what was begun before the cancellation is kept
				throw new OperationCanceledException();
			}
		}
	}

	// null when stopped
	private static List<RowMaker.Row> rows(Makers makers, Queue<RowMaker> idle, int from, int to, BooleanSupplier stopped) throws InputException {
		RowMaker maker = idle.poll();
		if (maker == null) { // as many as there are threads, made when the first images are there
			maker = makers.another();
		}
		List<RowMaker.Row> rows = maker.rows(from, to, stopped);
		idle.add(maker);
		return rows;
	}

	private int append(SummaryStore store, List<RowMaker.Row> rows) {
		int appended = 0;
		for (RowMaker.Row row : rows) {
			if (row.problem() != null) {
				skipped.add(new Skipped(recipe.images().get(row.image()).file(), row.problem()));
				continue;
			}
			for (int m = 0; m < row.summaries().length; m++) {
				store.append(m, row.summaries()[m], 0);
			}
			store.endRow(row.image(), row.output());
			appended++;
		}
		return appended;
	}

	// a resumed run lists the images that the earlier one found unreadable
	private void listSkipped(InputReader reader, SummaryStore store, int upTo) throws IOException, InputException {
		if (upTo == 0) {
			return;
		}
		boolean[] there = new boolean[recipe.images().size()];
		int[] rows = RowIndex.read(data.resolve("rows.npy"));
		for (int r = 0; r < store.committed(); r++) {
			there[rows[r]] = true;
		}
		for (int i = 0; i < Math.min(upTo, there.length); i++) {
			if (!there[i]) {
				String problem = reader.problem(i);
				skipped.add(new Skipped(recipe.images().get(i).file(), problem == null ? RowMaker.NOT_FINITE : problem));
			}
		}
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
