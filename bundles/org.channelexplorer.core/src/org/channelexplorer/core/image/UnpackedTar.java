package org.channelexplorer.core.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
 * Of a damaged one, what could be decompressed is kept.
 *
 * @param tar    the decompressed file
 * @param damage why it is not all, one sentence; empty when it is
 */
record UnpackedTar(Path tar, String damage) {
	private static final String PART = "-part.tar";
	private static final String DAMAGE = "is damaged: its gzip data cannot be decompressed to its end; what comes behind is not read";
	private static final int BUFFER = 1 << 16;
	/** Bytes of a tar file without content. */
	private static final int HEADER = 512;

	/** The decompressed file. @throws IOException saying why there is none */
	static UnpackedTar of(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		String key = file.toAbsolutePath().normalize() + "\n" + attributes.size() + "\n" + attributes.lastModifiedTime();
		Path folder = UserCache.folder().resolve("tar");
		String name = Hashes.of(key.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
		Path whole = folder.resolve(name + ".tar");
		Path some = folder.resolve(name + PART);
		if (Files.isRegularFile(whole)) {
			return new UnpackedTar(whole, "");
		} else if (Files.isRegularFile(some)) {
			return new UnpackedTar(some, DAMAGE);
		}
		Files.createDirectories(folder);
		Path part = Files.createTempFile(folder, "unpacking", ".tmp");
		try {
			boolean all = copy(file, part);
			Path to = all ? whole : some;
			Files.move(part, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			return new UnpackedTar(to, all ? "" : DAMAGE);
		} finally {
			Files.deleteIfExists(part);
		}
	}

	/** @return whether all of it could be decompressed @throws IOException when not even a file of it could */
	private static boolean copy(Path file, Path to) throws IOException {
		long most = to.toFile().getUsableSpace() / 2; // a FileStore is not found in a chroot, whose root is no mount point
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
			return true;
		} catch (ZipException | EOFException e) {
			if (Files.size(to) > HEADER) {
				return false;
			}
			throw new IOException("is damaged: its gzip data cannot be decompressed (" + e.getMessage() + ")", e);
		}
	}
}
