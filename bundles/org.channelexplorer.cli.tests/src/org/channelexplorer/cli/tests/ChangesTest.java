package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of an edited analysis names everything that was done; it replaces nothing but an earlier report. */
class ChangesTest {
	@TempDir
	private static Path folder;
	private static Path analysis;

	@BeforeAll
	static void analyze() throws Exception {
		Path model = Samples.model(folder.resolve("demo"));
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", analysis, "--layers", "layer3.1/conv1",
				"--summary", "mean", "--classes", "cat,dog,frog", "--per-class", 8, "--pick", "first");
	}

	private static String page(Path report) throws Exception {
		Cli.ok("report", "--analysis", analysis, "--labelling", "given", "--out", report);
		return Files.readString(report.resolve("index.html"));
	}

	private static String section(String page) {
		return page.substring(page.indexOf("id=\"changes\""), page.indexOf("id=\"methods\"")).replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
	}

	@Test
	void everythingThatWasDoneIsInTheReport() throws Exception {
		Path report = folder.resolve("report");
		String untouched = page(report);
		assertTrue(section(untouched).contains("Nothing: the classes are those of the data set"), section(untouched));
		assertTrue(untouched.contains("Made by jaccard (version "), "a line for every result");
		List<String> cats = Cli.ok("labels", "--analysis", analysis).out().lines().filter(l -> l.endsWith(",cat")).map(l -> l.split(",")[0]).toList();
		Cli.ok("relabel", "--analysis", analysis, "--labelling", "pets", "--merge", "cat,dog=pet", "--rename", "frog=amphibian");
		Path table = folder.resolve("in.csv");
		Files.writeString(table, "file,label\n" + cats.get(0) + ",dog\n" + cats.get(1) + ",cat\n");
		Cli.ok("ledger", "--analysis", analysis, "--labelling", "audited", "--import", table, "--who", "ann");
		Files.writeString(table, "file,predicted_label,is_label_issue,verdict\n" + cats.get(0) + ",frog,true,relabel\n" + cats.get(1) + ",cat,false,keep\n");
		Cli.ok("ledger", "--analysis", analysis, "--labelling", "audited", "--import", table, "--who", "bob");
		Cli.ok("focuses", "--analysis", analysis, "--add", "odd", "--classes", "frog", "--images", cats.get(2));
		Cli.ok("surgery", "--analysis", analysis, "--share", 0.25, "--name", "quarter");
		Cli.ok("surgery", "--analysis", analysis, "--channels", "3,5-7", "--name", "four", "-p", "random=0");
		String text = section(page(report));
		List<String> done = Files.readAllLines(report.resolve("done.csv")).stream().skip(1).toList();
		// several steps may fall into one second
		assertEquals(List.of("decision", "decision", "decision", "focus", "labelling", "labelling", "labelling", "labelling", "surgery", "surgery"),
				done.stream().map(l -> l.split(",")[2]).sorted().toList(), () -> String.join("\n", done));
		List<String> times = done.stream().map(l -> l.split(",")[0]).toList();
		assertEquals(times.stream().sorted().toList(), times);
		assertTrue(done.stream().allMatch(l -> l.matches("20\\d\\d-\\d\\d-\\d\\dT[^,]+Z,[^,]*,.*")), () -> String.join("\n", done));
		Cli again = Cli.run("surgery", "--analysis", analysis, "--channels", "9", "--name", "four", "-p", "random=0");
		assertEquals(2, again.code);
		assertTrue(again.err().contains("--name four: there is a surgery of that name; --overwrite replaces it"), again.err());
		for (String part : List.of("pets 1 merge cat, dog into pet", "pets 2 rename frog to amphibian", "audited 1 assign " + cats.get(0) + " to dog",
				"audited 2 assign " + cats.get(0) + " to frog", "3 decisions by ann, bob", "Of 2 images now 1 relabelled, 0 left out, 1 kept and 0 not sure",
				"1 of 2 labels that were decided about were found wrong: 50.0 %", "odd frog 1", "compensate ranking coverage, share 0.25",
				"four /layer3/layer3.1/conv1/Conv 4 3, 5-7 compensate hand not stored: run the surgery again")) {
			assertTrue(text.contains(part), part + " in: " + text);
		}
		assertTrue(text.matches(".* share 0\\.25 [01]\\.\\d{3} before, [01]\\.\\d{3} after .*"), text);
		assertEquals(1 + 3, Files.readAllLines(report.resolve("decisions.csv")).size(), "decisions that were changed later, too");
		assertTrue(
				Files.readAllLines(report.resolve("edits.csv")).stream().anyMatch(l -> l.startsWith("audited,2,") && l.contains("," + cats.get(0) + ",frog,")));
	}

	@Test
	void aReportReplacesOnlyAReport() throws Exception {
		Path mine = Files.createDirectories(folder.resolve("mine"));
		Files.writeString(mine.resolve("images.csv"), "mine");
		assertRefused(mine, "images.csv: exists already and no report wrote it");
		assertEquals(1, Samples.list(mine).size(), "nothing is written");
		Files.move(mine.resolve("images.csv"), mine.resolve("notes.csv"));
		page(mine);
		page(mine);
		assertEquals("mine", Files.readString(mine.resolve("notes.csv")));
		Files.writeString(mine.resolve("index.html"), "<html>mine</html>");
		assertRefused(mine, "index.html: exists already and is no report");
		assertEquals("<html>mine</html>", Files.readString(mine.resolve("index.html")));
	}

	@Test
	void aFolderThatCannotBeMadeIsNamedBeforeAnythingIsComputed() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "mine");
		Cli cli = Cli.run("report", "--analysis", analysis, "--out", file.resolve("report"));
		assertEquals("channelexplorer: " + file.resolve("report") + ": cannot be written: " + file + " is not a folder\n", cli.err(), "no progress before it");
	}

	private static void assertRefused(Path report, String message) {
		Cli cli = Cli.run("report", "--analysis", analysis, "--labelling", "given", "--out", report);
		assertEquals(2, cli.code);
		assertTrue(cli.err().contains(message), cli.err());
		assertFalse(cli.err().contains("Exception"), cli.err());
	}
}
