package org.channelexplorer.onnx.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Damaged models in a Java process of their own with little memory: whatever native code does, a hang is ended and a crash is seen, and the
 * failed test names the mutation.
 */
class FuzzTest {
	/** Begins the child's last line. */
	static final String RESULT = "result ";
	private static final int MUTATIONS = Integer.getInteger("fuzz.mutations", 300);
	private static final long SEED = Long.getLong("fuzz.seed", 1);
	private static final String HEAP = "128m";
	/** Heap, compiled code and ONNX Runtime take some 300 MB without any mutation. */
	private static final int MEGABYTES = 1024;
	private static final int SECONDS_WITHOUT_PROGRESS = 30;

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "bytes", "structure" })
	void damagedModelsAreRefusedOrOpened(String kind) throws Exception {
		String[] result = child(SECONDS_WITHOUT_PROGRESS, OnnxFuzz.class, kind, MUTATIONS, SEED, folder.resolve("fuzz.onnx")).split(" ");
		int opened = Integer.parseInt(result[0]);
		int refused = Integer.parseInt(result[1]);
		assertEquals(MUTATIONS, opened + refused);
		assertTrue(refused > MUTATIONS / 4 && opened > MUTATIONS / 20, kind + ": " + refused + " refused, " + opened + " opened");
		assertTrue(Integer.parseInt(result[2]) < MEGABYTES, kind + ": at most " + result[2] + " MB");
	}

	/** A child that hangs after it said what it was about to do. */
	static final class Hangs {
		private Hangs() {
		}

		public static void main(String[] args) throws InterruptedException {
			System.out.println("bytes, mutation 7 of seed " + args[0]);
			new java.util.concurrent.CountDownLatch(1).await();
		}
	}

	/** A child that dies without a word. */
	static final class Dies {
		private Dies() {
		}

		public static void main(String[] args) {
			System.out.println("bytes, mutation 8 of seed " + args[0]);
			Runtime.getRuntime().halt(134);
		}
	}

	@ParameterizedTest
	@ValueSource(classes = { Hangs.class, Dies.class })
	void aHangOrACrashNamesTheMutation(Class<?> child) throws Exception {
		AssertionError e = assertThrows(AssertionError.class, () -> child(2, child, 5L));
		assertTrue(e.getMessage().matches("(?s).*bytes, mutation [78] of seed 5.*"), e.getMessage());
	}

	// the last line without its beginning; fails when the child hangs or dies
	private String child(int secondsWithoutProgress, Class<?> main, Object... args) throws Exception {
		Path log = folder.resolve("log");
		List<String> command = new java.util.ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx" + HEAP,
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:-CreateCoredumpOnCrash",
				"-XX:ErrorFile=" + folder.resolve("crash"), "-cp", classpath(), main.getName()));
		java.util.Arrays.stream(args).map(String::valueOf).forEach(command::add);
		Process child = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			long size = -1;
			while (!child.waitFor(secondsWithoutProgress, TimeUnit.SECONDS)) {
				if (Files.size(log) == size) {
					fail("hangs: " + end(log));
				}
				size = Files.size(log);
			}
		} finally {
			child.destroyForcibly().waitFor();
		}
		String end = end(log);
		assertEquals(0, child.exitValue(), end);
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
