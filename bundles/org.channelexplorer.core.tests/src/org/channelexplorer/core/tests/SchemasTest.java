package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every extension point has a whole schema: what it is for, an example, what the contract asks, who contributes. */
class SchemasTest {
	private static final Path BUNDLES = TestData.file("torchvision").resolve("../../..").normalize();
	private static final Pattern POINT = Pattern.compile("<extension-point id=\"(\\w+)\" name=\"[^\"]+\" schema=\"([^\"]+)\"/>");

	private static String section(String schema, String kind) {
		Matcher m = Pattern.compile("<appinfo><meta.section type=\"" + kind + "\"/></appinfo>\\s*<documentation>(.*?)</documentation>", Pattern.DOTALL)
				.matcher(schema);
		return m.find() ? m.group(1).strip() : "";
	}

	@Test
	void everyPointIsExplained() throws IOException {
		List<String> wrong = new ArrayList<>();
		int points = 0;
		try (Stream<Path> bundles = Files.list(BUNDLES)) {
			for (Path bundle : bundles.filter(b -> Files.exists(b.resolve("plugin.xml")) && !b.toString().endsWith(".tests")).sorted().toList()) {
				Matcher m = POINT.matcher(Files.readString(bundle.resolve("plugin.xml")));
				while (m.find()) {
					points++;
					look(bundle, m.group(1), m.group(2), wrong);
				}
			}
		}
		assertTrue(points >= 12, points + " points found");
		assertEquals("", String.join("\n", wrong));
	}

	private static void look(Path bundle, String id, String file, List<String> wrong) throws IOException {
		String where = bundle.getFileName() + "/" + file + ": ";
		if (!Files.exists(bundle.resolve(file))) {
			wrong.add(where + "is missing");
			return;
		}
		String schema = Files.readString(bundle.resolve(file));
		for (String kind : List.of("since", "examples", "apiinfo", "implementation", "copyright")) {
			if (section(schema, kind).isEmpty()) {
				wrong.add(where + "has no section " + kind);
			}
		}
		if (!section(schema, "examples").contains("point=\"" + bundle.getFileName() + "." + id + "\"")) {
			wrong.add(where + "the example contributes to another point");
		}
		for (String word : schema.contains("kind=\"java\"") && !id.equals("points") && !id.equals("plots")
				? List.of("Threads:", "Determinism:", "Cancelling:", "Errors:")
				: List.<String>of()) {
			if (!section(schema, "apiinfo").contains(word)) {
				wrong.add(where + "the API information does not say: " + word);
			}
		}
		Matcher type = Pattern.compile("basedOn=\":([\\w.]+)\"").matcher(schema);
		while (type.find()) {
			if (!Files.exists(bundle.resolve("src").resolve(type.group(1).replace('.', '/') + ".java"))) {
				wrong.add(where + type.group(1) + " does not exist");
			}
		}
	}
}
