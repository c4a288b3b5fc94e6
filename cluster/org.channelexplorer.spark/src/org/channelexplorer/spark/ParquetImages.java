package org.channelexplorer.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.Partitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.TaskCompletionListener;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Recipe.StoredImage;
import org.channelexplorer.core.extraction.ImageRange;
import org.channelexplorer.core.extraction.ShardFiles;
import org.channelexplorer.core.extraction.ShardJob;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.internal.parquet.ImageRows;
import org.channelexplorer.core.internal.parquet.ImageTable;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.channelexplorer.datasets.internal.ImageFolderReader;
import org.channelexplorer.datasets.internal.ParquetShards;
import scala.Tuple2;

/**
 * Parquet files of one of Hadoop's file systems: a file, or a folder of them. They are listed, named and decoded by the code that reads them on one machine, so
 * that the analysis is the same. Executors read each group of rows once, one row after the other, and send each image to the task of its range.
 */
final class ParquetImages extends ImageList {
	/** Letters of a card that are looked at, as on one machine. */
	private static final int HEAD = 1 << 16;

	/** Rows of a task at least, when the file has so many. */
	private static final int TASK = 1000;

	private final String table;

	ParquetImages(String table) {
		this.table = table.replaceFirst("/+$", "");
	}

	@Override
	Optional<ImageSet> list(SparkClusters spark, AnalysisRequest request) throws InputException {
		if (request.labels() != null) {
			throw new InputException(table + ": --labels needs a folder of this machine; the classes of a Parquet file are in it");
		}
		try {
			org.apache.hadoop.fs.Path root = new org.apache.hadoop.fs.Path(table);
			FileSystem files = HadoopFiles.of(root);
			boolean single = !files.getFileStatus(root).isDirectory();
			List<String> names = names(files, single ? root.getParent() : root, single);
			List<String> shards = single ? List.of("") : ParquetShards.chosen(names.stream().filter(ParquetShards::isNamed).toList(), table);
			Optional<String> about = ParquetShards.card(names);
			Map<String, String> card = about.isEmpty() ? Map.of()
					: ImageFolderReader.names(text(files, new org.apache.hadoop.fs.Path(single ? root.getParent() : root, about.get())));
			return Optional.of(new ParquetShards(Path.of(table), table, shards, s -> new HadoopBytes(uri(s))).read(card, request.source().dataset().split()));
		} catch (FileNotFoundException e) {
			throw new InputException(table + ": no such file or folder", e);
		} catch (IOException e) {
			throw Reasons.unreadable(table, e);
		} catch (IllegalArgumentException e) {
			throw new InputException(table + ": not a URI that can be read: " + Failures.sentence(e), e);
		}
	}

	private String uri(String shard) {
		return shard.isEmpty() ? table : table + "/" + shard;
	}

	// of the files in a folder, and in those below it, that matter here
	private static List<String> names(FileSystem files, org.apache.hadoop.fs.Path root, boolean flat) throws IOException {
		List<String> names = new ArrayList<>();
		for (FileStatus child : files.listStatus(root)) {
			String name = child.getPath().getName();
			if (child.isFile()) {
				names.add(name);
			} else if (!flat && !name.startsWith(".")) {
				Arrays.stream(files.listStatus(child.getPath())).filter(FileStatus::isFile).map(f -> name + "/" + f.getPath().getName()).forEach(names::add);
			}
		}
		names.removeIf(n -> n.startsWith(".") || n.contains("/.") || !ParquetShards.isNamed(n) && !ParquetShards.isCard(n));
		return names;
	}

	private static String text(FileSystem files, org.apache.hadoop.fs.Path card) throws IOException {
		try (InputStream in = files.open(card)) {
			return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
		}
	}

	/**
	 * Neighbouring rows of a file, which an executor reads.
	 *
	 * @param uri  of the file
	 * @param from the first row
	 * @param goal of each row its index in the analysis, -1 for those that are not wanted
	 */
	private record Rows(String uri, int from, int[] goal) implements Serializable {

		Iterator<Tuple2<Integer, PackedImage>> images() throws IOException {
			HadoopBytes bytes = new HadoopBytes(uri);
			TaskContext.get().addTaskCompletionListener((TaskCompletionListener) _ -> bytes.end());
			ImageRows rows = ImageTable.rows(bytes);
			return IntStream.range(0, goal.length).filter(i -> goal[i] >= 0).mapToObj(i -> new Tuple2<>(goal[i], image(rows, i))).iterator();
		}

		private PackedImage image(ImageRows rows, int i) {
			try {
				return new PackedImage(goal[i], rows.read(from + i), null);
			} catch (IOException e) {
				return new PackedImage(goal[i], null, e.getMessage());
			}
		}
	}

	/** A partition per range, by the index of its first image. */
	private static final class Ranges extends Partitioner {
		private static final long serialVersionUID = 1L;
		private final int[] froms;

		Ranges(List<ImageRange> ranges) {
			froms = ranges.stream().mapToInt(ImageRange::from).toArray();
		}

		@Override
		public int numPartitions() {
			return froms.length;
		}

		@Override
		public int getPartition(Object key) {
			int at = Arrays.binarySearch(froms, (Integer) key);
			return at >= 0 ? at : -at - 2;
		}
	}

	@Override
	JavaFutureAction<Void> start(JavaSparkContext spark, RangeTask task, List<ImageRange> ranges, ShardFiles files, ShardJob job)
			throws IOException, InputException {
		List<Rows> rows = rows(ranges, files, job);
		List<ImageRange> all = List.copyOf(ranges);
		JavaPairRDD<Integer, PackedImage> images = spark.parallelize(rows, rows.size()).flatMapToPair(Rows::images)
				.repartitionAndSortWithinPartitions(new Ranges(all));
		return images.values().foreachPartitionAsync(of -> task.run(all.get(TaskContext.getPartitionId()), of));
	}

	// what is wanted of each file, cut behind groups: each task reads a thousand rows or more
	private List<Rows> rows(List<ImageRange> ranges, ShardFiles files, ShardJob job) throws IOException {
		Map<String, int[]> goals = new TreeMap<>();
		Map<String, int[]> ends = new TreeMap<>();
		for (ImageRange range : ranges) {
			int index = range.from();
			for (StoredImage image : job.images(range, files)) {
				int in = image.file().lastIndexOf(ImageSource.IN);
				String shard = in < 0 ? "" : image.file().substring(0, in);
				if (!goals.containsKey(shard)) {
					try (HadoopBytes bytes = new HadoopBytes(uri(shard))) {
						ImageRows there = ImageTable.rows(bytes);
						ends.put(shard, there.ends());
						goals.put(shard, IntStream.generate(() -> -1).limit(there.count()).toArray());
					}
				}
				goals.get(shard)[ImageTable.row(image.file().substring(in < 0 ? 0 : in + ImageSource.IN.length()))] = index++;
			}
		}
		List<Rows> rows = new ArrayList<>();
		goals.forEach((shard, goal) -> {
			int from = 0;
			for (int end : ends.get(shard)) {
				if (end - from >= TASK || end == goal.length) {
					int[] some = Arrays.copyOfRange(goal, from, end);
					if (Arrays.stream(some).anyMatch(g -> g >= 0)) {
						rows.add(new Rows(uri(shard), from, some));
					}
					from = end;
				}
			}
		});
		return rows;
	}
}
