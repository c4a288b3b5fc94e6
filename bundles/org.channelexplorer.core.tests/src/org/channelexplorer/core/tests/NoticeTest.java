package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is shipped is named, with a licence this product can be shipped under. */
class NoticeTest {
	private static final Path ROOT = TestData.file("torchvision").resolve("../../../..").normalize();
	private static final Pattern ARTIFACT = Pattern
			.compile("<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*<version>(.*?)</version>");

	private static final Pattern PROPERTY = Pattern.compile("<(\\w+\\.version)>(.*?)</");

	@Test
	void everyArtifactOfTheTargetIsInTheNotice() throws Exception {
		String notice = Files.readString(ROOT.resolve("NOTICE"));
		List<String> artifacts = artifacts(Files.readString(ROOT.resolve("targetplatform/channelexplorer.target")));
		assertTrue(artifacts.size() > 200, "the target holds " + artifacts.size() + " artifacts");
		assertEquals(List.of(), artifacts.stream().filter(a -> !notice.contains("  " + a + "\n")).toList());
		assertEquals(List.of(), notice.lines().filter(l -> l.matches("(GPL|AGPL|LGPL|GNU|\\?).*")).toList(), "licences that cannot be shipped");
	}

	/** What bundles take into themselves, too; and what is under the LGPL stands in the section of its own feature only. */
	@Test
	void everyArtifactInsideABundleIsInTheNotice() throws Exception {
		String notice = Files.readString(ROOT.resolve("NOTICE"));
		String root = Files.readString(ROOT.resolve("pom.xml"));
		Set<String> artifacts = new TreeSet<>();
		try (DirectoryStream<Path> bundles = Files.newDirectoryStream(ROOT.resolve("bundles"), "org.channelexplorer.*")) {
			for (Path bundle : bundles) {
				// test data of a test bundle is not shipped
				if (!bundle.toString().endsWith(".tests") && Files.exists(bundle.resolve("pom.xml"))) {
					String pom = Files.readString(bundle.resolve("pom.xml"));
					for (MatchResult property : PROPERTY.matcher(root).results().toList()) {
						pom = pom.replace("${" + property.group(1) + "}", property.group(2));
					}
					artifacts.addAll(artifacts(pom.substring(pom.contains("<artifactItems>") ? pom.indexOf("<artifactItems>") : pom.length())));
				}
			}
		}
		assertTrue(artifacts.contains("com.github.haifengl:smile-core:2.6.0") && artifacts.size() >= 8, () -> "found " + artifacts);
		assertEquals(List.of(), artifacts.stream().filter(a -> !notice.contains("  " + a + "\n")).toList());
		int section = notice.indexOf("Optional feature org.channelexplorer.smile.feature (LGPL-3.0-or-later, separate and replaceable)");
		assertTrue(section > 0 && section < notice.indexOf("  com.github.haifengl:"));
	}

	/** The jar for Spark holds what its pom names and nothing else; all of it is named in the section of its feature, too. */
	@Test
	void everyArtifactInTheJarForSparkIsInTheNotice() throws Exception {
		String notice = Files.readString(ROOT.resolve("NOTICE"));
		String section = notice.substring(notice.indexOf("channelexplorer-spark.jar, in the bundle"), notice.indexOf("Packages with their own Java"));
		String onnxruntime = PROPERTY.matcher(Files.readString(ROOT.resolve("pom.xml"))).results().filter(m -> m.group(1).equals("onnxruntime.version"))
				.findFirst()
				.orElseThrow().group(2);
		List<String> held = Files.readString(ROOT.resolve("cluster/org.channelexplorer.spark/pom.xml")).replace("${onnxruntime.version}", onnxruntime).lines()
				.filter(l -> l.contains("<dependency>") && !l.contains("<scope>") && !l.contains("<groupId>org.channelexplorer<")).toList();
		assertEquals(List.of(), held.stream().filter(l -> !l.contains("<exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion>")).toList(),
				"nothing comes along by itself");
		List<String> artifacts = artifacts(String.join("\n", held));
		assertTrue(artifacts.size() > 15, () -> "found " + artifacts);
		assertEquals(List.of(), artifacts.stream().filter(a -> !notice.contains("  " + a + "\n")).toList());
		assertEquals(List.of(), artifacts.stream().map(a -> a.split(":")[1]).filter(a -> !section.contains(a)).toList());
	}

	private static List<String> artifacts(String xml) {
		return ARTIFACT.matcher(xml).results().map(m -> m.group(1) + ":" + m.group(2) + ":" + m.group(3)).toList();
	}
}
