package org.channelexplorer.spark;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/** Hadoop's file systems as Spark is configured to use them ({@code spark.hadoop.*}). */
final class HadoopFiles {
	private HadoopFiles() {
	}

	/** The file system of a path, on the driver or on an executor. To configure one reads several files. */
	static FileSystem of(Path path) throws IOException {
		Configuration configuration = SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf());
		try {
			return path.getFileSystem(configuration);
		} catch (RuntimeException e) { // as Hadoop has it when a jar is missing
			if (e.getCause() instanceof ClassNotFoundException) {
				throw new IOException("Spark has no file system for " + path.toUri().getScheme() + " (" + Failures.sentence(e)
						+ "): put its jars into SPARK_HOME/jars of every machine", e);
			}
			throw e;
		}
	}
}
