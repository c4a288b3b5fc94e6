package org.channelexplorer.testkit.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Another Java process with the classes of the tests, for what may hang or crash in native code. It says {@code mutation N ...} before it tries one, and at its end a
 * line that begins with {@link #RESULT}.
 *
 * @param folder for its output alone
 * @param heap   such as 128m
 * @param patience seconds without a word after which it hangs
 */
public record ChildProcess(Path folder, String heap, int patience) {
	/** Begins the child's last line. */
	public static final String RESULT = "result ";

	/** Runs a class and gives the last line without its beginning; fails, naming the mutation, when the child hangs or dies. */
	public String run(Class<?> main, Object... args) throws IOException, InterruptedException {
		Path log = folder.resolve("log");
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx" + heap,
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:-CreateCoredumpOnCrash",
				"-XX:ErrorFile=" + folder.resolve("crash"), "-cp", classpath(main), main.getName()));
		Arrays.stream(args).map(String::valueOf).forEach(command::add);
		Process child = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
		try {
			long size = -1;
			while (!child.waitFor(patience, TimeUnit.SECONDS)) {
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

	private static String classpath(Class<?> main) throws IOException {
		if (!Platform.isRunning()) {
			return System.getProperty("java.class.path");
		}
		Set<String> entries = new LinkedHashSet<>();
		for (Bundle b : FrameworkUtil.getBundle(main).getBundleContext().getBundles()) {
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
