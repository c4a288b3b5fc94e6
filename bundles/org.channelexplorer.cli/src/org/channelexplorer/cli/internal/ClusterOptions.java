package org.channelexplorer.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.util.InputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of {@code analyze} that send the images to a Spark cluster. */
final class ClusterOptions {
	private static final String ON = "--on";
	private static final String SETTING = "--spark";

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = ON, paramLabel = "MASTER", description = { "Run the images on Apache Spark: spark://HOST:7077, local[*], local-cluster[2,1,1024], yarn ... "
			+ "Needs the feature ChannelExplorer on Spark, and SPARK_HOME; the result is the same, byte for byte.",
			"Folders must be seen by all machines under the same path. Finished parts are kept until all are put together: the same command resumes." })
	private String master;

	@Option(names = SETTING, paramLabel = "NAME=VALUE",
			description = "With --on: a setting of Spark, such as spark.executor.memory=4g or spark.task.cpus=4 (threads per task); "
					+ "or spark.channelexplorer.range (images per part) and spark.channelexplorer.staging (URI of a folder for parts; default: in the analysis' data folder).")
	private Map<String, String> settings = new LinkedHashMap<>();

	/** Whether the images are for another process to run. @throws InputException when the options contradict each other */
	boolean elsewhere(Console console) throws InputException {
		if (master == null && !settings.isEmpty()) {
			throw new InputException(SETTING + ": there is no cluster to set this for; give " + ON);
		}
		if (master != null && console.clusters() != null) {
			throw new InputException(ON + " " + master + ": spark-submit has chosen the cluster already (--master)");
		}
		for (String name : settings.keySet()) {
			if (!name.startsWith("spark.")) {
				throw new InputException(SETTING + " " + name + ": settings of Spark begin with spark.");
			}
		}
		return master != null;
	}

	String master() {
		return master;
	}

	Map<String, String> settings() {
		return settings;
	}

	/** What was typed, without these options. */
	List<String> others() {
		List<String> others = new ArrayList<>();
		boolean value = false;
		for (String argument : spec.root().commandLine().getParseResult().originalArgs()) {
			if (value) {
				value = false;
			} else if (argument.equals(ON) || argument.equals(SETTING)) {
				value = true;
			} else if (!argument.startsWith(ON + "=") && !argument.startsWith(SETTING + "=")) {
				others.add(argument);
			}
		}
		return others;
	}
}
