package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.TorchScriptImporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of the Deep Java Library's blocks: what their own forward gives, child by child. */
class BlockFolderTest {
	private static final String ALLOW = "channelexplorer.modelCode";
	private static final Shape IMAGE = new Shape(1, 3, 12, 10);

	private static final Path OPEN = Path.of("/proc/self/fd");

	@TempDir
	private Path dir;
	private Path folder;
	private Block block;
	private Model model;

	@BeforeEach
	void folder() throws Exception {
		System.setProperty(ALLOW, "run");
		new TorchScriptImporter().open(Networks.copy("residual.pt", dir)).close(); // starts the engine as the product does
		folder = Files.createDirectories(dir.resolve("small model"));
		model = Model.newInstance("small", Device.cpu(), "PyTorch");
		block = SmallBlocks.network();
		block.initialize(model.getNDManager(), DataType.FLOAT32, IMAGE);
		Random random = new Random(4);
		block.getParameters().values().forEach(p -> {
			float[] values = new float[(int) p.getShape().size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = p.getName().equals("runningVar") ? 0.5f + random.nextFloat() : random.nextFloat() - 0.4f;
			}
			p.getArray().set(values);
		});
		model.setBlock(block);
		model.save(folder, "small");
		Files.writeString(folder.resolve("serving.properties"),
				"engine=PyTorch\noption.modelName=small\noption.blockFactory=" + SmallBlocks.class.getName() + "\n");
		String entry = SmallBlocks.class.getName().replace('.', '/') + ".class";
		Path type = folder.resolve("classes").resolve(entry);
		Files.createDirectories(type.getParent());
		try (InputStream in = SmallBlocks.class.getResourceAsStream("SmallBlocks.class")) {
			Files.copy(in, type);
		}
	}

	@AfterEach
	void close() {
		model.close();
		System.clearProperty(ALLOW);
	}

	private static float[] image(int seed) {
		Random random = new Random(seed);
		float[] values = new float[(int) IMAGE.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat() * 2 - 1;
		}
		return values;
	}

	@Test
	void everyBlockIsALayerThatReadsWhatTheBlocksGive() throws Exception {
		TorchScriptImporter importer = new TorchScriptImporter();
		assertTrue(importer.accepts(folder));
		try (ImportedModel opened = importer.open(folder)) {
			List<Layer> layers = opened.network().layers();
			assertEquals(List.of("Input", "Conv2d", "BatchNorm", "ReLU", "Conv2d", "BatchNorm", "ReLU", "Conv2d", "identity", "Combine", "doubled", "ReLU",
					"globalAvgPool2d", "batchFlatten", "Linear", "Output"), layers.stream().map(Layer::operation).toList());
			Layer first = layers.get(1);
			assertEquals("N x 8 x 12 x 10", first.shape());
			assertEquals(layers.get(3).pre(), first.post(), "the ReLU behind the normalisation");
			assertEquals(3, opened.network().select("conv", TapKind.PRE).size());
			assertEquals(2, opened.network().edges().stream().filter(e -> e.to().equals(layers.get(9).id())).count());
			List<Layer> read = layers.stream().filter(l -> l.pre() != null).toList();
			assertEquals(14, read.size());
			try (NetworkRunner runner = opened.run(new RunnerOptions(read.stream().map(Layer::pre).toList(), 1, 0, 0));
					NetworkRunner.Worker worker = runner.worker();
					NDManager manager = model.getNDManager().newSubManager()) {
				opened.close(); // runners outlive the model
				for (int seed : new int[] { 1, 2 }) {
					worker.inputBuffer().put(image(seed));
					worker.run(1);
					NDList whole = block.forward(new ParameterStore(manager, false), new NDList(manager.create(image(seed), IMAGE)), false);
					assertArrayEquals(whole.singletonOrThrow().toFloatArray(), worker.output(0));
					NDArray conv = block.getChildren().get(0).getValue()
							.forward(new ParameterStore(manager, false), new NDList(manager.create(image(seed), IMAGE)), false).singletonOrThrow();
					assertArrayEquals(conv.toFloatArray(), worker.activations(0).toArray(ValueLayout.JAVA_FLOAT));
					float[] combined = worker.activations(8).toArray(ValueLayout.JAVA_FLOAT);
					float[] doubled = worker.activations(9).toArray(ValueLayout.JAVA_FLOAT);
					for (int i = 0; i < combined.length; i++) {
						assertEquals(2 * combined[i], doubled[i]);
					}
				}
				assertEquals(5, runner.output().orElseThrow().classes());
				assertFalse(runner.output().orElseThrow().probabilities());
			}
		}
	}

	@Test
	void theJarOfItsCodeIsClosedWithIt() throws Exception {
		assumeTrue(Files.isDirectory(OPEN), "open files can be listed");
		Path jar = folder.resolve("code.jar");
		Path classes = folder.resolve("classes");
		String entry = SmallBlocks.class.getName().replace('.', '/') + ".class";
		try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
			out.putNextEntry(new ZipEntry(entry));
			out.write(Files.readAllBytes(classes.resolve(entry)));
		}
		Files.delete(classes.resolve(entry));
		try (ImportedModel opened = new TorchScriptImporter().open(folder)) {
			assertTrue(isOpen(jar));
			assertEquals(16, opened.network().layers().size());
		}
		assertFalse(isOpen(jar), "nobody could replace it on Windows");
	}

	private static boolean isOpen(Path file) throws IOException {
		try (Stream<Path> open = Files.list(OPEN)) {
			return open.anyMatch(f -> {
				try {
					return Files.readSymbolicLink(f).equals(file);
				} catch (IOException e) {
					return false; // closed meanwhile
				}
			});
		}
	}

	@Test
	void filtersHaveNorms() throws Exception {
		try (ImportedModel opened = new TorchScriptImporter().open(folder)) {
			String conv = opened.network().layers().get(1).id();
			float[] norms = opened.filterNorms(conv);
			float[] weights = block.getChildren().get(0).getValue().getParameters().get("weight").getArray().toFloatArray();
			double sum = 0;
			for (int i = 0; i < 27; i++) {
				sum += weights[i] * weights[i];
			}
			assertEquals(8, norms.length);
			assertEquals(Math.sqrt(sum), norms[0], 1e-5);
			assertThrows(InputException.class, () -> opened.filterNorms(opened.network().layers().get(3).id()));
		}
	}

	private void assertRefused(String part) {
		String message = assertThrows(InputException.class, () -> new TorchScriptImporter().open(folder).close()).getMessage();
		assertTrue(message.contains(part) && message.startsWith(folder.toString()), message);
		assertEquals(1, message.lines().count(), message);
	}

	@Test
	void whatIsMissingOrNotTrustedIsSaid() throws Exception {
		System.clearProperty(ALLOW);
		assertRefused("CHANNELEXPLORER_MODEL_CODE=run");
		System.setProperty(ALLOW, "run");
		Path properties = folder.resolve("serving.properties");
		String said = Files.readString(properties);
		Files.writeString(properties, said.replace(SmallBlocks.class.getName(), "gone.Factory"));
		assertRefused("the class gone.Factory, which makes the network's blocks, is neither in classes/ nor in a jar there");
		Files.writeString(properties, said.replace("=small", "=large"));
		assertRefused("has no large-0000.params");
		Files.writeString(properties, said.replace("=small", "=sm[all"));
		assertRefused("has no sm[all-0000.params");
		Files.writeString(properties, said);
		try (Stream<Path> files = Files.list(folder)) {
			Path parameters = files.filter(f -> f.toString().endsWith(".params")).findFirst().orElseThrow();
			byte[] bytes = Files.readAllBytes(parameters);
			for (int cut : new int[] { 0, 10, 100, bytes.length / 2, bytes.length - 1 }) {
				Files.write(parameters, java.util.Arrays.copyOf(bytes, cut));
				assertRefused("small-0000.params cannot be given to the blocks");
			}
		}
	}
}
