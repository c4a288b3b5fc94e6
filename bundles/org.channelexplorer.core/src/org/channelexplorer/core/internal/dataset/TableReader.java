package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/** A CSV table of labels. */
@Documentation(summary = "A CSV table with the columns file and label; file is relative to the folder of images. Further columns may hold values of "
		+ "other inputs of the network.")
public final class TableReader implements DatasetReader {
	private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).setIgnoreSurroundingSpaces(true)
			.setIgnoreEmptyLines(true).get();

	@Override
	public boolean accepts(Request request) {
		return request.labels() != null;
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		Path root = request.folder().toAbsolutePath().normalize();
		Path table = request.labels();
		if (!Files.isDirectory(root)) {
			throw new InputException(root + (Files.exists(root) ? ": not a folder" : ": no such folder"));
		}
		List<ImageEntry> entries = new ArrayList<>();
		List<Skipped> skipped = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		try (CSVParser parser = open(table)) {
			String file = column(parser, table, "file");
			String label = column(parser, table, "label", "given_label", "class");
			for (CSVRecord r : parser) {
				String reason = add(r, file, label, root, entries, seen);
				if (reason != null) {
					skipped.add(new Skipped(r.isMapped(file) && r.isSet(file) ? r.get(file) : "line " + parser.getCurrentLineNumber(),
							reason + " (" + table.getFileName() + ", line " + parser.getCurrentLineNumber() + ")"));
				}
			}
		} catch (FileSystemException e) {
			throw Reasons.unreadable(table, e);
		} catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
			throw new InputException(table + ": not a readable CSV table: " + e.getMessage(), e);
		}
		if (entries.isEmpty()) {
			throw new InputException(table + ": names no image that is in " + root
					+ (skipped.isEmpty() ? "" : " (first: " + skipped.getFirst().file() + " " + skipped.getFirst().reason() + ")"));
		}
		entries.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
		return new ImageSet(root, entries, skipped);
	}

	/** A parser that closes the file. */
	static CSVParser open(Path table) throws IOException {
		Reader in = Files.newBufferedReader(table, StandardCharsets.UTF_8);
		try {
			return FORMAT.parse(in);
		} catch (IOException | RuntimeException e) {
			in.close();
			throw e;
		}
	}

	// adds the record's image; else says why not
	private static String add(CSVRecord r, String file, String label, Path root, List<ImageEntry> entries, Set<String> seen) {
		if (!r.isSet(file) || !r.isSet(label) || r.get(file).isEmpty() || r.get(label).isEmpty()) {
			return "has no file or no label";
		}
		Path path;
		try {
			path = root.resolve(r.get(file)).normalize();
		} catch (InvalidPathException e) {
			return "is not a path";
		}
		if (!path.startsWith(root)) {
			return "lies outside the folder of images";
		}
		if (!Files.isRegularFile(path)) {
			return "no such file";
		}
		String relative = ImageFiles.relative(root, path);
		if (!seen.add(relative)) {
			return "is named twice";
		}
		entries.add(new ImageEntry(relative, r.get(label)));
		return null;
	}

	static String column(CSVParser parser, Path table, String... names) throws InputException {
		for (String name : names) {
			for (String header : parser.getHeaderNames()) {
				if (header.replace("\uFEFF", "").equalsIgnoreCase(name)) {
					return header;
				}
			}
		}
		throw new InputException(table + ": has no column '" + names[0] + "' (it has " + String.join(", ", parser.getHeaderNames()) + ")");
	}
}
