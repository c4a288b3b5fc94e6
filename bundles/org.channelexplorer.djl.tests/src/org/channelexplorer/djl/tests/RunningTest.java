package org.channelexplorer.djl.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelImporter;
import org.channelexplorer.core.extension.ModelImporter.RunnerOptions;
import org.channelexplorer.core.extension.NetworkRunner;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.djl.internal.TorchScriptImporter;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunningTest {
	@TempDir
	Path folder;

	private ImportedModel model;

	@BeforeEach
	void open() throws Exception {
		model = new TorchScriptImporter().open(Networks.copy("residual.pt", folder));
	}

	@AfterEach
	void close() {
		model.close();
	}

	private List<Tap> taps() throws InputException {
		return model.network().select("all", TapKind.PRE).stream().map(Layer::pre).toList();
	}

	private static List<float[]> run(NetworkRunner runner, NetworkRunner.Worker worker, int image) throws InputException {
		EqualityTest.fill(worker.inputBuffer(), image);
		worker.run(1);
		List<float[]> values = new ArrayList<>(List.of(worker.output(0)));
		for (int t = 0; t < runner.taps().size(); t++) {
			values.add(worker.activations(t).toArray(ValueLayout.JAVA_FLOAT));
		}
		return values;
	}

	@Test
	void valuesDependNeitherOnThreadsNorOnEarlierImages() throws Exception {
		try (NetworkRunner runner = model.run(new RunnerOptions(taps(), 1, 32, 32)); ExecutorService threads = Executors.newFixedThreadPool(3)) {
			List<List<float[]>> alone = new ArrayList<>();
			for (int image = 0; image < 6; image++) {
				try (NetworkRunner.Worker fresh = runner.worker()) {
					alone.add(run(runner, fresh, image));
				}
			}
			List<Future<Integer>> done = new ArrayList<>();
			for (int t = 0; t < 3; t++) {
				int first = t;
				Callable<Integer> several = () -> {
					try (NetworkRunner.Worker worker = runner.worker()) {
						for (int i = 0; i < 30; i++) {
							List<float[]> values = run(runner, worker, (first + i) % 6);
							for (int v = 0; v < values.size(); v++) {
								assertArrayEquals(alone.get((first + i) % 6).get(v), values.get(v));
							}
						}
						return 30;
					}
				};
				done.add(threads.submit(several));
			}
			for (Future<Integer> d : done) {
				assertEquals(30, d.get());
			}
		}
	}

	@Test
	void theImageIsNotOverwritten() throws Exception {
		String code = """
				class Net(Module):
				  training : bool
				  def forward(self: __torch__.Net,
				    x: Tensor) -> Tensor:
				    y = torch.add_(x, 1.)
				    return torch.mean(y, [2, 3])
				""";
		Path net = Archives.write(folder.resolve("net.pt"), Map.of("net/data.pkl", Archives.object("__torch__", "Net"), "net/code/__torch__.py",
				code.getBytes(StandardCharsets.UTF_8), "net/constants.pkl", new byte[] { (byte) 0x80, 2, ')', '.' }, "net/version", new byte[] { '3', '\n' }));
		try (ImportedModel adding = new TorchScriptImporter().open(net);
				NetworkRunner runner = adding.run(new RunnerOptions(List.of(), 1, 8, 8));
				NetworkRunner.Worker worker = runner.worker()) {
			worker.inputBuffer().put(new float[3 * 8 * 8]);
			for (int i = 0; i < 3; i++) {
				worker.run(1);
				assertArrayEquals(new float[] { 1, 1, 1 }, worker.output(0));
				assertEquals(0, worker.inputBuffer().get(5));
			}
		}
	}

	/** Its length differs from that of the classes, so that names would be of no use either. */
	@ParameterizedTest
	@ValueSource(strings = { "embedding", "torch.div(embedding, 3.)" })
	void theOutputBehindAnEmbeddingIsThatOfTheClasses(String first) throws Exception {
		String code = """
				class Net(Module):
				  training : bool
				  def forward(self: __torch__.Net,
				    x: Tensor) -> Tuple[Tensor, Tensor]:
				    embedding = torch.mean(x, [2, 3])
				    scaled = torch.mul(embedding, 2.)
				    weights = torch.ones([3, 5], dtype=6, layout=0, device=torch.device("cpu"))
				    logits = torch.matmul(scaled, weights)
				    return (%s, logits)
				""".formatted(first);
		Path net = Archives.write(folder.resolve("two.pt"), Map.of("two/data.pkl", Archives.object("__torch__", "Net"), "two/code/__torch__.py",
				code.getBytes(StandardCharsets.UTF_8), "two/constants.pkl", new byte[] { (byte) 0x80, 2, ')', '.' }, "two/version", new byte[] { '3', '\n' }));
		try (ImportedModel two = new TorchScriptImporter().open(net);
				NetworkRunner runner = two.run(new RunnerOptions(List.of(), 1, 8, 8));
				NetworkRunner.Worker worker = runner.worker()) {
			float[] image = new float[3 * 8 * 8];
			Arrays.fill(image, 1);
			worker.inputBuffer().put(image);
			worker.run(1);
			assertArrayEquals(new float[] { 6, 6, 6, 6, 6 }, worker.output(0));
		}
	}

	@Test
	void memoryOfEarlierRunsIsFreed() throws Exception {
		Path status = Path.of("/proc/self/status");
		assumeTrue(Files.exists(status));
		try (NetworkRunner runner = model.run(new RunnerOptions(taps(), 1, 64, 64)); NetworkRunner.Worker worker = runner.worker()) {
			long before = 0;
			long each = 0;
			for (int i = 0; i < 700; i++) {
				if (i == 100) {
					before = resident(status);
					each = run(runner, worker, i).stream().mapToLong(v -> 4L * v.length).sum();
				}
				worker.run(1);
			}
			long grown = resident(status) - before;
			assertTrue(grown < 600 * each / 4, grown + " bytes more after 600 runs of " + each + " bytes");
		}
	}

	private static long resident(Path status) throws Exception {
		return Files.readAllLines(status).stream().filter(l -> l.startsWith("VmRSS")).mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) * 1024).findFirst()
				.orElseThrow();
	}

	@Test
	void tapsAreReadBeforeAnythingOverwritesThem() throws Exception {
		Layer norm = model.network().layer("layer1.0.bn1").orElseThrow();
		try (NetworkRunner runner = model.run(new RunnerOptions(List.of(norm.pre(), norm.post()), 1, 32, 32));
				NetworkRunner.Worker worker = runner.worker()) {
			List<float[]> values = run(runner, worker, 1);
			boolean negative = false;
			for (int i = 0; i < values.get(1).length; i++) {
				negative |= values.get(1)[i] < 0;
				assertEquals(Math.max(0, values.get(1)[i]), values.get(2)[i]); // relu_ overwrites
			}
			assertTrue(negative, "the network's ReLU has overwritten what is before it");
		}
	}

	@Test
	void aRunnerOutlivesTheModelAndClosesTwice() throws Exception {
		NetworkRunner runner = model.run(new RunnerOptions(List.of(), 1, 0, 0));
		model.close();
		model.close();
		Files.delete(folder.resolve("residual.pt"));
		assertEquals(5, runner.output().orElseThrow().classes());
		assertFalse(runner.output().orElseThrow().probabilities());
		NetworkRunner.Worker worker = runner.worker();
		assertEquals(5, run(runner, worker, 0).getFirst().length);
		assertThrows(IllegalArgumentException.class, () -> worker.run(2));
		runner.close();
		runner.close();
		worker.close();
		assertThrows(IllegalStateException.class, () -> worker.run(1));
		assertThrows(IllegalStateException.class, runner::worker);
		assertThrows(IllegalStateException.class, () -> model.run(new RunnerOptions(List.of(), 1, 0, 0)));
	}

	@Test
	void sizesAreFreeWhereTheNetworkIs() throws Exception {
		Layer conv = model.network().layer("layer2.0.conv2").orElseThrow();
		assertEquals(0, conv.pre().height());
		assertEquals("N x 12 x ? x ?", conv.shape());
		try (NetworkRunner runner = model.run(new RunnerOptions(List.of(conv.pre()), 1, 48, 32))) {
			assertEquals(12, runner.taps().getFirst().height());
			assertEquals(8, runner.taps().getFirst().width());
		}
		try (ImportedModel fixed = new TorchScriptImporter().open(Networks.copy("functional.pt", folder))) {
			assertEquals(List.of("N", "3", "16", "16"), fixed.network().inputs().getFirst().shape());
			InputException e = assertThrows(InputException.class, () -> fixed.run(new RunnerOptions(List.of(), 1, 32, 32)));
			assertTrue(e.getMessage().contains("functional.pt takes images of 16 x 16 only"), e.getMessage());
		}
	}

	@Test
	void whatCannotBeDoneIsNamed() throws Exception {
		Tap foreign = new Tap("nothing", 3, 1, 1, Tap.Layout.CHANNELS_FIRST);
		InputException e = assertThrows(InputException.class, () -> model.run(new RunnerOptions(List.of(foreign), 1, 0, 0)));
		assertTrue(e.getMessage().contains("has no tensor 'nothing'"), e.getMessage());
		e = assertThrows(InputException.class, () -> model.run(new RunnerOptions(List.of(), 1, 0, 0, "", List.of(), "cuda")));
		assertTrue(e.getMessage().contains("on the processor only"), e.getMessage());
		assertEquals(List.of(ModelImporter.CPU), new TorchScriptImporter().devices());
	}

	@Test
	void filterNormsAreThoseOfTheSameNetworkAsOnnx() throws Exception {
		try (ImportedModel onnx = new OnnxImporter().open(Networks.copy("residual.onnx", folder))) {
			List<Layer> theirs = onnx.network().select("conv", TapKind.PRE);
			List<Layer> ours = model.network().select("conv", TapKind.PRE);
			assertEquals(theirs.size(), ours.size());
			for (int i = 0; i < ours.size(); i++) {
				assertArrayEquals(onnx.filterNorms(theirs.get(i).id()), model.filterNorms(ours.get(i).id()), 1e-6f, ours.get(i).id());
			}
			assertArrayEquals(model.filterNorms("layer1.0.conv1"), model.filterNorms("layer1.0.relu"));
			assertThrows(InputException.class, () -> model.filterNorms("layer1.0.add"));
		}
	}

	@Test
	void controlFlowThatCallsNoModulesIsRun() throws Exception {
		model.close();
		try (ImportedModel gated = new TorchScriptImporter().open(Networks.copy("gated-scripted.pt", folder))) {
			Layer gate = gated.network().layer("gate.if").orElseThrow();
			Layer loop = gated.network().layer("gate.loop").orElseThrow();
			Tap conv = gated.network().layer("conv").orElseThrow().pre();
			try (NetworkRunner runner = gated.run(new RunnerOptions(List.of(conv, gate.pre(), loop.pre()), 1, 32, 32));
					NetworkRunner.Worker worker = runner.worker()) {
				boolean above = false;
				boolean below = false;
				for (int image = 0; image < 12; image++) {
					List<float[]> values = run(runner, worker, image);
					double sum = 0;
					for (float v : values.get(1)) {
						sum += v;
					}
					above |= sum > 0;
					below |= sum < 0;
					for (int i = 0; i < values.get(1).length; i++) {
						float v = values.get(1)[i];
						assertEquals(sum > 0 ? v * 2 : v - 1, values.get(2)[i], 1e-6f);
						assertEquals(values.get(2)[i] + 6, values.get(3)[i], 1e-5f);
					}
				}
				assertTrue(above || below);
			}
		}
	}
}
