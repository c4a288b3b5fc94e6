package org.channelexplorer.core.tests;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hands everything on to the default file system and tells {@link LayeredFiles} what is opened and moved. */
final class LayeredProvider extends FileSystemProvider {
	private final LayeredFiles files;

	LayeredProvider(LayeredFiles files) {
		this.files = files;
	}

	private static FileSystemProvider base() {
		return FileSystems.getDefault().provider();
	}

	@Override
	public String getScheme() {
		return "layered";
	}

	@Override
	public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
		throw new UnsupportedOperationException();
	}

	@Override
	public FileSystem getFileSystem(URI uri) {
		return files;
	}

	@Override
	public Path getPath(URI uri) {
		return files.wrapped(base().getPath(uri));
	}

	@Override
	public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
		return files.opened(LayeredFiles.plain(path), options, base().newFileChannel(LayeredFiles.plain(path), options, attributes));
	}

	@Override
	public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
		return newFileChannel(path, options, attributes);
	}

	@Override
	public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
		List<Path> paths = new ArrayList<>();
		try (DirectoryStream<Path> all = base().newDirectoryStream(LayeredFiles.plain(folder), p -> filter.accept(files.wrapped(p)))) {
			all.forEach(p -> paths.add(files.wrapped(p)));
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
		base().createDirectory(LayeredFiles.plain(folder), attributes);
	}

	@Override
	public void delete(Path path) throws IOException {
		base().delete(LayeredFiles.plain(path));
	}

	@Override
	public void copy(Path source, Path target, CopyOption... options) throws IOException {
		base().copy(LayeredFiles.plain(source), LayeredFiles.plain(target), options);
	}

	@Override
	public void move(Path source, Path target, CopyOption... options) throws IOException {
		files.moving(source);
		base().move(LayeredFiles.plain(source), LayeredFiles.plain(target), options);
		files.moved(source, target);
	}

	@Override
	public boolean isSameFile(Path a, Path b) throws IOException {
		return base().isSameFile(LayeredFiles.plain(a), LayeredFiles.plain(b));
	}

	@Override
	public boolean isHidden(Path path) throws IOException {
		return base().isHidden(LayeredFiles.plain(path));
	}

	@Override
	public FileStore getFileStore(Path path) throws IOException {
		return base().getFileStore(LayeredFiles.plain(path));
	}

	@Override
	public void checkAccess(Path path, AccessMode... modes) throws IOException {
		base().checkAccess(LayeredFiles.plain(path), modes);
	}

	@Override
	public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
		return base().getFileAttributeView(LayeredFiles.plain(path), type, options);
	}

	@Override
	public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options) throws IOException {
		return base().readAttributes(LayeredFiles.plain(path), type, options);
	}

	@Override
	public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
		return base().readAttributes(LayeredFiles.plain(path), attributes, options);
	}

	@Override
	public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
		base().setAttribute(LayeredFiles.plain(path), attribute, value, options);
	}
}
