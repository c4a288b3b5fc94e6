package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.ImageSize;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.TensorInfo;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device that computes and the size of the images: asked for, checked, kept, gone on with. */
class HowItRunsTest {
	@TempDir
	Path dir;
	private final Choosy network = new Choosy();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(FakeNetwork.catalogue(network));

	/** A network on images of 4 pixels' width and any height, of which it uses the first 4 rows, that also runs on a device named turbo. */
	private static final class Choosy implements ModelImporter {
		private final FakeNetwork network = new FakeNetwork();
		private final List<RunnerOptions> opened = new ArrayList<>();
		private List<String> height = List.of("N", "3", "H", "4");
		private int fixed;

		@Override
		public boolean accepts(Path model) {
			return true;
		}

		@Override
		public ImportedModel open(Path file) {
			ImportedModel model = network.open(file);
			Network n = model.network();
			Network sized = new Network(n.name(), n.format(), n.sha256(), n.layers(), n.edges(), List.of(new TensorInfo("x", "float32", height)), n.outputs(),
					n.properties());
			return new ImportedModel() {
				@Override
				public Network network() {
					return sized;
				}

				@Override
				public NetworkRunner run(RunnerOptions options) throws InputException {
					return Choosy.this.run(model, options);
				}

				@Override
				public void close() {
					model.close();
				}
			};
		}

		@Override
		public List<String> devices() {
			return List.of(CPU, "turbo");
		}

		private NetworkRunner run(ImportedModel model, RunnerOptions options) throws InputException {
			opened.add(options);
			NetworkRunner runner = model.run(options);
			return fixed == 0 ? runner : new NetworkRunner() {
				@Override
				public InputSpec input() {
					return new InputSpec(3, fixed, fixed, false);
				}

				@Override
				public int batch() {
					return runner.batch();
				}

				@Override
				public List<org.channelexplorer.core.model.Tap> taps() {
					return runner.taps();
				}

				@Override
				public Optional<OutputSpec> output() {
					return runner.output();
				}

				@Override
				public Worker worker() throws InputException {
					return runner.worker();
				}

				@Override
				public void close() {
					runner.close();
				}
			};
		}
	}

	@BeforeEach
	void data() throws Exception {
		Files.writeString(dir.resolve("net.fake"), "weights");
		Files.createDirectories(dir.resolve("images/a"));
		for (int i = 0; i < 3; i++) {
			BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
			image.setRGB(1, 1, i << 16);
			ImageIO.write(image, "png", dir.resolve("images/a/" + i + ".png").toFile());
		}
	}

	private AnalysisRequest request(String name, ImageSize size, String device) {
		return AnalysisRequest.of(dir.resolve(name + ".channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
				.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")).taking(0, Pick.FIRST).run(4, 1)
				.given(InputRequest.NONE.sized(size)).on(device);
	}

	private Analysis analyze(String name, ImageSize size, String device) throws InputException {
		return analyses.analyze(request(name, size, device), new NullProgressMonitor());
	}

	private String refused(String name, ImageSize size, String device) {
		return assertThrows(InputException.class, () -> analyze(name, size, device)).getMessage();
	}

	@Test
	void theDeviceIsKeptAndAPartOfTheRecipe() throws Exception {
		Analysis a = analyze("a", null, "turbo");
		assertEquals("turbo", network.opened.getLast().device());
		assertEquals("turbo", a.recipe().run().device());
		Analysis again = analyses.open(a.file());
		assertEquals("turbo", again.request().reading().device());
		analyses.analyze(again.request(), new NullProgressMonitor()); // is the same
		again.maps(List.of("copy")).reduce(new Whole(), new NullProgressMonitor());
		assertEquals("turbo", network.opened.getLast().device(), "maps come from the device that the summaries came from");
		assertNotEquals(a.summary("copy", "peak").hash(), analyze("cpu", null, "cpu").summary("copy", "peak").hash(), "other devices round differently");
		String message = refused("a", null, "cpu");
		assertTrue(message.contains("computed on turbo"), message);
	}

	private static final class Whole implements org.channelexplorer.core.operation.ActivationMaps.Reduction {
		@Override
		public int length(int layer) {
			return 1;
		}

		@Override
		public float[] reduce(int layer, java.lang.foreign.MemorySegment map) {
			return new float[1];
		}
	}

	@Test
	void aDeviceTheImporterHasNotIsRefused() {
		String message = refused("a", null, "abacus");
		assertEquals("device 'abacus': the importer fake, which runs net.fake, computes on cpu or turbo", message);
		assertTrue(Files.notExists(dir.resolve("a.channelexplorer")) && network.opened.isEmpty());
	}

	@Test
	void theSizeIsAskedForCheckedAndKept() throws Exception {
		analyze("free", null, "cpu");
		assertEquals(new ImageSize(0, 0), new ImageSize(network.opened.getLast().height(), network.opened.getLast().width()), "the importer's choice");
		Analysis a = analyze("a", new ImageSize(4, 4), "cpu");
		assertEquals(4, network.opened.getLast().height());
		assertEquals(4, a.recipe().feeding().height());
		assertEquals(new ImageSize(4, 4), analyses.open(a.file()).request().reading().inputs().size());
		assertEquals("fake takes images of any x 4 only: 4 x 6 cannot be asked for", refused("b", new ImageSize(4, 6), "cpu"));
		assertTrue(Files.notExists(dir.resolve("b.channelexplorer")));
		assertThrows(InputException.class, () -> analyses.checkInputs(request("b", new ImageSize(4, 6), "cpu"), analyses.network(dir.resolve("net.fake")),
				analyses.images(dir.resolve("images"), null)), "the wizard hears it before anything runs");
	}

	@Test
	void anImporterThatDeclaresNothingIsHeardToo() {
		network.height = List.of();
		network.fixed = 4;
		assertEquals("fake takes images of 4 x 4 only: 5 x 4 cannot be asked for", refused("a", new ImageSize(5, 4), "cpu"));
	}

	@Test
	void anotherSizeIsAnotherAnalysis() throws Exception {
		network.fixed = 4;
		analyze("a", null, "cpu");
		network.fixed = 8;
		String message = refused("a", new ImageSize(8, 8), "cpu");
		assertTrue(message.contains("fake takes images of any x 4 only"), message);
		network.height = List.of();
		message = refused("a", new ImageSize(8, 8), "cpu");
		assertTrue(message.contains("made with other settings (images of 4 x 4 instead of 8 x 8)"), message);
	}
}
