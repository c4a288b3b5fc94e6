package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedInputStream;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.extension.DatasetReader;
import org.channelexplorer.core.image.ImageSource;
import org.channelexplorer.core.internal.dataset.LabelTable;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.ImageSet;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.GivenCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {
	@TempDir
	Path dir;
	private final Analyses analyses = new Analyses(Catalogue.ofClasspath(Catalogue.class.getClassLoader()));

	private void touch(String file) throws Exception {
		Files.createDirectories(dir.resolve(file).getParent());
		Files.writeString(dir.resolve(file), "");
	}

	@Test
	void foldersAreClassesAndLoopsEnd() throws Exception {
		for (String f : List.of("dog/b.PNG", "dog/a.jpg", "cat/deep/c.jpeg", "cat/notes.txt", "cat/.hidden.png", ".git/x.png", "loose.png")) {
			touch(f);
		}
		Files.createSymbolicLink(dir.resolve("cat").resolve("loop"), dir);
		ImageSet set = analyses.images(dir, null);
		assertEquals(List.of(new ImageEntry("cat/deep/c.jpeg", "cat"), new ImageEntry("dog/a.jpg", "dog"), new ImageEntry("dog/b.PNG", "dog")),
				set.entries());
		assertEquals(List.of(new ImageSet.Skipped("cat/loop", "is a link to a folder that it lies in"),
				new ImageSet.Skipped("loose.png", "lies in no class folder")), set.skipped());
	}

	@Test
	void aReaderThatFailsIsLeftOutAndNamed() throws Exception {
		touch("cat/a.png");
		Catalogue core = Catalogue.ofClasspath(Catalogue.class.getClassLoader());
		Catalogue broken = GivenCatalogue.of(core).with(ExtensionPoint.DATASET_READERS, "broken", () -> new BrokenBundle.Good() {
			@Override
			public boolean recognises(Request request) {
				throw new IllegalStateException("no licence");
			}
		});
		assertEquals(1, new Analyses(broken).images(dir, null).entries().size());
		assertEquals(List.of("'broken' of tests to org.channelexplorer.core.datasetReaders is left out: it fails when it is asked about " + dir
				+ ": java.lang.IllegalStateException: no licence"), core.reported().stream().map(Problem::text).toList());
		List<Problem> reported = core.reported();
		reported.forEach(core::report);
		assertEquals(reported, core.reported(), "once");
		assertTrue(core.problems().containsAll(reported), "listed with what could not be created");
		assertEquals(1, new Analyses(broken).images(dir, null, new DatasetReader.Choice("folders", "", null)).entries().size());
	}

	@Test
	void namesHaveAnyLetters() throws Exception {
		assumeTrue(File.separatorChar == '/', "these are names here");
		List<String> names = List.of("a#b/1 %20.png", "back\\slash/x\\y.png", "col:on/a:b.png", "cat/!/b.png", "new\nline/x\ny.png", "-x/-y.png", "Cat/1.png",
				"tra il /b .png", "\u65e5\u672c/e\u0301.png", "~/$HOME*?.png");
		for (String name : names) {
			touch(name);
		}
		ImageSet set = analyses.images(dir, null);
		assertEquals(names.stream().sorted().toList(), set.entries().stream().map(ImageEntry::file).sorted().toList());
		assertEquals("back\\slash", set.entries().stream().filter(e -> e.file().startsWith("back")).findFirst().orElseThrow().label());
		try (ImageSource source = new ImageSource(dir)) {
			assertTrue(names.stream().allMatch(source::exists));
		}
	}

	@Test
	void aFolderAroundEverythingDoesNotCount() throws Exception {
		for (String f : List.of("photos/photos/cat/1.png", "photos/photos/dog/2.png", "__MACOSX/photos/._1.png", "photos/@eaDir/1.png")) {
			touch(f);
		}
		assertEquals(List.of(new ImageEntry("photos/photos/cat/1.png", "cat"), new ImageEntry("photos/photos/dog/2.png", "dog")), analyses.images(dir, null)
				.entries());
		touch("photos/photos/3.png");
		assertEquals(List.of("photos", "photos", "photos"), analyses.images(dir, null).entries().stream().map(ImageEntry::label).toList());
	}

	/** Where the classes are does not depend on whether the set is packed. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void onlyImagesSayWhatIsAroundThem(boolean packed) throws Exception {
		assertEquals(List.of("pets/cat/1.png cat", "pets/dog/2.png dog"),
				classes(packed, "one", "pets/cat/1.png", "pets/dog/2.png", "pets/README.md", "docs/a/b.txt"));
		assertEquals(List.of("cat/2019/1.png 2019", "cat/2020/2.png 2020"), classes(packed, "two", "cat/2019/1.png", "cat/2020/2.png"));
		assertEquals(List.of("cat/1.png cat", "cat/more/2.png cat"), classes(packed, "three", "cat/1.png", "cat/more/2.png"));
		assertEquals(List.of("train/1.png unlabelled train", "valid/2.png unlabelled val"), classes(packed, "four", "train/1.png", "valid/2.png"));
		assertEquals(List.of("train/cat/1.png cat train"), classes(packed, "five", "train/cat/1.png", "test/2.png"));
	}

	private List<String> classes(boolean packed, String name, String... files) throws Exception {
		Path set = dir.resolve(name);
		for (String f : files) {
			touch(name + "/" + f);
		}
		Path zip = dir.resolve(name + ".zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (String f : files) {
				out.putNextEntry(new ZipEntry(f));
			}
		}
		return analyses.images(packed ? zip : set, null).entries().stream().map(e -> (e.file() + " " + e.label() + " " + e.split()).strip()).toList();
	}

	@Test
	void tablesOfImagesAreNamed() throws Exception {
		for (String f : List.of("data_batch_1", "train.h5", "x.npz", "x-ubyte.gz", "a.tfrecords")) {
			touch(f);
		}
		String message = assertThrows(InputException.class, () -> analyses.images(dir, null)).getMessage();
		assertTrue(message.contains("skipped: 5, the first is a.tfrecords, which is a TFRecord file, which is not read: write its images into"), message);
		touch("set.tar.xz");
		assertTrue(assertThrows(InputException.class, () -> analyses.images(dir.resolve("set.tar.xz"), null)).getMessage()
				.endsWith("set.tar.xz: is an archive that cannot be read in place: unpack it, or pack it as .zip or .tar"));
	}

	@Test
	void aTableMaySpellAccentsInAnotherWay() throws Exception {
		touch("e\u0301.png");
		touch("\u00fc.png");
		Path csv = Files.writeString(dir.resolve("labels.csv"), "file,label\n\u00e9.png,a\nu\u0308.png,b\n");
		assertEquals(List.of(new ImageEntry("e\u0301.png", "a"), new ImageEntry("\u00fc.png", "b")), analyses.images(dir, csv).entries());
	}

	@Test
	void aFolderOfImagesAloneIsOneClass() throws Exception {
		for (String f : List.of("b.png", "a.jpg", "a.npy", "note.txt", "empty/x.txt")) {
			touch(f);
		}
		ImageSet set = analyses.images(dir, null);
		assertEquals(List.of(new ImageEntry("a.jpg", "unlabelled"), new ImageEntry("b.png", "unlabelled")), set.entries());
		assertEquals(List.of(new ImageSet.Skipped("empty", "is a folder without images")), set.skipped());
	}

	@Test
	void linksAreFollowedOrNamed(@TempDir Path elsewhere) throws Exception {
		Path set = Files.createDirectory(dir.resolve("set"));
		for (String f : List.of("set/owl/o.png", "set/owl/deep/p.png")) {
			touch(f);
		}
		Files.createDirectories(elsewhere.resolve("cat/more"));
		Files.writeString(elsewhere.resolve("cat/c.png"), "");
		Files.writeString(elsewhere.resolve("cat/more/d.png"), "");
		Files.createSymbolicLink(elsewhere.resolve("cat/twice"), elsewhere.resolve("cat/more"));
		Files.createSymbolicLink(set.resolve("cat"), elsewhere.resolve("cat"));
		Files.createSymbolicLink(set.resolve("here"), set);
		Files.createSymbolicLink(set.resolve("gone"), elsewhere.resolve("gone"));
		Files.createSymbolicLink(set.resolve("owl/cats"), elsewhere.resolve("cat"));
		Files.createSymbolicLink(set.resolve("owl/c.png"), elsewhere.resolve("cat/c.png"));
		Files.createSymbolicLink(set.resolve("owl/dangling.png"), elsewhere.resolve("none.png"));
		Files.createSymbolicLink(set.resolve("owl/self"), set.resolve("owl/self"));
		Path link = Files.createSymbolicLink(dir.resolve("link"), set);
		for (Path root : List.of(set, link)) {
			ImageSet read = analyses.images(root, null);
			assertEquals(List.of("cat/c.png", "cat/more/d.png", "owl/c.png", "owl/cats/c.png", "owl/cats/more/d.png", "owl/deep/p.png", "owl/o.png"),
					read.entries().stream().map(ImageEntry::file).toList());
			assertEquals(List.of("cat/twice is a link to a folder of this class that is read already", "gone is a link that leads nowhere",
					"here is a link to a folder that it lies in", "owl/cats/twice is a link to a folder of this class that is read already",
					"owl/dangling.png is a link that leads nowhere", "owl/self is a link that leads nowhere"),
					read.skipped().stream().map(s -> s.file() + " " + s.reason()).toList());
		}
	}

	@Test
	void whatLooksLikeAnImageIsReadOrNamed() throws Exception {
		for (String f : List.of("a/1.JFIF", "a/2.jpe", "a/3.PPM", "a/4.pgm", "a/5.pbm", "a/6.dib", "a/7.avif", "a/8.HEIC", "a/9.avif", "a/notes.txt",
				"b/x.avif",
				"empty/notes.txt", "loose.AVIF", "labels.csv")) {
			touch(f);
		}
		Files.copy(TestData.file("torchvision").resolve("small.png"), dir.resolve("a/picture"));
		Files.writeString(dir.resolve("a/table.tsv"), "BM and P6 are not images");
		ImageSet set = analyses.images(dir, null);
		assertEquals(List.of("a/1.JFIF", "a/2.jpe", "a/3.PPM", "a/4.pgm", "a/5.pbm", "a/6.dib"), set.entries().stream().map(ImageEntry::file).toList());
		String known = ", which is not read (PNG, JPEG, GIF, BMP, TIFF, WebP, PPM, PGM and PBM are)";
		assertEquals(List.of("a/7.avif is a file of the format AVIF" + known, "a/8.HEIC is a file of the format HEIC" + known,
				"a/9.avif is a file of the format AVIF" + known, "a/picture is an image (PNG), which its name does not say: let it end in .png",
				"b/x.avif is a file of the format AVIF" + known, "empty is a folder without images", "loose.AVIF is a file of the format AVIF" + known),
				set.skipped().stream().map(s -> s.file() + " " + s.reason()).toList());
		Path only = Files.createDirectories(dir.resolve("only/a"));
		Files.writeString(only.resolve("x.avif"), "");
		assertMessage("skipped: 1, the first is a/x.avif, which is a file of the format AVIF", only.getParent(), null);
	}

	@Test
	void namesThatLeadOutOfAnArchiveAreNamed() throws Exception {
		Path zip = dir.resolve("set.zip");
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
			for (String name : List.of("../../a.png", "/b.png", "C:\\x\\c.png", "cat/../dog/d.png", "cat/e.png", "./dog/f.png", "../g.txt")) {
				out.putNextEntry(new ZipEntry(name));
				out.write(1);
			}
		}
		ImageSet set = analyses.images(zip, null);
		assertEquals(List.of("cat/e.png", "dog/f.png"), set.entries().stream().map(ImageEntry::file).toList());
		assertEquals(List.of("../../a.png", "/b.png", "C:\\x\\c.png", "cat/../dog/d.png"), set.skipped().stream().map(ImageSet.Skipped::file).toList());
		assertEquals("has a name in the archive that leads out of it", set.skipped().getFirst().reason());
	}

	@Test
	void tablesOfSpreadsheetsAreRead() throws Exception {
		for (String f : List.of("x/1.png", "x/2.png")) {
			touch(f);
		}
		Path csv = dir.resolve("labels.csv");
		List<ImageEntry> both = List.of(new ImageEntry("x/1.png", "\u00e4pe"), new ImageEntry("x/2.png", "\u00e4pe"));
		List<String> tables = List.of("file,label\nx/1.png,\u00e4pe\nx/2.png,\u00e4pe\n", ",file,label\n0,x/1.png,\u00e4pe\n1,x/2.png,\u00e4pe",
				"file,label,,\nx/1.png,\u00e4pe,,\nx/2.png,\u00e4pe,,\n", "File;LABEL\r\nx/1.png;\u00e4pe\r\nx/2.png;\u00e4pe\r\n",
				"file\tlabel\rx/1.png\t\u00e4pe\rx/2.png\t\u00e4pe\r", "sep=;\nfile;label\nx/1.png;\u00e4pe\nx/2.png;\u00e4pe\n",
				"note,note,file,label\n\"two\nlines\",,x/1.png,\u00e4pe\n,,x/2.png,\u00e4pe\n", "\n\nlabel|file\n\u00e4pe|x\\1.png\n\u00e4pe| x/2.png \n",
				"file,label,label2\nx/1.png,\u00e4pe\nx/2.png,\u00e4pe,b,c,d\n", "\"file\";\"label\"\n\"x/1.png\";\"\u00e4pe\"\n\"x/2.png\";\"\u00e4pe\"\n",
				"\"label\"|\"file\"\n\"\u00e4pe\"|\"x/1.png\"\n\"\u00e4pe\"|\"x/2.png\"\n");
		for (String table : tables) {
			for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
				for (String mark : List.of("", "\uFEFF")) {
					if (table.startsWith("\n") && mark.isEmpty() && charset != StandardCharsets.UTF_8) {
						continue; // told by its first letter
					}
					Files.write(csv, (mark + table).getBytes(charset));
					assertEquals(both, analyses.images(dir, csv).entries(), charset + ": " + table);
					assertEquals(LabelTable.read(csv).rows(), streamed(csv), charset + ": " + table);
				}
			}
		}
	}

	private static List<LabelTable.Row> streamed(Path csv) throws InputException {
		List<LabelTable.Row> rows = new ArrayList<>();
		LabelTable.stream(csv, () -> Files.newInputStream(csv), taker(rows));
		return rows;
	}

	private static LabelTable.Taker taker(List<LabelTable.Row> rows) {
		return new LabelTable.Taker() {
			@Override
			public void header(LabelTable table) throws InputException {
				assertTrue(table.file() >= 0 && table.label() >= 0);
			}

			@Override
			public void row(LabelTable.Row row) {
				rows.add(row);
			}
		};
	}

	@Test
	void aStreamedTableThatIsNoTextNamesTheLine() throws Exception {
		Path csv = dir.resolve("labels.csv");
		String many = "file,label\n" + "1.png,a\n".repeat(20_000);
		Files.write(csv, (many + "1.png,\u00e4pe\n").getBytes(StandardCharsets.ISO_8859_1));
		assertEquals(csv + ": is not text in UTF-8 (line 20002 is the first that is not); save the table in the encoding UTF-8",
				assertThrows(InputException.class, () -> streamed(csv)).getMessage());
		LabelTable.Source parts = () -> new BufferedInputStream(Files.newInputStream(csv)) {
			@Override
			public byte[] readAllBytes() {
				throw new AssertionError("it may be larger than the memory");
			}
		};
		for (String ends : List.of("\n", "\r\n", "\r")) {
			Files.write(csv, (many + "1.png,\u00e4pe\n").replace("\n", ends).getBytes(StandardCharsets.ISO_8859_1));
			assertTrue(assertThrows(InputException.class, () -> LabelTable.stream(csv, parts, taker(new ArrayList<>()))).getMessage().contains("(line 20002 "));
		}
		Files.writeString(csv, "");
		assertTrue(assertThrows(InputException.class, () -> streamed(csv)).getMessage().contains("is empty"));
	}

	/** As somebody writes it who lists a folder from outside. */
	@Test
	void pathsMayBeRelativeToTheTable() throws Exception {
		touch("set/images/x/1.png");
		touch("set/other.png");
		Path images = dir.resolve("set/images");
		Path csv = dir.resolve("set/labels.csv");
		Files.writeString(csv, "file,label\nimages/x/1.png,a\nother.png,b\nimages/x/2.png,a\n");
		ImageSet read = analyses.images(images, csv);
		assertEquals(List.of(new ImageEntry("x/1.png", "a")), read.entries());
		assertEquals(List.of("other.png no such file (labels.csv, line 3)", "images/x/2.png no such file (labels.csv, line 4)"),
				read.skipped().stream().map(s -> s.file() + " " + s.reason()).toList());
		touch("set/images/images/x/1.png");
		assertEquals(List.of(new ImageEntry("images/x/1.png", "a")), analyses.images(images, csv).entries());
	}

	@Test
	void tablesThatCannotBeReadSayWhy() throws Exception {
		touch("1.png");
		Path csv = dir.resolve("labels.csv");
		Files.write(csv, "file,label\n1.png,a\n1.png,\u00e4pe\n".getBytes(StandardCharsets.ISO_8859_1));
		assertMessage("labels.csv: is not text in UTF-8 (line 3 is the first that is not); save the table in the encoding UTF-8", dir, csv);
		Files.writeString(csv, "file,label,label\n1.png,a,b\n");
		assertMessage("labels.csv: has 2 columns 'label'", dir, csv);
		Files.writeString(csv, "");
		assertMessage("labels.csv: is empty", dir, csv);
		Files.createDirectory(dir.resolve("folder"));
		Files.createSymbolicLink(dir.resolve("link.png"), dir.resolve("none.png"));
		Files.writeString(csv, "file,label\nfolder,a\nlink.png,a\n1.png,a\n1.png,\n");
		assertEquals(List.of("folder is a folder (labels.csv, line 2)", "link.png is a link that leads nowhere (labels.csv, line 3)",
				"1.png has no file or no label (labels.csv, line 5)"),
				analyses.images(dir, csv).skipped().stream().map(s -> s.file() + " " + s.reason()).toList());
	}

	@Test
	void tensorsAreEntriesUnlessTheyBelongToAnImage() throws Exception {
		for (String f : List.of("dog/b.npy", "dog/a.NPY", "dog/c.png", "dog/c.npy", "cat/c.npy")) {
			touch(f);
		}
		assertEquals(List.of("cat/c.npy", "dog/a.NPY", "dog/b.npy", "dog/c.png"), analyses.images(dir, null).entries().stream().map(ImageEntry::file).toList());
	}

	@Test
	void tablesNameFilesAndSayWhatIsMissing() throws Exception {
		for (String f : List.of("x/1.png", "x/2.png", "3.png")) {
			touch(f);
		}
		Path csv = dir.resolve("labels.csv");
		Files.writeString(csv, "\uFEFFfile,note,label\r\nx/2.png,\"a, b\",zebra\nx/1.png,,ape\ngone.png,,ape\n../out.png,,ape\nx/1.png,,ape\n3.png,,\n\n");
		ImageSet set = analyses.images(dir, csv);
		assertEquals(List.of(new ImageEntry("x/1.png", "ape"), new ImageEntry("x/2.png", "zebra")), set.entries());
		assertEquals(List.of("gone.png", "../out.png", "x/1.png", "3.png"), set.skipped().stream().map(ImageSet.Skipped::file).toList());
		assertTrue(set.skipped().getFirst().reason().startsWith("no such file (labels.csv, line 4"), set.skipped().toString());
		assertTrue(set.skipped().get(1).reason().contains("outside"));
	}

	@Test
	void unusableDataSetsAreNamed() throws Exception {
		Path csv = dir.resolve("labels.csv");
		assertMessage("no images found", dir, null);
		assertMessage("no such folder", dir.resolve("no"), null);
		assertMessage("no such file", dir, csv);
		Files.writeString(csv, "picture,label\na,b\n");
		assertMessage("labels.csv: has no column 'file' (it has picture, label)", dir, csv);
		Files.writeString(csv, "file,label\ngone.png,b\n");
		assertMessage("gone.png no such file", dir, csv);
		Files.writeString(csv, "file,label\n\"a,b\n");
		assertMessage("labels.csv", dir, csv);
		Files.write(csv, new byte[] { (byte) 0xff, (byte) 0xfe, 0, 1 });
		assertMessage("labels.csv", dir, csv);
		assertMessage("not a folder", csv, null);
	}

	private void assertMessage(String part, Path folder, Path labels) {
		String message = assertThrows(InputException.class, () -> analyses.images(folder, labels)).getMessage();
		assertTrue(message.contains(part), message);
	}
}
