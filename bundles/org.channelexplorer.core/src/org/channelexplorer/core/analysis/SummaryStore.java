package org.channelexplorer.core.analysis;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.core.store.NpyFiles;
import org.channelexplorer.core.util.InputException;

/**
 * The writing side of a data folder: one {@code .npy} per step, layer and function, {@code rows.npy} (which image of the recipe a
 * row is) and {@code predictions.npy}. A commit forces every file's rows, then rewrites the row counts, {@code rows.npy} last;
 * a folder opened again is cut back to what all files have committed. One process at a time.
 */
final class SummaryStore implements AutoCloseable {
	private final FileChannel lockChannel;
	private final FileLock lock;
	private final Path lockFile;
	private final List<NpyFiles.Appender> matrices = new ArrayList<>();
	private final List<NpyFiles.Appender> all = new ArrayList<>();
	private NpyFiles.Appender predictions;
	private NpyFiles.Appender rows;
	private long committed;
	private long pending;

	/**
	 * Locks the folder; nothing is read yet.
	 *
	 * @throws InputException when another process writes to it
	 */
	SummaryStore(Path folder) throws IOException, InputException {
		Files.createDirectories(folder);
		lockFile = folder.resolve(".lock");
		lockChannel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		FileLock acquired;
		try {
			acquired = lockChannel.tryLock();
		} catch (OverlappingFileLockException e) {
			acquired = null;
		}
		if (acquired == null) {
			lockChannel.close();
			throw new InputException(folder + ": another process is writing this analysis");
		}
		lock = acquired;
	}

	/** Opens the arrays of a recipe and cuts them back to the common commit. */
	void open(Path folder, Recipe recipe, int classes) throws IOException, InputException {
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
		committed = all.stream().mapToLong(NpyFiles.Appender::committed).min().orElse(0);
		for (NpyFiles.Appender a : all) {
			a.cutTo(committed);
		}
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

	@Override
	public void close() throws IOException {
		try {
			for (NpyFiles.Appender a : all) {
				a.close();
			}
		} finally {
			Files.deleteIfExists(lockFile); // while still locked: nobody else can hold it
			lock.release();
			lockChannel.close();
		}
	}
}
