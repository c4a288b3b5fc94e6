package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What procurement reads about accessibility: every line that claims something names a test that there is, or says that there is none. */
class AccessibilityStatementTest {
	private static final Path ROOT = TestData.file("torchvision").resolve("../../../..").normalize();
	private static final List<String> STATES = List.of("Supports", "Partly", "Does not support", "Not applicable", "Not evaluated");

	private static boolean exists(String test) {
		try (Stream<Path> files = Files.walk(ROOT.resolve("bundles"))) {
			return files.anyMatch(f -> f.endsWith(test + ".java"));
		} catch (IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	@Test
	void everySupportIsByATestThatThereIsOrSaysThatThereIsNone() throws IOException {
		String page = Files.readString(ROOT.resolve("bundles/org.channelexplorer.help/doc/analyst/accessibility.md"));
		List<String> bad = new ArrayList<>();
		List<MatchResult> rows = Pattern.compile("(?m)^\\| (\\d[^|]+) \\| ([^|]+) \\| ([^|]*)\\|$").matcher(page).results().toList();
		for (MatchResult row : rows) {
			String ground = row.group(3);
			List<String> tests = Pattern.compile("`([A-Z]\\w+(?:Test|Contract))`").matcher(ground).results().map(m -> m.group(1)).toList();
			if (!STATES.contains(row.group(2)) || row.group(2).equals("Supports") && tests.isEmpty() && !ground.contains("no test")) {
				bad.add(row.group(1) + ": " + row.group(2) + " without a test");
			}
			tests.stream().filter(t -> !exists(t)).forEach(t -> bad.add(row.group(1) + ": there is no " + t));
		}
		assertTrue(rows.size() > 35, () -> rows.size() + " lines were found");
		assertEquals(List.of(), bad);
	}
}
