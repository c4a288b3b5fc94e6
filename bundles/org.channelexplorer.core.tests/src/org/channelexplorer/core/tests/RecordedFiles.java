package org.channelexplorer.core.tests;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** A file system over the default one that writes down, in their order, what makes files safe: writes, forces, moves. */
final class RecordedFiles extends FileSystem {

	/**
	 * Something done to a file.
	 *
	 * @param kind     what
	 * @param file     name of the file
	 * @param position place of a write; 1 of a force that includes the metadata
	 * @param bytes    what a write wrote, empty otherwise
	 * @param target   new name of a moved file, else empty
	 */
	record Event(Kind kind, String file, long position, byte[] bytes, String target) {
	}

	/** What is written down. */
	enum Kind {
		WRITE, FORCE, MOVE
	}

	private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
	private final Provider provider = new Provider();

	/** The same file by a path of this file system. */
	Path of(Path file) {
		return new Recorded(file);
	}

	/** What was done so far. */
	List<Event> events() {
		return List.copyOf(events);
	}

	private static Path plain(Path p) {
		return p instanceof Recorded r ? r.file : p;
	}

	private Path wrapped(Path p) {
		return p == null ? null : new Recorded(p);
	}

	private FileSystem base() {
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

	private final class Recorded implements Path {
		private final Path file;

		Recorded(Path file) {
			this.file = plain(file);
		}

		@Override
		public FileSystem getFileSystem() {
			return RecordedFiles.this;
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
			return o instanceof Recorded r && r.file.equals(file);
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

	private final class Provider extends FileSystemProvider {
		private FileSystemProvider base() {
			return RecordedFiles.this.base().provider();
		}

		@Override
		public String getScheme() {
			return "recorded";
		}

		@Override
		public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
			throw new UnsupportedOperationException();
		}

		@Override
		public FileSystem getFileSystem(URI uri) {
			return RecordedFiles.this;
		}

		@Override
		public Path getPath(URI uri) {
			return wrapped(base().getPath(uri));
		}

		@Override
		public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
			return new Channel(path.getFileName().toString(), base().newFileChannel(plain(path), options, attributes));
		}

		@Override
		public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
			return newFileChannel(path, options, attributes);
		}

		@Override
		public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
			List<Path> paths = new ArrayList<>();
			try (DirectoryStream<Path> all = base().newDirectoryStream(plain(folder), p -> filter.accept(wrapped(p)))) {
				all.forEach(p -> paths.add(wrapped(p)));
			}
			return new DirectoryStream<>() {
				@Override
				public Iterator<Path> iterator() {
					return paths.iterator();
				}

				@Override
				public void close() {
					// read whole
				}
			};
		}

		@Override
		public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
			base().createDirectory(plain(folder), attributes);
		}

		@Override
		public void delete(Path path) throws IOException {
			base().delete(plain(path));
		}

		@Override
		public void copy(Path source, Path target, CopyOption... options) throws IOException {
			base().copy(plain(source), plain(target), options);
		}

		@Override
		public void move(Path source, Path target, CopyOption... options) throws IOException {
			base().move(plain(source), plain(target), options);
			events.add(new Event(Kind.MOVE, source.getFileName().toString(), 0, new byte[0], target.getFileName().toString()));
		}

		@Override
		public boolean isSameFile(Path a, Path b) throws IOException {
			return base().isSameFile(plain(a), plain(b));
		}

		@Override
		public boolean isHidden(Path path) throws IOException {
			return base().isHidden(plain(path));
		}

		@Override
		public FileStore getFileStore(Path path) throws IOException {
			return base().getFileStore(plain(path));
		}

		@Override
		public void checkAccess(Path path, AccessMode... modes) throws IOException {
			base().checkAccess(plain(path), modes);
		}

		@Override
		public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
			return base().getFileAttributeView(plain(path), type, options);
		}

		@Override
		public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
			return base().readAttributes(plain(path), type, options);
		}

		@Override
		public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
			return base().readAttributes(plain(path), attributes, options);
		}

		@Override
		public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
			base().setAttribute(plain(path), attribute, value, options);
		}
	}

	private final class Channel extends FileChannel {
		private final String name;
		private final FileChannel channel;

		Channel(String name, FileChannel channel) {
			this.name = name;
			this.channel = channel;
		}

		private void written(ByteBuffer source, int from, int count, long position) {
			byte[] bytes = new byte[count];
			source.get(from, bytes);
			events.add(new Event(Kind.WRITE, name, position, bytes, ""));
		}

		@Override
		public int read(ByteBuffer target) throws IOException {
			return channel.read(target);
		}

		@Override
		public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
			return channel.read(targets, offset, length);
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return channel.read(target, position);
		}

		@Override
		public int write(ByteBuffer source) throws IOException {
			int from = source.position();
			long position = channel.position();
			int count = channel.write(source);
			written(source, from, count, position);
			return count;
		}

		@Override
		public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
			long count = 0;
			for (int i = offset; i < offset + length; i++) {
				count += write(sources[i]);
			}
			return count;
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			int from = source.position();
			int count = channel.write(source, position);
			written(source, from, count, position);
			return count;
		}

		@Override
		public long position() throws IOException {
			return channel.position();
		}

		@Override
		public FileChannel position(long position) throws IOException {
			channel.position(position);
			return this;
		}

		@Override
		public long size() throws IOException {
			return channel.size();
		}

		@Override
		public FileChannel truncate(long size) throws IOException {
			channel.truncate(size);
			return this;
		}

		@Override
		public void force(boolean metadata) throws IOException {
			channel.force(metadata);
			events.add(new Event(Kind.FORCE, name, metadata ? 1 : 0, new byte[0], ""));
		}

		@Override
		public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
			return channel.transferTo(position, count, target);
		}

		@Override
		public long transferFrom(ReadableByteChannel source, long position, long count) {
			throw new UnsupportedOperationException("write it down first");
		}

		@Override
		public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
			return channel.map(mode, position, size);
		}

		@Override
		public MemorySegment map(MapMode mode, long offset, long size, Arena arena) throws IOException {
			return channel.map(mode, offset, size, arena);
		}

		@Override
		public FileLock lock(long position, long size, boolean shared) throws IOException {
			return channel.lock(position, size, shared);
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return channel.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			channel.close();
		}
	}
}
