package org.channelexplorer.core.internal.dataset;

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
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.util.InputException;

/** A CSV table of labels. */
@Documentation(summary = "A CSV table with the columns file and label; file is relative to the folder of images. Further columns may hold values of "
		+ "other inputs of the network.")
public final class TableReader implements DatasetReader {

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
		LabelTable labels = LabelTable.read(table);
		int file = labels.file();
		int label = labels.column("label", "given_label", "class");
		for (LabelTable.Row r : labels.rows()) {
			String reason = add(r.cell(file), r.cell(label), root, entries, seen);
			if (reason != null) {
				skipped.add(new Skipped(r.cell(file).isEmpty() ? "line " + r.line() : r.cell(file),
						reason + " (" + table.getFileName() + ", line " + r.line() + ")"));
			}
		}
		if (entries.isEmpty()) {
			throw new InputException(table + ": names no image that is in " + root
					+ (skipped.isEmpty() ? ""
							: " (skipped: " + skipped.size() + "; first: " + skipped.getFirst().file() + " " + skipped.getFirst().reason() + ")"));
		}
		entries.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
		return new ImageSet(root, entries, skipped);
	}

	// adds the line's image; else says why not
	private static String add(String file, String label, Path root, List<ImageEntry> entries, Set<String> seen) {
		if (file.isEmpty() || label.isEmpty()) {
			return "has no file or no label";
		}
		Path path;
		try {
			path = path(root, file);
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
		entries.add(new ImageEntry(relative, label));
		return null;
	}

	/** The file of a cell; separators may be those of another system. */
	static Path path(Path root, String file) {
		Path path = root.resolve(file).normalize();
		return Files.exists(path) || file.indexOf('\\') < 0 ? path : root.resolve(file.replace('\\', '/')).normalize();
	}
}
