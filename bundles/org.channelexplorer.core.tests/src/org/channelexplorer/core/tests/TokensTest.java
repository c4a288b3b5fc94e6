package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.document.Recipe.TokenRange;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.extraction.ClassToken;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.model.Tokens;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.MapLayout;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The class token and the patches of a layer are read together or alone. */
class TokensTest {
	private static final Tap TOKENS = new Tap("tokens_out", 3, 17, 1, Tap.Layout.TOKENS);

	@TempDir
	Path dir;
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(FakeNetwork.catalogue(new Transformer()));

	/** A map of 4 x 4 patches, and the 17 tokens made of them: token t of channel c is 100 c + t for every image. */
	private static final class Transformer implements ModelImporter {
		private final FakeNetwork fake = new FakeNetwork();

		@Override
		public boolean accepts(Path model) {
			return true;
		}

		@Override
		public ImportedModel open(Path file) {
			ImportedModel model = fake.open(file);
			List<Layer> layers = new ArrayList<>(model.network().layers());
			layers.add(layer(TOKENS));
			Network n = model.network();
			Network network = new Network(n.name(), n.format(), n.sha256(), layers, n.edges(), n.inputs(), n.outputs(), n.properties());
			return new ImportedModel() {
				@Override
				public Network network() {
					return network;
				}

				@Override
				public NetworkRunner run(RunnerOptions options) throws InputException {
					return runner(model.run(options));
				}

				@Override
				public void close() {
					model.close();
				}
			};
		}
	}

	private static NetworkRunner runner(NetworkRunner runner) {
		return new NetworkRunner() {
			@Override
			public InputSpec input() {
				return runner.input();
			}

			@Override
			public int batch() {
				return runner.batch();
			}

			@Override
			public List<Tap> taps() {
				return runner.taps();
			}

			@Override
			public Optional<OutputSpec> output() {
				return Optional.empty();
			}

			@Override
			public Worker worker() throws InputException {
				return new TokenWorker(runner.taps(), runner.worker(), runner.batch());
			}

			@Override
			public void close() {
				runner.close();
			}
		};
	}

	private record TokenWorker(List<Tap> taps, NetworkRunner.Worker worker, int batch) implements NetworkRunner.Worker {
		@Override
		public FloatBuffer inputBuffer() {
			return worker.inputBuffer();
		}

		@Override
		public void run(int count) throws InputException {
			worker.run(count);
		}

		@Override
		public MemorySegment activations(int tap) {
			if (!taps.get(tap).equals(TOKENS)) {
				return worker.activations(tap);
			}
			MemorySegment values = Arena.ofAuto().allocate(4L * batch * 51, 4);
			for (int i = 0; i < batch * 51; i++) {
				values.setAtIndex(ValueLayout.JAVA_FLOAT, i, i % 51 / 17 * 100 + i % 17);
			}
			return values;
		}

		@Override
		public float[] output(int image) {
			return worker.output(image);
		}
	}

	private static Layer layer(Tap tap) {
		return new Layer(tap.tensor(), tap.tensor(), "Add", "", "", false, false, tap, null, null, Map.of());
	}

	private static TokenRange found(Tokens choice, Tap tap, Tap... others) {
		List<Layer> layers = new ArrayList<>(List.of(layer(tap)));
		for (Tap t : others) {
			layers.add(layer(t));
		}
		return new ClassToken(new Network("n", "f", "0", layers, List.of(), List.of(), List.of(), Map.of()), choice).tokens(tap);
	}

	private static Tap tokens(int count) {
		return new Tap("t", 8, count, 1, Tap.Layout.TOKENS);
	}

	private static Tap map(int side) {
		return new Tap("m" + side, 8, side, side, Tap.Layout.CHANNELS_FIRST);
	}

	@BeforeEach
	void images() throws Exception {
		Files.writeString(dir.resolve("net.fake"), "weights");
		Files.createDirectories(dir.resolve("images/a"));
		for (int i = 0; i < 3; i++) {
			BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
			image.setRGB(0, 0, i);
			ImageIO.write(image, "png", dir.resolve("images/a/" + i + ".png").toFile());
		}
	}

	private AnalysisRequest request(String name, String layers, Tokens tokens) {
		return AnalysisRequest.of(dir.resolve(name + ".channelexplorer"), dir.resolve("net.fake"), dir.resolve("images"))
				.preprocessed(Preprocessing.Preset.RAW.value()).reading(layers, TapKind.PRE).summarised(List.of("peak", "total")).taking(0, Pick.FIRST)
				.run(2, 1).reading(tokens);
	}

	private Analysis analyze(Tokens tokens) throws InputException {
		return analyses.analyze(request(tokens.name(), "all", tokens), new NullProgressMonitor());
	}

	@Test
	void theClassTokenComesFirst() {
		assertEquals(new TokenRange(0, 1), found(Tokens.CLASS, tokens(197), map(14)));
		assertEquals(new TokenRange(1, 196), found(Tokens.PATCHES, tokens(197), map(14)));
		assertNull(found(Tokens.ALL, tokens(197), map(14)));
		assertEquals(new TokenRange(5, 256), found(Tokens.PATCHES, tokens(261), map(16)), "registers are no patches");
		assertEquals(new TokenRange(1, 49), found(Tokens.PATCHES, tokens(50)), "no map: a square and one");
		assertEquals(new TokenRange(0, 1), found(Tokens.CLASS, tokens(50), map(56), map(7)), "larger maps come before the patches");
		assertNull(found(Tokens.CLASS, tokens(49), map(7)), "patches only");
		assertNull(found(Tokens.CLASS, tokens(77)), "words");
		assertNull(found(Tokens.CLASS, map(14), map(14)));
		assertNull(found(Tokens.CLASS, new Tap("a", 12, 197, 197, Tap.Layout.PLANES), map(14)), "weights of attention");
	}

	@Test
	void eachIsSummarisedAlone() throws Exception {
		Analysis all = analyze(Tokens.ALL);
		Analysis token = analyze(Tokens.CLASS);
		Analysis patches = analyze(Tokens.PATCHES);
		assertArrayEquals(new float[] { 16, 116, 216 }, all.summary("tokens_out", "peak").values().row(2));
		assertArrayEquals(new float[] { 0, 100, 200 }, token.summary("tokens_out", "total").values().row(2));
		assertArrayEquals(new float[] { 136, 1736, 3336 }, patches.summary("tokens_out", "total").values().row(2));
		for (Analysis a : List.of(token, patches)) {
			assertArrayEquals(all.summary("copy", "total").values().row(1), a.summary("copy", "total").values().row(1), "a map is read whole");
			assertEquals(all.summary("copy", "total").hash(), a.summary("copy", "total").hash());
		}
		Set<String> keys = new HashSet<>();
		for (Analysis a : List.of(all, token, patches)) {
			keys.add(a.summary("tokens_out", "total").hash());
			keys.add(a.maps(List.of("tokens_out")).hash());
		}
		assertEquals(6, keys.size());
	}

	@Test
	void wholeMapsHaveTheChosenTokens() throws Exception {
		ActivationMaps maps = analyze(Tokens.PATCHES).maps(List.of("tokens_out"));
		assertEquals(48, maps.size(0));
		float[] read = maps.reduce(new ActivationMaps.Reduction() {
			@Override
			public int length(int layer) {
				return 2;
			}

			@Override
			public float[] reduce(int layer, MemorySegment values) {
				return new float[] { values.get(ValueLayout.JAVA_FLOAT_UNALIGNED, 0), values.get(ValueLayout.JAVA_FLOAT_UNALIGNED, values.byteSize() - 4) };
			}
		}, new NullProgressMonitor()).getFirst().row(2);
		assertArrayEquals(new float[] { 1, 216 }, read);
	}

	@Test
	void patchesGoBackOnTheirGrid() throws Exception {
		MapLayout all = analyze(Tokens.ALL).maps(List.of("tokens_out")).layout(0);
		assertEquals(new MapLayout(3, 4, 4, 1, ""), all, "the class token is before the map");
		assertEquals(17, all.values());
		assertEquals(new MapLayout(3, 4, 4, 0, ""), analyze(Tokens.PATCHES).maps(List.of("tokens_out")).layout(0));
		assertTrue(analyze(Tokens.CLASS).maps(List.of("tokens_out")).layout(0).reason().contains("class token only"));
	}

	@Test
	void theChoiceIsKeptAndCompared() throws Exception {
		Analysis token = analyze(Tokens.CLASS);
		assertEquals(Tokens.CLASS, analyses.open(token.file()).request().reading().tokens());
		analyses.analyze(analyses.open(token.file()).request(), new NullProgressMonitor());
		String other = assertThrows(InputException.class, () -> analyses.analyze(request("CLASS", "all", Tokens.PATCHES), new NullProgressMonitor()))
				.getMessage();
		assertTrue(other.contains("other tokens"), other);
		String none = assertThrows(InputException.class, () -> analyses.analyze(request("none", "copy", Tokens.CLASS), new NullProgressMonitor())).getMessage();
		assertTrue(none.contains("no layer that is read has a class token"), none);
		assertNotEquals(Tokens.ALL, token.document().reading().tokens());
	}
}
