package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.extension.Catalogue;
import org.channelexplorer.core.extension.ExtensionPoint;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * One pass over the images that keeps their summaries. A resumed run sees the same {@link Batches} and gives the same bytes. Memory:
 * one batch's activations per thread, and the rows since the last commit.
 */
final class Extraction {
	private static final long COMMIT_NANOS = 4_000_000_000L;
	private static final int COMMIT_IMAGES = 2_000; // bounds the rows lost

	private final Recipe recipe;
	private final InputPlan plan;
	private final Path folder;
	private final Path data;
	private final int threads;
	private final List<SummaryFunction> functions = new ArrayList<>();
	private final List<Skipped> skipped = new ArrayList<>();
	private long lastCommit;
	private int sinceCommit;

	Extraction(Catalogue catalogue, Recipe recipe, InputPlan plan, Path folder, Path data, int threads) throws InputException {
		this.recipe = recipe;
		this.plan = plan;
		this.folder = folder;
		this.data = data;
		this.threads = threads;
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
			extract(new Batches(recipe, threads,
					() -> new RowMaker(recipe, plan, reader, runner, Reducer.summaries(functions), manifest.predictions())), store, first, monitor);
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

	private void extract(Batches batches, SummaryStore store, int firstBatch, IProgressMonitor monitor) throws IOException, InputException {
		lastCommit = System.nanoTime();
		sinceCommit = COMMIT_IMAGES; // the first rows at once: a disk that takes none is known before hours of work
		try {
			batches.run(firstBatch, (rows, last) -> {
				if (rows != null) {
					sinceCommit += append(store, rows);
				}
				boolean due = System.nanoTime() - lastCommit > COMMIT_NANOS || sinceCommit >= COMMIT_IMAGES;
				if (due || rows == null || last) {
					store.commit();
					lastCommit = System.nanoTime();
					sinceCommit = 0;
				}
			}, monitor);
		} catch (InputException e) {
			store.commit(); // what came before the image that changed or vanished is kept
			throw e;
		}
	}

	private int append(SummaryStore store, List<RowMaker.Row> rows) throws IOException {
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
}
