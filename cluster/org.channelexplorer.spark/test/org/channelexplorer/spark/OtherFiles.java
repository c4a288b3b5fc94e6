package org.channelexplorer.spark;

import java.net.URI;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/** Stands for a distributed file system: this machine's files under another scheme, {@code other:///}. */
public class OtherFiles extends RawLocalFileSystem {
	private static final URI ROOT = URI.create("other:///");

	@Override
	public URI getUri() {
		return ROOT;
	}

	@Override
	public String getScheme() {
		return ROOT.getScheme();
	}

	@Override
	protected void checkPath(Path path) {
		if (path.toUri().getScheme() != null && !path.toUri().getScheme().equals(ROOT.getScheme())) {
			throw new IllegalArgumentException("wrong file system: " + path);
		}
	}
}
