package org.channelexplorer.core.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.channelexplorer.core.util.InputException;

/**
 * Appends rows to a {@code .npy}. Rows count only after {@link #commit}: data are forced, then the header's row count is
 * rewritten and forced. Opening cuts a torn tail back to the last commit. Not thread-safe.
 */
final class NpyAppender implements NpyFiles.Appender {
	private static final int BUFFER = 8192; // an analysis may append to thousands of files at once

	private final FileChannel channel;
	private final Npy.Type type;
	private final int columns;
	private final boolean vector;
	private long committed;
	private long written; // position behind the rows in the file
	private final ByteBuffer pending;

	/**
	 * @param columns row length; 0 for a one-axis array of single values
	 * @throws InputException when the file is there but is no array of this shape
	 */
	NpyAppender(Path file, Npy.Type type, int columns) throws IOException, InputException {
		this.type = type;
		this.vector = columns == 0;
		this.columns = Math.max(columns, 1);
		this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
		this.pending = ByteBuffer.allocate(Math.max(BUFFER / (this.columns * 4), 1) * this.columns * 4).order(ByteOrder.LITTLE_ENDIAN);
		try {
			// shorter than a header: the process died while creating it
			committed = channel.size() < Npy.HEADER ? 0 : committedRows(file);
			if (channel.size() < Npy.HEADER) {
				writeHeader(0);
			}
			written = Npy.HEADER + committed * this.columns * 4;
			channel.truncate(written);
		} catch (IOException | InputException e) {
			channel.close();
			throw e;
		}
	}

	private long committedRows(Path file) throws IOException, InputException {
		Npy.Header h = Npy.readHeader(file, channel);
		boolean fits = h.type() == type && h.offset() == Npy.HEADER
				&& (vector ? h.shape().length == 1 : h.shape().length == 2 && h.shape()[1] == columns);
		if (!fits) {
			throw new InputException(file + ": not the array the analysis needs here");
		}
		long whole = (channel.size() - Npy.HEADER) / (columns * 4L);
		if (h.shape()[0] > whole) {
			throw new InputException(file + ": cut off: " + h.shape()[0] + " rows committed, " + whole + " there");
		}
		return h.shape()[0];
	}

	@Override
	public long committed() {
		return committed;
	}

	@Override
	public void cutTo(long rows) throws IOException {
		if (rows > committed) {
			throw new IllegalArgumentException(rows + " of " + committed);
		}
		if (rows < committed) {
			committed = rows;
			writeHeader(rows);
			written = Npy.HEADER + rows * columns * 4;
			channel.truncate(written);
		}
	}

	@Override
	public void append(float[] row, int offset) throws IOException {
		reserve();
		pending.asFloatBuffer().put(row, offset, columns);
		pending.position(pending.position() + columns * Float.BYTES);
	}

	@Override
	public void append(int... row) throws IOException {
		if (row.length != columns) {
			throw new IllegalArgumentException(row.length + " values for a row of " + columns);
		}
		reserve();
		for (int value : row) {
			pending.putInt(value);
		}
	}

	private void reserve() throws IOException {
		if (pending.remaining() < columns * 4) {
			flush();
		}
	}

	private void flush() throws IOException {
		pending.flip();
		while (pending.hasRemaining()) {
			written += channel.write(pending, written);
		}
		pending.clear();
	}

	@Override
	public void write() throws IOException {
		flush();
		channel.force(false);
	}

	@Override
	public void commit(long rows) throws IOException {
		committed = rows;
		writeHeader(rows);
		channel.force(false);
	}

	private void writeHeader(long rows) throws IOException {
		ByteBuffer header = ByteBuffer.wrap(vector ? Npy.header(type, rows) : Npy.header(type, rows, columns));
		long at = 0;
		while (header.hasRemaining()) {
			at += channel.write(header, at);
		}
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
