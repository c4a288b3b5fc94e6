package org.channelexplorer.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Images and shards on HDFS (in a process of its own) and on S3 (as a mock serves it): the same bytes as from a folder. */
final class SparkStores {
	private final SparkBench bench;
	private final Path folder;
	private final Path images;
	private final Map<String, String> whole;

	SparkStores(SparkBench bench, Path folder, Path images) throws Exception {
		this.bench = bench;
		this.folder = folder;
		this.images = images;
		whole = data(bench.local(images));
	}

	private static Path jars(String store) {
		return SparkBench.BENCH.resolve("target/stores").resolve(store);
	}

	private static ProcessBuilder java(Path log, Object... args) {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
		for (Object a : args) {
			command.add(a.toString());
		}
		return new ProcessBuilder(command).redirectError(log.toFile());
	}

	boolean hdfs() throws Exception {
		Process server = java(folder.resolve("hdfs.log"), "-cp", jars("hdfs") + "/*", SparkBench.BENCH.resolve("stores/Hdfs.java"), folder.resolve("hdfs"), images).start();
		try (BufferedReader said = server.inputReader()) {
			String line = said.readLine();
			while (line != null && !line.startsWith("URI ")) {
				line = said.readLine();
			}
			if (line == null) {
				throw new IllegalStateException("HDFS did not start: " + Files.readString(folder.resolve("hdfs.log")));
			}
			return same(line.substring(4).replaceFirst("/$", ""), Map.of());
		} finally {
			server.destroy();
			server.waitFor(); // its files are deleted next
		}
	}

	boolean s3() throws Exception {
		int port = free();
		Path mock;
		Path home = Files.createDirectories(folder.resolve("spark-home-s3/jars")).getParent();
		link(bench.home().resolve("jars"), home.resolve("jars"), ".*");
		link(jars("s3"), home.resolve("jars"), "(?!s3mock|netty-(buffer|codec|common|handler|resolver|transport)|slf4j|commons-|wildfly).*");
		try (Stream<Path> files = Files.list(jars("s3"))) {
			mock = files.filter(f -> f.getFileName().toString().startsWith("s3mock-")).findFirst().orElseThrow();
		}
		String at = "http://localhost:" + port;
		Process server = java(folder.resolve("s3.log"), "-jar", mock, "--server.port=" + free(), "--com.adobe.testing.s3mock.httpPort=" + port)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		try (HttpClient http = HttpClient.newHttpClient()) {
			while (!put(http, at + "/pictures", new byte[0])) {
				Thread.sleep(200);
			}
			try (Stream<Path> files = Files.walk(images)) {
				for (Path f : files.filter(Files::isRegularFile).toList()) {
					put(http, at + "/pictures/images/" + URLEncoder.encode(images.relativize(f).toString(), StandardCharsets.UTF_8).replace("%2F", "/"),
							Files.readAllBytes(f));
				}
			}
			return same("s3a://pictures", Map.of("SPARK_HOME", home.toString()), "--spark", "spark.hadoop.fs.s3a.endpoint=" + at, "--spark",
					"spark.hadoop.fs.s3a.path.style.access=true", "--spark", "spark.hadoop.fs.s3a.access.key=none", "--spark",
					"spark.hadoop.fs.s3a.secret.key=none", "--spark", "spark.hadoop.fs.s3a.endpoint.region=us-east-1");
		} finally {
			server.destroy();
			server.waitFor(); // its files are deleted next
		}
	}

	private static boolean put(HttpClient http, String uri, byte[] bytes) throws Exception {
		try {
			int status = http.send(HttpRequest.newBuilder(URI.create(uri)).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(),
					HttpResponse.BodyHandlers.discarding()).statusCode();
			if (status != 200) {
				throw new IllegalStateException(uri + ": " + status);
			}
			return true;
		} catch (ConnectException e) {
			return false; // it is still starting
		}
	}

	private static int free() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static void link(Path from, Path to, String names) throws IOException {
		try (Stream<Path> files = Files.list(from)) {
			for (Path f : files.filter(f -> f.getFileName().toString().matches(names)).toList()) {
				Files.createSymbolicLink(to.resolve(f.getFileName()), f.toRealPath());
			}
		}
	}

	// a folder, with the shards there, and a table of URIs, with the shards here
	private boolean same(String store, Map<String, String> environment, Object... settings) throws Exception {
		StringBuilder table = new StringBuilder("file,label\n");
		try (Stream<Path> files = Files.walk(images)) {
			files.filter(Files::isRegularFile).sorted()
					.forEach(f -> table.append(store + "/images/" + images.relativize(f) + "," + f.getParent().getFileName() + "\n"));
		}
		Path list = Files.writeString(folder.resolve("list.csv"), table);
		boolean one = equal(store + "/images", environment, settings, "--spark", "spark.channelexplorer.staging=" + store + "/staging");
		return equal(list.toString(), environment, settings) && one;
	}

	private boolean equal(String named, Map<String, String> environment, Object[] settings, Object... more) throws Exception {
		List<Object> all = new ArrayList<>(List.of("--on", "local-cluster[2,1,1024]", "--spark", "spark.channelexplorer.range=50"));
		all.addAll(List.of(settings));
		all.addAll(List.of(more));
		Path to = folder.resolve("store");
		String times = bench.analyze(environment, named, to, all.toArray());
		boolean equal = whole.equals(data(to));
		SparkBench.print("%s: %s, %d files %s", named, times, whole.size(), equal ? "byte-equal" : "DIFFER");
		DemoSet.delete(to);
		return equal;
	}

	// the document names the folder of the images
	private static Map<String, String> data(Path analysis) throws IOException {
		Map<String, String> files = new TreeMap<>(SparkBench.files(analysis));
		files.keySet().removeIf(f -> !f.contains("/"));
		return files;
	}
}
