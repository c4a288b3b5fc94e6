package org.channelexplorer.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.channelexplorer.core.internal.parquet.TableBytes;

/** A Parquet file on one of Hadoop's file systems. */
final class HadoopBytes implements TableBytes {
	private static final int PART = 1 << 20;

	private final FSDataInputStream in;
	private final long size;

	HadoopBytes(String uri) throws IOException {
		Path path = new Path(uri);
		FileSystem files = HadoopFiles.of(path);
		size = files.getFileStatus(path).getLen();
		in = files.open(path);
	}

	@Override
	public long size() {
		return size;
	}

	@Override
	public int read(ByteBuffer into, long at) throws IOException {
		byte[] some = new byte[Math.min(PART, into.remaining())];
		int read = in.read(at, some, 0, some.length); // at a place of its own: several threads read
		if (read > 0) {
			into.put(some, 0, read);
		}
		return read;
	}

	/** Closes it at the end of a task, whose result does not depend on it. */
	void end() {
		try {
			in.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e); // which Spark logs
		}
	}

	@Override
	public void close() throws IOException {
		in.close();
	}
}
