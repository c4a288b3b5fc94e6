package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.core.document.InputRequest;
import org.channelexplorer.core.document.InputSource;
import org.channelexplorer.core.document.Pick;
import org.channelexplorer.core.image.Preprocessing;
import org.channelexplorer.core.model.TapKind;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.FakeDenoiser;
import org.channelexplorer.testkit.FakeRepresentatives;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs besides the image: where their values may come from, and what is wrong with them. */
class FurtherInputsTest {
	@TempDir
	Path dir;
	private Path latents;
	private Path contexts;
	private final FakeDenoiser network = new FakeDenoiser();
	@AutoClose
	private final OpenedAnalyses analyses = new OpenedAnalyses(network.catalogue());
	@AutoClose
	private final OpenedAnalyses representatives = new OpenedAnalyses(FakeRepresentatives.in(network.catalogue()));

	@BeforeEach
	void data() throws Exception {
		Files.writeString(dir.resolve("net.denoiser"), "weights");
		latents = dir.resolve("latents");
		contexts = dir.resolve("contexts");
		for (int i = 0; i < 5; i++) {
			String name = (i % 2 == 0 ? "a/" : "b/") + i + ".npy";
			Tensors.floats(latents.resolve(name), new int[] { 2, 2, 2 }, i, i, i, i, 1, 1, 1, 1);
			Tensors.floats(contexts.resolve(name), new int[] { 1, 3, 2 }, i, 0, 0, 0, 0, 1);
		}
	}

	private Analysis analyze(String name, Path labels, String... inputs) throws InputException {
		Map<String, InputSource> sources = new LinkedHashMap<>();
		for (int i = 0; i < inputs.length; i += 2) {
			sources.put(inputs[i], InputSource.parse(inputs[i], inputs[i + 1]));
		}
		return analyses.analyze(
				AnalysisRequest.of(dir.resolve(name + ".channelexplorer"), dir.resolve("net.denoiser"), latents).labelledBy(labels)
						.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")).taking(0, Pick.FIRST)
						.run(2, 1).given(new InputRequest("", sources, null, List.of())),
				new NullProgressMonitor());
	}

	private String refused(String... inputs) {
		String message = assertThrows(InputException.class, () -> analyze("bad", null, inputs)).getMessage();
		assertTrue(!Files.exists(dir.resolve("bad.channelexplorer")), "nothing is begun with bad input");
		return message;
	}

	@Test
	void constantsFilesAndFoldersReachTheNetwork() throws Exception {
		Analysis a = analyze("folder", null, "time", "100", "context", "npy:" + contexts);
		assertEquals(List.of("a/0.npy", "a/2.npy", "a/4.npy", "b/1.npy", "b/3.npy"), a.images().stream().map(i -> i.file()).toList());
		// half the sample, a tenth for the time, the sum of the context
		assertArrayEquals(new float[] { 0.5f * 2 + 0.1f + 3, 0.5f + 0.1f + 3 }, a.summary("eps", "").values().row(1), 1e-6f);
		assertArrayEquals(new float[] { 0.5f * 3 + 0.1f + 4, 0.5f + 0.1f + 4 }, a.summary("eps", "").values().row(4), 1e-6f);
		assertEquals(List.of(3, 2), network.options().further().get(1).shape(), "the free axis has the length of the data");
		Analysis same = analyze("file", null, "time", "npy:" + Tensors.floats(dir.resolve("t.npy"), new int[] { 1 }, 100), "context",
				"npy:" + contexts.resolve("b/3.npy"));
		assertArrayEquals(new float[] { 0.5f * 2 + 0.1f + 4, 0.5f + 0.1f + 4 }, same.summary("eps", "").values().row(1), 1e-6f);
		assertNotEquals(a.summary("eps", "").hash(), same.summary("eps", "").hash(), "the values are part of the recipe");
	}

	@Test
	void representativesKeepTheirOwnValues() throws Exception {
		Map<String, InputSource> sources = Map.of("time", InputSource.parse("time", "100"), "context", InputSource.parse("context", "npy:" + contexts));
		Analysis a = representatives.analyze(AnalysisRequest.of(dir.resolve("few.channelexplorer"), dir.resolve("net.denoiser"), latents)
				.preprocessed(Preprocessing.Preset.RAW.value()).reading("all", TapKind.PRE).summarised(List.of("peak")).taking(1, Pick.REPRESENTATIVE)
				.run(2, 1).given(new InputRequest("", sources, null, List.of())), new NullProgressMonitor());
		assertEquals(List.of("a/4.npy", "b/3.npy"), a.images().stream().map(i -> i.file()).toList());
		assertArrayEquals(new float[] { 0.5f * 4 + 0.1f + 5, 0.5f + 0.1f + 5 }, a.summary("eps", "").values().row(0), 1e-6f);
		assertArrayEquals(new float[] { 0.5f * 3 + 0.1f + 4, 0.5f + 0.1f + 4 }, a.summary("eps", "").values().row(1), 1e-6f);
	}

	@Test
	void columnsOfTheTableGiveNumbersAndPaths() throws Exception {
		Path table = Files.writeString(dir.resolve("table.csv"),
				"file,label,t,ctx\na/0.npy,x,5,contexts/b/1.npy\nb/3.npy,y,7,contexts/b/3.npy\na/2.npy,y,,contexts/b/1.npy\n");
		Analysis a = analyze("table", table, "time", "csv:t", "context", "csv:ctx");
		assertEquals(List.of("a/0.npy", "b/3.npy"), a.images().stream().map(i -> i.file()).toList());
		assertArrayEquals(new float[] { 0.005f + 2, 0.5f + 0.005f + 2 }, a.summary("eps", "").values().row(0), 1e-6f);
		assertArrayEquals(new float[] { 1.5f + 0.007f + 4, 0.5f + 0.007f + 4 }, a.summary("eps", "").values().row(1), 1e-6f);
		assertEquals("has no value for the input 'time'", a.skipped().getFirst().reason());
		assertTrue(assertThrows(InputException.class, () -> analyze("t2", table, "time", "csv:tt", "context", "csv:ctx")).getMessage()
				.contains("table.csv: has no column 'tt' (it has file, label, t, ctx)"));
	}

	@Test
	void anImageWithoutUsableValuesIsLeftOutWithItsReason() throws Exception {
		Files.delete(contexts.resolve("a/2.npy"));
		Files.writeString(contexts.resolve("a/4.npy"), "no tensor");
		Tensors.floats(contexts.resolve("b/1.npy"), new int[] { 2, 2 }, 1, 2, 3, 4);
		Tensors.floats(contexts.resolve("b/3.npy"), new int[] { 3, 2 }, 1, 2, 3, 4, 5, Float.NaN);
		Analysis a = analyze("some", null, "time", "1", "context", "npy:" + contexts);
		assertEquals(1, a.images().size());
		Map<String, String> reasons = new HashMap<>();
		a.skipped().forEach(s -> reasons.put(s.file(), s.reason()));
		assertEquals("input 'context': 2.npy: no such file", reasons.get("a/2.npy"));
		assertTrue(reasons.get("a/4.npy").contains("not a .npy file"), reasons.toString());
		assertTrue(reasons.get("b/1.npy").contains("the tensor is 2 x 2; the input takes 3 x 2"), reasons.toString());
		assertTrue(reasons.get("b/3.npy").contains("NaN"), reasons.toString());
	}

	@Test
	void latentsOfAnotherShapeAreLeftOutWithTheirReason() throws Exception {
		Tensors.floats(latents.resolve("a/2.npy"), new int[] { 2, 2 }, 1, 2, 3, 4);
		Analysis a = analyze("some", null, "time", "1", "context", "npy:" + contexts);
		assertEquals("the tensor is 2 x 2; the network takes 2 x 2 x 2", a.skipped().getFirst().reason());
		assertEquals(4, a.images().size());
	}

	@Test
	void whatIsMissingIsNamedWithItsTypeAndShape() {
		String message = refused();
		assertTrue(
				message.contains("'time' int64 [N], 'context' float32 [N, L, 2]") && message.contains("npy:FOLDER") && message.contains("--input NAME=SOURCE"),
				message);
		assertTrue(refused("time", "1").contains("besides the image it needs 'context' float32"));
		assertTrue(refused("time", "1", "context", "npy:" + contexts, "foo", "2").contains("--input foo: there is no such input"));
		assertTrue(refused("time", "1", "context", "npy:" + contexts, "sample", "2").contains("this input takes the images"));
	}

	@Test
	void valuesThatDoNotFitAreRefusedAtOnce() throws Exception {
		assertTrue(refused("time", "1.5", "context", "npy:" + contexts)
				.contains("input time=1.5: input 'time': the input is of type int64, which cannot hold 1.5"));
		assertTrue(refused("time", "1", "context", "0.5").contains("the length of its axis 'L' is free"));
		assertTrue(refused("time", "1", "context", "npy:" + dir.resolve("none")).contains("none: no such file (values of the input 'context')"));
		assertTrue(refused("time", "1", "context", "npy:" + latents.resolve("a/0.npy")).contains("(0.npy: 2 x 2 x 2 was given)"));
		assertTrue(refused("time", "1", "context", "npy:" + Files.createDirectories(dir.resolve("empty"))).contains("0.npy: no such file"));
		assertTrue(refused("time", "1", "context", "csv:ctx").contains("no table of labels"));
		Path nan = Tensors.floats(dir.resolve("nan.npy"), new int[] { 3, 2 }, 1, 2, 3, 4, 5, Float.NaN);
		assertTrue(refused("time", "1", "context", "npy:" + nan).contains("nan.npy: the tensor holds NaN"));
		Path text = Files.writeString(dir.resolve("text.npy"), "no tensor at all");
		assertTrue(refused("time", "1", "context", "npy:" + text).contains("text.npy: not a .npy file"));
		for (String bad : List.of("", "npy:", "x", "NaN", "csv:", "1e999")) {
			assertTrue(assertThrows(InputException.class, () -> InputSource.parse("n", bad)).getMessage().startsWith("input n=" + bad + ": "), bad);
		}
	}

	@Test
	void valuesThatChangedSinceAreNoticed() throws Exception {
		analyze("one", null, "time", "1", "context", "npy:" + contexts);
		Tensors.floats(contexts.resolve("a/2.npy"), new int[] { 3, 2 }, 9, 9, 9, 9, 9, 9);
		String message = assertThrows(InputException.class, () -> analyze("one", null, "time", "1", "context", "npy:" + contexts)).getMessage();
		assertTrue(message.contains("already exists") && message.contains("other values of the input 'context'"), message);
		message = assertThrows(InputException.class, () -> analyze("one", null, "time", "2", "context", "npy:" + contexts)).getMessage();
		assertTrue(message.contains("other values of the input 'time'"), message);
	}

	@Test
	void theDocumentKeepsWhereValuesCameFrom() throws Exception {
		Analysis a = analyze("one", null, "time", "1", "context", "npy:" + contexts);
		InputRequest kept = a.document().reading().inputs();
		assertEquals("npy:contexts", kept.further().get("context").text(), "relative to the document");
		assertEquals("npy:" + contexts, kept.of(a.file()).further().get("context").text());
		assertEquals("1", kept.of(a.file()).further().get("time").text());
	}
}
