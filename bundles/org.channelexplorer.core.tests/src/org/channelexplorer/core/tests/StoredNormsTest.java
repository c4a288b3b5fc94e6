package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analysis;
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

/** Filter norms are kept when an analysis is made; those of earlier versions ask the model. */
class StoredNormsTest {
	@TempDir
	Path dir;
	private final FakeNetwork network = new FakeNetwork();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(network.catalogue());
	private Analysis analysis;

	private Analysis analyze() throws InputException {
		return analyses.analyze(
				AnalysisRequest.of(dir.resolve("a.channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
						.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")).run(4, 1),
				new NullProgressMonitor());
	}

	@BeforeEach
	void images() throws Exception {
		Files.writeString(dir.resolve("net.fake"), "weights");
		Files.createDirectories(dir.resolve("images/a"));
		ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), "png", dir.resolve("images/a/0.png").toFile());
		analysis = analyze();
	}

	private String refused(String layer) {
		return assertThrows(InputException.class, () -> analysis.filterNorms(layer)).getMessage();
	}

	@Test
	void theyAreReadWithoutTheModel() throws Exception {
		Files.delete(dir.resolve("net.fake"));
		assertArrayEquals(new float[] { 3, 1, 2 }, analysis.filterNorms("copy"));
		assertEquals("layer sums has no filters", refused("sums"));
		assertEquals("layer sums has no filters", refused(""), "the last layer");
		assertTrue(refused("nowhere").contains("nowhere"));
	}

	@Test
	void anEarlierAnalysisAsksTheModel() throws Exception {
		Files.delete(analysis.dataFolder().resolve("norms.json"));
		Files.delete(analysis.dataFolder().resolve("0000-copy.norms.npy"));
		assertArrayEquals(new float[] { 3, 1, 2 }, analysis.filterNorms("copy"));
		assertEquals("layer sums has no filters", refused("sums"));
		analysis = analyses.open(analysis.file());
		Files.writeString(dir.resolve("net.fake"), "other");
		assertTrue(refused("copy").contains("net.fake: has changed since"), refused("copy"));
		Files.delete(dir.resolve("net.fake"));
		assertTrue(refused("copy").contains("net.fake: no such file; a.channelexplorer was made by an earlier version"), refused("copy"));
	}

	@Test
	void damagedOnesAreNamed() throws Exception {
		Files.write(analysis.dataFolder().resolve("0000-copy.norms.npy"), new byte[7]);
		assertTrue(refused("copy").contains("0000-copy.norms.npy"), refused("copy"));
		Files.writeString(analysis.dataFolder().resolve("norms.json"), "[");
		assertTrue(refused("copy").contains("norms.json"), refused("copy"));
	}
}
