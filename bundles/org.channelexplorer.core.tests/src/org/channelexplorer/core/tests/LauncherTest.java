package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script {@code channelexplorer} at the root: when it builds the product. That of the product: what it leaves of an AOT cache. The native launcher. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
	private static final Path ROOT = TestData.file("torchvision").resolve("../../../..").normalize();
	private static final FileTime BEFORE = FileTime.fromMillis(1_000_000_000_000L);
	private static final FileTime STAMP = FileTime.fromMillis(1_100_000_000_000L);

	@TempDir
	Path tree;

	@Test
	void whatTheBuildMakesIsNoReasonToBuild() throws Exception {
		List<String> made = Files.readAllLines(ROOT.resolve(".gitignore")).stream().filter(l -> l.startsWith("bundles/"))
				.map(l -> l.replace(".library.*", ".library.linux.x86_64").replace("*", ".linux.x86_64")).map(l -> l.endsWith("/") ? l + "made.jar" : l)
				.collect(Collectors.toCollection(ArrayList::new));
		made.add("bundles/org.channelexplorer.core/.tycho-consumer-pom.xml"); // written by a build of the tests
		assertTrue(made.size() >= 4, made.toString());
		file("program", BEFORE).toFile().setExecutable(true);
		file("target/product.stamp", STAMP);
		file("bundles/org.channelexplorer.core/src/A.java", BEFORE);
		for (String folder : List.of("features", "releng", "targetplatform", ".mvn")) {
			file(folder + "/x", BEFORE);
		}
		file("pom.xml", BEFORE);
		old();
		assertEquals(0, upToDate());
		for (String path : made) {
			Files.writeString(Files.createDirectories(tree.resolve(path).getParent()).resolve(tree.resolve(path).getFileName()), "now");
			assertEquals(0, upToDate(), path);
		}
		Files.writeString(tree.resolve("bundles/org.channelexplorer.core/src/A.java"), "now");
		assertEquals(1, upToDate(), "a changed source");
	}

	private Path file(String path, FileTime time) throws IOException {
		Path file = tree.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.setLastModifiedTime(Files.writeString(file, ""), time);
	}

	private void old() throws IOException {
		try (Stream<Path> all = Files.walk(tree)) {
			for (Path p : all.filter(Files::isDirectory).toList()) {
				Files.setLastModifiedTime(p, BEFORE);
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "false, make_window_aot", "true, make_window_aot", "false, make_window_jar", "true, make_window_jar", "true, make_aot \"$made\"" })
	void anUnfinishedCacheGoesWithTheSession(boolean javaRuns, String maker) throws Exception {
		String script = Files.readString(ROOT.resolve("features/org.channelexplorer.feature/launcher/unix/channelexplorer"));
		String functions = Stream.of("making", "stoppable", "make_window_jar", "make_window_aot", "substitute", "make_aot").map(f -> function(script, f))
				.collect(Collectors.joining());
		Path making = Files.createDirectory(tree.resolve("window.aot.making"));
		Path java = Files.writeString(tree.resolve("java"), "#!/bin/sh\ntouch " + making + "/aot\necho java $$\nexec sleep 60\n");
		assertTrue(java.toFile().setExecutable(true));
		String wait = javaRuns ? "sleep() { :; }\n" : "sleep() { echo waits; exec sleep 60; }\n";
		Process shell = new ProcessBuilder("sh", "-c", functions + wait + "java=" + java + " caches=" + tree + " made=" + tree + "/window.aot\n" + maker)
				.redirectErrorStream(true).start();
		try (BufferedReader out = shell.inputReader()) {
			String line = out.readLine();
			assertEquals(javaRuns, line.startsWith("java "), line);
			assertTrue(Files.exists(making));
			shell.toHandle().destroy(); // TERM; the process itself would close its output, too
			assertTrue(shell.waitFor(30, TimeUnit.SECONDS), "it ends what it waits for");
			assertEquals(143, shell.exitValue());
			assertFalse(Files.exists(making), "the next start tries again");
			assertFalse(javaRuns && ProcessHandle.of(Long.parseLong(line.substring(5))).isPresent(), "Java has ended");
			assertNull(out.readLine());
		} finally {
			shell.descendants().forEach(ProcessHandle::destroyForcibly);
			shell.destroyForcibly();
		}
	}

	/** The window starts without the module, with which Java would take no linked classes from its cache; kernels load it. */
	@ParameterizedTest
	@CsvSource({ "-Dchannelexplorer.vectors=true, VectorMagnitudeKernel", "-Dchannelexplorer.vectors=false, ScalarMagnitudeKernel" })
	void vectorsComeWhenTheyAreNeeded(String property, String kernel) throws Exception {
		String script = Files.readString(ROOT.resolve("features/org.channelexplorer.feature/launcher/unix/channelexplorer"));
		String export = "--add-exports java.base/jdk.internal.module=ALL-UNNAMED";
		assertTrue(script.contains("vector=\"" + export) && script.contains("-Dchannelexplorer.vectors=true"));
		Path source = Files.writeString(tree.resolve("Main.java"), "class Main { public static void main(String[] args) {"
				+ " System.out.println(org.channelexplorer.core.internal.kernel.MagnitudeKernel.best().getClass().getSimpleName()); } }");
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
		command.addAll(List.of(export.split(" ")));
		command.addAll(List.of(property, "-cp", ROOT.resolve("bundles/org.channelexplorer.core/target/classes").toString(), source.toString()));
		ProcessBuilder java = new ProcessBuilder(command).redirectErrorStream(true);
		java.environment().remove("JAVA_TOOL_OPTIONS");
		Process process = java.start();
		assertEquals(kernel + "\n", new String(process.getInputStream().readAllBytes()));
		assertEquals(0, process.waitFor());
	}

	/** The cache is the script's to leave out: the Java of the native launcher has it already. */
	@Test
	void theNativeLauncherLeavesAStartWithoutTheCacheToTheScript() throws Exception {
		file("channelexplorer", BEFORE).toFile().setExecutable(true);
		Files.writeString(tree.resolve("channelexplorer"), "#!/bin/sh\necho \"script $CHANNELEXPLORER_AOT $*\"\nexit 7\n");
		Files.createDirectory(tree.resolve("plugins"));
		ProcessBuilder starter = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Dchannelexplorer.home=" + tree,
				ROOT.resolve("releng/package/src/org/channelexplorer/starter/Starter.java").toString(), "-data", "there").redirectErrorStream(true);
		starter.environment().keySet().removeAll(List.of("CHANNELEXPLORER_VMARGS", "JAVA_TOOL_OPTIONS"));
		starter.environment().put("CHANNELEXPLORER_AOT", "no");
		Process started = starter.start();
		assertEquals("script no -data there\n", new String(started.getInputStream().readAllBytes()));
		assertEquals(7, started.waitFor());
		starter.environment().remove("CHANNELEXPLORER_AOT");
		Process itself = starter.start();
		String out = new String(itself.getInputStream().readAllBytes());
		assertTrue(out.contains("plugins/org.eclipse.equinox.launcher_"), out);
		assertEquals(3, itself.waitFor());
	}

	private static String function(String script, String name) {
		int start = script.indexOf("\n" + name + "() {") + 1;
		return script.substring(start, script.indexOf("\n}\n", start) + 3);
	}

	private int upToDate() throws Exception {
		String function = function(Files.readString(ROOT.resolve("channelexplorer")), "up_to_date");
		Process shell = new ProcessBuilder("sh", "-c", "root=" + tree + "; program=$root/program\n" + function + "up_to_date").redirectErrorStream(true)
				.start();
		String out = new String(shell.getInputStream().readAllBytes());
		int code = shell.waitFor();
		assertEquals("", out);
		return code;
	}
}
