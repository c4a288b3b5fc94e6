package org.channelexplorer.core.internal.parquet;

import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.FieldAccessor;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.channelexplorer.core.internal.packed.Texts;
import org.channelexplorer.core.model.ImageEntry;

/**
 * A Parquet file with an image in each row, as Hugging Face's library datasets writes it: a column {@code image} of {@code {bytes, path}}, and a
 * column of classes whose names stand in the file's own description ({@code huggingface}). A column of bytes alone counts as one of images, too.
 * The file is read in place; images are read one by one. Safe for several threads.
 */
public final class ImageTable implements AutoCloseable {
	/** Rows of a file at most. */
	private static final long MOST = 50_000_000;
	/** How the library names the file, whose name callers know, before some of what it says. */
	private static final String NAME = "[" + TableBytes.NAME + "]";
	private static final List<String> IMAGES = List.of("image", "img", "picture", "jpg", "png", "image_bytes", "bytes");

	/** Kept here so that it stays quiet: the library reports on the console which instructions it found. */
	private static final Logger QUIET = Logger.getLogger("dev.hardwood");

	static {
		QUIET.setLevel(Level.WARNING);
	}

	private final TableBytes file;
	private final ImageRows images;
	private final List<String> names = new Texts();
	private final List<String> labels = new Texts();
	private final List<String> splits = new Texts();
	private final List<String> classes;
	private final boolean byFolders;

	private ImageTable(TableBytes file, ImageRows images, List<String> classes, boolean byFolders) {
		this.byFolders = byFolders;
		this.file = file;
		this.images = images;
		this.classes = classes;
	}

	/**
	 * Opens a file and reads everything but the images.
	 *
	 * @throws IOException saying, without the file's name, why it has no images that can be read
	 */
	public static ImageTable open(Path file) throws IOException {
		return open(TableBytes.of(file));
	}

	/** The same of a file wherever it lies, which is closed with the table. */
	public static ImageTable open(TableBytes file) throws IOException {
		return opened(file, reader -> read(reader, file));
	}

	/** Opens the images of a file alone, by their rows; closing the bytes is the caller's. */
	public static ImageRows rows(TableBytes file) throws IOException {
		return opened(file, reader -> rows(reader, file));
	}

	private interface Work<T> {
		T of(ParquetFileReader reader) throws IOException;
	}

	// closes the bytes unless it is done
	private static <T> T opened(TableBytes file, Work<T> work) throws IOException {
		boolean done = false;
		try (ParquetFileReader reader = ParquetFileReader.open(TableBytes.forLibrary(file))) {
			T made = work.of(reader);
			done = true;
			return made;
		} catch (UncheckedIOException e) {
			throw e.getCause();
		} catch (RuntimeException | OutOfMemoryError e) { // what the library throws for a damaged file
			throw new IOException("is no readable Parquet file: " + Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()), e);
		} catch (IOException e) {
			String message = String.valueOf(e.getMessage());
			throw message.startsWith(NAME) ? new IOException("is no readable Parquet file: " + message.substring(NAME.length()).strip(), e) : e;
		} finally {
			if (!done) {
				file.close();
			}
		}
	}

	/** Whether a file has a column of images; reads its description only. */
	public static boolean isTable(Path file) {
		try (TableBytes bytes = TableBytes.of(file); ParquetFileReader reader = ParquetFileReader.open(TableBytes.forLibrary(bytes))) {
			image(reader.getFileSchema().getColumns(), features(reader.getFileMetaData()));
			return true;
		} catch (IOException | RuntimeException e) {
			return false; // named with its reason when it is read
		}
	}

	private static ImageRows rows(ParquetFileReader reader, TableBytes file) throws IOException {
		FileMetaData about = reader.getFileMetaData();
		if (about.numRows() > MOST || about.rowGroups().stream().anyMatch(g -> g.numRows() < 0)
				|| about.rowGroups().stream().mapToLong(g -> g.numRows()).sum() != about.numRows()) {
			throw new IOException("is no readable Parquet file: it declares " + about.numRows() + " rows");
		}
		return new ImageRows(file, about.rowGroups(), image(reader.getFileSchema().getColumns(), features(about)));
	}

	private static ImageTable read(ParquetFileReader reader, TableBytes file) throws IOException {
		ImageRows images = rows(reader, file);
		List<ColumnSchema> columns = reader.getFileSchema().getColumns();
		Features features = features(reader.getFileMetaData());
		String image = image(columns, features).fieldPath().toString();
		String path = column(columns, image.endsWith(".bytes") ? image.substring(0, image.lastIndexOf('.')) + ".path" : "path");
		String label = label(columns, features);
		String split = column(columns, "split");
		ImageTable table = new ImageTable(file, images, label == null ? List.of() : features.classNames(label), label == null);
		String[] wanted = Stream.of(path, label, split).filter(Objects::nonNull).toArray(String[]::new);
		check(reader.getFileMetaData(), columns, List.of(wanted), image);
		if (wanted.length == 0) {
			for (int i = 0; i < images.count(); i++) {
				table.add(null, ImageEntry.UNLABELLED, "");
			}
		} else {
			try (RowReader rows = reader.buildRowReader().projection(ColumnProjection.columns(wanted)).build()) {
				while (rows.hasNext()) {
					rows.next();
					String named = path == null ? null : text(rows, path);
					table.add(named, label == null ? folder(named) : value(rows, label, table.classes),
							split == null ? "" : Objects.requireNonNullElse(text(rows, split), ""));
				}
			}
		}
		return table;
	}

	private void add(String path, String label, String split) {
		names.add(name(names.size(), path));
		labels.add(label);
		splits.add(split);
	}

	// of text
	private static String column(List<ColumnSchema> columns, String path) {
		return columns.stream().filter(c -> c.type() == PhysicalType.BYTE_ARRAY && c.maxRepetitionLevel() == 0).map(c -> c.fieldPath().toString())
				.filter(path::equals).findFirst().orElse(null);
	}

	private static String text(RowReader row, String column) {
		int dot = column.indexOf('.');
		FieldAccessor in = dot < 0 ? row : row.isNull(column.substring(0, dot)) ? null : row.getStruct(column.substring(0, dot));
		String name = column.substring(dot + 1);
		return in == null || in.isNull(name) ? null : in.getString(name);
	}

	private static void check(FileMetaData about, List<ColumnSchema> columns, List<String> wanted, String image) throws IOException {
		for (ColumnSchema c : columns) {
			String name = c.fieldPath().toString();
			if (name.equals(image) || wanted.contains(name)) {
				for (RowGroup group : about.rowGroups()) {
					Codec.check(group.columns().get(c.columnIndex()).metaData().codec());
				}
			}
		}
	}

	/** The class that a path names: its folder, when it is relative. */
	private static String folder(String path) {
		String[] parts = path == null ? new String[0] : path.replace('\\', '/').split("/");
		boolean relative = parts.length > 1 && !parts[0].isEmpty() && !parts[0].endsWith(":");
		String folder = relative ? parts[parts.length - 2] : "";
		return folder.isBlank() || folder.startsWith(".") ? ImageEntry.UNLABELLED : folder;
	}

	private static Features features(FileMetaData about) {
		return Features.of(about.keyValueMetadata().get(Features.KEY));
	}

	private static ColumnSchema image(List<ColumnSchema> columns, Features features) throws IOException {
		List<ColumnSchema> possible = columns.stream().filter(c -> c.type() == PhysicalType.BYTE_ARRAY && c.maxRepetitionLevel() == 0)
				.filter(c -> c.fieldPath().elements().size() == 2 && c.fieldPath().leafName().equals("bytes")
						|| c.fieldPath().elements().size() == 1 && c.logicalType() == null && IMAGES.contains(c.name()))
				.toList();
		for (ColumnSchema c : possible) {
			if (features.is(c.fieldPath().topLevelName(), "Image")) {
				return c;
			}
		}
		for (String usual : IMAGES) {
			for (ColumnSchema c : possible) {
				if (c.fieldPath().topLevelName().equals(usual)) {
					return c;
				}
			}
		}
		if (possible.isEmpty()) {
			throw new IOException("has no column of images (image, with bytes and path, is needed; it has "
					+ String.join(", ", columns.stream().map(c -> c.fieldPath().toString()).limit(10).toList()) + ")");
		}
		return possible.getFirst();
	}

	private static String label(List<ColumnSchema> columns, Features features) {
		return features.label(columns.stream().filter(c -> c.maxRepetitionLevel() == 0 && c.fieldPath().elements().size() == 1)
				.filter(c -> c.type() == PhysicalType.INT32 || c.type() == PhysicalType.INT64 || c.type() == PhysicalType.BYTE_ARRAY)
				.map(ColumnSchema::name).toList()).orElse(null);
	}

	private static String value(FieldAccessor row, String column, List<String> classes) {
		Object value = row.isNull(column) ? null : row.getValue(column);
		if (value instanceof Number number) {
			long i = number.longValue();
			return i == -1 ? "" : i >= 0 && i < classes.size() ? classes.get((int) i) : Long.toString(i); // -1: a test set without labels
		}
		return value == null ? "" : value instanceof byte[] bytes ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8) : value.toString();
	}

	/** The row that a name begins with the number of, -1 for none. */
	public static int row(String name) {
		int digits = 0;
		while (digits < name.length() && digits < 9 && Character.digit(name.charAt(digits), 10) >= 0) {
			digits++;
		}
		return digits == 0 ? -1 : Integer.parseInt(name.substring(0, digits));
	}

	/** The row's number and what the row names: {@code 000012-cat.png}. */
	private static String name(int row, String path) {
		String number = String.format(Locale.ROOT, "%06d", row);
		String simple = path == null ? "" : path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
		return simple.isBlank() ? number : number + "-" + simple;
	}

	/** The names of the images, by row: the row's number, and the file that the row names. */
	public List<String> names() {
		return names;
	}

	/** The class of each row, empty for none: that of the column of classes, without one that of the folder in the path. */
	public List<String> labels() {
		return labels;
	}

	/** The split of each row as it is written there, empty for none. */
	public List<String> splits() {
		return splits;
	}

	/** Whether the classes are the folders of the paths. */
	public boolean isByFolders() {
		return byFolders;
	}

	/** Whether the classes are numbers or words as they stand in the column, which the file gives no names. */
	public boolean isNumbered() {
		return classes.isEmpty();
	}

	/**
	 * The bytes of an image's file.
	 *
	 * @throws IOException saying why it cannot be read
	 */
	public byte[] read(int row) throws IOException {
		return images.read(row);
	}

	/** Bytes of the file of a row. @throws IOException saying why it cannot be read */
	public int size(int row) throws IOException {
		return images.size(row);
	}

	@Override
	public void close() {
		try {
			file.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e); // nothing is written: cannot happen
		}
	}
}
