package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.channelexplorer.cli.ExitCode;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.analysis.MovedFiles;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set in an archive is the same data set: same rows, same results, and a resumed analysis knows how it was read. */
class PackedImagesTest {
	@TempDir
	private static Path demo;
	private static Path model;
	@TempDir
	private Path folder;

	@BeforeAll
	static void unpack() throws Exception {
		model = Samples.model(demo);
	}

	private Path document(String name) {
		return folder.resolve(name + ".channelexplorer");
	}

	private Cli analyze(String name, Object... more) {
		List<Object> args = new java.util.ArrayList<>(List.of("analyze", "--model", model, "--out", document(name), "--layers", "^/conv1/Conv$", "--summary",
				"l2", "--preprocess", "unit"));
		args.addAll(List.of(more));
		return Cli.run(args.toArray());
	}

	private static Path zip(Path images, Path zip) throws Exception {
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip)); var files = Files.walk(images)) {
			for (Path f : files.filter(Files::isRegularFile).sorted().toList()) {
				out.putNextEntry(new ZipEntry(images.relativize(f).toString().replace('\\', '/')));
				Files.copy(f, out);
			}
		}
		return zip;
	}

	@Test
	void anArchiveGivesTheSameBytesAsItsFolder() throws Exception {
		Path images = Samples.images(demo, folder.resolve("images"), 2, 1);
		Path zip = zip(images, folder.resolve("images.zip"));
		assertEquals(ExitCode.DONE, analyze("plain", "--images", images).code);
		Cli packed = analyze("packed", "--images", zip);
		assertEquals(ExitCode.DONE, packed.code, packed::err);
		try (var files = Files.list(folder.resolve("plain.data"))) {
			for (Path npy : files.filter(f -> f.toString().endsWith(".npy")).toList()) {
				assertArrayEquals(Files.readAllBytes(npy), Files.readAllBytes(folder.resolve("packed.data").resolve(npy.getFileName())), npy.toString());
			}
		}
		assertEquals(ExitCode.DONE, analyze("packed", "--images", zip).code, "resumed");
		Cli overlay = Cli.run("run", "duplicates", "--analysis", document("packed"), "--format", "json");
		assertEquals(ExitCode.DONE, overlay.code, overlay::err);
		Cli report = Cli.run("report", "--analysis", document("packed"), "--out", folder.resolve("report"));
		assertEquals(ExitCode.DONE, report.code, report::err);
		assertTrue(Files.readString(folder.resolve("report/index.html")).contains("data:image/png;base64"), "its pictures come out of the archive");
	}

	@Test
	void anArchiveThatMovedIsLocatedAlsoUnpacked() throws Exception {
		Path images = Samples.images(demo, folder.resolve("images"), 1, 1);
		Path zip = zip(images, folder.resolve("images.zip"));
		assertEquals(ExitCode.DONE, analyze("moved", "--images", zip).code);
		Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
		Files.move(zip, elsewhere.resolve("images.zip"));
		Catalogue catalogue = Catalogue.ofClasspath(Catalogue.class.getClassLoader());
		try (Analysis analysis = new Analyses(catalogue).open(document("moved"))) {
			assertTrue(Missing.of(analysis, catalogue).stream().anyMatch(m -> m.kind() == Missing.Kind.IMAGES));
			assertThrows(InputException.class, () -> MovedFiles.locateImages(analysis, demo, new NullProgressMonitor()));
			MovedFiles.locateImages(analysis, elsewhere, new NullProgressMonitor());
			assertTrue(analysis.imageFile(0).length > 0);
			assertTrue(Missing.of(analysis, catalogue).stream().noneMatch(m -> m.kind() == Missing.Kind.IMAGES));
			MovedFiles.locateImages(analysis, images, new NullProgressMonitor());
			assertEquals(images, analysis.imageFolder());
			assertTrue(analysis.imageFile(0).length > 0);
		}
	}

	@Test
	void splitsAreKeptAndChosen() throws Exception {
		Path all = Samples.images(demo, folder.resolve("all"), 2, 1);
		Path images = Files.createDirectories(folder.resolve("images"));
		Files.move(all, images.resolve("train"));
		Path one = Samples.list(images.resolve("train")).getFirst();
		Path val = Files.createDirectories(images.resolve("val").resolve(one.getFileName()));
		Files.copy(Samples.list(one).getFirst(), val.resolve("copy.png"));
		Cli cli = analyze("both", "--images", images);
		assertEquals(ExitCode.DONE, cli.code, cli::err);
		assertTrue(cli.err().contains("has no image in the split val (it has in train)"), cli::err);
		AnalysisDocument document = AnalysisDocument.read(document("both"));
		assertEquals("val", document.found().splits().get("val/" + one.getFileName() + "/copy.png"));
		assertEquals(List.of("train", "val"), document.focuses().all().stream().map(f -> f.name()).toList());
		Cli found = Cli.run("run", "duplicates", "--analysis", document("both"), "--format", "csv");
		assertTrue(found.out().contains("EXACT") && found.out().contains(",train,val,yes,"), found.out());
		Cli only = analyze("only", "--images", images, "--split", "validation");
		assertEquals(ExitCode.DONE, only.code, only::err);
		assertEquals(1, AnalysisDocument.read(document("only")).classes().size());
		assertEquals(ExitCode.DONE, analyze("only", "--images", images, "--split", "validation").code, "resumed");
		Cli written = Cli.run("labels", "--analysis", document("both"), "--as", "table");
		assertTrue(written.out().contains("val/" + one.getFileName() + "/copy.png," + one.getFileName() + ",val,"), written.out());
		Cli none = analyze("none", "--images", images, "--split", "test");
		assertEquals(ExitCode.BAD_INPUT, none.code);
		assertTrue(none.err().contains("no image is of the split 'test' (there are train, val)"), none::err);
	}
}
