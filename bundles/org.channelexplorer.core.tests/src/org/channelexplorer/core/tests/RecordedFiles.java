package org.channelexplorer.core.tests;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file system over the default one that writes down, in their order, what makes files safe (writes, forces, moves), and counts how
 * often a file is opened to be read.
 */
final class RecordedFiles extends LayeredFiles {

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
	private final Map<Path, Integer> readings = new ConcurrentHashMap<>();

	/** The same file by a path of this file system. */
	Path of(Path file) {
		return wrapped(file);
	}

	/** What was done so far. */
	List<Event> events() {
		return List.copyOf(events);
	}

	/** How often a file was opened to be read, since it was last asked. */
	int readings(Path file) {
		Integer count = readings.remove(plain(file));
		return count == null ? 0 : count;
	}

	@Override
	FileChannel opened(Path file, Set<? extends OpenOption> options, FileChannel channel) {
		if (!options.contains(StandardOpenOption.WRITE) && !options.contains(StandardOpenOption.APPEND)) {
			readings.merge(file, 1, Integer::sum);
		}
		return new Channel(file.getFileName().toString(), channel);
	}

	@Override
	void moved(Path source, Path target) {
		events.add(new Event(Kind.MOVE, source.getFileName().toString(), 0, new byte[0], target.getFileName().toString()));
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
