package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.analysis.Missing;
import org.channelexplorer.core.analysis.Missing.Kind;
import org.channelexplorer.core.analysis.MovedFiles;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an open analysis misses, where it is now, and another name. */
class MissingTest {
	@TempDir
	Path dir;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private Analysis analysis;

	@BeforeEach
	void analyze() throws Exception {
		Files.writeString(dir.resolve("net.fake"), "weights");
		image("images/a/0.png", 0x102030);
		image("images/b/1.png", 0xf0e0d0);
		analysis = new Analyses(network.catalogue()).analyze(
				AnalysisRequest.of(dir.resolve("a.channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
						.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")),
				new NullProgressMonitor());
	}

	private void image(String file, int rgb) throws IOException {
		Files.createDirectories(dir.resolve(file).getParent());
		BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
		image.setRGB(1, 1, rgb);
		ImageIO.write(image, "png", dir.resolve(file).toFile());
	}

	private List<Kind> kinds() {
		return Missing.of(analysis, network.catalogue()).stream().map(Missing::kind).toList();
	}

	@Test
	void nothingAtFirst() {
		assertEquals(List.of(), Missing.of(analysis, network.catalogue()));
	}

	@Test
	void aMovedModelIsFoundByItsContent() throws Exception {
		Path moved = Files.move(dir.resolve("net.fake"), dir.resolve("moved.fake"));
		assertEquals(List.of(Kind.MODEL), kinds());
		MovedFiles.locateModel(analysis, moved, network.catalogue());
		assertEquals(moved, analysis.modelPath());
		assertEquals(List.of(), kinds());
		assertEquals("moved.fake", AnalysisDocument.read(analysis.file()).model(), "saved, and relative");
		assertTrue(assertThrows(InputException.class, () -> MovedFiles.locateModel(analysis, dir.resolve("none"), network.catalogue())).getMessage()
				.endsWith("no such file"));
	}

	@Test
	void movedImagesAreFoundByTheirContent() throws Exception {
		Path moved = Files.move(dir.resolve("images"), dir.resolve("pictures"));
		assertEquals(List.of(Kind.IMAGES), kinds());
		image("others/a/0.png", 0x102030);
		assertRefused("others", "b/1.png is missing");
		image("others/b/1.png", 0x000001);
		assertRefused("others", "b/1.png has another content");
		assertEquals("images", analysis.document().images(), "nothing was written");
		MovedFiles.locateImages(analysis, moved, new NullProgressMonitor());
		assertEquals(moved.resolve("b/1.png"), analysis.imagePath(1));
		assertEquals(List.of(), kinds());
	}

	private void assertRefused(String folder, String why) {
		String message = assertThrows(InputException.class, () -> MovedFiles.locateImages(analysis, dir.resolve(folder), new NullProgressMonitor()))
				.getMessage();
		assertTrue(message.contains(why), message);
	}

	@Test
	void resultsNameTheBundleTheyNeed() throws Exception {
		Path results = Files.createDirectories(analysis.dataFolder().resolve(Analysis.RESULTS));
		Files.writeString(results.resolve("1.json"), "{\"key\": {\"operation\": \"gone\", \"version\": \"1@org.example.lens\"}}");
		Files.writeString(results.resolve("2.json"), "{\"key\": {\"operation\": \"gone\", \"version\": \"2@org.example.lens\"}}");
		Files.writeString(results.resolve("3.json"), "{\"key\": {\"operation\": \"removed\", \"version\": \"1\"}}");
		List<String> sentences = Missing.of(analysis, network.catalogue()).stream().map(Missing::sentence).toList();
		assertEquals(List.of("2 stored results need org.example.lens, which is not installed.",
				"1 stored result needs the operation 'removed', which is not installed."), sentences);
	}

	@Test
	void anAnalysisIsRenamedWithItsData() throws Exception {
		Path file = analysis.file();
		analysis.close();
		Analyses analyses = new Analyses(network.catalogue());
		Path renamed = analyses.rename(file, "b");
		try (Analysis again = analyses.open(renamed)) {
			assertEquals("b", again.document().name());
			assertEquals(2, again.images().size());
		}
		assertTrue(Files.notExists(file) && Files.notExists(AnalysisDocument.dataFolder(file)));
		Files.writeString(dir.resolve("c.channelexplorer"), "");
		assertTrue(assertThrows(InputException.class, () -> analyses.rename(renamed, "c")).getMessage().endsWith("already exists"));
	}
}
