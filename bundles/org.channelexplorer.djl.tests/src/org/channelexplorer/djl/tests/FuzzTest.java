package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Damaged archives in a Java process of their own with little memory: whatever native code does, a hang is ended and a crash is seen. None takes more
 * than 256 MB or 5 seconds, and each is refused in one sentence or opened.
 */
class FuzzTest {
	private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 60);
	private static final long SEED = Long.getLong("fuzz.seed", 1);
	private static final int MEGABYTES = 256;
	private static final int SECONDS = 5;
	private static final int SECONDS_WITHOUT_PROGRESS = 120;
	private static final String RESULT = "result ";

	@TempDir
	Path folder;

	@Test
	void damagedArchivesAreRefusedOrOpened() throws Exception {
		Path sound = Networks.copy("residual.pt", folder);
		String[] result = child(TorchFuzz.class, sound, SEED, MUTATIONS).split(" ");
		int opened = Integer.parseInt(result[0]);
		int refused = Integer.parseInt(result[1]);
		assertTrue(refused > MUTATIONS && opened > MUTATIONS / 10, refused + " refused, " + opened + " opened");
		assertTrue(Double.parseDouble(result[2]) < SECONDS, "one took " + result[2] + " s");
		assertTrue(Integer.parseInt(result[3]) < MEGABYTES, "the process has grown by " + result[3] + " MB");
	}

	/** The last line without its beginning; fails when the child hangs or dies. */
	private String child(Class<?> main, Object... args) throws Exception {
		Path log = folder.resolve("log");
		List<String> command = new java.util.ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx200m",
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:-CreateCoredumpOnCrash",
				"-XX:ErrorFile=" + folder.resolve("crash"), "-cp", classpath(), main.getName()));
		java.util.Arrays.stream(args).map(String::valueOf).forEach(command::add);
		Process child = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			long size = -1;
			while (!child.waitFor(SECONDS_WITHOUT_PROGRESS, TimeUnit.SECONDS)) {
				if (Files.size(log) == size) {
					fail("hangs: " + end(log));
				}
				size = Files.size(log);
			}
		} finally {
			child.destroyForcibly().waitFor();
		}
		assertEquals(0, child.exitValue(), end(log));
		String end = end(log);
		assertTrue(end.contains(RESULT), end);
		return end.substring(end.lastIndexOf(RESULT) + RESULT.length()).strip();
	}

	private static String end(Path log) throws IOException {
		List<String> lines = Files.readAllLines(log);
		int tried = lines.size() - 1;
		while (tried > 0 && !lines.get(tried).contains("mutation ")) {
			tried--; // what the virtual machine says when it dies comes after it
		}
		return String.join("\n", lines.subList(Math.max(0, tried), Math.min(lines.size(), tried + 30)));
	}

	private static String classpath() throws IOException {
		if (!Platform.isRunning()) {
			return System.getProperty("java.class.path");
		}
		Set<String> entries = new LinkedHashSet<>();
		for (Bundle b : FrameworkUtil.getBundle(FuzzTest.class).getBundleContext().getBundles()) {
			File file = FileLocator.getBundleFileLocation(b).orElseThrow().getCanonicalFile();
			for (String classes : new String[] { "target/classes", "target/test-classes", "bin" }) { // a bundle that is a project's folder
				if (new File(file, classes).isDirectory()) {
					entries.add(new File(file, classes).getPath());
				}
			}
			entries.add(file.getPath());
		}
		return String.join(File.pathSeparator, entries);
	}
}
