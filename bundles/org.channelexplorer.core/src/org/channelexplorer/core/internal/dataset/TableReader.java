package org.channelexplorer.core.internal.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** A CSV table of labels. */
@Documentation(
		summary = "A CSV or TSV table with the columns file and label, and perhaps split and tags; file is relative to the folder of images, or in its zip or tar file. Further columns may hold values of "
				+ "other inputs of the network.")
public final class TableReader implements DatasetReader {
	private static final String NOTHING = "has no file or no label";

	@Override
	public boolean accepts(Request request) {
		return request.labels() != null;
	}

	@Override
	public ImageSet read(Request request) throws InputException {
		Path root = request.folder().toAbsolutePath().normalize();
		Path table = request.labels();
		if (table == null) {
			throw new InputException(root + ": no table of labels is given");
		}
		boolean archive = ImageSource.isArchive(root);
		if (!archive && !Files.isDirectory(root)) {
			throw new InputException(root + (Files.exists(root) ? ": not a folder" : ": no such folder"));
		}
		List<ImageEntry> entries = new ArrayList<>();
		List<Skipped> skipped = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		LabelTable labels = LabelTable.read(table);
		int file = labels.file();
		int label = labels.label();
		int split = labels.split();
		try (ImageSource source = new ImageSource(root)) {
			for (LabelTable.Row r : labels.rows()) {
				ImageEntry entry = new ImageEntry(r.cell(file), r.cell(label), Splits.of(r.cell(split)), labels.tags(r));
				String reason = archive || inArchive(root, r.cell(file)) ? packed(entry, source, entries, seen) : add(entry, root, table, entries, seen);
				if (reason != null) {
					skipped.add(new Skipped(r.cell(file).isBlank() ? "line " + r.line() : r.cell(file),
							reason + " (" + table.getFileName() + ", line " + r.line() + ")"));
				}
			}
		}
		if (entries.isEmpty()) {
			throw new InputException(table + ": names no image that is in " + root
					+ (skipped.isEmpty() ? ""
							: " (skipped: " + skipped.size() + "; first: " + skipped.getFirst().file() + " " + skipped.getFirst().reason() + ")"));
		}
		entries.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
		return Splits.select(new ImageSet(root, entries, skipped), request.choice().split());
	}

	// adds the line's image; else says why not
	private static String add(ImageEntry entry, Path root, Path table, List<ImageEntry> entries, Set<String> seen) {
		String file = entry.file();
		if (file.isBlank() || entry.label().isBlank()) {
			return NOTHING;
		}
		Path path;
		try {
			path = path(root, table, file);
		} catch (InvalidPathException e) {
			return "is not a path";
		}
		if (!path.startsWith(root)) {
			return "lies outside the folder of images";
		}
		if (!Files.isRegularFile(path)) {
			return Files.isDirectory(path) ? "is a folder" : Files.isSymbolicLink(path) ? "is a link that leads nowhere" : "no such file";
		}
		String relative = ImageFiles.relative(root, path);
		if (!seen.add(relative)) {
			return "is named twice";
		}
		entries.add(new ImageEntry(relative, entry.label(), entry.split(), entry.tags()));
		return null;
	}

	private static boolean inArchive(Path root, String file) {
		int in = file.indexOf(ImageSource.IN);
		try {
			return in > 0 && ImageSource.isArchive(root.resolve(file.substring(0, in))) && root.resolve(file).normalize().startsWith(root);
		} catch (InvalidPathException e) {
			return false; // add() names it
		}
	}

	private static String packed(ImageEntry entry, ImageSource source, List<ImageEntry> entries, Set<String> seen) {
		if (entry.file().isBlank() || entry.label().isBlank()) {
			return NOTHING;
		} else if (!source.exists(entry.file())) {
			return "no such file in the archive";
		} else if (!seen.add(entry.file())) {
			return "is named twice";
		}
		entries.add(entry);
		return null;
	}

	@Override
	public void write(List<ImageEntry> images, Appendable to) throws IOException {
		try (CSVPrinter csv = new CSVPrinter(to, CSVFormat.RFC4180)) {
			csv.printRecord("file", "label", "split", "tags");
			for (ImageEntry e : images) {
				csv.printRecord(e.file(), e.label(), e.split(), String.join(";", e.tags()));
			}
		}
	}

	/** The file of a cell: relative to the images' folder or, when it is not there, to the table. */
	static Path path(Path root, Path table, String file) {
		Path path = spelt(root, file);
		Path beside = Files.exists(path) ? path : spelt(table.toAbsolutePath().normalize().getParent(), file);
		return Files.exists(beside) && beside.startsWith(root) ? beside : path;
	}

	/** Separators may be those of another system, and accents one letter or two. */
	private static Path spelt(Path root, String file) {
		Path path = root.resolve(file).normalize();
		if (Files.exists(path)) {
			return path;
		}
		String slashed = file.replace('\\', '/');
		for (String other : List.of(slashed, Normalizer.normalize(slashed, Normalizer.Form.NFC), Normalizer.normalize(slashed, Normalizer.Form.NFD))) {
			Path spelt = root.resolve(other).normalize();
			if (Files.exists(spelt)) {
				return spelt;
			}
		}
		return path;
	}
}
