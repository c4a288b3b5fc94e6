package org.channelexplorer.core.image;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A zip file. Names that are not UTF-8 are read as code page 437, as its specification has it. */
final class ZipArchive implements Archive {
	private static final Pattern METHOD = Pattern.compile("bad compression method: (\\d+)");
	/** Names of methods. @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE, 4.4.5</a> */
	private static final Map<String, String> UNREAD = Map.of("9", "Deflate64", "12", "bzip2", "14", "LZMA", "93", "zstd", "95", "xz", "98", "PPMd");

	private final ZipFile zip;
	private final Map<String, ZipEntry> entries = new TreeMap<>();
	private final List<String> outside = new ArrayList<>();

	ZipArchive(Path file) throws IOException {
		zip = opened(file);
		zip.stream().filter(e -> !e.isDirectory()).forEach(e -> {
			String name = Archive.name(e.getName());
			if (name != null) {
				entries.putIfAbsent(name, e);
			} else if (Archive.leadsOut(e.getName())) {
				outside.add(e.getName());
			}
		});
	}

	private static ZipFile opened(Path file) throws IOException {
		try {
			return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
		} catch (ZipException e) {
			try {
				return new ZipFile(file.toFile(), java.nio.charset.Charset.forName("IBM437"));
			} catch (ZipException | IllegalArgumentException again) {
				again.addSuppressed(e);
				Matcher method = METHOD.matcher(String.valueOf(e.getMessage()));
				throw new IOException(method.find() ? "is compressed with " + UNREAD.getOrDefault(method.group(1), "method " + method.group(1))
						+ ", which is not read: pack it with deflate" : "is not a readable zip file: " + e.getMessage(), again);
			}
		}
	}

	@Override
	public List<String> names() {
		return List.copyOf(entries.keySet());
	}

	@Override
	public List<String> outside() {
		return outside;
	}

	@Override
	public byte[] read(String name) throws IOException {
		ZipEntry entry = entries.get(name);
		if (entry == null) {
			throw new FileNotFoundException(name);
		}
		checkSize(entry);
		try (InputStream in = zip.getInputStream(entry)) {
			byte[] bytes = in.readNBytes((int) MAX_BYTES);
			if (in.read() >= 0) { // more than the entry declares
				Archive.checkSize(MAX_BYTES + 1);
			}
			return bytes;
		} catch (ZipException e) {
			throw new IOException("is damaged in its zip file: " + e.getMessage(), e);
		} catch (EOFException e) {
			throw new IOException("is damaged in its zip file: it ends too early", e);
		} catch (IllegalStateException e) {
			throw new IOException("the zip file was closed meanwhile", e);
		}
	}

	private static void checkSize(ZipEntry entry) throws IOException {
		Archive.checkSize(entry.getSize());
	}

	@Override
	public long size(String name) {
		ZipEntry entry = entries.get(name);
		return entry == null ? -1 : Math.max(0, entry.getSize());
	}

	@Override
	public void close() {
		try {
			zip.close();
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e); // nothing is written: cannot happen
		}
	}
}
