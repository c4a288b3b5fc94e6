package org.channelexplorer.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.demo.Demo;
import org.channelexplorer.spark.SparkHome.Ended;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spark gives the bytes of a local run, through the command line's door. The whole matrix, kills and sizes: {@code releng/bench/run spark}. */
class SparkTest {
	private static final int PER_CLASS = 6;
	private static final Path TESTS = Path.of("../../bundles").toAbsolutePath().normalize();

	@TempDir
	private static Path dir;
	private static SparkHome spark;
	private static Path model;
	private static Path images;
	private static Map<String, String> whole;

	@TempDir
	private Path out;

	@BeforeAll
	static void localRun() throws Exception {
		spark = new SparkHome();
		var demo = Demo.prepare(dir.resolve("demo"));
		model = demo.model();
		images = dir.resolve("images");
		try (Stream<Path> classes = Files.list(demo.images())) {
			for (Path type : classes.sorted().toList()) {
				Path to = Files.createDirectories(images.resolve(type.getFileName()));
				try (Stream<Path> files = Files.list(type)) {
					for (Path f : files.sorted().limit(PER_CLASS).toList()) {
						Files.copy(f, to.resolve(f.getFileName()));
					}
				}
			}
		}
		Files.write(images.resolve("bird/broken picture.png"), new byte[] { 1, 2, 3 });
		further(images.resolve("bird"));
		Path local = dir.resolve("local");
		Ended ended = spark.run(Map.of(), analyze(local, images));
		assertEquals(2, ended.code(), ended::text);
		assertTrue(ended.text().contains("skipped bird/broken picture.png: "), ended::text);
		whole = files(local);
		assertTrue(whole.size() > 50 && whole.containsKey("a.data/manifest.json"), whole::toString);
	}

	// what the libraries in the jar read, and the JDK does not
	private static void further(Path folder) throws IOException {
		try (ZipFile zip = new ZipFile(TESTS.resolve("org.channelexplorer.core.tests/data/webp/images.zip").toFile())) {
			for (String end : List.of(".webp", ".tif")) {
				for (var entry : zip.stream().filter(e -> e.getName().endsWith(end)).limit(2).toList()) {
					Files.copy(zip.getInputStream(entry), folder.resolve(entry.getName().replace('/', '-')));
				}
			}
		}
	}

	private static Object[] analyze(Path to, Object images, Object... more) {
		List<Object> args = new ArrayList<>(List.of("analyze", "--model", model, "--images", images, "--out", to.resolve("a.channelexplorer")));
		args.addAll(List.of(more));
		return args.toArray();
	}

	/** Hashes by name. */
	private static Map<String, String> files(Path folder) throws IOException {
		Map<String, String> files = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder)) {
			for (Path f : all.filter(Files::isRegularFile).toList()) {
				files.put(folder.relativize(f).toString(), Hashes.of(f));
			}
		}
		return files;
	}

	/** Without the document, which names where the images are. */
	private static Map<String, String> data(Map<String, String> files) {
		Map<String, String> data = new TreeMap<>(files);
		data.remove("a.channelexplorer");
		return data;
	}

	@Test
	void executorsGiveTheBytesOfALocalRun() throws Exception {
		Ended ended = spark.run(Map.of(), analyze(out, images, "--on", "local-cluster[2,1,1024]", "--spark", "spark.channelexplorer.range=7"));
		assertEquals(2, ended.code(), ended::text);
		assertTrue(ended.text().contains("skipped bird/broken picture.png: "), ended::text);
		assertTrue(ended.text().contains(" %"), ended::text);
		assertEquals(whole, files(out));
	}

	@Test
	void aRunOverATableOfUrisThatWasKilledIsContinued() throws Exception {
		StringBuilder table = new StringBuilder("file,label\n");
		try (Stream<Path> all = Files.walk(images)) {
			for (Path f : all.filter(Files::isRegularFile).sorted(Comparator.reverseOrder()).toList()) {
				table.append("\"file://").append(f).append("\",").append(f.getParent().getFileName()).append('\n');
			}
		}
		Path csv = Files.writeString(dir.resolve("list.csv"), table.append("file://").append(images).append("/bird/gone.png,bird\n"));
		Path shards = dir.resolve("staging");
		Object[] command = analyze(out.resolve("x"), csv, "--on", "local[1]", "--spark", "spark.channelexplorer.range=1", "--spark",
				"spark.channelexplorer.staging=" + shards.toUri());
		Path log = out.resolve("log");
		Process process = spark.start(log, Map.of(), command);
		while ((!Files.isDirectory(shards) || count(shards) < 3) && !process.waitFor(20, TimeUnit.MILLISECONDS)) {
			// until some parts are there
		}
		List<ProcessHandle> all = process.descendants().toList();
		all.forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly().waitFor();
		for (ProcessHandle p : all) {
			p.onExit().get();
		}
		assertTrue(Files.isDirectory(shards) && count(shards) >= 3, () -> "it was over before it was killed: " + read(log));
		Ended ended = spark.run(Map.of(), command);
		assertEquals(2, ended.code(), () -> read(log) + ended.text());
		assertEquals(data(whole), data(files(out.resolve("x"))));
		assertTrue(Files.readString(out.resolve("x/a.channelexplorer")).contains("no such file (list.csv, line "), ended::text);
		assertFalse(Files.exists(shards), "the parts are taken away");
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			return e.toString();
		}
	}

	private static long count(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(f -> f.toString().endsWith(".json")).count();
		}
	}

	@Test
	void aFolderOfAnotherFileSystem() throws Exception {
		spark.add(OtherFiles.class);
		Ended ended = spark.run(Map.of(),
				analyze(out, "other://" + images, "--on", "local[2]", "--spark", "spark.hadoop.fs.other.impl=" + OtherFiles.class.getName(),
						"--spark", "spark.channelexplorer.staging=other://" + dir.resolve("other staging")));
		assertEquals(2, ended.code(), ended::text);
		assertEquals(data(whole), data(files(out)));
		assertFalse(Files.exists(dir.resolve("other staging")), "the parts are taken away");
		String document = Files.readString(out.resolve("a.channelexplorer"));
		assertTrue(document.contains("\"images\": \"other:" + images + "\""), document.lines().limit(9).toList().toString());
	}

	@Test
	void aFileSystemWhoseJarIsMissingIsNamed() throws Exception {
		Ended ended = spark.run(Map.of(), analyze(out, "s3a://pictures/set", "--on", "local[1]"));
		assertEquals(2, ended.code(), ended::text);
		assertTrue(ended.text()
				.endsWith("s3a://pictures/set: cannot be read: Spark has no file system for s3a (Class org.apache.hadoop.fs.s3a.S3AFileSystem not found): "
						+ "put its jars into SPARK_HOME/jars of every machine"),
				ended::text);
	}

	/**
	 * As Hugging Face's datasets writes it: two files, images as structures, classes as numbers with names in the footer; rows of one name, without a name, an
	 * image or a class. On a file system of the cluster it is the analysis that one machine makes of the files.
	 */
	@Test
	void aParquetTableOfAnotherFileSystem() throws Exception {
		spark.add(OtherFiles.class);
		List<Path> all;
		List<String> classes;
		try (Stream<Path> files = Files.walk(images); Stream<Path> folders = Files.list(images)) {
			all = new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
			classes = folders.map(f -> f.getFileName().toString()).sorted(Comparator.reverseOrder()).toList();
		}
		Collections.shuffle(all, new Random(1));
		Path parquet = Files.createDirectories(dir.resolve("images.parquet"));
		write(parquet.resolve("train-0.parquet"), classes, all.subList(0, 11));
		write(parquet.resolve("test-1.parquet"), classes, all.subList(11, all.size()));
		Ended here = spark.run(Map.of(), analyze(out.resolve("here"), parquet));
		assertEquals(2, here.code(), here::text);
		assertTrue(here.text().contains("skipped test-1.parquet!/000001-same.png: has no bytes in the Parquet file"), here::text);
		assertTrue(here.text().contains("skipped test-1.parquet!/000002: has no label"), here::text);
		Ended there = spark.run(Map.of(), analyze(out.resolve("there"), "other://" + parquet, "--on", "local[2]", "--spark", "spark.channelexplorer.range=5",
				"--spark", "spark.hadoop.fs.other.impl=" + OtherFiles.class.getName()));
		assertEquals(2, there.code(), there::text);
		assertEquals(skips(here), skips(there));
		assertEquals(data(files(out.resolve("here"))), data(files(out.resolve("there"))));
		assertTrue(Files.readString(out.resolve("there/a.channelexplorer")).contains("\": \"bird\""));
	}

	private static List<String> skips(Ended ended) {
		return ended.text().lines().filter(l -> l.startsWith("skipped ")).sorted().toList();
	}

	private static void write(Path file, List<String> classes, List<Path> some) throws IOException {
		MessageType schema = MessageTypeParser
				.parseMessageType("message images { optional group image { optional binary bytes; optional binary path (STRING); } optional int64 label; }");
		String names = "{\"info\": {\"features\": {\"label\": {\"names\": [\"" + String.join("\", \"", classes) + "\"], \"_type\": \"ClassLabel\"}}}}";
		try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema)
				.withExtraMetaData(Map.of("huggingface", names)).withCompressionCodec(CompressionCodecName.ZSTD).build()) {
			for (int i = 0; i < some.size(); i++) {
				Path f = some.get(i);
				Group row = new SimpleGroup(schema);
				Group image = row.addGroup("image");
				if (i != 1) {
					image.append("bytes", Binary.fromConstantByteArray(Files.readAllBytes(f)));
				}
				if (i != 2) {
					image.append("path", i < 2 ? "same.png" : images.relativize(f).toString());
				}
				writer.write(row.append("label", i == 2 ? -1 : (long) classes.indexOf(f.getParent().getFileName().toString())));
			}
		}
	}

	@Test
	void aParquetTableWithoutClassesHasThoseOfItsPaths() throws Exception {
		MessageType schema = MessageTypeParser
				.parseMessageType("message images { required binary bytes; required binary path (STRING); optional binary split (STRING); }");
		byte[] picture;
		try (Stream<Path> all = Files.list(images.resolve("cat"))) {
			picture = Files.readAllBytes(all.sorted().findFirst().orElseThrow());
		}
		Path table = dir.resolve("train-flat.parquet");
		try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(new LocalOutputFile(table)).withType(schema)
				.withCompressionCodec(CompressionCodecName.SNAPPY).build()) {
			for (String path : List.of("all/cat/1.png", "dog/2.png", "test/3.png", "/tmp/x/4.png", "5.png")) {
				Group row = new SimpleGroup(schema).append("bytes", Binary.fromConstantByteArray(picture)).append("path", path);
				writer.write(path.startsWith("dog") ? row.append("split", "validation") : row);
			}
		}
		Ended ended = spark.run(Map.of(), analyze(out, table));
		assertEquals(0, ended.code(), ended::text);
		String document = Files.readString(out.resolve("a.channelexplorer"));
		for (String expected : List.of("\"000000-1.png\": \"cat\"", "\"000001-2.png\": \"dog\"", "\"000002-3.png\": \"unlabelled\"",
				"\"000003-4.png\": \"unlabelled\"", "\"000004-5.png\": \"unlabelled\"", "\"000001-2.png\": \"val\"", "\"000000-1.png\": \"train\"")) {
			assertTrue(document.contains(expected), () -> expected + " in " + document);
		}
	}

	/** Which all machines see, so that it is read as without a cluster. */
	@Test
	void aFolderOfParquetFilesIsReadByExecutors() throws Exception {
		Path set = TESTS.resolve("org.channelexplorer.datasets.tests/data/parquet/set");
		Ended here = spark.run(Map.of(), analyze(out.resolve("here"), set));
		assertTrue(here.text().contains(" images of 3 classes"), here::text);
		Ended there = spark.run(Map.of(), analyze(out.resolve("there"), set, "--on", "local-cluster[1,1,1024]", "--spark", "spark.channelexplorer.range=50"));
		assertEquals(here.code(), there.code(), there::text);
		assertEquals(files(out.resolve("here")), files(out.resolve("there")));
	}

	@Test
	void whatIsMissingIsNamed() throws Exception {
		Ended home = spark.run(Map.of("SPARK_HOME", ""), analyze(out, images, "--on", "local[1]"));
		assertEquals(2, home.code());
		assertTrue(home.text().contains("--on local[1]: SPARK_HOME is not set: set SPARK_HOME to the folder of Apache Spark 4"), home::text);
		Ended jars = spark.run(Map.of("SPARK_HOME", out.toString()), analyze(out, images, "--on", "local[1]"));
		assertTrue(jars.text().contains("has no jars/spark-core_2.13-4.*.jar"), jars::text);
		Ended jar = spark.run(Map.of("CHANNELEXPLORER_SPARK_JAR", ""), analyze(out, images, "--on", "local[1]"));
		assertEquals(2, jar.code());
		assertTrue(jar.text().contains("org.channelexplorer.spark.feature) is not installed"), jar::text);
		assertEquals(1, jar.text().lines().count(), jar::text);
	}
}
