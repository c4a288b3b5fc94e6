package org.channelexplorer.spark;

import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** Stands for a distributed file system: this machine's files under another scheme, {@code other:///}. As on most of them a file is not renamed onto another. */
public class OtherFiles extends FileSystem {
	private static final URI ROOT = URI.create("other:///");

	private final RawLocalFileSystem files = new RawLocalFileSystem();

	@Override
	public void initialize(URI name, Configuration conf) throws IOException {
		super.initialize(name, conf);
		files.initialize(URI.create("file:///"), conf);
	}

	@Override
	public URI getUri() {
		return ROOT;
	}

	@Override
	public String getScheme() {
		return ROOT.getScheme();
	}

	private static Path local(Path path) {
		return new Path("file", null, path.toUri().getPath());
	}

	private static FileStatus status(FileStatus local) {
		return new FileStatus(local.getLen(), local.isDirectory(), 1, local.getBlockSize(), local.getModificationTime(),
				new Path(ROOT.getScheme(), "", local.getPath().toUri().getPath()));
	}

	@Override
	public FSDataInputStream open(Path path, int buffer) throws IOException {
		return files.open(local(path), buffer);
	}

	@Override
	public FSDataOutputStream create(Path path, FsPermission permission, boolean overwrite, int buffer, short replication, long block, Progressable progress)
			throws IOException {
		return files.create(local(path), permission, overwrite, buffer, replication, block, progress);
	}

	@Override
	public FSDataOutputStream append(Path path, int buffer, Progressable progress) throws IOException {
		throw new IOException("files are not changed");
	}

	@Override
	public boolean rename(Path from, Path to) throws IOException {
		return !files.exists(local(to)) && files.rename(local(from), local(to));
	}

	@Override
	public boolean delete(Path path, boolean recursive) throws IOException {
		return files.delete(local(path), recursive);
	}

	@Override
	public FileStatus[] listStatus(Path path) throws IOException {
		return java.util.Arrays.stream(files.listStatus(local(path))).map(OtherFiles::status).toArray(FileStatus[]::new);
	}

	@Override
	public void setWorkingDirectory(Path path) {
		throw new UnsupportedOperationException("all paths are absolute");
	}

	@Override
	public Path getWorkingDirectory() {
		return new Path(ROOT);
	}

	@Override
	public boolean mkdirs(Path path, FsPermission permission) throws IOException {
		return files.mkdirs(local(path), permission);
	}

	@Override
	public FileStatus getFileStatus(Path path) throws IOException {
		return status(files.getFileStatus(local(path)));
	}
}
