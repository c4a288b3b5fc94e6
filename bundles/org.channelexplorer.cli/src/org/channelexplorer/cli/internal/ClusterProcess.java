package org.channelexplorer.cli.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.channelexplorer.core.util.Folders;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Reasons;
import org.eclipse.core.runtime.OperationCanceledException;

/** Spark's side of {@code analyze --on}: a JVM with Spark's jars and ours, which gets the same command and speaks through this process. */
public final class ClusterProcess {
	private static final String HOME = "SPARK_HOME";
	private static final String MAIN = "org.channelexplorer.spark.Main";
	private static final long LOOK_MILLIS = 200;
	private static final Pattern MEMORY = Pattern.compile("(\\d{1,12})([bkmgt]?)b?");
	/** What Spark opens of the JDK on its drivers. */
	private static final List<String> OPENED = List.of("java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util",
			"java.util.concurrent", "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar");

	private final Console console;

	ClusterProcess(Console console) {
		this.console = console;
	}

	/** Runs the command there. @return its exit code */
	int run(ClusterOptions options) throws InputException {
		Path jar = SparkJar.find(options.master());
		Path home = home(options.master());
		Path own = null;
		try {
			if (options.master().startsWith("local-cluster")) { // its executors write below SPARK_HOME
				own = Files.createTempDirectory("channelexplorer-spark-");
				Files.createSymbolicLink(own.resolve("jars"), home.resolve("jars"));
			}
			return run(command(options, jar, home), own == null ? home : own);
		} catch (IOException e) {
			throw new InputException("--on " + options.master() + ": Spark cannot be started: " + Reasons.of(e), e);
		} finally {
			delete(own);
		}
	}

	private static void delete(Path folder) throws InputException {
		if (folder != null) {
			try {
				Files.deleteIfExists(folder.resolve("jars"));
				Folders.delete(folder);
			} catch (IOException e) {
				throw new InputException(folder + ": cannot be deleted: " + Reasons.of(e), e);
			}
		}
	}

	/** @throws InputException saying what to set */
	private static Path home(String master) throws InputException {
		String named = System.getenv(HOME);
		String what = "set " + HOME + " to the folder of Apache Spark 4 for Scala 2.13, with Hadoop (it has a folder jars)";
		if (named == null || named.isBlank()) {
			throw new InputException("--on " + master + ": " + HOME + " is not set: " + what);
		}
		Path home = Path.of(named);
		try (Stream<Path> jars = Files.isDirectory(home.resolve("jars")) ? Files.list(home.resolve("jars")) : Stream.empty()) {
			if (jars.noneMatch(j -> j.getFileName().toString().matches("spark-core_2\\.13-4\\..*\\.jar"))) {
				throw new InputException("--on " + master + ": " + HOME + "=" + named + " has no jars/spark-core_2.13-4.*.jar: " + what);
			}
		} catch (IOException e) {
			throw Reasons.unreadable(home, e);
		}
		return home.toAbsolutePath().normalize();
	}

	/** Spark's way to write an amount of memory: {@code 2g}, {@code 2048m}, {@code 2GB}; a number alone counts megabytes, while Java would count bytes. */
	public static long megabytes(String memory) throws InputException {
		Matcher m = MEMORY.matcher(memory.strip().toLowerCase(Locale.ROOT));
		if (!m.matches()) {
			throw new InputException("--spark spark.driver.memory=" + memory + ": is no amount of memory, such as 2g or 2048m");
		}
		long number = Long.parseLong(m.group(1));
		long megabytes = switch (m.group(2)) {
		case "b" -> number >> 20;
		case "k" -> number >> 10;
		case "g" -> number << 10;
		case "t" -> number << 20;
		default -> number;
		};
		if (megabytes < 1) {
			throw new InputException("--spark spark.driver.memory=" + memory + ": is less than a megabyte");
		}
		return megabytes;
	}

	private static List<String> command(ClusterOptions options, Path jar, Path home) throws InputException {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector",
				"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:+IgnoreUnrecognizedVMOptions", "-Djava.awt.headless=true",
				"-Djdk.reflect.useDirectMethodHandle=false", "-Dio.netty.tryReflectionSetAccessible=true"));
		if (!options.master().matches("local(\\[.*)?")) { // images are run elsewhere: what this process does is not worth its compiler's and collector's threads
			command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
		}
		OPENED.forEach(p -> command.add("--add-opens=java.base/" + p + "=ALL-UNNAMED"));
		String memory = options.settings().get("spark.driver.memory");
		if (memory != null) {
			command.add("-Xmx" + megabytes(memory) + "m");
		}
		command.add("-Dspark.master=" + options.master());
		String jars = options.settings().get("spark.jars");
		options.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
		command.add("-Dspark.jars=" + jar.toUri() + (jars == null ? "" : "," + jars));
		String presets = System.getProperty(Presets.FILE, "");
		if (!presets.isEmpty()) { // what is preset here counts there
			command.add("-D" + Presets.FILE + "=" + presets);
		}
		List<String> classpath = new ArrayList<>(List.of(jar.toString()));
		Stream.of("HADOOP_CONF_DIR", "YARN_CONF_DIR").map(System::getenv).filter(d -> d != null && !d.isBlank()).forEach(classpath::add); // as spark-submit has it
		classpath.add(home.resolve("jars") + "/*");
		command.addAll(List.of("-cp", String.join(File.pathSeparator, classpath), MAIN));
		command.addAll(options.others());
		return command;
	}

	private int run(List<String> command, Path home) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put(HOME, home.toString());
		builder.environment().putIfAbsent("SPARK_SCALA_VERSION", "2.13");
		builder.environment().put("JAVA_HOME", System.getProperty("java.home")); // local executors take it
		Process process = builder.start();
		process.getOutputStream().close();
		Thread out = pump(process.getInputStream(), console.out());
		Thread err = pump(process.getErrorStream(), console.err());
		try {
			while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				if (console.monitor().isCanceled()) {
					process.destroy(); // it keeps what is done, as this process would
					process.waitFor();
				}
			}
			out.join();
			err.join();
			return process.exitValue();
		} catch (InterruptedException e) {
			process.destroy();
			Thread.currentThread().interrupt();
			throw new OperationCanceledException("interrupted");
		}
	}

	private static Thread pump(InputStream from, PrintStream to) {
		return Thread.ofPlatform().daemon().start(() -> {
			try (BufferedReader lines = new BufferedReader(new java.io.InputStreamReader(from, Charset.defaultCharset()))) {
				for (String line; (line = lines.readLine()) != null;) {
					if (!line.startsWith("WARNING: ")) { // Java's own about modules and Spark's libraries, which users cannot mend
						to.println(line);
					}
				}
			} catch (IOException e) {
				return; // the process is gone, and with it what it had to say
			}
		});
	}
}
