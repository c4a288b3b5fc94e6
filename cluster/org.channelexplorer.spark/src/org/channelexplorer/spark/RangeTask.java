package org.channelexplorer.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;
import org.channelexplorer.core.extraction.ImageRange;
import org.channelexplorer.core.extraction.ShardFiles;
import org.channelexplorer.core.image.ImageContents;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.JavaRelease;

/**
 * What an executor does with a range: its threads are {@code spark.task.cpus}, its network that of the executor. What no other attempt would mend is
 * reported instead of thrown.
 *
 * @param job      text of the job
 * @param model    name of the model's file among those that Spark has sent
 * @param place    where the images are, null for the job's folder
 * @param files    the shared folder
 * @param done     counts images
 * @param problems gets what ends the job
 */
record RangeTask(Broadcast<String> job, String model, HadoopImages place, ShardFiles files, LongAccumulator done, CollectionAccumulator<String> problems)
		implements Serializable {

	/** Runs a range whose images are read from where they are. */
	void run(ImageRange range) throws IOException {
		run(range, place);
	}

	/** Runs a range whose images come with it, ordered. */
	void run(ImageRange range, Iterator<PackedImage> images) throws IOException {
		run(range, new PackedImage.Contents(images, range.from()));
	}

	private void run(ImageRange range, ImageContents contents) throws IOException {
		String problem = checked(() -> {
			try (Networks.Lease network = Networks.HERE.take(job.value(), model)) {
				network.worker().run(range, contents, files, threads());
			}
		});
		report(problem, range);
	}

	private void report(String problem, ImageRange range) {
		if (problem == null) {
			done.add(range.size());
		} else {
			problems.add(problem);
		}
	}

	private interface Work {
		void run() throws IOException, InputException;
	}

	private static String checked(Work work) throws IOException {
		Optional<String> refused = JavaRelease.refusal();
		if (refused.isPresent()) {
			return "the executor on " + host() + ": " + refused.get();
		}
		try {
			work.run();
			return null;
		} catch (InputException e) {
			return e.getMessage() + " (on " + host() + ")";
		}
	}

	private static String host() {
		return SparkEnv.get().rpcEnv().address() == null ? SparkEnv.get().executorId() : SparkEnv.get().rpcEnv().address().host();
	}

	private static int threads() {
		return Math.max(1, SparkEnv.get().conf().getInt("spark.task.cpus", 1));
	}
}
