package org.channelexplorer.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.extraction.Cluster;
import org.channelexplorer.core.extraction.ImageRange;
import org.channelexplorer.core.extraction.ShardFiles;
import org.channelexplorer.core.extraction.ShardJob;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;

/** A Spark cluster: a task per range. Executors write shards; what comes back are counts. */
final class SparkCluster implements Cluster {
	/** Images per range. */
	static final String RANGE = "spark.channelexplorer.range";
	/** URI of the folder for shards, which all machines see. */
	static final String STAGING = "spark.channelexplorer.staging";
	private static final long LOOK_MILLIS = 200;

	private final SparkClusters clusters;
	private final ImageList images;

	/** @param images as the user named them */
	SparkCluster(SparkClusters clusters, String images) {
		this.clusters = clusters;
		this.images = ImageList.of(images);
	}

	@Override
	public Optional<ImageSet> images(AnalysisRequest request) throws InputException {
		clusters.context(); // whose configuration knows the file systems
		return images.list(clusters, request);
	}

	@Override
	public ShardFiles shards(Path data) throws InputException {
		String staging = clusters.context().conf().get(STAGING, "");
		// two analyses may share a folder: names of shards begin with the key of their job
		return staging.isEmpty() ? new LocalShards(data.resolve("shards").toString())
				: staging.startsWith("file:") ? new LocalShards(new org.apache.hadoop.fs.Path(staging).toUri().getPath())
						: new HadoopShards(new HadoopPlace(staging));
	}

	@Override
	public int rangeSize() throws InputException {
		String size = clusters.context().conf().get(RANGE, "");
		if (!size.matches("([1-9]\\d{0,8})?")) {
			throw new InputException(RANGE + "=" + size + ": must be a number of images, at least 1");
		}
		return size.isEmpty() ? 0 : Integer.parseInt(size);
	}

	@Override
	public void run(ShardJob job, Map<String, Path> model, List<ImageRange> ranges, ShardFiles files, IProgressMonitor monitor)
			throws IOException, InputException {
		int all = ranges.stream().mapToInt(ImageRange::size).sum();
		SubMonitor progress = SubMonitor.convert(monitor, "Images on the cluster", all);
		JavaSparkContext spark = JavaSparkContext.fromSparkContext(clusters.context());
		String name = send(spark, model);
		LongAccumulator done = spark.sc().longAccumulator("images");
		CollectionAccumulator<String> problems = spark.sc().collectionAccumulator("problems");
		RangeTask task = new RangeTask(spark.broadcast(job.text()), name, images.place(), files, done, problems);
		try {
			JavaFutureAction<Void> running = images.start(spark, task, ranges, files, job);
			try {
				follow(running, done, problems, progress);
			} finally {
				running.cancel(true);
			}
		} finally {
			task.job().destroy();
		}
		if (!problems.value().isEmpty()) {
			throw new InputException(problems.value().getFirst());
		}
	}

	private static String send(JavaSparkContext spark, Map<String, Path> model) throws InputException {
		String first = null;
		for (Map.Entry<String, Path> file : model.entrySet()) {
			if (file.getKey().contains("/")) {
				throw new InputException(file.getValue() + ": the model's files must lie in one folder to be sent to a cluster");
			}
			spark.addFile(file.getValue().toUri().toString());
			first = first == null ? file.getKey() : first;
		}
		return first;
	}

	private static void follow(JavaFutureAction<Void> running, LongAccumulator done, CollectionAccumulator<String> problems, SubMonitor progress)
			throws InputException {
		long before = 0;
		while (true) {
			try {
				running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
				return;
			} catch (TimeoutException still) {
				long now = done.sum();
				progress.worked((int) (now - before));
				before = now;
				if (progress.isCanceled()) {
					throw new OperationCanceledException();
				}
				if (!problems.isZero()) {
					return;
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new OperationCanceledException("interrupted");
			} catch (CancellationException e) {
				throw new OperationCanceledException("cancelled by Spark");
			} catch (ExecutionException e) {
				if (progress.isCanceled()) { // Spark goes down with the process that is stopped
					throw new OperationCanceledException();
				}
				throw new InputException("Spark has given up: " + Failures.sentence(e) + "; parts that are done are kept, the same command makes the others",
						e);
			}
		}
	}
}
