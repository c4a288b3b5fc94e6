package org.channelexplorer.core.store;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Whole-file writes that leave either the old file or the new one: temporary file, force, atomic rename, force of the folder. */
public final class AtomicFiles {
	private AtomicFiles() {
	}

	/** Writes a file's content. */
	@FunctionalInterface
	private interface Content {
		void writeTo(FileChannel channel) throws IOException;
	}

	/** Writes a text. */
	@FunctionalInterface
	public interface Text {
		/** Writes it; need not flush. */
		void writeTo(Writer writer) throws IOException;
	}

	/** Writes bytes to a stream. */
	@FunctionalInterface
	public interface Bytes {
		/** Writes them; need not flush. */
		void writeTo(OutputStream out) throws IOException;
	}

	/** Writes bytes; missing folders are made. */
	public static void write(Path file, byte[] bytes) throws IOException {
		replace(file, channel -> {
			ByteBuffer buffer = ByteBuffer.wrap(bytes);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
		});
	}

	/** Writes a text in UTF-8. */
	public static void write(Path file, String text) throws IOException {
		write(file, text.getBytes(StandardCharsets.UTF_8));
	}

	/** Writes a text in UTF-8 that need not be in memory as a whole. */
	public static void write(Path file, Text text) throws IOException {
		replace(file, channel -> {
			Writer writer = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
			text.writeTo(writer);
			writer.flush();
		});
	}

	/** Writes bytes that need not be in memory as a whole. */
	public static void writeBytes(Path file, Bytes bytes) throws IOException {
		replace(file, channel -> {
			OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
			bytes.writeTo(out);
			out.flush();
		});
	}

	private static void replace(Path file, Content content) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		// not Files.createTempFile: its files can be read by their owner only, and analyses are shared
		Path temporary = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
		try {
			try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
				content.writeTo(channel);
				channel.force(true);
			}
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
		forceFolder(folder);
	}

	// without it a power failure may take the new name back; Windows opens no folders and keeps names in its journal
	private static void forceFolder(Path folder) {
		if (File.separatorChar == '\\') {
			return;
		}
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		} catch (IOException refused) {
			return; // as some network file systems do; the content itself is safe
		}
	}
}
