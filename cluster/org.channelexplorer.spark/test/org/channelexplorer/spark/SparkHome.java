package org.channelexplorer.spark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** A SPARK_HOME made of the jars that Maven has fetched, and the command line in a process of its own. */
final class SparkHome {
	private static final String OURS = ".*/(org/channelexplorer|org/junit|org/opentest4j|org/apiguardian|com/microsoft|org/tribuo|info/picocli|org/ejml|org/eclipse)/.*"
			+ "|.*/commons-csv-.*|.*/target/.*";

	private final Path target = Path.of("target").toAbsolutePath();
	private final Path home = target.resolve("spark-home");

	/** Links the jars. */
	SparkHome() throws IOException {
		Path jars = Files.createDirectories(home.resolve("jars"));
		for (String jar : Files.readString(target.resolve("classpath")).strip().split(File.pathSeparator)) {
			Path link = jars.resolve(Path.of(jar).getFileName());
			if (!jar.replace('\\', '/').matches(OURS) && !Files.exists(link)) {
				Files.deleteIfExists(link);
				Files.createSymbolicLink(link, Path.of(jar));
			}
		}
	}

	/** Adds a class of the tests. */
	void add(Class<?> type) throws IOException {
		String name = type.getName().replace('.', '/') + ".class";
		try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(home.resolve("jars/tests.jar")));
				InputStream in = type.getClassLoader().getResourceAsStream(name)) {
			jar.putNextEntry(new ZipEntry(name));
			in.transferTo(jar);
		}
	}

	/** What a command gave. */
	record Ended(int code, String text) {
	}

	/** Starts the command line; what it says goes to a file. */
	Process start(Path log, Map<String, String> environment, Object... args) throws IOException {
		Path jar = target.resolve("channelexplorer-spark.jar");
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
				"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp", jar.toString(), "org.channelexplorer.cli.CliMain"));
		for (Object a : args) {
			command.add(a.toString());
		}
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().keySet().removeIf(k -> k.startsWith("SPARK_") || k.startsWith("CHANNELEXPLORER_"));
		builder.environment().putAll(Map.of("SPARK_HOME", home.toString(), "CHANNELEXPLORER_SPARK_JAR", jar.toString()));
		environment.forEach((name, value) -> {
			if (value.isEmpty()) {
				builder.environment().remove(name);
			} else {
				builder.environment().put(name, value);
			}
		});
		return builder.start();
	}

	/** Runs the command line. */
	Ended run(Map<String, String> environment, Object... args) throws IOException, InterruptedException {
		Path log = Files.createTempFile(target, "run", ".log");
		Process process = start(log, environment, args);
		try {
			if (!process.waitFor(10, TimeUnit.MINUTES)) {
				throw new IllegalStateException("no end: " + Files.readString(log));
			}
			try (BufferedReader text = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
				return new Ended(process.exitValue(), String.join("\n", text.lines().filter(l -> !l.startsWith("WARNING: ")).toList()));
			}
		} finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
			Files.delete(log);
		}
	}
}
