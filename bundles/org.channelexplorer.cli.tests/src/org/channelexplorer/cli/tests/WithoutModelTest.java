package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analysis outlives its model file and its images: every operation runs on what was extracted. */
class WithoutModelTest {
	private static final String LAYER = "/layer3/layer3.1/conv2/Conv";

	@TempDir
	private static Path folder;
	private static Path analysis;

	@BeforeAll
	static void analyze() throws Exception {
		Path demo = folder.resolve("demo");
		Path model = Samples.model(demo);
		Path images = Samples.images(demo, folder.resolve("images"), 4, 1);
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", images, "--out", analysis, "--layers", "layer3.1/conv", "--seed", 7);
		Files.delete(model);
	}

	/** Every installed operation with every installed method. */
	@SuppressWarnings("rawtypes")
	private static List<List<Object>> calls() throws Exception {
		List<List<Object>> calls = new ArrayList<>();
		for (Contribution<Operation> c : new Operations(Cli.catalogue()).all()) {
			Optional<ParameterSpec> method = ParameterSpec.of(((Operation<?>) c.create()).parameterType()).stream()
					.filter(p -> p.annotation().kind() == Parameter.Kind.METHOD).findFirst();
			List<String> ids = method.isEmpty() ? List.of("")
					: Cli.catalogue().contributions(ExtensionPoint.ofContract(method.get().annotation().method())).stream().map(Contribution::id).toList();
			for (String id : ids) {
				List<Object> call = new ArrayList<>(List.of("run", c.id(), "--analysis", analysis, "--format", "json"));
				if (!id.isEmpty()) {
					call.addAll(List.of("-p", method.get().name() + "=" + id));
				}
				calls.add(call);
			}
		}
		return calls;
	}

	/** Summaries of the last layer, as samples. */
	private static Path samples() throws Exception {
		Path data = folder.resolve("a.data");
		return Samples.list(data).stream().filter(f -> f.getFileName().toString().matches("\\d{4}-.*conv2.*\\.npy")).findFirst().orElseThrow();
	}

	@Test
	void everyOperationRuns() throws Exception {
		List<String> wrong = new ArrayList<>();
		List<List<Object>> calls = calls();
		for (List<Object> call : calls) {
			if (call.get(1).equals("locate")) {
				call.addAll(List.of("-p", "samples=" + samples(), "--layer", LAYER));
			}
			Cli done = Cli.run(call.toArray());
			boolean maps = List.of("overlay", "mapRange", "refine", "surgery", "ablation").contains(call.get(1)) || call.contains("method=ablation"); // or weights: never stored
			boolean said = done.code == 2 && done.err().lines().count() == 1 && done.err().contains("model.onnx: no such file; ")
					&& done.err().contains("Locate...");
			if (maps ? !said : done.code != 0) {
				wrong.add(call + ": " + done.err());
			}
		}
		assertTrue(calls.size() > 15, calls::toString);
		assertEquals(List.of(), wrong);
	}

	@Test
	void theHelpSaysWhatNeedsTheModel() {
		for (String operation : List.of("refine", "surgery", "ablation")) {
			assertTrue(Cli.ok("help", operation).out().replaceAll("\\s+", " ").contains("the model file"), operation);
		}
	}

	@Test
	void wholeMapsNeedTheModelAndSaySo() {
		Cli done = Cli.run("run", "projection", "--analysis", analysis, "--layer", LAYER, "-p", "source=map");
		assertEquals(2, done.code, done.err());
		assertTrue(done.err().contains("model.onnx"), done.err());
	}
}
