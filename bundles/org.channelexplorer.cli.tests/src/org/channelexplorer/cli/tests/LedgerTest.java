package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
	@TempDir
	private static Path folder;
	private static Path analysis;
	private static String untouched;

	@BeforeAll
	static void analyze() throws Exception {
		Path model = Samples.model(folder.resolve("demo"));
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", analysis, "--layers", "layer3.1/conv",
				"--per-class", 6, "--pick", "first", "--seed", 7);
		untouched = Files.readString(analysis);
	}

	@BeforeEach
	void startAgain() throws Exception {
		Files.writeString(analysis, untouched);
	}

	private static List<String> labels(Object... more) {
		return Cli.ok(java.util.stream.Stream.concat(java.util.stream.Stream.of("labels", "--analysis", analysis), java.util.stream.Stream.of(more)).toArray())
				.out().lines().map(l -> l.substring(0, l.lastIndexOf(','))).toList();
	}

	@Test
	void theAuditIsATableWithCleanlabsColumns() {
		List<String> lines = Cli.ok("run", "audit", "--analysis", analysis, "--classes", "cat,dog,frog").out().lines().toList();
		assertTrue(lines.getFirst().startsWith("file,given_label,predicted_label,label_score,is_label_issue,rank,"), lines.getFirst());
		assertEquals(1 + 18, lines.size());
	}

	@Test
	void decisionsComeInAndTheCorrectedTableGivesTheSameClasses() throws Exception {
		List<String> files = labels("--labelling", "given").stream().skip(1).filter(l -> l.endsWith(",cat")).map(l -> l.split(",")[0]).toList();
		Path table = Files.writeString(folder.resolve("in.csv"), "file,label\n" + files.get(0) + ",dog\n" + files.get(1) + ",\n" + files.get(2) + ",cat\n");
		Path corrected = folder.resolve("corrected.csv");
		Path out = folder.resolve("ledger.csv");
		Cli.ok("ledger", "--analysis", analysis, "--import", table, "--who", "ann", "--out", out, "--corrected", corrected, "--script", folder.resolve("m.sh"));
		List<String> ledger = Files.readAllLines(out);
		assertEquals(3, ledger.size(), ledger::toString);
		assertTrue(ledger.get(1).startsWith(files.get(0) + ",cat,dog,,true,relabel,ann,"), ledger.get(1));
		assertTrue(ledger.get(2).startsWith(files.get(1) + ",cat,,,true,leave_out,ann,"), ledger.get(2));
		List<String> audited = labels("--labelling", "audited");
		assertEquals(audited.stream().sorted().toList(), Files.readAllLines(corrected).stream().sorted().toList());
		Cli.ok("relabel", "--analysis", analysis, "--labelling", "again", "--csv", corrected);
		assertEquals(audited, labels("--labelling", "again"));
		assertTrue(Files.readString(folder.resolve("m.sh")).contains("move '" + files.get(0) + "' 'dog'"));
		Cli twice = Cli.run("ledger", "--analysis", analysis, "--out", out);
		assertEquals(2, twice.code);
		assertTrue(twice.err().contains("exists already"), twice.err());
		Cli.ok("ledger", "--analysis", analysis, "--import", out, "--out", out, "--overwrite");
		assertEquals(ledger, Files.readAllLines(out), "the same decisions again change nothing");
	}

	@Test
	void aTableOfOtherImagesChangesNothing() throws Exception {
		Path table = Files.writeString(folder.resolve("other.csv"), "file,label\nelsewhere.png,dog\n");
		Cli cli = Cli.run("ledger", "--analysis", analysis, "--import", table);
		assertEquals(2, cli.code);
		assertTrue(cli.err().contains("elsewhere.png is not an image of this analysis"), cli.err());
		assertEquals(untouched, Files.readString(analysis));
	}

	@Test
	void classesOfAnyNameAreDecidedAbout() throws Exception {
		Path images = folder.resolve("odd");
		for (String type : List.of(" g ", "e\nf", "a,b")) {
			Path of = Files.createDirectories(images.resolve(type));
			for (Path image : Samples.list(folder.resolve("demo/cifar10-weak/images/cat")).subList(0, 4)) {
				Files.copy(image, of.resolve(type.strip().length() + image.getFileName().toString()));
			}
		}
		Path odd = folder.resolve("odd.channelexplorer");
		Cli.ok("analyze", "--model", folder.resolve("demo/cifar10-weak/model.onnx"), "--images", images, "--out", odd, "--layers", "layer3.1/conv", "--seed",
				7);
		List<String> files = Files.list(images.resolve("e\nf")).map(f -> "e\nf/" + f.getFileName()).sorted().toList();
		Path table = Files.writeString(folder.resolve("odd.csv"), "file,label\n\"" + files.getFirst() + "\",\" g \"\n");
		Path corrected = folder.resolve("oddCorrected.csv");
		Cli.ok("ledger", "--analysis", odd, "--import", table, "--corrected", corrected);
		Cli.ok("relabel", "--analysis", odd, "--labelling", "again", "--csv", corrected);
		assertEquals(Cli.ok("labels", "--analysis", odd, "--labelling", "audited").out(), Cli.ok("labels", "--analysis", odd, "--labelling", "again").out());
		Cli unknown = Cli.run("relabel", "--analysis", odd, "--labelling", "again", "--rename", "\"x\ny\"=z");
		assertEquals(2, unknown.code);
		assertTrue(unknown.err().lines().anyMatch(l -> l.contains("there is no class 'x\\ny' (there are: ")), unknown.err());
		assertTrue(Cli.ok("labellings", "--analysis", odd, "--edits", "again").out().lines().anyMatch(l -> l.contains("e\\nf")), "a line an edit");
	}
}
