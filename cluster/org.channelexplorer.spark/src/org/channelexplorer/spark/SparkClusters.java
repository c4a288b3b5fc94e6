package org.channelexplorer.spark;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.channelexplorer.cli.Clusters;
import org.channelexplorer.core.extraction.Cluster;
import org.channelexplorer.core.util.InputException;

/** Spark in this process, started when it is first needed. */
final class SparkClusters implements Clusters, AutoCloseable {
	private static final String NAME = "ChannelExplorer";

	private SparkContext context;

	@Override
	public Cluster reading(String images) {
		return new SparkCluster(this, images);
	}

	/** The cluster. @throws InputException when there is none to be had */
	synchronized SparkContext context() throws InputException {
		if (context == null) {
			SparkConf conf = new SparkConf();
			if (!conf.contains("spark.app.name")) {
				conf.setAppName(NAME);
			}
			if (!conf.contains("spark.master")) {
				throw new InputException("no cluster is named: spark-submit --master, or channelexplorer analyze --on");
			}
			// the vector kernels need the module; without it their twins give the same bytes, more slowly
			String options = "--add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "
					+ "-Djava.awt.headless=true";
			conf.set("spark.executor.defaultJavaOptions", (conf.get("spark.executor.defaultJavaOptions", "") + " " + options).strip());
			conf.setIfMissing("spark.task.maxFailures", "16"); // machines that vanish are no fault of the images they had
			conf.setIfMissing("spark.ui.enabled", "false");
			conf.setIfMissing("spark.ui.showConsoleProgress", "false");
			try {
				context = SparkContext.getOrCreate(conf);
			} catch (RuntimeException e) {
				throw new InputException("Spark at " + conf.get("spark.master") + " cannot be used: " + Failures.sentence(e), e);
			}
		}
		return context;
	}

	@Override
	public synchronized void close() {
		if (context != null) {
			context.stop();
			context = null;
		}
	}
}
