package org.channelexplorer.spark;

import java.nio.file.Path;
import org.apache.spark.SparkFiles;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.extraction.ShardJob;
import org.channelexplorer.core.extraction.ShardWorker;
import org.channelexplorer.core.util.InputException;

/** The network of an executor: opened by its first task, shared by all; that of a later job takes its place once nobody runs it. */
final class Networks {
	/** Spark gives tasks nothing else that lives as long as the executor. */
	static final Networks HERE = new Networks();

	private String text;
	private Lease current;

	private Networks() {
	}

	/** A network in use. */
	final class Lease implements AutoCloseable {
		private final ShardWorker worker;
		private int users;
		private boolean replaced;

		private Lease(ShardWorker worker) {
			this.worker = worker;
		}

		ShardWorker worker() {
			return worker;
		}

		@Override
		public void close() {
			synchronized (Networks.this) {
				users--;
				closeUnused();
			}
		}

		private void closeUnused() {
			if (replaced && users == 0) {
				worker.close();
			}
		}
	}

	/**
	 * The network for a job.
	 *
	 * @param job   its text
	 * @param model name of the model's file among those that Spark has sent
	 */
	synchronized Lease take(String job, String model) throws InputException {
		if (!job.equals(text)) {
			ShardJob parsed = ShardJob.parse(job);
			Catalogue installed = Catalogue.ofClasspath(Thread.currentThread().getContextClassLoader());
			Lease next = new Lease(new ShardWorker(installed, parsed, Path.of(SparkFiles.get(model))));
			if (current != null) {
				current.replaced = true;
				current.closeUnused();
			}
			current = next;
			text = job;
		}
		current.users++;
		return current;
	}
}
