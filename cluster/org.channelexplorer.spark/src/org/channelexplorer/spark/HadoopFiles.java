package org.channelexplorer.spark;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Hadoop's file systems as Spark is configured to use them ({@code spark.hadoop.*}). */
final class HadoopFiles {
	private static SparkEnv configured;
	private static Configuration configuration;

	private HadoopFiles() {
	}

	/** The file system of a path, on the driver or on an executor. */
	static FileSystem of(Path path) throws IOException {
		return path.getFileSystem(configuration());
	}

	// that of the Spark that runs: to make one reads several files, and an executor asks for every image
	private static synchronized Configuration configuration() {
		SparkEnv now = SparkEnv.get();
		if (configuration == null || configured != now) {
			configuration = SparkHadoopUtil.get().newConfiguration(now.conf());
			configured = now;
		}
		return configuration;
	}
}
