package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Menus, commands and views are in title case, as everywhere in Eclipse: all words but short prepositions, articles and conjunctions begin with a capital. */
class MenuTitlesTest {
	private static final Path BUNDLES = TestData.file("torchvision").resolve("../../..").normalize();
	private static final Set<String> SMALL = Set.of("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "its", "nor", "of", "off", "on",
			"onto", "or", "per", "than", "the", "to", "up", "via", "with");
	private static final Pattern ACTION = Pattern.compile("(?:Actions\\.of|new Action|new MenuManager|new GraphAction)\\(\\s*\"((?:\\\\.|[^\"\\\\])*)\"");
	private static final Pattern MADE = Pattern.compile("\\b(?:level|checked|check|choice|flag|link|plain)\\(\\s*\"((?:\\\\.|[^\"\\\\])*)\""); // by methods of the window's actions
	private static final Pattern ADDED = Pattern.compile("\\badd\\(\"\\w+\",\\s*\"((?:\\\\.|[^\"\\\\])*)\"");
	private static final Pattern ELEMENT = Pattern.compile("<(?:command|menu|view|perspective|plot)\\b[^>]*>");
	private static final Pattern NAME = Pattern.compile("\\b(?:name|label)=\"([^\"]*)\"");

	@Test
	void menusAreInTitleCase() throws IOException {
		List<String> titles = new ArrayList<>();
		try (Stream<Path> bundles = Files.list(BUNDLES)) {
			for (Path bundle : bundles.filter(b -> !b.toString().endsWith(".tests")).sorted().toList()) {
				if (Files.exists(bundle.resolve("plugin.xml"))) {
					ELEMENT.matcher(Files.readString(bundle.resolve("plugin.xml")).replaceAll("(?s)<!--.*?-->", "")).results()
							.forEach(e -> collect(NAME, e.group(), titles));
				}
				if (Files.isDirectory(bundle.resolve("src"))) {
					try (Stream<Path> sources = Files.walk(bundle.resolve("src"))) {
						for (Path source : sources.filter(s -> s.toString().endsWith(".java")).sorted().toList()) {
							String text = Files.readString(source);
							collect(ACTION, text, titles);
							if (source.toString().contains("/ui/")) {
								collect(MADE, text, titles);
							}
							if (source.endsWith("GraphActions.java")) {
								collect(ADDED, text, titles);
							}
						}
					}
				}
			}
		}
		assertTrue(titles.size() > 200, () -> titles.size() + " titles found");
		assertEquals(List.of(), titles.stream().filter(t -> !inTitleCase(t)).distinct().toList());
	}

	private static void collect(Pattern pattern, String text, List<String> titles) {
		Matcher m = pattern.matcher(text);
		while (m.find()) {
			titles.add(m.group(1));
		}
	}

	private static boolean inTitleCase(String title) {
		String[] words = title.replace("&amp;", "").replace("&", "").replace("\\u2026", "").replaceAll("\\(.*?\\)", "").strip().split("\\s+");
		for (int i = 0; i < words.length; i++) {
			if (!words[i].isEmpty() && Character.isLowerCase(words[i].charAt(0)) && (i == 0 || !SMALL.contains(words[i]))) {
				return false;
			}
		}
		return true;
	}

	@ParameterizedTest
	@ValueSource(strings = { "Copy picture", "copy", "Focus on this Node", "Export layout\\u2026" })
	void findsSentences(String title) {
		assertEquals(false, inTitleCase(title));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Copy as Text", "Show I&amp;n", "Colours from 0 to 1", "Show Everything (0 or f)", "Read This Layer\\u2026" })
	void leavesTitlesAlone(String title) {
		assertEquals(true, inTitleCase(title));
	}
}
