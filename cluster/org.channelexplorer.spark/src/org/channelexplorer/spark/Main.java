package org.channelexplorer.spark;

import org.channelexplorer.cli.CliMain;
import org.channelexplorer.core.catalogue.Catalogue;

/**
 * The command line whose {@code analyze} runs the images on Spark: what {@code spark-submit} and {@code channelexplorer analyze --on} start. Commands and options
 * are those of {@code channelexplorer}; the cluster is that of the Spark context.
 */
public final class Main {
	private Main() {
	}

	/** Runs a command and ends the process with its exit code. */
	public static void main(String[] args) {
		int code;
		try (SparkClusters clusters = new SparkClusters()) {
			code = CliMain.run(args, Catalogue.ofClasspath(Main.class.getClassLoader()), clusters);
		}
		System.exit(code);
	}
}
