package org.channelexplorer.datasets.tests;

import static org.channelexplorer.datasets.tests.DatasetFolder.skipped;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.extension.DatasetReader.Choice;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.datasets.internal.ParquetReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files that pyarrow wrote (data/parquet/make.py): every codec, encoding and page layout, against the rows they were made of. */
class ParquetTest {
	private static final String FILES = "one/";

	@TempDir
	Path dir;
	private final Analyses analyses = new Analyses(DatasetFolder.catalogue());

	/** A row as it was written. */
	private record Row(String name, String label, String sha256) {
	}

	private static Path data(String name) {
		for (Path base : new Path[] { Path.of("data"), Path.of("bundles/org.channelexplorer.datasets.tests/data") }) {
			if (Files.exists(base.resolve("parquet").resolve(name))) {
				return base.resolve("parquet").resolve(name).toAbsolutePath();
			}
		}
		throw new IllegalStateException("no test data " + name);
	}

	private static Map<String, List<Row>> expected() throws IOException {
		Map<String, List<Row>> files = new LinkedHashMap<>();
		try (CSVParser csv = CSVParser.parse(Files.newBufferedReader(data("expected.csv")), CSVFormat.RFC4180)) {
			for (CSVRecord r : csv) {
				files.computeIfAbsent(r.get(0), _ -> new ArrayList<>()).add(new Row(r.get(2), r.get(3), r.get(4)));
			}
		}
		return files;
	}

	private ImageSet read(Path folder, String split) throws InputException {
		return analyses.images(folder, null, new Choice("", split, Boxes.SAME));
	}

	@Test
	void everyRowHasItsImageInAnyOrder() throws Exception {
		List<String> wrong = new ArrayList<>();
		int seen = 0;
		for (Map.Entry<String, List<Row>> file : expected().entrySet()) {
			if (file.getKey().startsWith("refused/")) {
				continue;
			}
			List<Row> rows = new ArrayList<>(file.getValue());
			Collections.shuffle(rows, new Random(3));
			try (ImageSource source = new ImageSource(data(file.getKey()))) {
				for (Row row : rows) {
					seen++;
					if (!row.sha256.isEmpty()) {
						byte[] bytes = source.read(row.name);
						assertEquals(bytes.length, source.size(row.name));
						if (!Hashes.of(bytes).equals(row.sha256) || source.size(row.name) != bytes.length || !source.exists(row.name)) {
							wrong.add(file.getKey() + " " + row.name);
						}
					} else if (!assertThrows(IOException.class, () -> source.read(row.name)).getMessage().contains("has no bytes")) {
						wrong.add(file.getKey() + " " + row.name);
					}
				}
				assertFalse(source.exists("000001-other.png") || source.exists("999999") || source.exists("x"));
			}
			assertEquals(new TreeSet<>(rows.stream().map(Row::name).toList()), new TreeSet<>(ImageSource.list(data(file.getKey()))), file.getKey());
		}
		assertEquals(List.of(), wrong);
		assertEquals(245, seen);
	}

	@Test
	void severalThreadsReadTheSame() throws Exception {
		Map<String, List<Row>> expected = expected();
		for (String file : List.of("one/index.parquet", "set/data/train-00000-of-00002.parquet")) {
			try (ImageSource source = new ImageSource(data(file))) {
				List<Row> rows = expected.get(file);
				long right = IntStream.range(0, 2000).parallel().filter(i -> {
					try {
						Row row = rows.get(i * 7 % rows.size());
						return Hashes.of(source.read(row.name)).equals(row.sha256);
					} catch (IOException e) {
						throw new java.io.UncheckedIOException(e);
					}
				}).count();
				assertEquals(2000, right);
			}
		}
	}

	@Test
	void aFolderOfShardsIsReadWithItsClassesAndSplits() throws Exception {
		Path set = data("set");
		ImageSet all = read(set, "");
		List<String> expected = new ArrayList<>();
		expected().forEach((file, rows) -> {
			if (file.startsWith("set/")) {
				String split = file.contains("train") ? "train" : "test";
				rows.stream().filter(r -> !r.label.isEmpty()).forEach(r -> expected.add(file.substring(4) + "!/" + r.name + "|" + r.label + "|" + split));
			}
		});
		assertEquals(new TreeSet<>(expected), new TreeSet<>(all.entries().stream().map(e -> e.file() + "|" + e.label() + "|" + e.split()).toList()));
		assertEquals(76, all.entries().size());
		assertEquals(List.of("aeroplane", "car, red", "zoë"), all.entries().stream().map(ImageEntry::label).distinct().toList());
		assertEquals(List.of("data/test-00000-of-00001.parquet!/000005-15.png has no label"), skipped(all));
		assertEquals(11, read(set, "test").entries().size());
		try (ImageSource source = new ImageSource(set)) {
			for (ImageEntry e : all.entries()) {
				assertEquals((byte) 0x89, source.read(e.file())[0]);
			}
		}
	}

	@Test
	void aTableBesideClassFoldersIsNotTheDataSet() throws Exception {
		Path set = dir.resolve("folders");
		new DatasetFolder(set).images("cat/1.png", "dog/2.png");
		Files.copy(data("set").resolve("data/test-00000-of-00001.parquet"), set.resolve("features.parquet"));
		DatasetReader.Request request = new DatasetReader.Request(set, null);
		assertFalse(new ParquetReader().recognises(request));
		Files.delete(set.resolve("cat/1.png"));
		Files.delete(set.resolve("dog/2.png"));
		assertTrue(new ParquetReader().recognises(request));
	}

	@Test
	void aMissingShardIsNamed() throws Exception {
		Path set = Files.createDirectories(dir.resolve("set"));
		Files.copy(data("set/data/train-00001-of-00002.parquet"), set.resolve("train-00001-of-00003.parquet"));
		assertEquals(List.of("train-00000-of-00003.parquet is missing: its name is that of a shard that the others count",
				"train-00002-of-00003.parquet is missing: its name is that of a shard that the others count"), skipped(read(set, "")));
	}

	@Test
	void aDamagedShardIsNamedAndTheOthersAreRead() throws Exception {
		Path set = Files.createDirectories(dir.resolve("set"));
		Files.copy(data("set/data/train-00000-of-00002.parquet"), set.resolve("train-0.parquet"));
		byte[] cut = Files.readAllBytes(data("set/data/train-00001-of-00002.parquet"));
		Files.write(set.resolve("train-1.parquet"), java.util.Arrays.copyOf(cut, cut.length - 100));
		ImageSet read = read(set, "");
		assertEquals(40, read.entries().size());
		assertEquals(List.of("train-1.parquet cannot be read: is no readable Parquet file: Not a Parquet file (invalid magic number at end)"), skipped(read));
	}

	@Test
	void classesHaveTheNamesOfTheColumnOrOfTheCard() throws Exception {
		assertEquals(List.of("a", "b"), read(data("one/words.parquet"), "").entries().stream().map(ImageEntry::label).distinct().toList());
		Path set = Files.createDirectories(dir.resolve("set"));
		Files.copy(data("one/bytes.parquet"), set.resolve("validation.parquet"));
		assertEquals(List.of("0", "1", "2"), read(set, "").entries().stream().map(ImageEntry::label).distinct().toList());
		Files.writeString(set.resolve("README.md"), "---\ndataset_info:\n  features:\n  - name: label\n    dtype:\n      class_label:\n        names:\n"
				+ "          '0': cat\n          '1': dog\n          '2': emu\n---\n");
		ImageSet named = read(set, "val");
		assertEquals(List.of("cat", "dog", "emu"), named.entries().stream().map(ImageEntry::label).distinct().toList());
		assertEquals("validation.parquet!/000000", named.entries().getFirst().file());
	}

	@Test
	void configurationsAreNotMixed() throws Exception {
		Path set = dir.resolve("set");
		Files.createDirectories(set.resolve("plain"));
		Files.copy(data("one/words.parquet"), set.resolve("plain/train.parquet"));
		assertEquals("plain/train.parquet!/000001-3.png", read(set, "").entries().getFirst().file());
		Files.createDirectories(set.resolve("small"));
		Files.copy(data("one/words.parquet"), set.resolve("small/train.parquet"));
		assertEquals(set + ": Parquet files lie in several folders (plain, small): name one of them",
				assertThrows(InputException.class, () -> read(set, "")).getMessage());
	}

	@Test
	void whatIsNotReadIsNamedWithItsReason() throws Exception {
		assertEquals(data("refused/table.parquet") + ": cannot be read: has no column of images (image, with bytes and path, is needed; it has x)",
				assertThrows(InputException.class, () -> read(data("refused/table.parquet"), "")).getMessage());
		try (ImageSource source = new ImageSource(data("refused/delta.parquet"))) {
			assertEquals("keeps its images in the encoding 6 of Parquet, which is not read (plain and dictionary are)",
					assertThrows(IOException.class, () -> source.read("000001-3.png")).getMessage());
		}
		String lz4 = assertThrows(InputException.class, () -> read(data("refused/lz4.parquet"), "")).getMessage();
		assertTrue(lz4.startsWith(data("refused/lz4.parquet") + ": ") && lz4.contains("LZ4"), lz4);
	}

	/** Bytes changed, left out and cut: an answer or one sentence, within seconds; the page headers of all of a file's bytes are reached. */
	@Test
	void damagedFilesAreRefused() throws Exception {
		int refused = 0;
		int tried = 0;
		for (String name : List.of("gzip", "none", "version2", "bytes", "index")) {
			byte[] whole = Files.readAllBytes(data(FILES + name + ".parquet"));
			Random random = new Random(name.hashCode());
			for (int i = 0; i < 60; i++) {
				byte[] bytes = whole.clone();
				int part = i % 3; // pages, description, cut
				for (int k = 0; k < 1 + i % 4; k++) {
					int at = part == 1 ? bytes.length - 1 - random.nextInt(Math.min(bytes.length, 1500)) : random.nextInt(bytes.length);
					bytes[at] = (byte) random.nextInt(256);
				}
				if (part == 2) {
					bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
				}
				Path file = Files.write(dir.resolve("x" + tried++ + ".parquet"), bytes);
				refused += assertTimeoutPreemptively(Duration.ofSeconds(20), () -> refused(file)) ? 1 : 0;
				Files.delete(file);
			}
		}
		assertTrue(refused > tried / 2, refused + " of " + tried);
	}

	private static boolean refused(Path file) {
		try (ImageSource source = new ImageSource(file)) {
			for (String name : ImageSource.list(file)) {
				assertArrayEquals(source.read(name), source.read(name));
			}
			return false;
		} catch (IOException e) {
			assertFalse(String.valueOf(e.getMessage()).isBlank());
			return true;
		}
	}
}
