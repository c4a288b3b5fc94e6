package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is shipped is named, with a licence this product can be shipped under. */
class NoticeTest {
	private static final Path ROOT = TestData.file("torchvision").resolve("../../../..").normalize();
	private static final Pattern ARTIFACT = Pattern
			.compile("<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*<version>(.*?)</version>");

	@Test
	void everyArtifactOfTheTargetIsInTheNotice() throws Exception {
		String notice = Files.readString(ROOT.resolve("NOTICE"));
		String target = Files.readString(ROOT.resolve("targetplatform/channelexplorer.target"));
		List<String> artifacts = ARTIFACT.matcher(target).results().map(m -> m.group(1) + ":" + m.group(2) + ":" + m.group(3)).toList();
		assertTrue(artifacts.size() > 200, "the target holds " + artifacts.size() + " artifacts");
		assertEquals(List.of(), artifacts.stream().filter(a -> !notice.contains("  " + a + "\n")).toList());
		assertEquals(List.of(), notice.lines().filter(l -> l.matches("(GPL|AGPL|LGPL|GNU|\\?).*")).toList(), "licences that cannot be shipped");
	}
}
