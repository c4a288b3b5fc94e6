package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.channelexplorer.cli.internal.Presets;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.ClassColours;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Commands follow what an administrator has preset, and options go before it. */
class PresetsTest {
	private static final List<String> USUAL = List.of("otsuSum", "l2", "mean", "max");

	@TempDir
	private Path folder;

	private Presets presets(String... lines) throws Exception {
		Path file = folder.resolve("plugin_customization.ini");
		Files.write(file, List.of(lines));
		return Presets.of(file);
	}

	@Test
	void valuesAreRead() throws Exception {
		Presets presets = presets("# ours", "org.channelexplorer.ui/threads = 3", "org.channelexplorer.ui/seed=-5", "org.channelexplorer.ui/eta=0.25",
				"org.channelexplorer.ui/summary=mean", "org.channelexplorer.ui/results=10", "org.channelexplorer.ui/classColours=TOL_MUTED",
				"org.eclipse.ui/showIntro=false");
		assertEquals(3, presets.threads(0));
		assertEquals(-5, presets.seed(1));
		assertEquals(Map.of("eta", "0.25"), presets.eta());
		assertEquals(List.of("mean", "otsuSum", "l2", "max"), presets.summaries(USUAL));
		assertEquals(10, presets.megabytesOfResults());
		assertEquals(ClassColours.TOL_MUTED, presets.classColours());
	}

	@Test
	void whatIsNotPresetIsAsUsual() throws Exception {
		Presets presets = presets("org.channelexplorer.ui/threads=", "org.example/seed=7");
		assertEquals(0, presets.threads(0));
		assertEquals(1, presets.seed(1));
		assertEquals(Map.of(), presets.eta());
		assertEquals(USUAL, presets.summaries(USUAL));
		assertEquals(0, presets.megabytesOfResults());
		assertEquals(ClassColours.STANDARD, presets.classColours());
	}

	@Test
	void anotherSummaryThanTheUsualOnesComesFirst() throws Exception {
		assertEquals(List.of("p90", "otsuSum", "l2", "mean", "max"), presets("org.channelexplorer.ui/summary=p90").summaries(USUAL));
	}

	@Test
	void wrongValuesAreRefusedByName() throws Exception {
		for (String line : List.of("threads=-1", "threads=many", "seed=1.5", "eta=0", "eta=1.01", "eta=NaN", "eta=x", "summary=a,b", "results=-1",
				"classColours=red")) {
			Presets presets = presets("org.channelexplorer.ui/" + line);
			Executable asked = switch (line.replaceAll("=.*", "")) {
			case "threads" -> () -> presets.threads(0);
			case "seed" -> () -> presets.seed(1);
			case "eta" -> presets::eta;
			case "summary" -> () -> presets.summaries(USUAL);
			case "results" -> presets::megabytesOfResults;
			default -> presets::classColours;
			};
			String message = assertThrows(InputException.class, asked, line).getMessage();
			assertTrue(message.startsWith(folder.resolve("plugin_customization.ini") + ": org.channelexplorer.ui/" + line + ": must be "), message);
		}
	}

	@Test
	void filesThatCannotBeReadAreNamed() throws Exception {
		Path none = folder.resolve("none.ini");
		assertTrue(assertThrows(InputException.class, () -> Presets.of(none)).getMessage().startsWith(none.toString()));
		assertThrows(InputException.class, () -> presets("a=\\u12"));
		Path latin = folder.resolve("latin.ini");
		Files.write(latin, new byte[] { 'a', '=', (byte) 0xe4 });
		assertThrows(InputException.class, () -> Presets.of(latin));
	}

	@Test
	void whatNothingFollowsIsRefusedByName() throws Exception {
		String file = folder.resolve("plugin_customization.ini").toString();
		assertEquals(file + ": org.channelexplorer.ui/threds: there is no such key (did you mean threads? there are: classColours, eta, memory, results, seed, "
				+ "summary, threads, thumbnail, trustedKeys, updateSites, welcome)", refused("org.channelexplorer.ui/threds=3"));
		assertEquals(file + ": begins with a byte order mark, which hides its first line: save it as UTF-8 without one",
				refused("\ufefforg.channelexplorer.ui/threads=3"));
		assertEquals(file + ": org.channelexplorer.ui/memory=lots: must be a whole number with k, m or g behind it, such as 6g",
				refused("org.channelexplorer.ui/memory=lots"));
		presets("org.channelexplorer.ui/memory = 6g", "org.channelexplorer.ui/welcome=Room 12", "org.example/threds=3");
	}

	private String refused(String line) {
		return assertThrows(InputException.class, () -> presets(line)).getMessage();
	}

	/** The page for administrators lists them all, and the window's, and no others. */
	@Test
	void thePageListsWhatCommandsFollow() throws Exception {
		String page = Files.readString(root().resolve("bundles/org.channelexplorer.help/doc/administration/installation.md"));
		Map<String, String> followed = new TreeMap<>();
		for (MatchResult row : Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\| ([^|]+) \\|$").matcher(page).results().toList()) {
			followed.put(row.group(1), row.group(2));
		}
		TreeSet<String> commands = new TreeSet<>();
		followed.forEach((key, by) -> {
			if (by.contains("analyze") || by.contains("run")) {
				commands.add(key);
			}
		});
		assertEquals(new TreeSet<>(Presets.KEYS), commands);
		Path ui = root().resolve("bundles/org.channelexplorer.ui/src/org/channelexplorer/ui");
		String preferences = Files.readString(ui.resolve("internal/preferences/Defaults.java"));
		String names = Files.readString(ui.resolve("Preferences.java"));
		TreeSet<String> window = new TreeSet<>();
		for (MatchResult set : Pattern.compile("setDefault\\(Preferences\\.(\\w+)").matcher(preferences).results().toList()) {
			window.add(Pattern.compile("String " + set.group(1) + " = \"(\\w+)\"").matcher(names).results().findFirst().orElseThrow().group(1));
		}
		assertTrue(window.size() >= 10, () -> "found " + window);
		window.add("memory"); // the launcher's
		assertEquals(window, new TreeSet<>(followed.keySet()));
		window.removeAll(Presets.KEYS);
		assertEquals(window, new TreeSet<>(Presets.FURTHER_KEYS));
	}

	@Test
	void analyzeFollowsThemAndOptionsGoFirst() throws Exception {
		Path demo = folder.resolve("demo");
		Path model = Samples.model(demo);
		Path images = Samples.images(demo, folder.resolve("images"), 2, 1);
		Path file = folder.resolve("presets.ini");
		Files.write(file, List.of("org.channelexplorer.ui/seed=77", "org.channelexplorer.ui/summary=max", "org.channelexplorer.ui/threads=1"));
		for (boolean option : new boolean[] { false, true }) {
			Path analysis = folder.resolve("a" + option + ".channelexplorer");
			List<Object> call = new ArrayList<>(List.of("analyze", "--model", model, "--images", images, "--out", analysis, "--layers", "^/conv1/Conv$"));
			if (option) {
				call.addAll(List.of("--seed", 5, "--summary", "l2"));
			}
			Path log = folder.resolve("log");
			Process child = AnalyzeTest.child(log, Map.of("JAVA_TOOL_OPTIONS", "-Declipse.pluginCustomization=" + file), List.of(), call.toArray());
			assertTrue(child.waitFor(5, TimeUnit.MINUTES), "analyze hangs");
			assertEquals(0, child.exitValue(), Files.readString(log));
			AnalysisDocument document = AnalysisDocument.read(analysis);
			assertEquals(option ? 5 : 77, document.seed());
			assertEquals(option ? List.of("l2") : List.of("max", "otsuSum", "l2", "mean"), document.reading().summaries());
		}
	}

	private static Path root() {
		for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
			if (Files.isDirectory(up.resolve("releng/examples"))) {
				return up;
			}
		}
		throw new IllegalStateException("no releng/examples above " + Path.of("").toAbsolutePath());
	}
}
