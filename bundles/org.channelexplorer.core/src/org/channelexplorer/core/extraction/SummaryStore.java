package org.channelexplorer.core.extraction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.store.NpyFiles;
import org.channelexplorer.core.util.InputException;

/**
 * The writing side of a data folder: one {@code .npy} per step, layer and function, {@code rows.npy} (which image of the recipe a
 * row is) and {@code predictions.npy}. A commit forces every file's rows, then rewrites the row counts, {@code rows.npy} last;
 * a folder opened again is cut back to what all files have committed. The caller holds the {@link FolderLock}.
 */
final class SummaryStore implements AutoCloseable {
	private final List<NpyFiles.Appender> matrices = new ArrayList<>();
	private final List<NpyFiles.Appender> all = new ArrayList<>();
	private NpyFiles.Appender predictions;
	private NpyFiles.Appender rows;
	private long committed;
	private long pending;

	/** Opens the arrays of a recipe and cuts them back to the common commit. */
	SummaryStore(Path folder, Recipe recipe, int classes) throws IOException, InputException {
		try {
			open(folder, recipe, classes);
		} catch (IOException | InputException e) {
			IOException second = closed();
			if (second != null) {
				e.addSuppressed(second);
			}
			throw e;
		}
	}

	private void open(Path folder, Recipe recipe, int classes) throws IOException, InputException {
		for (int step : recipe.stepsOrNone()) {
			for (Recipe.StoredLayer layer : recipe.layers()) {
				for (Recipe.StoredFunction f : recipe.functions()) {
					matrices.add(add(NpyFiles.floats(folder.resolve(layer.matrix(f.id(), step)), layer.tap().channels())));
				}
			}
		}
		if (classes > 0) {
			predictions = add(NpyFiles.floats(folder.resolve("predictions.npy"), classes));
		}
		rows = add(NpyFiles.ints(folder.resolve("rows.npy")));
		cutTo(all.stream().mapToLong(NpyFiles.Appender::committed).min().orElse(0));
	}

	/** Forgets rows beyond so many, before any is appended. */
	void cutTo(long kept) throws IOException {
		for (NpyFiles.Appender a : all) {
			a.cutTo(kept);
		}
		committed = kept;
	}

	private NpyFiles.Appender add(NpyFiles.Appender a) {
		all.add(a);
		return a;
	}

	/** Rows that are safe. */
	long committed() {
		return committed;
	}

	/** Appends a row to matrix {@code (step * layers + layer) * functions + function}. */
	void append(int matrix, float[] values, int offset) throws IOException {
		matrices.get(matrix).append(values, offset);
	}

	/** Ends a row: which image it is, and its probabilities (null without predictions). */
	void endRow(int image, float[] probabilities) throws IOException {
		if (predictions != null) {
			predictions.append(probabilities, 0);
		}
		rows.append(image);
		pending++;
	}

	/** Makes everything appended safe. */
	void commit() throws IOException {
		if (pending == 0) {
			return;
		}
		for (NpyFiles.Appender a : all) {
			a.write();
		}
		for (NpyFiles.Appender a : all) {
			a.commit(committed + pending);
		}
		committed += pending;
		pending = 0;
	}

	/** Closes all of them, even when one fails; returns the failures, null when there are none. */
	private IOException closed() {
		IOException first = null;
		for (NpyFiles.Appender a : all) {
			try {
				a.close();
			} catch (IOException e) {
				if (first == null) {
					first = e;
				} else {
					first.addSuppressed(e);
				}
			}
		}
		return first;
	}

	@Override
	public void close() throws IOException {
		IOException problem = closed();
		if (problem != null) {
			throw problem;
		}
	}
}
