package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code channelexplorer} at the root: when it builds the product. */
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

	private int upToDate() throws Exception {
		String script = Files.readString(ROOT.resolve("channelexplorer"));
		String function = script.substring(script.indexOf("up_to_date() {"), script.indexOf("\n}\n", script.indexOf("up_to_date() {")) + 3);
		Process shell = new ProcessBuilder("sh", "-c", "root=" + tree + "; program=$root/program\n" + function + "up_to_date").redirectErrorStream(true)
				.start();
		String out = new String(shell.getInputStream().readAllBytes());
		int code = shell.waitFor();
		assertEquals("", out);
		return code;
	}
}
