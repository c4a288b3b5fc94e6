package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.document.DecisionTable;
import org.channelexplorer.core.label.Edit;
import org.channelexplorer.core.label.Labelling;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.repair.Decision;
import org.channelexplorer.core.repair.Ledger;
import org.channelexplorer.core.repair.LedgerTables;
import org.channelexplorer.core.repair.Triage;
import org.channelexplorer.core.repair.Verdict;
import org.channelexplorer.core.result.AuditTable;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.store.Csv;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Decisions about labels, counted, written and read. */
class TriageTest {
	private static final String WHEN = "2026-01-02T03:04:05Z";
	private static final List<ImageEntry> IMAGES = List.of(new ImageEntry("cat/a b.png", "cat"), new ImageEntry("cat/it's $(x).png", "cat"),
			new ImageEntry("dog/c.png", "dog"), new ImageEntry("dog/d.png", "dog"));

	@TempDir
	private Path folder;

	private static Decision decision(String file, Verdict verdict, String from, String to) {
		return new Decision(file, verdict, from, to, 0.25, "key", "ann", WHEN, "a, \"b\"");
	}

	private static Ledger ledger() {
		return new Ledger(List.of(decision("cat/a b.png", Verdict.KEEP, "cat", "cat"), decision("cat/a b.png", Verdict.RELABEL, "cat", "dog"),
				decision("cat/it's $(x).png", Verdict.RELABEL, "cat", "it's"), decision("dog/c.png", Verdict.LEAVE_OUT, "dog", "dog"),
				decision("dog/d.png", Verdict.KEEP, "dog", "dog")));
	}

	@Test
	void precisionHasWilsonsInterval() {
		List<String> files = IMAGES.stream().map(ImageEntry::file).toList();
		Triage t = Triage.of(ledger(), files, new double[] { 1, 1, 1, 0.75 }, 4);
		assertEquals(3, t.confirmed());
		assertEquals(1, t.kept());
		assertEquals(0.75, t.precision());
		assertEquals(0.3006, t.low(), 1e-4);
		assertEquals(0.9544, t.high(), 1e-4);
		assertEquals(0, t.below());
	}

	@Test
	void whatIsExpectedBelowFollowsTheDecisions() {
		List<String> files = IMAGES.stream().map(ImageEntry::file).toList();
		double[] expected = { 1, 1, 0.8, 0.7 };
		assertEquals(0.4 + 0.4, Triage.of(Ledger.EMPTY, files, expected, 2).below(), 1e-9);
		Ledger kept = new Ledger(List.of(decision(files.get(0), Verdict.KEEP, "cat", "cat"), decision(files.get(1), Verdict.KEEP, "cat", "cat")));
		assertEquals(0.8 * 10 / 12, Triage.of(kept, files, expected, 2).below(), 1e-9);
		assertTrue(Double.isNaN(Triage.of(Ledger.EMPTY, files, expected, 2).precision()));
	}

	@Test
	void writtenDecisionsAreReadAgain() throws Exception {
		Path table = Files.writeString(folder.resolve("ledger.csv"), Csv.text(LedgerTables.decisions(ledger())));
		List<Decision> read = DecisionTable.read(table, folder, IMAGES, Labelling.given(IMAGES), "x", WHEN);
		assertEquals(List.copyOf(ledger().byFile().values()), read);
	}

	@Test
	void aCorrectedTableGivesTheSameClasses() throws Exception {
		List<String> files = IMAGES.stream().map(ImageEntry::file).toList();
		Path table = Files.writeString(folder.resolve("corrected.csv"),
				Csv.text(LedgerTables.corrected(files, IMAGES.stream().map(ImageEntry::label).toList(), ledger())));
		List<Decision> read = DecisionTable.read(table, folder, IMAGES, Labelling.given(IMAGES), "x", WHEN);
		assertEquals(List.of("dog", "it's"), read.stream().filter(d -> d.verdict() == Verdict.RELABEL).map(Decision::to).toList());
		assertEquals(List.of("dog/c.png"), read.stream().filter(d -> d.verdict() == Verdict.LEAVE_OUT).map(Decision::file).toList());
		Labelling labelling = new Labelling("n", List.of());
		for (Edit edit : LedgerTables.edits(read, "")) {
			labelling = labelling.with(edit);
		}
		var outcome = labelling.apply(IMAGES, java.util.Set.of());
		assertEquals(List.of("dog", "it's", "", "dog"), List.of(outcome.nameOf(0), outcome.nameOf(1), outcome.nameOf(2), outcome.nameOf(3)));
	}

	@Test
	void issuesOfCleanlabAreRelabelled() throws Exception {
		Path table = Files.writeString(folder.resolve("issues.csv"),
				"file,is_label_issue,label_score,given_label,predicted_label\ncat/a b.png,True,0.01,cat,dog\ndog/c.png,False,0.9,dog,cat\ndog/d.png,True,0.2,dog,dog\n");
		List<Decision> read = DecisionTable.read(table, folder, IMAGES, Labelling.given(IMAGES), "tool", WHEN);
		assertEquals(List.of(new Decision("cat/a b.png", Verdict.RELABEL, "cat", "dog", 0.01, "", "tool", WHEN, "")), read);
	}

	@Test
	void anAuditIsReadBackWithoutDecidingWhatIsOpen() throws Exception {
		LabelIssues issues = new LabelIssues(new LabelIssues.Basis(LabelIssues.Source.NETWORK, false, 0.5, "self", "self", false, 0.5, 0.5, "", ""),
				List.of(issue(0, "dog"), issue(1, "dog"), issue(2, "cat"), issue(3, "cat")), List.of(), FloatMatrix.of(4, 0, new float[0]),
				FloatMatrix.of(4, 0, new float[0]), List.of(),
				List.of(),
				List.of());
		Ledger some = new Ledger(List.of(decision("cat/a b.png", Verdict.RELABEL, "cat", "dog"), decision("dog/c.png", Verdict.KEEP, "dog", "dog")));
		Table table = AuditTable.of(issues, some);
		assertEquals(List.of("true", "true", "false", "true"), List.of(table.strings("is_label_issue")));
		assertEquals(List.of("dog", "dog", "dog", "cat"), List.of(table.strings("predicted_label")));
		assertEquals(List.of("relabel", "", "keep", ""), List.of(table.strings("verdict")));
		Path file = Files.writeString(folder.resolve("audit.csv"), Csv.text(table));
		assertEquals(List.copyOf(some.byFile().values()), DecisionTable.read(file, folder, IMAGES, Labelling.given(IMAGES), "x", WHEN));
	}

	private static LabelIssues.OfImage issue(int row, String suggested) {
		return new LabelIssues.OfImage(IMAGES.get(row).file(), new LabelIssues.Classes(IMAGES.get(row).label(), suggested, suggested),
				new LabelIssues.Probability(0.25, 0.75, 0.75), new LabelIssues.Verdict(true, LabelIssues.Finding.MISLABELLED, 0.25, row + 1, 0.5), "", 0.5, "");
	}

	@Test
	void whatCannotBeUnderstoodNamesTableAndImage() throws Exception {
		for (String bad : List.of("file,label\nno.png,dog\n", "file,predicted_label,is_label_issue\ndog/c.png,cat,perhaps\n",
				"file,predicted_label,verdict\ndog/c.png,cat,maybe\n", "file,predicted_label,is_label_issue,label_score\ndog/c.png,cat,true,low\n")) {
			Path table = Files.writeString(folder.resolve("bad.csv"), bad);
			String message = assertThrows(InputException.class, () -> DecisionTable.read(table, folder, IMAGES, Labelling.given(IMAGES), "x", WHEN))
					.getMessage();
			assertTrue(message.startsWith(table + ": "), message);
		}
	}

	@Test
	void theScriptMovesFilesAndReplacesNone() throws Exception {
		for (ImageEntry image : IMAGES) {
			Files.createDirectories(folder.resolve(image.file()).getParent());
			Files.writeString(folder.resolve(image.file()), image.file());
		}
		Files.writeString(folder.resolve("dog/a b.png"), "another");
		Path script = Files.writeString(folder.resolve("move.sh"), LedgerTables.script(folder.toString(), IMAGES, ledger()));
		assertEquals(Optional.of(0), run(script));
		assertEquals("another", Files.readString(folder.resolve("dog/a b.png")));
		assertEquals("cat/a b.png", Files.readString(folder.resolve("cat/a b.png")), "not moved over another file");
		assertEquals("cat/it's $(x).png", Files.readString(folder.resolve("it's/it's $(x).png")));
		assertEquals("dog/c.png", Files.readString(folder.resolve("_left_out/c.png")));
		assertTrue(Files.exists(folder.resolve("dog/d.png")));
	}

	@Test
	void theScriptLeavesThePlacesOfTheFolderAlone() {
		Ledger out = new Ledger(List.of(decision("dog/c.png", Verdict.RELABEL, "dog", "../x"), decision("dog/d.png", Verdict.RELABEL, "dog", "..")));
		String script = LedgerTables.script("/data", IMAGES, out);
		assertTrue(script.lines().noneMatch(l -> l.startsWith("move '")), script);
	}

	private static Optional<Integer> run(Path script) throws IOException, InterruptedException {
		if (!Files.isExecutable(Path.of("/bin/sh"))) {
			return Optional.of(0);
		}
		return Optional.of(
				new ProcessBuilder("/bin/sh", script.toString()).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor());
	}
}
