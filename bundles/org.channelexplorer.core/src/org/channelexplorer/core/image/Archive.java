package org.channelexplorer.core.image;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.channelexplorer.core.internal.array.ImageArray;

/** An archive of files that is read in place. Names have no leading {@code ./}; what is hidden or no regular file is left out. Safe for several threads. */
interface Archive extends AutoCloseable {
	/** Largest file read from an archive, in bytes. */
	long MAX_BYTES = 1L << 29;

	/** Sorted. */
	List<String> names();

	/** Names of files that lead out of it: absolute, or by {@code ..}. None of them can be read. */
	default List<String> outside() {
		return List.of();
	}

	/** Names of links to what is not in it. None of them can be read. */
	default List<String> dangling() {
		return List.of();
	}

	/** What is wrong with it beyond the files that it names, one sentence; empty when it is whole. */
	default String damage() {
		return "";
	}

	/** @throws FileNotFoundException when there is no such file */
	byte[] read(String name) throws IOException;

	/** Bytes of a file, -1 when there is none. @throws IOException saying why it cannot be read */
	long size(String name) throws IOException;

	@Override
	void close();

	/** @throws IOException saying why the file is no archive that can be read */
	static Archive open(Path file) throws IOException {
		String named = String.valueOf(file.getFileName());
		if (ImageArray.isNamed(named)) {
			return new ArrayArchive(ImageArray.open(named.toLowerCase(Locale.ROOT).endsWith(".gz") ? UnpackedTar.of(file).tar() : file, named));
		}
		byte[] head;
		try (var in = Files.newInputStream(file)) {
			head = in.readNBytes(4);
		}
		if (head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
			UnpackedTar unpacked = UnpackedTar.of(file);
			return new TarArchive(unpacked.tar(), unpacked.damage());
		} else if (new String(head, StandardCharsets.ISO_8859_1).equals("PAR1")) {
			return new ParquetArchive(file);
		}
		return head.length >= 2 && head[0] == 'P' && head[1] == 'K' ? new ZipArchive(file) : new TarArchive(file, "");
	}

	/** Whether a name as it is stored leads out of the archive. */
	static boolean leadsOut(String stored) {
		String name = stored.replace('\\', '/');
		boolean drive = name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
		return name.startsWith("/") || drive || ("/" + name + "/").contains("/../");
	}

	/** A name as it is kept; null for what is hidden, leads out, or what a packer adds for itself. */
	static String name(String stored) {
		String name = stored.replace('\\', '/');
		while (name.startsWith("./")) {
			name = name.substring(2);
		}
		boolean hidden = name.startsWith(".") || name.contains("/.") || name.startsWith("__MACOSX/");
		return hidden || name.isEmpty() || leadsOut(stored) ? null : name;
	}

	static void checkSize(long bytes) throws IOException {
		if (bytes > MAX_BYTES) {
			throw new IOException("is too large to be read from an archive (" + bytes / 1_000_000 + " MB, at most " + MAX_BYTES / 1_000_000 + ")");
		}
	}
}
