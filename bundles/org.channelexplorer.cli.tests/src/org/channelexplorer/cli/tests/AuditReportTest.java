package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report lists the labels that look wrong as the audit does, and says what the list rests on. */
class AuditReportTest {
	@TempDir
	private static Path folder;
	private static Path model;
	private static Path analysis;

	@BeforeAll
	static void analyze() throws Exception {
		model = Samples.model(folder.resolve("demo"));
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", analysis, "--layers", "layer3.1/conv1",
				"--summary", "mean", "--classes", "cat,dog,frog", "--per-class", 40, "--pick", "first");
	}

	private static String section(Path report, String labelling) throws Exception {
		return section(analysis, report, labelling);
	}

	private static String section(Path analysis, Path report, String labelling) throws Exception {
		Cli.ok("report", "--analysis", analysis, "--labelling", labelling, "--out", report);
		String page = Files.readString(report.resolve("index.html"));
		return page.substring(page.indexOf("<h2 id=\"audit\""), page.indexOf("<h2 id=\"representatives\""));
	}

	private static String text(String html) {
		return html.replaceAll("(?s)<svg.*?</svg>", " ").replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
	}

	@Test
	void suspectsAreListedWithWhatTheListRestsOn() throws Exception {
		Path report = folder.resolve("report");
		String html = section(report, "given");
		String csv = Cli.ok("run", "audit", "--analysis", analysis, "--labelling", "given").out();
		assertEquals(csv, Files.readString(report.resolve("audit.csv")), "the table of the operation");
		List<String> columns = List.of(csv.lines().findFirst().orElseThrow().split(","));
		List<List<String>> suspects = csv.lines().skip(1).map(l -> List.of(l.split(",", -1)))
				.filter(r -> r.get(columns.indexOf("is_label_issue")).equals("true"))
				.toList();
		assertTrue(suspects.size() >= 2, csv);
		List<String> rows = Pattern.compile("(?s)<tr><td><div class=\"row\">(.*?)</tr>").matcher(html).results().map(MatchResult::group).toList();
		assertEquals(suspects.size(), rows.size(), html);
		for (int i = 0; i < rows.size(); i++) {
			List<String> s = suspects.get(i);
			assertTrue(rows.get(i).contains("<img") && rows.get(i).contains("data:image/png"), rows.get(i));
			for (String column : List.of("file", "given_label", "suggested_label", "leaves_class_at", "finding")) {
				String cell = s.get(columns.indexOf(column));
				assertTrue(rows.get(i).contains(column.equals("leaves_class_at") && !cell.isEmpty() ? "layer3.1" : cell), column + " in " + rows.get(i));
			}
			for (String column : List.of("p_given", "label_score")) {
				String number = String.format(Locale.ROOT, "%.3f", Double.parseDouble(s.get(columns.indexOf(column))));
				assertTrue(rows.get(i).contains(">" + number + "<"), number + " in " + rows.get(i));
			}
			double low = Double.parseDouble(s.get(columns.indexOf("expected_low")));
			double high = Double.parseDouble(s.get(columns.indexOf("expected_high")));
			String between = String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * low, 100 * high);
			String number = String.format(Locale.ROOT, "%s%.0f %% (", high - low > 0.3 ? "roughly " : "",
					100 * Double.parseDouble(s.get(columns.indexOf("expected_precision"))));
			assertTrue(rows.get(i).contains(">" + number + between + ")<"), rows.get(i));
		}
		String words = text(html);
		assertTrue(words.contains(suspects.size() + " of 120 labels look wrong. Of these "), words);
		for (String part : List.of("What the list rests on: Out of sample, or not memorised \u00b7 the network's probabilities", "the network fits",
				"the confident joint says", "Made by audit")) {
			assertTrue(words.contains(part), part + " in: " + words);
		}
		assertEquals(2, words.split("confident joint says", -1).length, "once: " + words);
		for (String file : List.of("audit.svg", "audit.png", "audit.csv")) {
			assertTrue(Files.size(report.resolve(file)) > 500 && html.contains("href=\"" + file + "\""), file);
		}
	}

	// under a labelling of its own, so that the other test finds nothing stated
	@Test
	void whatUsersStatedOfTheNetworkIsShown() throws Exception {
		Cli.ok("relabel", "--analysis", analysis, "--labelling", "pets", "--rename", "frog=amphibian");
		Path report = folder.resolve("stated");
		Cli.ok("run", "audit", "--analysis", analysis, "--labelling", "pets", "-p", "sample=in");
		assertTrue(text(section(report, "pets")).contains("it has seen them and has not memorised them"), "the stored audit, as stated");
		Cli.ok("run", "audit", "--analysis", analysis, "--labelling", "pets", "-p", "sample=out");
		assertTrue(text(section(report, "pets")).contains("so it is taken not to have memorised them"), "both were stated: the one without settings");
	}

	/** With so many classes: it says which command computes it. */
	@Test
	void anAuditThatTakesLongIsLeftToTheCommand() throws Exception {
		Path many = folder.resolve("many.channelexplorer");
		List<Path> images;
		Path root = folder.resolve("demo/cifar10-weak/images");
		try (Stream<Path> all = Files.walk(root)) {
			images = all.filter(Files::isRegularFile).sorted().limit(280).toList();
		}
		Path table = folder.resolve("many.csv");
		Files.writeString(table,
				images.stream().map(i -> root.relativize(i) + ",class " + images.indexOf(i)).collect(Collectors.joining("\n", "file,label\n", "\n")));
		Cli.ok("analyze", "--model", model, "--images", root, "--labels", table, "--out", many, "--layers", "layer3.1/conv1",
				"--summary", "mean");
		String words = text(section(many, folder.resolve("none"), "given"));
		assertTrue(words.contains("audit: not computed here") && words.contains("'run audit'"), words);
	}
}
