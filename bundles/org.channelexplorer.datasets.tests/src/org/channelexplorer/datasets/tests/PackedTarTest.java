package org.channelexplorer.datasets.tests;

import static org.channelexplorer.datasets.tests.DatasetFolder.lines;
import static org.channelexplorer.datasets.tests.DatasetFolder.skipped;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.extension.DatasetReader.Boxes;
import org.channelexplorer.core.extension.DatasetReader.Choice;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tar files compressed as a whole, and those of webdataset. */
class PackedTarTest {
	private static final String CACHE = "channelexplorer.cache";

	@TempDir
	Path dir;
	private final Analyses analyses = new Analyses(DatasetFolder.catalogue());
	private String before;

	@BeforeEach
	void cache() {
		before = System.getProperty(CACHE);
		System.setProperty(CACHE, dir.resolve("cache").toString());
	}

	@AfterEach
	void restore() {
		if (before == null) {
			System.clearProperty(CACHE);
		} else {
			System.setProperty(CACHE, before);
		}
	}

	private static Path gzip(Path file, Path to) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
			Files.copy(file, out);
		}
		return to;
	}

	private ImageSet read(Path images, String split) throws InputException {
		return analyses.images(images, null, new Choice("", split, Boxes.SAME));
	}

	private long cached() throws IOException {
		try (Stream<Path> files = Files.list(dir.resolve("cache/tar"))) {
			return files.count();
		}
	}

	@Test
	void aCompressedTarIsDecompressedOnce() throws Exception {
		DatasetFolder set = new DatasetFolder(dir.resolve("set")).images("cat/1.png", "cat/2.png", "dog/3.png");
		Path tar = set.tar("plain.tar");
		Path packed = gzip(tar, dir.resolve("packed.tgz"));
		assertEquals(lines(read(tar, "")), lines(read(packed, "")));
		try (ImageSource source = new ImageSource(packed)) {
			assertEquals("dog/3.png", new String(source.read("dog/3.png"), StandardCharsets.UTF_8));
		}
		assertEquals(1, cached());
		Files.delete(packed);
		new DatasetFolder(dir.resolve("set")).images("dog/4.png");
		gzip(set.tar("plain.tar"), packed); // another content is another file
		assertEquals(4, read(packed, "").entries().size());
		assertEquals(2, cached());
	}

	@Test
	void aDamagedOneIsNamedAndLeavesNothing() throws Exception {
		Path tar = new DatasetFolder(dir.resolve("set")).images("cat/1.png", "dog/2.png").tar("plain.tar");
		byte[] bytes = Files.readAllBytes(gzip(tar, dir.resolve("x.tar.gz")));
		Path nothing = Files.write(dir.resolve("nothing.tar.gz"), Arrays.copyOf(bytes, 12));
		String message = assertThrows(InputException.class, () -> read(nothing, "")).getMessage();
		assertTrue(message.startsWith(nothing + ": cannot be read: is damaged: its gzip data cannot be decompressed"), message);
		assertEquals(0, cached());
	}

	@Test
	void whatLiesBeforeTheDamageOfATarIsRead() throws Exception {
		DatasetFolder set = new DatasetFolder(dir.resolve("set"));
		for (int i = 0; i < 40; i++) {
			set.text("cat/" + (10 + i) + ".png", new java.util.Random(i).ints(400).mapToObj(Integer::toString).collect(Collectors.joining()));
		}
		Path tar = set.tar("plain.tar");
		byte[] bytes = Files.readAllBytes(tar);
		int size = bytes.length / 40 / 512 * 512;
		Path cut = Files.write(dir.resolve("cut.tar"), Arrays.copyOf(bytes, 20 * size + 1000));
		ImageSet some = read(cut, "");
		assertTrue(some.entries().size() > 15 && some.entries().size() < 25, some.entries().toString());
		String next = "cat/" + (10 + some.entries().size()) + ".png";
		assertTrue(skipped(some).getFirst().startsWith("cut.tar is truncated: it ends within " + next + ", which begins at byte "), skipped(some).toString());
		byte[] broken = bytes.clone();
		Arrays.fill(broken, 20 * size, 22 * size, (byte) 7);
		ImageSet before = read(Files.write(dir.resolve("broken.tar"), broken), "");
		assertTrue(before.entries().size() > 15 && before.entries().size() < 22, before.entries().toString());
		assertTrue(skipped(before).getFirst().matches("broken.tar is damaged: no tar header at byte \\d+; what comes behind it is not read"), skipped(before)
				.toString());
		byte[] packed = Files.readAllBytes(gzip(tar, dir.resolve("x.tar.gz")));
		Path half = Files.write(dir.resolve("half.tar.gz"), Arrays.copyOf(packed, packed.length / 2));
		for (int times = 0; times < 2; times++) { // the second time from the cache
			ImageSet read = read(half, "");
			assertTrue(read.entries().size() > 10 && read.entries().size() < 25, read.entries().toString());
			assertEquals(List.of("half.tar.gz is damaged: its gzip data cannot be decompressed to its end; what comes behind is not read"), skipped(read));
		}
	}

	@Test
	void linksHaveTheContentOfWhatTheyLeadTo() throws Exception {
		Path tar = new DatasetFolder(dir.resolve("set")).text("cat/1.png", "one").text("dog/2.png", "two").tar("plain.tar");
		Path links = DatasetFolder.links(tar, dir.resolve("links.tar"), "1", "./dog/hard.png", "./cat/1.png", "2", "dog/soft.png", "../cat/1.png", "2",
				"dog/twice.png", "soft.png", "2", "dog/gone.png", "none.png", "2", "dog/out.png", "/etc/x.png", "2", "dog/loop.png", "loop.png", "2",
				"dog/note.txt", "none.txt");
		ImageSet read = read(links, "");
		assertEquals(List.of("cat/1.png cat", "dog/2.png dog", "dog/hard.png dog", "dog/soft.png dog", "dog/twice.png dog"), lines(read));
		assertEquals(List.of("dog/gone.png", "dog/loop.png", "dog/out.png").stream().map(n -> n + " is a link to what is not in the archive").toList(),
				skipped(read));
		try (ImageSource source = new ImageSource(links)) {
			for (String link : List.of("dog/hard.png", "dog/soft.png", "dog/twice.png")) {
				assertEquals("one", new String(source.read(link), StandardCharsets.UTF_8));
			}
		}
	}

	@Test
	void aTruncatedShardOfWebdatasetGivesWhatItHas() throws Exception {
		Path shards = Files.createDirectories(dir.resolve("shards"));
		Path tar = new DatasetFolder(dir.resolve("0")).text("1.cls", "0").text("1.jpg", "x").text("2.cls", "1").text("2.jpg", "y".repeat(3000)).tar("0.tar");
		byte[] bytes = Files.readAllBytes(tar);
		Files.write(shards.resolve("train-0.tar"), Arrays.copyOf(bytes, bytes.length - 3000));
		ImageSet read = read(shards, "");
		assertEquals(List.of("train-0.tar!/1.jpg 0 train"), lines(read));
		assertEquals(List.of("train-0.tar is truncated: it ends within 2.jpg, which begins at byte 3072; what comes behind it is not read"), skipped(read));
	}

	@Test
	void webdatasetHasTheClassBesideTheImage() throws Exception {
		Path set = dir.resolve("shards");
		Files.createDirectories(set);
		DatasetFolder first = new DatasetFolder(dir.resolve("0")).text("a/001.jpg", "x").text("a/001.cls", "1").text("a/002.png", "y").text("a/002.cls",
				" 0\n");
		Files.move(first.tar("0.tar"), set.resolve("train-000000.tar"));
		DatasetFolder second = new DatasetFolder(dir.resolve("1")).text("003.webp", "z").text("003.json", "{\"label\": 2, \"w\": 3}").text("004.jpg", "u")
				.text("005.jpg", "v").text("005.json", "{").text("006.avif", "w").text("006.cls", "1");
		Files.move(gzip(second.tar("1.tar"), dir.resolve("1.tar.gz")), set.resolve("val-000000.tar.gz"));
		ImageSet images = read(set, "");
		assertEquals(List.of("train-000000.tar!/a/002.png 0 train", "train-000000.tar!/a/001.jpg 1 train", "val-000000.tar.gz!/003.webp 2 val"), lines(images));
		List<String> left = skipped(images);
		assertEquals("val-000000.tar.gz!/004.jpg has no file of its class beside it", left.get(0));
		assertEquals("val-000000.tar.gz!/005.jpg has no class in 005.json", left.get(1));
		assertTrue(left.get(2).startsWith("val-000000.tar.gz!/006.avif is a file of the format AVIF"), left.get(2));
		Files.writeString(set.resolve("classnames.txt"), "ant\nbee\ncat\n");
		assertEquals(List.of("val-000000.tar.gz!/003.webp cat val"), lines(read(set, "val")));
		assertEquals(List.of("a/002.png ant train", "a/001.jpg bee train"), lines(read(set.resolve("train-000000.tar"), "")),
				"the names beside a single archive");
		try (ImageSource source = new ImageSource(set)) {
			assertEquals("z", new String(source.read("val-000000.tar.gz!/003.webp"), StandardCharsets.UTF_8));
		}
	}

	@Test
	void classFoldersInATarAreNotWebdataset() throws Exception {
		Path tar = new DatasetFolder(dir.resolve("set")).images("cat/1.png", "dog/2.png").text("cat/1.txt", "a caption").tar("plain.tar");
		assertEquals(List.of("cat/1.png cat", "dog/2.png dog"), lines(read(tar, "")));
	}
}
