package org.channelexplorer.spark;

import java.io.BufferedOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.channelexplorer.core.extraction.ShardFiles;
import org.channelexplorer.core.store.AtomicFiles;

/**
 * The shared folder on one of Hadoop's file systems.
 *
 * @param folder its URI
 */
record HadoopShards(String folder) implements ShardFiles, Serializable {

	private Path path(String name) {
		return new Path(new Path(folder), new Path(null, null, name));
	}

	private FileSystem files() throws IOException {
		return HadoopFiles.of(new Path(folder));
	}

	@Override
	public Set<String> names() throws IOException {
		Set<String> names = new HashSet<>();
		try {
			for (FileStatus f : files().listStatus(new Path(folder))) {
				names.add(f.getPath().getName());
			}
			return names;
		} catch (FileNotFoundException e) {
			return Set.of(); // nothing was written yet
		}
	}

	@Override
	public void write(String name, AtomicFiles.Bytes bytes) throws IOException {
		FileSystem files = files();
		Path temporary = path(name + "." + UUID.randomUUID() + ".tmp");
		try {
			try (OutputStream out = new BufferedOutputStream(files.create(temporary, false))) {
				bytes.writeTo(out);
			}
			// most of these file systems do not rename onto a file; an attempt before this one has written the same
			files.delete(path(name), false);
			if (!files.rename(temporary, path(name)) && !files.exists(path(name))) {
				throw new IOException(path(name) + " cannot be written");
			}
		} finally {
			files.delete(temporary, false);
		}
	}

	@Override
	public InputStream open(String name, long offset) throws IOException {
		FSDataInputStream in = files().open(path(name));
		try {
			in.seek(offset);
			return in;
		} catch (IOException e) {
			in.close();
			throw e;
		}
	}

	@Override
	public void delete(String name) throws IOException {
		files().delete(path(name), false);
	}

	@Override
	public void deleteEmpty() throws IOException {
		Path path = new Path(folder);
		if (names().isEmpty() && files().exists(path)) {
			files().delete(path, false);
		}
	}
}
