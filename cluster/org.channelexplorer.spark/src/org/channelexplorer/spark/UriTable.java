package org.channelexplorer.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.internal.dataset.LabelTable;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;

/**
 * A table of URIs and labels. Names of images are relative to the deepest folder that holds them all, so that the same images give the same analysis
 * wherever they lie.
 */
final class UriTable extends ImageList {
	private final String table;
	private String folder;

	UriTable(String table) {
		this.table = table;
	}

	/** A line that can be used. */
	private record Line(String uri, String label, String split, List<String> tags, long number) {
	}

	@Override
	Optional<ImageSet> list(SparkSession spark, AnalysisRequest request) throws InputException {
		LabelTable rows = LabelTable.read(Path.of(table), bytes());
		int file = rows.file();
		int label = rows.label();
		int split = rows.split();
		List<Line> lines = new ArrayList<>();
		List<Skipped> skipped = new ArrayList<>();
		for (LabelTable.Row r : rows.rows()) {
			if (r.cell(file).isEmpty() || r.cell(label).isEmpty()) {
				skipped.add(skipped(r.cell(file).isEmpty() ? "line " + r.line() : r.cell(file), "has no file or no label", r.line()));
			} else {
				lines.add(new Line(uri(r.cell(file)), r.cell(label), Splits.of(r.cell(split)), rows.tags(r), r.line()));
			}
		}
		if (lines.isEmpty()) {
			throw new InputException(table + ": names no image");
		}
		folder = common(lines);
		boolean here = folder.startsWith("file:");
		Set<String> seen = new HashSet<>();
		List<ImageEntry> entries = new ArrayList<>();
		for (Line l : lines) {
			String name = l.uri.substring(folder.length());
			if (here && !Files.isRegularFile(local(l.uri))) {
				skipped.add(skipped(name, "no such file", l.number));
			} else if (!seen.add(name)) {
				skipped.add(skipped(name, "is named twice", l.number));
			} else {
				entries.add(new ImageEntry(name, l.label, l.split, l.tags));
			}
		}
		entries.sort(Comparator.comparing(ImageEntry::label).thenComparing(ImageEntry::file));
		if (entries.isEmpty()) {
			throw new InputException(table + ": names no image that is there (" + skipped.getFirst().file() + " " + skipped.getFirst().reason() + ")");
		}
		return Optional.of(Splits.select(new ImageSet(here ? local(folder) : Path.of(folder), entries, skipped), request.source().dataset().split()));
	}

	private Skipped skipped(String file, String reason, long line) {
		return new Skipped(file, reason + " (" + Path.of(table).getFileName() + ", line " + line + ")");
	}

	private byte[] bytes() throws InputException {
		try {
			if (!isUri(table)) {
				return Files.readAllBytes(Path.of(table));
			}
			org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(table);
			try (InputStream in = HadoopFiles.of(file).open(file)) {
				return in.readAllBytes();
			}
		} catch (FileNotFoundException e) {
			throw new InputException(table + ": no such file", e);
		} catch (IllegalArgumentException e) {
			throw new InputException(table + ": not a URI that can be read: " + Failures.sentence(e), e);
		} catch (IOException e) {
			throw Reasons.unreadable(table, e);
		}
	}

	// a path is relative to the table; local ones are written in one way, file:/x; nothing is escaped
	private String uri(String cell) {
		if (isUri(cell)) {
			return cell.startsWith("file:") ? "file:" + cell.substring(5).replaceFirst("^/*", "/") : cell;
		}
		if (isUri(table) && !cell.startsWith("/")) {
			return table.substring(0, table.lastIndexOf('/') + 1) + cell;
		}
		return "file:" + Path.of(table).toAbsolutePath().normalize().resolveSibling(cell).normalize();
	}

	private static Path local(String uri) {
		return Path.of(uri.substring(5));
	}

	private String common(List<Line> lines) throws InputException {
		String first = lines.getFirst().uri;
		String folder = first.substring(0, first.lastIndexOf('/') + 1);
		int colon = first.indexOf(':');
		int root = first.startsWith("//", colon + 1) ? first.indexOf('/', colon + 3) : colon + 1; // behind scheme and host
		for (Line l : lines) {
			while (!l.uri.startsWith(folder)) {
				int end = folder.lastIndexOf('/', folder.length() - 2);
				if (end < 0 || end < root) {
					throw new InputException(table + ", line " + l.number + ": " + l.uri + " is in another file system than " + first
							+ "; the images of an analysis must have a folder in common");
				}
				folder = folder.substring(0, end + 1);
			}
		}
		return folder;
	}

	@Override
	HadoopImages place() {
		return folder.startsWith("file:") ? null : new HadoopImages(folder);
	}
}
