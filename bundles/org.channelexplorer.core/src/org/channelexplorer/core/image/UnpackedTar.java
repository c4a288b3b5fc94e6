package org.channelexplorer.core.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.UserCache;

/**
 * A tar file that is compressed as a whole (gzip) and therefore cannot be read in place: it is decompressed once, to the folder
 * {@code tar} of the user's cache, under a name that its path, size and time give. No more is written than half of the space that is free there.
 */
final class UnpackedTar {
	private static final int BUFFER = 1 << 16;

	private UnpackedTar() {
	}

	/** The decompressed file. @throws IOException saying why there is none */
	static Path of(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		String key = file.toAbsolutePath().normalize() + "\n" + attributes.size() + "\n" + attributes.lastModifiedTime();
		Path folder = UserCache.folder().resolve("tar");
		Path to = folder.resolve(Hashes.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + ".tar");
		if (Files.isRegularFile(to)) {
			return to;
		}
		Files.createDirectories(folder);
		Path part = Files.createTempFile(folder, "unpacking", ".tmp");
		try {
			copy(file, part);
			Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(part);
		}
		return to;
	}

	private static void copy(Path file, Path to) throws IOException {
		FileStore store = Files.getFileStore(to);
		long most = store.getUsableSpace() / 2;
		try (InputStream in = new GZIPInputStream(Files.newInputStream(file), BUFFER); OutputStream out = Files.newOutputStream(to)) {
			byte[] buffer = new byte[BUFFER];
			long written = 0;
			for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
				written += n;
				if (written > most) {
					throw new IOException("decompresses to more than " + most / 1_000_000 + " MB, half of the space that is free in " + to.getParent()
							+ ": unpack it (gunzip " + file.getFileName() + ")");
				}
				out.write(buffer, 0, n);
			}
		} catch (ZipException | EOFException e) {
			throw new IOException("is damaged: its gzip data cannot be decompressed (" + e.getMessage() + ")", e);
		}
	}
}
