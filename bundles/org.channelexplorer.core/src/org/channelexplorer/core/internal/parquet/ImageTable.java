package org.channelexplorer.core.internal.parquet;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.FieldAccessor;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * A Parquet file with an image in each row, as Hugging Face's library datasets writes it: a column {@code image} of {@code {bytes, path}}, and a
 * column of classes whose names stand in the file's own description ({@code huggingface}). A column of bytes alone counts as one of images, too.
 * The file is read in place; images are read one by one. Safe for several threads.
 */
public final class ImageTable implements AutoCloseable {
	/** Rows of a file at most. */
	private static final long MOST = 50_000_000;
	private static final List<String> IMAGES = List.of("image", "img", "picture", "jpg", "png", "image_bytes", "bytes");

	/** Kept here so that it stays quiet: the library reports on the console which instructions it found. */
	private static final Logger QUIET = Logger.getLogger("dev.hardwood");

	static {
		QUIET.setLevel(Level.WARNING);
	}

	private final FileChannel channel;
	private final ImageColumn images;
	private final List<String> names;
	private final List<String> labels;
	private final boolean numbered;

	private ImageTable(FileChannel channel, ImageColumn images, List<String> names, List<String> labels, boolean numbered) {
		this.channel = channel;
		this.images = images;
		this.names = names;
		this.labels = labels;
		this.numbered = numbered;
	}

	/**
	 * Opens a file and reads everything but the images.
	 *
	 * @throws IOException saying, without the file's name, why it has no images that can be read
	 */
	public static ImageTable open(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
			return read(reader, channel);
		} catch (IOException e) {
			channel.close();
			throw e;
		} catch (UncheckedIOException e) {
			channel.close();
			throw e.getCause();
		} catch (RuntimeException | OutOfMemoryError e) { // what the library throws for a damaged file
			channel.close();
			throw new IOException("is no readable Parquet file: " + Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()), e);
		}
	}

	/** Whether a file has a column of images; reads its description only. */
	public static boolean isTable(Path file) {
		try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(file))) {
			image(reader.getFileSchema().getColumns(), features(reader.getFileMetaData()));
			return true;
		} catch (IOException | RuntimeException e) {
			return false; // named with its reason when it is read
		}
	}

	private static ImageTable read(ParquetFileReader reader, FileChannel channel) throws IOException {
		FileMetaData about = reader.getFileMetaData();
		if (about.numRows() > MOST || about.rowGroups().stream().anyMatch(g -> g.numRows() < 0)
				|| about.rowGroups().stream().mapToLong(g -> g.numRows()).sum() != about.numRows()) {
			throw new IOException("is no readable Parquet file: it declares " + about.numRows() + " rows");
		}
		List<ColumnSchema> columns = reader.getFileSchema().getColumns();
		Features features = features(about);
		ColumnSchema image = image(columns, features);
		String folder = image.fieldPath().topLevelName();
		String path = columns.stream().map(c -> c.fieldPath().toString()).filter(c -> c.equals(folder + ".path")).findFirst().orElse(null);
		String label = label(columns, features);
		List<String> classes = label == null ? List.of() : features.classNames(label);
		List<String> names = new ArrayList<>();
		List<String> labels = label == null ? null : new ArrayList<>();
		String[] wanted = Stream.of(path, label).filter(Objects::nonNull).toArray(String[]::new);
		if (wanted.length == 0) {
			for (int i = 0; i < about.numRows(); i++) {
				names.add(name(i, null));
			}
		} else {
			try (RowReader rows = reader.buildRowReader().projection(ColumnProjection.columns(wanted)).build()) {
				while (rows.hasNext()) {
					rows.next();
					names.add(name(names.size(), path == null || rows.isNull(folder) ? null : rows.getStruct(folder).getString("path")));
					if (labels != null) {
						labels.add(value(rows, label, classes));
					}
				}
			}
		}
		return new ImageTable(channel, new ImageColumn(channel, about.rowGroups(), image), List.copyOf(names),
				labels == null ? null : List.copyOf(labels), classes.isEmpty());
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

	/** The class of each row, empty for none; null when the file has no column of classes. */
	public List<String> labels() {
		return labels;
	}

	/** Whether the classes are numbers or words as they stand in the column, which the file gives no names. */
	public boolean isNumbered() {
		return numbered;
	}

	/**
	 * The bytes of an image's file.
	 *
	 * @return null when the row has none
	 * @throws IOException saying why it cannot be read
	 */
	public byte[] read(int row) throws IOException {
		return images.read(row);
	}

	@Override
	public void close() {
		try {
			channel.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e); // nothing is written: cannot happen
		}
	}
}
