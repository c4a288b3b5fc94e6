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

/** The shared folder on one of Hadoop's file systems. */
record HadoopShards(HadoopPlace place) implements ShardFiles, Serializable {

	@Override
	public Set<String> names() throws IOException {
		Set<String> names = new HashSet<>();
		try {
			for (FileStatus f : place.system().listStatus(place.folder())) {
				names.add(f.getPath().getName());
			}
			return names;
		} catch (FileNotFoundException e) {
			return Set.of(); // nothing was written yet
		}
	}

	@Override
	public void write(String name, AtomicFiles.Bytes bytes) throws IOException {
		FileSystem files = place.system();
		Path file = place.file(name);
		Path temporary = place.file(name + "." + UUID.randomUUID() + ".tmp");
		try {
			try (OutputStream out = new BufferedOutputStream(files.create(temporary, false))) {
				bytes.writeTo(out);
			}
			// most of these file systems do not rename onto a file; an attempt before this one has written the same
			files.delete(file, false);
			if (!files.rename(temporary, file) && !files.exists(file)) {
				throw new IOException(file + " cannot be written");
			}
		} finally {
			files.delete(temporary, false);
		}
	}

	@Override
	public InputStream open(String name, long offset) throws IOException {
		FSDataInputStream in = place.system().open(place.file(name));
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
		place.system().delete(place.file(name), false);
	}

	@Override
	public void deleteEmpty() throws IOException {
		Path path = place.folder();
		if (names().isEmpty() && place.system().exists(path)) {
			place.system().delete(path, false);
		}
	}
}
