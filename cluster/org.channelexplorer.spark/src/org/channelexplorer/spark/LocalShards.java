package org.channelexplorer.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Set;
import org.channelexplorer.core.extraction.ShardFiles;
import org.channelexplorer.core.extraction.ShardFolder;
import org.channelexplorer.core.store.AtomicFiles;

/**
 * The shared folder where all machines see it under the same path; unlike Hadoop's file systems this one replaces a file at once.
 *
 * @param folder its path, as text since it goes to executors
 */
record LocalShards(String folder) implements ShardFiles, Serializable {

	private ShardFolder files() {
		return new ShardFolder(Path.of(folder));
	}

	@Override
	public Set<String> names() throws IOException {
		return files().names();
	}

	@Override
	public void write(String name, AtomicFiles.Bytes bytes) throws IOException {
		files().write(name, bytes);
	}

	@Override
	public InputStream open(String name, long offset) throws IOException {
		return files().open(name, offset);
	}

	@Override
	public void delete(String name) throws IOException {
		files().delete(name);
	}

	@Override
	public void deleteEmpty() throws IOException {
		files().deleteEmpty();
	}
}
