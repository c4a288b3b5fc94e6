package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.result.Subjects;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;

/** Results are read by the records of core.result, and these say what a result lacks. */
class TypedResultsTest {
	private static final Path BUNDLES = TestData.file("torchvision").resolve("../../../../bundles").normalize();

	/** A part of a result looked up by a name that the source writes out, or has as a constant. */
	private static final Pattern LOOK_UP = Pattern
			.compile(
					"\\.(?:column|doubles|strings|longs|number|table|array)\\(\\s*(?:\"[^\"]*\"|(?!Result\\.MAIN|MAIN\\b)(?:\\w+\\.)*[A-Z][A-Z_]+)\\s*\\)|scalars\\(\\)\\s*\\.get\\(");

	private static final Placement PLACEMENT = new Placement(new Origin("conv", "l2"), "summary", "pca", "euclidean", List.of("a.png", "b.png"),
			FloatMatrix.of(2, 2, new float[] { 1, 2, 3, 4 }), new Placement.Trust(0.5, Double.NaN, 1, 2), java.util.OptionalDouble.empty(), Map.of("kl", 0.25),
			"stopped early");

	@Test
	void nobodyLooksUpAPartOfAResultByName() throws IOException {
		List<String> wrong = new ArrayList<>();
		try (Stream<Path> files = Files.walk(BUNDLES)) {
			for (Path file : files.filter(f -> f.toString().matches(".*/org\\.channelexplorer\\.(?!\\w+(\\.\\w+)*\\.tests/)[\\w.]+/src/.*\\.java")).sorted()
					.toList()) {
				String path = BUNDLES.relativize(file).toString();
				String text = Files.readString(file);
				// one joins the classes to any table of images, the other compares any two results
				if (path.contains("/core/result/") || path.endsWith("/core/operation/Classes.java") || path.endsWith("/testkit/Sameness.java")) {
					continue;
				}
				Matcher found = LOOK_UP.matcher(text);
				while (text.matches("(?s).*\\b(Result|Table)\\b.*") && found.find()) {
					wrong.add(path + ": " + found.group());
				}
				if (path.startsWith("org.channelexplorer.analysis/") && text.contains("new Result(")) {
					wrong.add(path + " writes a result by hand");
				}
			}
		}
		assertEquals(List.of(), wrong, "read results by the records of org.channelexplorer.core.result");
	}

	@Test
	void whatIsWrittenIsRead() throws InputException {
		Placement back = Placement.of(PLACEMENT.toResult());
		assertEquals(PLACEMENT.trust(), back.trust());
		assertEquals(PLACEMENT.images(), back.images());
		assertEquals(PLACEMENT.diagnostics(), back.diagnostics());
		assertEquals("stopped early", back.note());
		assertEquals(4, back.positions().get(1, 1));
		assertEquals(PLACEMENT.toResult().table(), back.toResult().table());
	}

	@Test
	void theOtherTypeIsNamed() {
		String message = assertThrows(InputException.class, () -> RankedChannels.of(PLACEMENT.toResult())).getMessage();
		assertEquals("a result of the type 'ranking' is needed; this one is of the type 'projection'", message);
	}

	@Test
	void whatAResultLacksIsNamed() {
		Result whole = PLACEMENT.toResult();
		Map<String, Object> scalars = new TreeMap<>(whole.scalars());
		scalars.put("k", 1.5);
		assertEquals("a 'projection' result has no whole number 'k': it was made by another version or another operation",
				message(new Result(whole.type(), scalars, whole.tables(), whole.arrays())));
		assertEquals("a 'projection' result has no table 'main': it was made by another version or another operation",
				message(new Result(whole.type(), whole.scalars(), Map.of(), whole.arrays())));
		assertEquals("a 'projection' result has no array 'main' of 2 axes: it was made by another version or another operation",
				message(new Result(whole.type(), whole.scalars(), whole.tables(), Map.of())));
		Table numbers = Table.builder().doubles("image", 1, 2).doubles("x", 1, 3).doubles("y", 2, 4).build();
		assertEquals("a 'projection' result has no column 'image' of texts in its table 'main': it was made by another version or another operation",
				message(new Result(whole.type(), whole.scalars(), Map.of("main", numbers), whole.arrays())));
	}

	private static String message(Result result) {
		return assertThrows(InputException.class, () -> Placement.of(result)).getMessage();
	}

	@Test
	void rowsOfAnyTableSayWhatTheyAreAbout() {
		Table table = Table.builder().strings("layer", "a").longs("image", 3).build();
		assertArrayEquals(new String[] { "a" }, Subjects.layers(table).orElseThrow());
		assertTrue(Subjects.images(table).isEmpty() && Subjects.classes(table).isEmpty());
	}

	@Test
	void scoresOfAllStepsAreReadByStep() throws InputException {
		Table all = Table.builder().longs("step", 1, 1, 5).strings("layer", "a", "a", "a").strings("metric", "m", "n", "m").doubles("score", 1, 2, 3)
				.doubles("low", 0, 0, 0).doubles("high", 9, 9, 9).strings("note", "", "", "").build();
		var steps = LayerScores.byStep(new Result("separability-steps", Map.of(), Map.of("main", all), Map.of()));
		assertEquals(List.of(1, 5), List.copyOf(steps.keySet()));
		assertEquals(2, steps.get(1).size());
		assertEquals(new LayerScores.Score("a", "m", 3, 0, 9, ""), steps.get(5).getFirst());
	}
}
