package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.document.Manifest;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extension.SummaryFunction;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/**
 * One pass over the images that keeps their summaries. A resumed run sees the same {@link Batches} and gives the same bytes. Memory:
 * one batch's activations per thread, and the rows since the last commit.
 */
public final class Extraction {
	private static final long COMMIT_NANOS = 4_000_000_000L;
	private static final int COMMIT_IMAGES = 2_000; // bounds the rows lost

	private final Manifest begun;
	private final Recipe recipe;
	private final InputPlan plan;
	private final Path folder;
	private final Path data;
	private final int threads;
	private final List<SummaryFunction> functions = new ArrayList<>();
	private final List<Skipped> skipped = new ArrayList<>();
	private long lastCommit;
	private int sinceCommit;

	/**
	 * @param begun  the manifest that is in the data folder
	 * @param folder of the images
	 * @param data   data folder, locked by the caller
	 */
	public Extraction(Catalogue catalogue, Manifest begun, InputPlan plan, Path folder, Path data, int threads) throws InputException {
		this.begun = begun;
		recipe = begun.recipe();
		this.plan = plan;
		this.folder = folder;
		this.data = data;
		this.threads = threads;
		for (Recipe.StoredFunction f : recipe.functions()) {
			functions.add(catalogue.get(ExtensionPoint.SUMMARY_FUNCTIONS, f.id()).create());
		}
	}

	public void run(NetworkRunner runner, IProgressMonitor monitor) throws IOException, InputException {
		if (begun.complete()) {
			return;
		}
		Recipe complete;
		try (SummaryStore store = new SummaryStore(data, recipe, begun.predictions() == null ? 0 : begun.predictions().classes())) {
			int[] there = store.committed() == 0 ? new int[0]
					: Arrays.copyOf(RowIndex.read(data.resolve("rows.npy"), recipe.images().size()), (int) store.committed());
			// after the last batch of which a row is committed; the commits are made between batches
			int first = there.length == 0 ? 0 : there[there.length - 1] / recipe.run().batch() + 1;
			int tried = Math.min(first * recipe.run().batch(), recipe.images().size());
			SubMonitor progress = SubMonitor.convert(monitor, 100);
			try (ImageHashes hashes = new ImageHashes(data, recipe, tried)) {
				InputReader reader = new InputReader(recipe, plan, folder, runner.input(), false);
				checkRead(reader, hashes, there, tried, progress.split(tried == 0 ? 0 : 3));
				Batches batches = new Batches(recipe, threads,
						() -> new RowMaker(recipe, plan, reader, runner, Reducer.summaries(functions), begun.predictions()));
				extract(batches, store, hashes, first, progress.setWorkRemaining(100).split(100));
				complete = recipe.hashed(hashes.images());
			}
		}
		new Manifest(complete, begun.predictions(), true, skipped).write(data);
	}

	private void extract(Batches batches, SummaryStore store, ImageHashes hashes, int firstBatch, IProgressMonitor monitor)
			throws IOException, InputException {
		lastCommit = System.nanoTime();
		sinceCommit = COMMIT_IMAGES; // the first rows at once: a disk that takes none is known before hours of work
		try {
			batches.run(firstBatch, (rows, last) -> {
				if (rows != null) {
					sinceCommit += append(store, hashes, rows, recipe, skipped);
				}
				boolean due = System.nanoTime() - lastCommit > COMMIT_NANOS || sinceCommit >= COMMIT_IMAGES;
				if (due || rows == null || last) {
					hashes.commit();
					store.commit();
					lastCommit = System.nanoTime();
					sinceCommit = 0;
				}
			}, monitor);
		} catch (InputException e) {
			try {
				hashes.commit();
				store.commit(); // what came before the image that changed or vanished is kept
			} catch (IOException second) {
				e.addSuppressed(second);
			}
			throw e;
		}
	}

	/** Adds rows to a store. @param skipped gets the images without one @return rows that were added */
	static int append(SummaryStore store, ImageHashes hashes, List<RowMaker.Row> rows, Recipe recipe, List<Skipped> skipped) throws IOException {
		int appended = 0;
		for (RowMaker.Row row : rows) {
			hashes.add(row.sha256());
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

	// a resumed run must not mix two contents of an image; it lists the images that the earlier one found unreadable
	private void checkRead(InputReader reader, ImageHashes hashes, int[] rows, int tried, IProgressMonitor monitor) throws InputException {
		SubMonitor progress = SubMonitor.convert(monitor, "Comparing the images that were read", tried);
		BitSet there = new BitSet();
		for (int row : rows) {
			there.set(row);
		}
		for (int i = 0; i < tried; i++) {
			progress.split(1);
			String file = recipe.images().get(i).file();
			String now;
			if (there.get(i)) {
				now = hash(folder.resolve(file));
			} else {
				InputReader.Values values = reader.read(i);
				now = values.sha256();
				skipped.add(new Skipped(file, values.problem() == null ? RowMaker.NOT_FINITE : values.problem()));
			}
			if (!now.equals(hashes.get(i))) {
				throw new InputException(data + ": image " + file + " has changed since the analysis began; choose another file for the analysis, "
						+ "or delete this one and " + data.getFileName());
			}
		}
	}

	private static String hash(Path file) {
		try {
			return Hashes.of(file);
		} catch (IOException _) {
			return ""; // no longer what it was: the caller names it
		}
	}
}
