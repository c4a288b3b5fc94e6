package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.channelexplorer.core.extraction.Extraction;
import org.channelexplorer.core.image.ImageDecoder;
import org.junit.jupiter.api.Test;

/** Packages and bundles depend downwards only, as the sources' own text shows. */
class RoomsTest {
	private static final Path ROOT = TestData.file("torchvision").resolve("../../../..").normalize();
	private static final Path BUNDLES = ROOT.resolve("bundles");
	private static final String PREFIX = "org.channelexplorer.";

	/** The packages of core, lowest first: each may use those before it. */
	private static final List<String> ORDER = List.of("util", "internal.packed", "internal.natives", "internal.kernel", "data", "model", "internal.array",
			"internal.parquet",
			"parameter", "label", "repair", "note",
			"predict",
			"extension",
			"catalogue",
			"operation", "result", "similarity", "store", "image", "internal.dataset", "internal.inputs", "document", "extraction", "analysis");

	/** A type of core, wherever its full name is written. */
	private static final Pattern TYPE = Pattern.compile("org\\.channelexplorer\\.core\\.((?:internal\\.)?[a-z]+)\\.[A-Z]");

	@Test
	void packagesOfCoreUseLowerOnesOnly() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (Path file : sources("core")) {
			String text = withoutComments(Files.readString(file));
			String own = Pattern.compile("^package org\\.channelexplorer\\.core\\.([\\w.]+);", Pattern.MULTILINE).matcher(text).results().findFirst()
					.map(m -> m.group(1)).orElseThrow();
			assertTrue(ORDER.contains(own), () -> "package " + own + " has no place in the order of this test");
			Matcher used = TYPE.matcher(text);
			while (used.find()) {
				if (ORDER.indexOf(used.group(1)) > ORDER.indexOf(own)) {
					wrong.add(own + " -> " + used.group(1) + " in " + file.getFileName());
				}
			}
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void coreKnowsNoContributorAndNothingBelowTheWorkbenchKnowsSwt() throws IOException {
		List<String> wrong = new ArrayList<>();
		for (String bundle : bundles()) {
			boolean core = bundle.equals("core");
			if (bundle.equals("ui") || bundle.startsWith("ui.") || bundle.endsWith(".tests") || bundle.startsWith("gef")
					|| bundle.equals("start")) { // which names the window's bundles, and none of their types
				continue;
			}
			for (Path file : sources(bundle)) {
				String text = withoutComments(Files.readString(file));
				if (text.matches("(?s).*\\borg\\.eclipse\\.(swt|jface|ui)\\..*")) {
					wrong.add(bundle + "/" + file.getFileName() + " knows the workbench");
				}
				if (core && text.matches("(?s).*\\borg\\.channelexplorer\\.(?!core\\b)[a-z]+\\b.*")) {
					wrong.add(bundle + "/" + file.getFileName() + " knows a contributor");
				}
			}
		}
		assertEquals(List.of(), wrong);
	}

	/** The launchers limit what the compiler takes for the loop over images by the names of its packages. */
	@Test
	void launchersNameThePackagesOfTheLoopOverImages() throws IOException {
		List<String> limits = Stream.of(Extraction.class.getPackageName(), ImageDecoder.class.getPackageName(), "org.channelexplorer.analysis.internal.summary")
				.map(p -> "MemLimit," + p + ".*::*,16m~stop").toList();
		assertTrue(Files.isDirectory(BUNDLES.resolve("org.channelexplorer.analysis/src/org/channelexplorer/analysis/internal/summary")));
		for (String file : List.of("features/org.channelexplorer.feature/launcher/unix/channelexplorer",
				"features/org.channelexplorer.feature/launcher/win/channelexplorer.cmd", "releng/org.channelexplorer.product/org.channelexplorer.product",
				"releng/bench/src/org/channelexplorer/bench/ChildJvm.java")) {
			String text = Files.readString(ROOT.resolve(file));
			assertEquals(List.of(), limits.stream().filter(l -> !text.contains(l)).toList(), file);
		}
	}

	private static Set<String> bundles() throws IOException {
		try (Stream<Path> folders = Files.list(BUNDLES)) {
			return new TreeSet<>(
					folders.map(f -> f.getFileName().toString()).filter(n -> n.startsWith(PREFIX)).map(n -> n.substring(PREFIX.length())).toList());
		}
	}

	private static List<Path> sources(String bundle) throws IOException {
		Path src = BUNDLES.resolve(PREFIX + bundle).resolve("src");
		if (!Files.isDirectory(src)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(src)) {
			return files.filter(f -> f.toString().endsWith(".java")).sorted().toList();
		}
	}

	private static String withoutComments(String java) {
		return java.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//[^\\n\"]*$", "");
	}
}
