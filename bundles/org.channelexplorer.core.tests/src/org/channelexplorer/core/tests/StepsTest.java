package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.InputSource;
import org.channelexplorer.core.document.Iteration;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.extraction.Ddim;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeDenoiser;
import org.channelexplorer.testkit.FakeNetwork;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that is run several times per image. */
class StepsTest {
	@TempDir
	Path dir;
	private Path latents;
	private final FakeDenoiser network = new FakeDenoiser();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(network.catalogue());

	@BeforeEach
	void data() throws Exception {
		Files.writeString(dir.resolve("net.denoiser"), "weights");
		latents = dir.resolve("latents");
		for (int i = 0; i < 7; i++) {
			Tensors.floats(latents.resolve((i % 2 == 0 ? "a/" : "b/") + i + ".npy"), new int[] { 2, 2, 2 }, i, -i, 1, 2, 3, i / 2f, 0, 1);
		}
	}

	private AnalysisRequest request(String name, int batch, int threads, Iteration iteration, Integer... steps) throws InputException {
		return AnalysisRequest.of(dir.resolve(name + ".channelexplorer"), dir.resolve("net.denoiser"), latents).preprocessed(Preprocessing.Preset.RAW.value())
				.reading("all", TapKind.PRE).summarised(List.of("peak", "total")).taking(0, Pick.FIRST).run(batch, threads)
				.given(new InputRequest("", Map.of("context", InputSource.parse("context", "npy:" + context())), iteration, List.of(steps)));
	}

	private Path context() throws InputException {
		try {
			return Tensors.floats(dir.resolve("context.npy"), new int[] { 1, 2 }, 0.25f, -0.5f);
		} catch (IOException e) {
			throw new InputException(e.getMessage(), e);
		}
	}

	private Analysis analyze(AnalysisRequest request) throws InputException {
		return analyses.analyze(request, new NullProgressMonitor());
	}

	@Test
	void everyStepHoldsWhatTheNetworkAnsweredThen() throws Exception {
		Iteration loop = Iteration.ddim(4);
		Analysis a = analyze(request("four", 3, 1, loop, 1, 3, 4));
		assertEquals(List.of(1, 3, 4), a.steps());
		assertEquals("time", a.recipe().iteration().tensors().timestep());
		assertEquals(4 * 3, network.runs.get(), "three batches of four steps");
		Ddim ddim = new Ddim(loop);
		float[] x = { 2, -2, 1, 2, 3, 1, 0, 1 }; // a/2.npy
		for (int step = 1; step <= 4; step++) {
			float peak = 0;
			float total = 0;
			for (int k = 4; k < 8; k++) {
				float e = FakeDenoiser.epsilon(x[k], loop.time(step), -0.25);
				peak = Math.max(peak, Math.abs(x[k] + loop.time(step)));
				total += Math.abs(e);
			}
			if (step != 2) {
				assertEquals(peak, a.atStep(step).summary("body", "peak").values().get(1, 1), 1e-4f, "step " + step);
				assertEquals(total, a.atStep(step).summary("eps", "total").values().get(1, 1), 1e-4f, "step " + step);
			}
			for (int k = 0; k < 8; k++) {
				x[k] = ddim.after(step).next(x[k], FakeDenoiser.epsilon(x[k], loop.time(step), -0.25));
			}
		}
		assertArrayEquals(a.atStep(4).summary("eps", "").values().toArray(), a.summary("eps", "").values().toArray(), "the last step without choice");
		assertTrue(assertThrows(InputException.class, () -> a.atStep(2)).getMessage()
				.contains("step 2 was not extracted in four.channelexplorer (it has [1, 3, 4])"));
		assertTrue(Files.exists(a.dataFolder().resolve("0001-eps.step0003.total.npy")));
	}

	@Test
	void nothingRunsBeyondTheLastStepKept() throws Exception {
		analyze(request("two", 7, 1, Iteration.ddim(10), 2));
		assertEquals(2, network.runs.get());
	}

	@Test
	void aStepDependsNeitherOnTheOthersKeptNorOnBatchOrThreads() throws Exception {
		Analysis one = analyze(request("one", 2, 1, Iteration.ddim(5), 3));
		Analysis all = analyze(request("all", 2, 2, Iteration.ddim(5)));
		Analysis seven = analyze(request("seven", 7, 2, Iteration.ddim(5), 3));
		assertEquals(List.of(1, 2, 3, 4, 5), all.steps());
		assertEquals(one.summary("eps", "").hash(), all.atStep(3).summary("eps", "").hash(), "same recipe");
		assertArrayEquals(one.summary("eps", "").values().toArray(), all.atStep(3).summary("eps", "").values().toArray());
		assertArrayEquals(one.summary("eps", "").values().toArray(), seven.summary("eps", "").values().toArray());
		assertNotEquals(all.atStep(2).summary("eps", "").hash(), all.atStep(3).summary("eps", "").hash());
		assertNotEquals(analyze(request("six", 2, 1, Iteration.ddim(6), 3)).summary("eps", "").hash(), one.summary("eps", "").hash());
	}

	@Test
	void stoppedBetweenStepsItGoesOnToTheSameBytes() throws Exception {
		analyze(request("whole", 2, 1, Iteration.ddim(3)));
		for (int stop = 1; stop <= 11; stop++) {
			network.runs.set(0);
			int at = stop;
			NullProgressMonitor monitor = new NullProgressMonitor();
			network.beforeRun(() -> monitor.setCanceled(network.runs.get() >= at));
			String name = "part" + stop;
			assertThrows(OperationCanceledException.class, () -> analyses.analyze(request(name, 2, 1, Iteration.ddim(3)), monitor));
			network.beforeRun(FakeNetwork.NOTHING);
			int rows = analyses.open(dir.resolve(name + ".channelexplorer")).images().size();
			assertEquals(Math.min(7, (stop + 1) / 3 * 2), rows, "whole batches are committed, at all steps together");
			assertTrue(analyze(request(name, 2, 2, Iteration.ddim(3))).complete());
			assertEquals(contents("whole"), contents(name), "stopped at run " + stop);
		}
	}

	@Test
	void killedWhileWritingItIsCutBackAtAllSteps() throws Exception {
		analyze(request("whole", 2, 1, Iteration.ddim(3)));
		NullProgressMonitor monitor = new NullProgressMonitor();
		network.runs.set(0);
		network.beforeRun(() -> monitor.setCanceled(network.runs.get() >= 7));
		assertThrows(OperationCanceledException.class, () -> analyses.analyze(request("torn", 2, 1, Iteration.ddim(3)), monitor));
		network.beforeRun(FakeNetwork.NOTHING);
		// one step's file is a commit ahead of the others, another has a torn tail
		Path ahead = dir.resolve("torn.data").resolve("0000-body.step0002.peak.npy");
		Files.write(ahead, Files.readAllBytes(dir.resolve("whole.data").resolve(ahead.getFileName())));
		Files.write(dir.resolve("torn.data").resolve("0001-eps.step0001.total.npy"), new byte[5], java.nio.file.StandardOpenOption.APPEND);
		analyze(request("torn", 2, 1, Iteration.ddim(3)));
		assertEquals(contents("whole"), contents("torn"));
	}

	@Test
	void askedForOtherStepsItRefuses() throws Exception {
		analyze(request("one", 2, 1, Iteration.ddim(4), 1, 2));
		String message = assertThrows(InputException.class, () -> analyze(request("one", 2, 1, Iteration.ddim(4), 3))).getMessage();
		assertTrue(message.contains("steps [1, 2]"), message);
		message = assertThrows(InputException.class, () -> analyze(request("one", 2, 1, Iteration.ddim(5), 1, 2))).getMessage();
		assertTrue(message.contains("another iteration"), message);
		assertTrue(assertThrows(InputException.class, () -> analyze(request("x", 2, 1, Iteration.ddim(4), 5))).getMessage().contains("step 5 is not one of"));
		assertTrue(assertThrows(InputException.class, () -> analyze(request("x", 2, 1, null, 1))).getMessage().contains("no iteration"));
	}

	@Test
	void manyStepsAreThinnedEvenly() throws Exception {
		assertEquals(List.of(1, 6, 12, 17, 23, 28, 34, 39, 45, 50), new InputRequest("", Map.of(), Iteration.ddim(50), List.of()).keptSteps());
		assertEquals(List.of(1), new InputRequest("", Map.of(), Iteration.ddim(1), List.of()).keptSteps());
		assertEquals(List.of(2, 9), new InputRequest("", Map.of(), Iteration.ddim(50), List.of(9, 2, 9)).keptSteps());
	}

	@Test
	void aPlainAnalysisHasNoSteps() throws Exception {
		Analysis plain = analyze(
				AnalysisRequest.of(dir.resolve("plain.channelexplorer"), dir.resolve("net.denoiser"), latents).preprocessed(Preprocessing.Preset.RAW.value())
						.reading("all", TapKind.PRE).summarised(List.of("peak")).taking(0, Pick.FIRST).run(2, 1).given(new InputRequest("",
								Map.of("time", InputSource.parse("time", "3"), "context", InputSource.parse("context", "npy:" + context())), null, List.of())));
		assertEquals(List.of(), plain.steps());
		assertTrue(assertThrows(InputException.class, () -> plain.atStep(1)).getMessage().contains("run once per image"));
		assertFalse(Files.exists(plain.dataFolder().resolve("0001-eps.step0001.peak.npy")));
	}

	private Map<String, String> contents(String name) throws IOException {
		Map<String, String> all = new TreeMap<>();
		try (Stream<Path> s = Files.walk(dir.resolve(name + ".data"))) {
			for (Path f : s.filter(Files::isRegularFile).toList()) {
				all.put(f.getFileName().toString(), Hashes.of(f));
			}
		}
		return all;
	}
}
