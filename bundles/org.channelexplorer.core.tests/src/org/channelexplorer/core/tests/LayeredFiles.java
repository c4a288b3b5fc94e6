package org.channelexplorer.core.tests;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A file system over the default one; a subclass sees what is opened and moved. */
abstract class LayeredFiles extends FileSystem {
	private final LayeredProvider provider = new LayeredProvider(this);

	/** A file was opened; gives the channel that the caller gets. */
	abstract FileChannel opened(Path file, Set<? extends OpenOption> options, FileChannel channel);

	/**
	 * A file is about to be moved.
	 *
	 * @throws IOException when it cannot be
	 */
	void moving(Path source) throws IOException {
		// it can
	}

	/** A file was moved. */
	abstract void moved(Path source, Path target);

	/** The path in the default file system. */
	static Path plain(Path p) {
		return p instanceof Layered r ? r.file : p;
	}

	/** The path in this one. */
	Path wrapped(Path p) {
		return p == null ? null : new Layered(p);
	}

	private static FileSystem base() {
		return java.nio.file.FileSystems.getDefault();
	}

	@Override
	public FileSystemProvider provider() {
		return provider;
	}

	@Override
	public void close() {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public boolean isReadOnly() {
		return false;
	}

	@Override
	public String getSeparator() {
		return base().getSeparator();
	}

	@Override
	public Iterable<Path> getRootDirectories() {
		return StreamSupport.stream(base().getRootDirectories().spliterator(), false).map(this::wrapped).toList();
	}

	@Override
	public Iterable<FileStore> getFileStores() {
		return base().getFileStores();
	}

	@Override
	public Set<String> supportedFileAttributeViews() {
		return base().supportedFileAttributeViews();
	}

	@Override
	public Path getPath(String first, String... more) {
		return wrapped(base().getPath(first, more));
	}

	@Override
	public PathMatcher getPathMatcher(String pattern) {
		PathMatcher matcher = base().getPathMatcher(pattern);
		return p -> matcher.matches(plain(p));
	}

	@Override
	public UserPrincipalLookupService getUserPrincipalLookupService() {
		return base().getUserPrincipalLookupService();
	}

	@Override
	public WatchService newWatchService() throws IOException {
		return base().newWatchService();
	}

	private final class Layered implements Path {
		private final Path file;

		Layered(Path file) {
			this.file = plain(file);
		}

		@Override
		public FileSystem getFileSystem() {
			return LayeredFiles.this;
		}

		@Override
		public boolean isAbsolute() {
			return file.isAbsolute();
		}

		@Override
		public Path getRoot() {
			return wrapped(file.getRoot());
		}

		@Override
		public Path getFileName() {
			return wrapped(file.getFileName());
		}

		@Override
		public Path getParent() {
			return wrapped(file.getParent());
		}

		@Override
		public int getNameCount() {
			return file.getNameCount();
		}

		@Override
		public Path getName(int index) {
			return wrapped(file.getName(index));
		}

		@Override
		public Path subpath(int begin, int end) {
			return wrapped(file.subpath(begin, end));
		}

		@Override
		public boolean startsWith(Path other) {
			return file.startsWith(plain(other));
		}

		@Override
		public boolean endsWith(Path other) {
			return file.endsWith(plain(other));
		}

		@Override
		public Path normalize() {
			return wrapped(file.normalize());
		}

		@Override
		public Path resolve(Path other) {
			return wrapped(file.resolve(plain(other)));
		}

		@Override
		public Path relativize(Path other) {
			return wrapped(file.relativize(plain(other)));
		}

		@Override
		public URI toUri() {
			return file.toUri();
		}

		@Override
		public Path toAbsolutePath() {
			return wrapped(file.toAbsolutePath());
		}

		@Override
		public Path toRealPath(LinkOption... options) throws IOException {
			return wrapped(file.toRealPath(options));
		}

		@Override
		public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] kinds, WatchEvent.Modifier... modifiers) throws IOException {
			return file.register(watcher, kinds, modifiers);
		}

		@Override
		public int compareTo(Path other) {
			return file.compareTo(plain(other));
		}

		@Override
		public boolean equals(Object o) {
			return o instanceof Layered r && r.file.equals(file);
		}

		@Override
		public int hashCode() {
			return file.hashCode();
		}

		@Override
		public String toString() {
			return file.toString();
		}
	}
}
