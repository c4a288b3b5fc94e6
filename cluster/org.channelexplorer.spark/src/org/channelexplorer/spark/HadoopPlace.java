package org.channelexplorer.spark;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder of one of Hadoop's file systems. Where it is sent to, its file system is looked up once. */
final class HadoopPlace implements Serializable {
	private static final long serialVersionUID = 1L;

	private final String folder;
	private transient FileSystem system;

	/** @param folder its URI */
	HadoopPlace(String folder) {
		this.folder = folder;
	}

	Path folder() {
		return new Path(folder);
	}

	/** A file in it. @param name relative, with {@code /}; nothing in it is escaped */
	Path file(String name) {
		return new Path(folder(), new Path(null, null, name));
	}

	/** Its file system, which several threads may use. */
	synchronized FileSystem system() throws IOException {
		if (system == null) {
			system = HadoopFiles.of(folder());
		}
		return system;
	}
}
