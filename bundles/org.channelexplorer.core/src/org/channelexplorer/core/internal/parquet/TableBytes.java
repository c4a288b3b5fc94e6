package org.channelexplorer.core.internal.parquet;

import dev.hardwood.InputFile;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a Parquet file, wherever it lies. Safe for several threads. */
public interface TableBytes extends Closeable {

	/** How the library names them. */
	String NAME = "table";

	/** How many there are. */
	long size() throws IOException;

	/**
	 * Reads some.
	 *
	 * @param into filled from its position on, perhaps not to its limit
	 * @param at   place in the file
	 * @return how many were read, -1 at the end
	 */
	int read(ByteBuffer into, long at) throws IOException;

	/** Those of a file. */
	static TableBytes of(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		return new TableBytes() {
			@Override
			public long size() throws IOException {
				return channel.size();
			}

			@Override
			public int read(ByteBuffer into, long at) throws IOException {
				return channel.read(into, at);
			}

			@Override
			public void close() throws IOException {
				channel.close();
			}
		};
	}

	/** As many as are asked for. @throws IOException when there are not so many */
	static byte[] exactly(TableBytes of, long at, int length) throws IOException {
		if (at < 0 || length < 0 || at + length > of.size()) {
			throw PageHeader.damaged();
		}
		ByteBuffer buffer = ByteBuffer.allocate(length);
		while (buffer.hasRemaining()) {
			if (of.read(buffer, at + buffer.position()) < 0) {
				throw new EOFException("has become shorter");
			}
		}
		return buffer.array();
	}

	/** As the library reads them; closing it leaves these open. */
	static InputFile forLibrary(TableBytes bytes) {
		return new InputFile() {
			@Override
			public void open() {
				// it is
			}

			@Override
			public ByteBuffer readRange(long at, int length) throws IOException {
				return ByteBuffer.wrap(exactly(bytes, at, length));
			}

			@Override
			public long length() throws IOException {
				return bytes.size();
			}

			@Override
			public String name() {
				return NAME;
			}

			@Override
			public void close() {
				// by whom it was opened
			}
		};
	}
}
