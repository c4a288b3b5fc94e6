package org.channelexplorer.core.store;

import java.io.IOException;
import java.nio.file.Path;
import org.channelexplorer.core.util.InputException;

/** Arrays that grow row by row. */
public final class NpyFiles {
	private NpyFiles() {
	}

	/** Appends rows to a {@code .npy}; what is not committed is gone when the file is opened again. Not thread-safe. */
	public interface Appender extends AutoCloseable {

		/** Rows that count. */
		long committed();

		/** Forgets committed rows beyond {@code rows}. */
		void cutTo(long rows) throws IOException;

		/** Appends a row of floats; it may be in the file before the commit, but does not count. */
		void append(float[] row, int offset) throws IOException;

		/** Appends a row of integers, likewise. */
		void append(int... row) throws IOException;

		/** Writes the rest of what was appended and forces all of it; not yet a commit. */
		void write() throws IOException;

		/** Makes rows up to {@code rows} count; they were {@link #write() written} before. */
		void commit(long rows) throws IOException;

		@Override
		void close() throws IOException;
	}

	/**
	 * A float32 matrix, made when missing.
	 *
	 * @throws InputException naming the file when it is something else
	 */
	public static Appender floats(Path file, int columns) throws IOException, InputException {
		return new NpyAppender(file, Npy.Type.FLOAT32, columns);
	}

	/** An int32 array of one axis, made when missing. */
	public static Appender ints(Path file) throws IOException, InputException {
		return new NpyAppender(file, Npy.Type.INT32, 0);
	}

	/** An int32 matrix, made when missing. */
	public static Appender ints(Path file, int columns) throws IOException, InputException {
		return new NpyAppender(file, Npy.Type.INT32, columns);
	}
}
