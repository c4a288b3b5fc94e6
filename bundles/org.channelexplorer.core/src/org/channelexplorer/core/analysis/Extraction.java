package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.Catalogue;
import org.channelexplorer.core.extension.ExtensionPoint;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.image.ImageDecoder;
import org.channelexplorer.core.image.Latents;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/**
 * One pass over the images: decode ahead, run, summarise at once, append. Batches are cut by position in the recipe, not by
 * what was readable, so that a resumed run sees the same batches and gives the same bytes. Memory: a batch's activations and
 * a few decoded images.
 */
final class Extraction {
	private static final long COMMIT_NANOS = 4_000_000_000L;
	private static final int COMMIT_IMAGES = 2_000; // bounds the rows lost and the rows in memory
	private static final int AHEAD = 2; // batches decoded in advance

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
			ExecutorService pool = Executors.newFixedThreadPool(threads, r -> {
				Thread t = new Thread(r, "extraction");
				t.setDaemon(true);
				return t;
			});
			try {
				extract(runner, store, firstBatch(store), manifest.predictions(), pool, monitor);
			} finally {
				pool.shutdownNow();
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

	private void extract(NetworkRunner runner, SummaryStore store, int firstBatch, NetworkRunner.OutputSpec predictions, ExecutorService pool,
			IProgressMonitor monitor) throws IOException, InputException {
		int n = recipe.images().size();
		int batch = recipe.batch();
		SubMonitor progress = SubMonitor.convert(monitor, n);
		int batches = (n + batch - 1) / batch;
		redecodeSkipped(runner.input(), store, firstBatch * batch);
		Steps steps = new Steps(recipe, plan, runner);
		List<List<Future<Decoded>>> ahead = new ArrayList<>();
		long lastCommit = System.nanoTime();
		int sinceCommit = 0;
		progress.worked(Math.min(n, firstBatch * batch));
		try {
			for (int b = firstBatch, submitted = firstBatch; b < batches; b++) {
				for (; submitted < Math.min(batches, b + 1 + AHEAD); submitted++) {
					ahead.add(submit(submitted * batch, Math.min(n, (submitted + 1) * batch), runner.input(), pool));
				}
				progress.subTask("Image " + b * batch + " of " + n);
				sinceCommit += runBatch(runner, steps, store, ahead.removeFirst(), predictions, pool, progress);
				progress.worked(Math.min(batch, n - b * batch));
				boolean due = System.nanoTime() - lastCommit > COMMIT_NANOS || sinceCommit >= COMMIT_IMAGES;
				if (due || progress.isCanceled() || b == batches - 1) {
					store.commit();
					lastCommit = System.nanoTime();
					sinceCommit = 0;
				}
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
			}
		} finally {
			ahead.forEach(futures -> futures.forEach(f -> f.cancel(true)));
		}
	}

	private record Decoded(int image, float[] input, byte[][] further, String problem) {
	}

	private List<Future<Decoded>> submit(int from, int to, NetworkRunner.InputSpec input, ExecutorService pool) {
		List<Future<Decoded>> futures = new ArrayList<>();
		for (int i = from; i < to; i++) {
			int image = i;
			futures.add(pool.submit(() -> decode(image, input)));
		}
		return futures;
	}

	private Decoded decode(int image, NetworkRunner.InputSpec input) throws InputException {
		Recipe.StoredImage stored = recipe.images().get(image);
		try {
			byte[] bytes = Files.readAllBytes(folder.resolve(stored.file()));
			if (!stored.sha256().isEmpty() && !Hashes.of(bytes).equals(stored.sha256())) {
				throw new InputException(folder.resolve(stored.file()) + ": changed while it was being analysed");
			}
			return new Decoded(image, values(stored.file(), bytes, input), plan.values(image), null);
		} catch (java.nio.file.NoSuchFileException e) {
			if (!stored.sha256().isEmpty()) {
				throw new InputException(folder.resolve(stored.file()) + ": vanished while it was being analysed", e);
			}
			return new Decoded(image, null, null, "no such file");
		} catch (IOException e) {
			return new Decoded(image, null, null, Analyses.reason(e));
		}
	}

	private float[] values(String file, byte[] bytes, NetworkRunner.InputSpec input) throws IOException {
		if (Latents.isLatent(file)) {
			return Latents.decode(bytes, input);
		}
		if (input.channels() != 1 && input.channels() != 3) {
			throw new IOException("is an image, but the network takes " + input.channels() + " channels: give latents (.npy)");
		}
		float[] values = new float[input.size()];
		recipe.preprocessing().apply(ImageDecoder.decode(bytes), input, FloatBuffer.wrap(values), 0);
		return values;
	}

	// a resumed run lists the images that the earlier one found unreadable
	private void redecodeSkipped(NetworkRunner.InputSpec input, SummaryStore store, int upTo) throws IOException, InputException {
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
				String problem = decode(i, input).problem;
				skipped.add(new Skipped(recipe.images().get(i).file(), problem == null ? NOT_FINITE : problem));
			}
		}
	}

	private static final String NOT_FINITE = "the network answers with NaN or infinite activations";

	private int runBatch(NetworkRunner runner, Steps steps, SummaryStore store, List<Future<Decoded>> futures, NetworkRunner.OutputSpec predictions,
			ExecutorService pool, IProgressMonitor monitor) throws InputException {
		List<Decoded> good = new ArrayList<>();
		for (Future<Decoded> f : futures) {
			Decoded d = get(f);
			if (d.problem == null) {
				runner.inputBuffer().put(good.size() * runner.input().size(), d.input);
				steps.feed(good.size(), d.further);
				good.add(d);
			} else {
				skipped.add(new Skipped(recipe.images().get(d.image).file(), d.problem));
			}
		}
		if (good.isEmpty()) {
			return 0;
		}
		float[][] summaries = new float[steps.kept() * recipe.layers().size() * functions.size()][];
		for (int step = 1; step <= steps.last(); step++) {
			if (step > 1 && monitor.isCanceled()) {
				return 0; // the batch is not over; the caller commits what there is
			}
			steps.begin(step, good.size());
			runner.run(good.size());
			int kept = steps.indexOf(step);
			if (kept >= 0) {
				summarise(runner, good.size(), pool, summaries, kept * recipe.layers().size());
			}
			steps.end(step, good.size());
		}
		int rows = 0;
		for (int i = 0; i < good.size(); i++) {
			float[] output = predictions == null ? null : Probabilities.of(runner.output(i), predictions.probabilities());
			if (!finite(summaries, i, good.size()) || output != null && !finite(output)) {
				skipped.add(new Skipped(recipe.images().get(good.get(i).image).file(), NOT_FINITE));
				continue;
			}
			for (int m = 0; m < summaries.length; m++) {
				int channels = summaries[m].length / good.size();
				store.append(m, summaries[m], i * channels);
			}
			store.endRow(good.get(i).image, output);
			rows++;
		}
		return rows;
	}

	// fills [(first + layer) * functions + function][image * channels + channel]
	private void summarise(NetworkRunner runner, int count, ExecutorService pool, float[][] out, int first) throws InputException {
		int k = functions.size();
		List<Callable<Void>> tasks = new ArrayList<>();
		for (int t = 0; t < recipe.layers().size(); t++) {
			int at = (first + t) * k;
			int channels = runner.taps().get(t).channels();
			int size = runner.taps().get(t).height() * runner.taps().get(t).width();
			MemorySegment values = runner.activations(t);
			for (int f = 0; f < k; f++) {
				out[at + f] = new float[count * channels];
			}
			tasks.add(() -> {
				ActivationMap map = new ActivationMap();
				for (int i = 0; i < count * channels; i++) {
					map.moveTo(values, (long) i * size, size);
					for (int f = 0; f < k; f++) {
						out[at + f][i] = functions.get(f).summarise(map);
					}
				}
				return null;
			});
		}
		try {
			for (Future<Void> f : pool.invokeAll(tasks)) {
				get(f);
			}
		} catch (InterruptedException e) {
			throw interrupted(e);
		}
	}

	private static boolean finite(float[][] summaries, int image, int count) {
		for (float[] s : summaries) {
			int channels = s.length / count;
			for (int c = image * channels; c < (image + 1) * channels; c++) {
				if (!Float.isFinite(s[c])) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean finite(float[] values) {
		for (float v : values) {
			if (!Float.isFinite(v)) {
				return false;
			}
		}
		return true;
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
