package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.channelexplorer.core.util.Json;
import org.junit.jupiter.api.Test;

/** The bill of materials that {@code releng/sbom} writes names everything that the target platform holds. */
class SbomTest {
	private static final Path ROOT = TestData.file("torchvision").resolve("../../../..").normalize();
	private static final Pattern DEPENDENCY = Pattern
			.compile("<dependency>\\s*<groupId>(.*?)</groupId>\\s*<artifactId>(.*?)</artifactId>\\s*<version>(.*?)</version>");
	private static final String LICENCE = "[A-Z0-9][A-Za-z0-9.-]*( WITH [A-Za-z0-9.-]+)?";

	private static String sbom() throws Exception {
		Process process;
		try {
			process = new ProcessBuilder("python3", ROOT.resolve("releng/sbom").toString()).start();
		} catch (IOException e) {
			assumeTrue(false, "releng/sbom needs Python 3: " + e.getMessage());
			throw e;
		}
		String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), errors);
		return text;
	}

	@Test
	void everyArtifactOfTheTargetIsInIt() throws Exception {
		String text = sbom();
		assertEquals(text, sbom(), "the same tree gives the same bytes");
		JsonObject bom = Json.parse(text).getAsJsonObject();
		assertEquals("CycloneDX", bom.get("bomFormat").getAsString());
		Map<String, JsonObject> components = new TreeMap<>();
		for (JsonElement e : bom.getAsJsonArray("components")) {
			JsonObject c = e.getAsJsonObject();
			components.put(c.get("group").getAsString() + ":" + c.get("name").getAsString() + ":" + c.get("version").getAsString(), c);
			String licence = c.getAsJsonArray("licenses").get(0).getAsJsonObject().get("expression").getAsString();
			assertTrue(licence.matches(LICENCE + "( (OR|AND) " + LICENCE + ")*"), () -> c.get("purl") + ": " + licence);
		}
		List<String> missing = new ArrayList<>();
		int artifacts = 0;
		Matcher m = DEPENDENCY.matcher(Files.readString(ROOT.resolve("targetplatform/channelexplorer.target")));
		while (m.find()) {
			artifacts++;
			String coordinates = m.group(1) + ":" + m.group(2) + ":" + m.group(3);
			if (!components.containsKey(coordinates)) {
				missing.add(coordinates);
			}
		}
		assertTrue(artifacts > 200, artifacts + " artifacts in the target");
		assertEquals(List.of(), missing);
		assertTrue(components.keySet().stream().anyMatch(c -> c.startsWith("com.microsoft.onnxruntime:onnxruntime:")),
				"what bundles take into themselves, too");
		assertTrue(components.keySet().stream().anyMatch(c -> c.startsWith("com.github.haifengl:smile-core:")));
		assertEquals("excluded", components.entrySet().stream().filter(c -> c.getKey().startsWith("org.junit.jupiter:junit-jupiter-api:")).findFirst()
				.orElseThrow().getValue().get("scope").getAsString(), "for tests only");
		assertEquals("required", components.entrySet().stream().filter(c -> c.getKey().startsWith("com.google.code.gson:gson:")).findFirst().orElseThrow()
				.getValue().get("scope").getAsString());
	}
}
