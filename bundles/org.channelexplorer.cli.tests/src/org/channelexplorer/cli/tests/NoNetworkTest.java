package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing needs a network: analysis, operations and report run, with the same bytes, where there is none at all. */
class NoNetworkTest {
	/** A network namespace in which no interface is up. */
	private static final List<String> UNSHARE = List.of("unshare", "-r", "-n");

	@TempDir
	private Path folder;

	@Test
	void withoutAnyNetworkTheBytesAreTheSame() throws Exception {
		assumeTrue(canUnshare(), "a process without a network needs Linux' unshare and the right to use it");
		Path demo = folder.resolve("demo");
		Path model = Samples.model(demo);
		Path images = Samples.images(demo, folder.resolve("images"), 2, 1);
		for (String at : List.of("with", "without")) {
			Path analysis = folder.resolve(at).resolve("a.channelexplorer");
			List<Object[]> calls = List.of(
					new Object[] { "analyze", "--model", model, "--images", images, "--out", analysis, "--layers", "layer3.1/conv", "--seed", 7 },
					new Object[] { "run", "separability", "--analysis", analysis, "--out", folder.resolve(at).resolve("separability.json") },
					new Object[] { "run", "overlay", "--analysis", analysis, "--out", folder.resolve(at).resolve("overlay.json"), "-p", "count=2" },
					new Object[] { "report", "--analysis", analysis, "--out", folder.resolve(at).resolve("report") });
			for (Object[] call : calls) {
				if (at.equals("with")) {
					Cli.ok(call);
				} else {
					Path log = folder.resolve("log");
					Process child = AnalyzeTest.child(log, Map.of(), UNSHARE, call);
					assertEquals(true, child.waitFor(5, TimeUnit.MINUTES), () -> call[0] + " hangs");
					assertEquals(0, child.exitValue(), Files.readString(log));
				}
			}
		}
		Samples.assertSameFiles(folder.resolve("with"), folder.resolve("without"));
	}

	private static boolean canUnshare() throws InterruptedException {
		try {
			Process process = new ProcessBuilder(List.of("unshare", "-r", "-n", "true")).redirectErrorStream(true).start();
			process.getInputStream().readAllBytes();
			return process.waitFor() == 0;
		} catch (IOException none) {
			return false; // no such program here
		}
	}
}
