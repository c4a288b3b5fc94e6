package org.example.percentile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.util.InputException;

/** Reads folders with a file {@value #LIST}: one image per line, its file, a tab and its label. */
public final class ListedReader implements DatasetReader {
	static final String LIST = "images.tsv";

	@Override
	public boolean accepts(Request request) {
		return request.labels() == null && Files.isRegularFile(request.folder().resolve(LIST));
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		Path folder = request.folder().toAbsolutePath().normalize();
		List<ImageEntry> entries = new ArrayList<>();
		List<Skipped> skipped = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		int number = 0;
		for (String line : lines(folder)) {
			number++;
			if (line.isBlank()) {
				continue;
			}
			String[] fields = line.split("\t", -1);
			if (fields.length != 2 || fields[0].isBlank() || fields[1].isBlank()) {
				throw new InputException(folder.resolve(LIST) + ", line " + number + ": a file, a tab and a label are needed");
			}
			String file = fields[0].strip();
			if (!seen.add(file)) {
				skipped.add(new Skipped(file, "is listed twice"));
			} else if (!there(folder, file)) {
				skipped.add(new Skipped(file, "is listed and not there"));
			} else {
				entries.add(new ImageEntry(file, fields[1].strip()));
			}
		}
		if (entries.isEmpty()) {
			throw new InputException(folder.resolve(LIST) + ": names no image that is there");
		}
		entries.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
		return new ImageSet(folder, entries, skipped);
	}

	private static List<String> lines(Path folder) throws InputException {
		try {
			return Files.readAllLines(folder.resolve(LIST));
		} catch (IOException e) {
			throw new InputException(folder.resolve(LIST) + ": cannot be read as UTF-8 text: " + e.getMessage(), e);
		}
	}

	private static boolean there(Path folder, String file) {
		try {
			Path path = folder.resolve(file).normalize();
			return path.startsWith(folder) && Files.isRegularFile(path); // nothing outside the data set
		} catch (InvalidPathException e) {
			return false;
		}
	}
}
