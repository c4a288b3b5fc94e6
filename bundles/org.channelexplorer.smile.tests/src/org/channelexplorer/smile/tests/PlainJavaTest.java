package org.channelexplorer.smile.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The same bundle on a class path: a script, a Spark executor. */
class PlainJavaTest {

	@Test
	void worksWithoutOsgiAndWritesToItsCacheOnly(@TempDir Path folder) throws Exception {
		Path home = Files.createDirectories(folder.resolve("home"));
		Path tmp = Files.createDirectories(folder.resolve("tmp"));
		ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:-UsePerfData", "-Duser.home=" + home,
				"-Djava.io.tmpdir=" + tmp, "-cp", classPath(), PlainJava.class.getName());
		java.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
		Path errors = folder.resolve("errors");
		Process process = java.redirectError(errors.toFile()).start();
		String out = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), () -> out + read(errors));
		assertEquals("""
				dbscan[0, 1, 0, 1, 0, 1, -1]
				agglomerative[0, 1, 0, 1, 0, 1, 2]
				rectangle 3.0 4.0 5.0
				""", out);
		assertEquals(List.of(), files(home));
		assertEquals(List.of(), files(tmp));
		assertEquals(List.of("smile-2.6.0"), files(folder.resolve("cache/channelexplorer")));
	}

	private static List<String> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			return e.toString();
		}
	}

	private static String classPath() throws IOException {
		List<File> path = new ArrayList<>();
		for (String name : List.of("org.channelexplorer.smile", "org.channelexplorer.smile.library", "org.channelexplorer.smile.tests",
				"org.channelexplorer.core",
				"org.eclipse.equinox.common", "org.eclipse.osgi", "com.google.gson", "slf4j.api")) {
			Bundle bundle = Platform.getBundle(name);
			add(bundle, path);
			Bundle[] fragments = Platform.getFragments(bundle);
			for (Bundle fragment : fragments == null ? new Bundle[0] : fragments) {
				add(fragment, path);
			}
			Enumeration<java.net.URL> jars = bundle.findEntries("lib", "*.jar", false);
			while (jars != null && jars.hasMoreElements()) {
				path.add(new File(FileLocator.toFileURL(jars.nextElement()).getPath()));
			}
		}
		return path.stream().map(File::toString).collect(Collectors.joining(File.pathSeparator));
	}

	private static void add(Bundle bundle, List<File> path) {
		File file = FileLocator.getBundleFileLocation(bundle).orElseThrow();
		path.add(file);
		// a project of the build or of an IDE
		for (String classes : List.of("target/classes", "bin")) {
			if (new File(file, classes).isDirectory()) {
				path.add(new File(file, classes));
			}
		}
	}
}
