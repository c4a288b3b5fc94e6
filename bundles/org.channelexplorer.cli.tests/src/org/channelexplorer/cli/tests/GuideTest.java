package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What GUIDE.md prints can be typed. */
class GuideTest {
	private static final Pattern LAYER = Pattern.compile("(?:--layer |\\b(?:l|otherL)ayer=)(\\S+)");

	@Test
	void theLayersOfTheExamplesAreThoseOfTheDemo(@TempDir Path folder) throws Exception {
		Set<String> layers = Cli.ok("info", "--model", Samples.model(folder)).out().lines().map(l -> l.split("\\s+")[0]).collect(Collectors.toSet());
		List<String> named = Files.readAllLines(Path.of("../org.channelexplorer.cli/GUIDE.md")).stream()
				.filter(l -> l.contains("--analysis study.channelexplorer"))
				.flatMap(l -> LAYER.matcher(l).results().map(m -> m.group(1))).distinct().toList();
		assertTrue(named.size() >= 2, named.toString());
		assertEquals(List.of(), named.stream().filter(l -> !layers.contains(l)).toList());
	}
}
