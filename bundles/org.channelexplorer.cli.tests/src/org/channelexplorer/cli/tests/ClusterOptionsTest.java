package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.cli.internal.ClusterProcess;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code analyze --on} without what it needs; with it: the tests of the module for Spark. */
class ClusterOptionsTest {
	@TempDir
	private Path folder;

	private void refused(String sentence, String... options) {
		List<String> args = new ArrayList<>(
				List.of("analyze", "--model", "m.onnx", "--images", "images", "--out", folder.resolve("a.channelexplorer").toString()));
		args.addAll(List.of(options));
		Cli cli = Cli.run(args.toArray());
		assertEquals(ExitCode.BAD_INPUT, cli.code, cli::err);
		assertEquals(1, cli.err().lines().count(), cli::err);
		assertTrue(cli.err().contains(sentence), cli::err);
	}

	@Test
	void theFeatureIsMissing() {
		assumeTrue(System.getenv("CHANNELEXPLORER_SPARK_JAR") == null);
		refused("--on local[2]: the feature ChannelExplorer on Spark (org.channelexplorer.spark.feature) is not installed: install it from the update site, or set",
				"--on", "local[2]");
	}

	@Test
	void settingsWithoutACluster() {
		refused("--spark: there is no cluster to set this for; give --on", "--spark", "spark.task.cpus=2");
	}

	@Test
	void settingsOfSomethingElse() {
		refused("--spark driver.memory: settings of Spark begin with spark.", "--on", "local[2]", "--spark", "driver.memory=2g");
	}

	@Test
	void theDriversMemoryIsWrittenAsSparkWritesIt() throws Exception {
		for (String two : List.of("2g", "2G", "2gb", "2048m", "2048", "2097152k", "2147483648b")) {
			assertEquals(2048, ClusterProcess.megabytes(two), two);
		}
		for (String none : List.of("", "2x", "-1g", "much", "1.5g", "100k")) {
			assertTrue(assertThrows(InputException.class, () -> ClusterProcess.megabytes(none)).getMessage().contains("spark.driver.memory=" + none), none);
		}
	}
}
