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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments, messages, help and documentation keep to the words of CONTRIBUTING.md. */
class VocabularyTest {
	private static final Path ROOT = TestData.file("torchvision").resolve("../../../..").normalize();

	/** Say resume or continue, again, separate, distinguish, own, caller, exists already, called when, made with other settings. */
	private static final Pattern REFUSED = words("gone on", "go on", "goes on", "went on", "anew", "is said", "are said", "be said", "told", "at hand",
			"hears", "of its own", "of their own", "whoever", "there already", "already there", "made from something else", "say so", "says so",
			"classes part", "part the classes", "parts the classes", "taken for an?");

	/** Text blocks, strings, characters and comments. */
	private static final Pattern PROSE = Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])+'|/\\*.*?\\*/|//[^\n]*");

	@Test
	void textsKeepToTheWords() throws IOException {
		List<Path> files = new ArrayList<>();
		for (String text : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "releng/README.md", "releng/bench/RESULTS.md")) {
			files.add(ROOT.resolve(text));
		}
		try (Stream<Path> bundles = Files.list(ROOT.resolve("bundles"))) {
			for (Path bundle : bundles.filter(b -> !b.toString().endsWith(".tests")).sorted().toList()) {
				files.addAll(files(bundle.resolve("src"), ".*\\.java"));
				files.addAll(files(bundle.resolve("schema"), ".*\\.exsd"));
				files.addAll(files(bundle.resolve("doc"), ".*\\.md"));
				if (Files.exists(bundle.resolve("plugin.xml"))) {
					files.add(bundle.resolve("plugin.xml"));
				}
			}
		}
		assertTrue(files.size() > 400, () -> files.size() + " files found");
		List<String> hits = new ArrayList<>();
		for (Path file : files) {
			String text = Files.readString(file);
			for (String hit : refused(file.toString().endsWith(".java") ? prose(text) : text)) {
				hits.add(ROOT.relativize(file) + ":" + hit);
			}
		}
		assertEquals("", String.join("\n", hits), hits.size() + " refused words; CONTRIBUTING.md, Words, says what to write");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/** Draws anew. */", "x = \"a file that is\" // \n + \" there already\";", "/**\n * A thread of its\n * own.\n */" })
	void findsWordsAcrossLinesAndStrings(String java) {
		assertEquals(1, refused(prose(java)).size());
	}

	@ParameterizedTest
	@ValueSource(strings = { "told.add(anew);", "/** A renewal. */", "f(\"is\", said);" })
	void leavesNamesInTheCodeAlone(String java) {
		assertEquals(List.of(), refused(prose(java)));
	}

	private static List<String> refused(String prose) {
		Matcher m = REFUSED.matcher(prose);
		List<String> hits = new ArrayList<>();
		while (m.find()) {
			hits.add(prose.substring(0, m.start()).chars().filter(c -> c == '\n').count() + 1 + ": " + m.group().replaceAll("[\\s*+/]+", " "));
		}
		return hits;
	}

	/** The code's strings and comments at their places; of the rest only line breaks and what joins strings. */
	private static String prose(String java) {
		StringBuilder prose = new StringBuilder(java.replaceAll("[^\\s+]", "\0"));
		Matcher m = PROSE.matcher(java);
		while (m.find()) {
			prose.replace(m.start(), m.end(), m.group().replace('"', ' '));
		}
		return prose.toString();
	}

	private static Pattern words(String... words) {
		return Pattern.compile(Stream.of(words).map(w -> w.replace(" ", "[\\s*+/]+")).collect(Collectors.joining("|", "\\b(?:", ")\\b")),
				Pattern.CASE_INSENSITIVE);
	}

	private static List<Path> files(Path folder, String name) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(f -> f.getFileName().toString().matches(name)).sorted().toList();
		}
	}
}
