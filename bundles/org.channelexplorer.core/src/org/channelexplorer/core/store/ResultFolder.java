package org.channelexplorer.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The size of the folder that a {@link FileResultStore} fills. What is removed from it is computed again when it is asked for. */
public final class ResultFolder {
	private ResultFolder() {
	}

	/** The files of one result. */
	private static final class Entry {
		private final List<Path> files = new ArrayList<>();
		private long bytes;
		private FileTime last = FileTime.fromMillis(0);
	}

	/** Bytes of all results; 0 when there is no folder. */
	public static long size(Path folder) throws IOException {
		return entries(folder).values().stream().mapToLong(e -> e.bytes).sum();
	}

	/**
	 * Removes whole results, those written first, until the others take no more than so many bytes.
	 *
	 * @return the bytes removed
	 */
	public static long trim(Path folder, long bytes) throws IOException {
		List<Entry> oldest = new ArrayList<>(entries(folder).values());
		oldest.sort(Comparator.comparing(e -> e.last));
		long kept = oldest.stream().mapToLong(e -> e.bytes).sum();
		long removed = 0;
		for (Entry e : oldest) {
			if (kept - removed <= bytes) {
				break;
			}
			// the JSON says that a result is there: it goes first
			e.files.sort(Comparator.comparing((Path f) -> !f.toString().endsWith(".json")));
			for (Path file : e.files) {
				Files.deleteIfExists(file);
			}
			removed += e.bytes;
		}
		return removed;
	}

	private static Map<String, Entry> entries(Path folder) throws IOException {
		Map<String, Entry> entries = new TreeMap<>();
		if (!Files.isDirectory(folder)) {
			return entries;
		}
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				String name = file.getFileName().toString();
				int dot = name.indexOf('.');
				if (dot > 0) {
					add(entries.computeIfAbsent(name.substring(0, dot), n -> new Entry()), file);
				}
			}
		}
		return entries;
	}

	private static void add(Entry entry, Path file) throws IOException {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			entry.files.add(file);
			entry.bytes += attributes.size();
			if (attributes.lastModifiedTime().compareTo(entry.last) > 0) {
				entry.last = attributes.lastModifiedTime();
			}
		} catch (NoSuchFileException gone) {
			return; // replaced while it was listed
		}
	}
}
