package org.channelexplorer.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.internal.dataset.LabelTable;
import org.channelexplorer.core.internal.packed.NativeBytes;
import org.channelexplorer.core.internal.packed.Sorting;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.ImageSet.Skipped;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;

/**
 * A table of URIs and labels. Names of images are relative to the deepest folder that holds them all, so that the same images give the same analysis
 * wherever they lie. It is read a line at a time, and what is kept of its lines lies outside the heap.
 */
final class UriTable extends ImageList {
	private final String table;
	private String folder;

	UriTable(String table) {
		this.table = table;
	}

	/** The lines that can be used: the files of the images are still URIs. */
	private final class Lines implements LabelTable.Taker {
		private final List<Skipped> skipped = new ArrayList<>();
		private final ImageEntries.Builder images = new ImageEntries.Builder();
		private final NativeBytes numbers = new NativeBytes();
		private LabelTable columns;
		private int file;
		private int label;
		private int split;

		@Override
		public void header(LabelTable header) throws InputException {
			columns = header;
			file = header.file();
			label = header.label();
			split = header.split();
		}

		@Override
		public void row(LabelTable.Row r) throws InputException {
			if (r.cell(file).isEmpty() || r.cell(label).isEmpty()) {
				skipped.add(skipped(r.cell(file).isEmpty() ? "line " + r.line() : r.cell(file), "has no file or no label", r.line()));
				return;
			}
			String uri = uri(r.cell(file));
			folder = common(uri, r.line());
			images.add(new ImageEntry(uri, r.cell(label), Splits.of(r.cell(split)), columns.tags(r)));
			numbers.addLong(r.line());
		}
	}

	@Override
	Optional<ImageSet> list(SparkClusters spark, AnalysisRequest request) throws InputException {
		folder = null;
		Lines lines = new Lines();
		try {
			LabelTable.stream(Path.of(table), this::open, lines);
		} catch (IllegalArgumentException e) {
			throw new InputException(table + ": not a URI that can be read: " + Failures.sentence(e), e);
		}
		ImageEntries named = lines.images.build();
		if (named.isEmpty()) {
			throw new InputException(table + ": names no image");
		}
		boolean here = folder.startsWith("file:");
		BitSet again = again(named);
		ImageEntries.Builder entries = new ImageEntries.Builder();
		for (int i = 0; i < named.size(); i++) {
			ImageEntry e = named.get(i);
			String name = e.file().substring(folder.length());
			if (here && !Files.isRegularFile(local(e.file()))) {
				lines.skipped.add(skipped(name, "no such file", lines.numbers.getLong(i)));
			} else if (again.get(i)) {
				lines.skipped.add(skipped(name, "is named twice", lines.numbers.getLong(i)));
			} else {
				entries.add(new ImageEntry(name, e.label(), e.split(), e.tags()));
			}
		}
		if (entries.size() == 0) {
			Skipped first = lines.skipped.getFirst();
			throw new InputException(table + ": names no image that is there (" + first.file() + " " + first.reason() + ")");
		}
		ImageSet all = new ImageSet(here ? local(folder) : Path.of(folder), entries.sorted(), lines.skipped);
		return Optional.of(Splits.select(all, request.source().dataset().split()));
	}

	// the lines whose file was named before
	private static BitSet again(ImageEntries named) {
		BitSet again = new BitSet();
		int[] order = Sorting.order(named.size(), (a, b) -> named.get(a).file().compareTo(named.get(b).file()));
		for (int i = 1; i < order.length; i++) {
			again.set(order[i], named.get(order[i]).file().equals(named.get(order[i - 1]).file()));
		}
		return again;
	}

	private Skipped skipped(String file, String reason, long line) {
		return new Skipped(file, reason + " (" + Path.of(table).getFileName() + ", line " + line + ")");
	}

	private InputStream open() throws IOException {
		try {
			if (!isUri(table)) {
				return Files.newInputStream(Path.of(table));
			}
			org.apache.hadoop.fs.Path file = new org.apache.hadoop.fs.Path(table);
			return HadoopFiles.of(file).open(file);
		} catch (FileNotFoundException e) {
			java.nio.file.NoSuchFileException missing = new java.nio.file.NoSuchFileException(table);
			missing.initCause(e);
			throw missing;
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

	// the deepest folder that holds an image and all before it
	private String common(String uri, long line) throws InputException {
		String deepest = folder == null ? uri.substring(0, uri.lastIndexOf('/') + 1) : folder;
		int colon = deepest.indexOf(':');
		int root = deepest.startsWith("//", colon + 1) ? deepest.indexOf('/', colon + 3) : colon + 1; // behind scheme and host
		while (!uri.startsWith(deepest)) {
			int end = deepest.lastIndexOf('/', deepest.length() - 2);
			if (end < 0 || end < root) {
				throw new InputException(table + ", line " + line + ": " + uri + " is in another file system than the images before it, which are in " + deepest
						+ "; the images of an analysis must have a folder in common");
			}
			deepest = deepest.substring(0, end + 1);
		}
		return deepest;
	}

	@Override
	HadoopImages place() {
		return folder.startsWith("file:") ? null : new HadoopImages(new HadoopPlace(folder));
	}
}
