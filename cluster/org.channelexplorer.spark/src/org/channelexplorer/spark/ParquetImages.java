package org.channelexplorer.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.extraction.ImageRange;
import org.channelexplorer.core.extraction.ShardFiles;
import org.channelexplorer.core.extraction.ShardJob;
import org.channelexplorer.core.internal.packed.Sorting;
import org.channelexplorer.core.internal.parquet.Features;
import org.channelexplorer.core.model.ImageEntries;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.model.Splits;
import org.channelexplorer.core.util.InputException;
import scala.Tuple2;

/**
 * A parquet table (a file, or a folder of them) with the columns {@code path} and {@code bytes}, or {@code image} with these two inside, and perhaps one of
 * classes, which is found as core finds it, and {@code split}. Without one the class is the folder in the path. Images are named by their paths, so that the
 * analysis is that of the folder they came from. Spark reads it, sorts it and sends each range its bytes.
 */
final class ParquetImages extends ImageList {
	private static final String UNLABELLED = "unlabelled";
	private static final char BETWEEN = '\0'; // sorts before every letter: keys are ordered as rows are

	private final String table;
	/** All rows of the table, in the order of the rows of an analysis. */
	private List<ImageEntry> entries = List.of();

	ParquetImages(String table) {
		this.table = table;
	}

	@Override
	Optional<ImageSet> list(SparkClusters spark, AnalysisRequest request) throws InputException {
		ImageEntries.Builder found = new ImageEntries.Builder();
		try {
			for (Iterator<Row> rows = read(spark.session(), false).toLocalIterator(); rows.hasNext();) {
				Row r = rows.next();
				if (r.isNullAt(0) || r.getString(0).isEmpty()) {
					throw new InputException(table + ": row " + (found.size() + 1) + " has no path, by which the image would be named");
				}
				found.add(new ImageEntry(r.getString(0), r.getString(1), r.isNullAt(2) ? "" : Splits.of(r.getString(2))));
			}
		} catch (RuntimeException e) {
			throw new InputException(table + ": cannot be read: " + Failures.sentence(e), e);
		}
		if (found.size() == 0) {
			throw new InputException(table + ": has no rows");
		}
		ImageEntries sorted = found.sorted();
		int[] byName = Sorting.order(sorted.size(), (a, b) -> sorted.get(a).file().compareTo(sorted.get(b).file()));
		for (int i = 1; i < byName.length; i++) {
			if (sorted.get(byName[i]).file().equals(sorted.get(byName[i - 1]).file())) {
				throw new InputException(table + ": several rows have the path " + sorted.get(byName[i]).file());
			}
		}
		entries = sorted;
		ImageSet set = Splits.select(new ImageSet(Path.of(table).toAbsolutePath().normalize(), sorted, List.of()), request.source().dataset().split());
		return Optional.of(set);
	}

	/** Columns path, label, split and, when asked for, bytes. */
	private Dataset<Row> read(SparkSession spark, boolean bytes) throws InputException {
		Dataset<Row> all = spark.read().parquet(uri());
		StructType columns = all.schema();
		List<String> names = Arrays.asList(columns.fieldNames());
		String in = names.contains("path") && names.contains("bytes") ? ""
				: names.contains("image") && columns.apply("image").dataType() instanceof StructType image
						&& Arrays.asList(image.fieldNames()).containsAll(List.of("path", "bytes")) ? "image." : null;
		if (in == null) {
			throw new InputException(table + ": has no columns path and bytes, nor image with these (it has " + String.join(", ", names) + ")");
		}
		Column path = functions.col(in + "path");
		Column folder = functions.regexp_extract(path, "(?:^|.*/)([^/]+)/[^/]+$", 1);
		Column label = label(columns).orElse(functions.when(folder.equalTo(""), functions.lit(UNLABELLED)).otherwise(folder));
		Column split = names.contains("split") ? functions.col("split").cast("string") : functions.lit("");
		return all.select(path.as("path"), functions.coalesce(label, functions.lit(UNLABELLED)).as("label"), split.as("split"),
				bytes ? functions.col(in + "bytes").as("bytes") : functions.lit(null).as("bytes"));
	}

	private String uri() {
		return isUri(table) ? table : "file:" + Path.of(table).toAbsolutePath();
	}

	// numbers by their names, where there are any; -1 stands for no class
	private Optional<Column> label(StructType columns) throws InputException {
		Features features = ClassNames.of(uri());
		List<String> flat = Arrays.stream(columns.fields()).filter(f -> f.dataType() instanceof NumericType || f.dataType() instanceof StringType)
				.map(StructField::name).toList();
		String column = features.label(flat).orElse(null);
		if (column == null) {
			return Optional.empty();
		}
		Column label = functions.col(column);
		Column named = label.cast("string");
		if (columns.apply(column).dataType() instanceof NumericType) {
			List<String> names = features.classNames(column);
			for (int i = 0; i < names.size(); i++) {
				named = functions.when(label.equalTo(i), functions.lit(names.get(i))).otherwise(named);
			}
			named = functions.when(label.equalTo(-1), functions.lit(UNLABELLED)).otherwise(named);
		}
		return Optional.of(named);
	}

	private static String key(String label, String path) {
		return label + BETWEEN + path;
	}

	/** Where ranges begin and end. */
	private record Ends(ImageRange[] ranges, String[] firsts, String[] lasts) implements Serializable {

		/** The range that a key lies in, -1 for none. */
		int of(String key) {
			int at = Arrays.binarySearch(firsts, key);
			int range = at >= 0 ? at : -at - 2;
			return range >= 0 && key.compareTo(lasts[range]) <= 0 ? range : -1;
		}
	}

	private static final class Ranges extends Partitioner {
		private static final long serialVersionUID = 1L;
		private final Broadcast<Ends> ends;
		private final int count;

		Ranges(Broadcast<Ends> ends, int count) {
			this.ends = ends;
			this.count = count;
		}

		@Override
		public int numPartitions() {
			return count;
		}

		@Override
		public int getPartition(Object key) {
			return Math.max(0, ends.value().of((String) key));
		}
	}

	@Override
	JavaFutureAction<Void> start(JavaSparkContext spark, RangeTask task, List<ImageRange> ranges, ShardFiles files, ShardJob job)
			throws IOException, InputException {
		Broadcast<Ends> ends = spark.broadcast(ends(ranges, files, job));
		JavaPairRDD<String, byte[]> images = read(SparkSession.builder().getOrCreate(), true).javaRDD()
				.mapToPair(r -> new Tuple2<>(key(r.getString(1), r.getString(0)), r.<byte[]>getAs(3)))
				.filter(i -> ends.value().of(i._1()) >= 0).repartitionAndSortWithinPartitions(new Ranges(ends, ranges.size()));
		return images.foreachPartitionAsync(of -> task.run(ends.value().ranges[TaskContext.getPartitionId()], packed(of)));
	}

	private static Iterator<PackedImage> packed(Iterator<Tuple2<String, byte[]>> images) {
		return new Iterator<>() {
			@Override
			public boolean hasNext() {
				return images.hasNext();
			}

			@Override
			public PackedImage next() {
				Tuple2<String, byte[]> next = images.next();
				return new PackedImage(next._1().substring(next._1().indexOf(BETWEEN) + 1), next._2());
			}
		};
	}

	// both lists are in the order of the rows
	private Ends ends(List<ImageRange> ranges, ShardFiles files, ShardJob job) throws IOException {
		Ends ends = new Ends(ranges.toArray(ImageRange[]::new), new String[ranges.size()], new String[ranges.size()]);
		Iterator<ImageEntry> all = entries.iterator();
		for (int r = 0; r < ranges.size(); r++) {
			List<StoredImage> images = job.images(ranges.get(r), files);
			ends.firsts[r] = upTo(images.getFirst().file(), all);
			ends.lasts[r] = images.size() == 1 ? ends.firsts[r] : upTo(images.getLast().file(), all);
		}
		return ends;
	}

	private static String upTo(String file, Iterator<ImageEntry> all) {
		ImageEntry e = all.next();
		while (!e.file().equals(file)) {
			e = all.next();
		}
		return key(e.label(), e.file());
	}
}
