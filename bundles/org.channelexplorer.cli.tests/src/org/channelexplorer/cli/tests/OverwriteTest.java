package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No command replaces a file that exists, unless --overwrite is given or a command of the same kind wrote it. */
class OverwriteTest {
	/** Options that name a file which is written. */
	private static final Pattern WRITES = Pattern.compile("(?m)^ *(--(?:out|corrected|script))=");
	/** Their folders are their own: report replaces the files of an earlier report only (ChangesTest), demo makes what it shipped (DemoTest). */
	private static final Set<String> OWN = Set.of("report", "demo");

	@TempDir
	private static Path folder;
	private static Path analysis;

	@BeforeAll
	static void analyze() throws Exception {
		Path model = Samples.model(folder.resolve("demo"));
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", analysis, "--layers", "GlobalAveragePool",
				"--summary", "mean", "--per-class", 3, "--pick", "first");
		Cli.ok("relabel", "--analysis", analysis, "--labelling", "fine", "--merge", "cat,dog=pet");
	}

	/** A call of every command, by its options that name what it writes. */
	private static Map<String, List<Object>> calls() {
		return Map.of("run", List.of("run", "jaccard", "--analysis", analysis), "network", List.of("network", "--analysis", analysis), "labels",
				List.of("labels", "--analysis", analysis), "ledger",
				List.of("ledger", "--analysis", analysis), "refine", List.of("refine", "--analysis", analysis, "--labelling", "fine"), "surgery",
				List.of("surgery", "--analysis", analysis), "analyze",
				List.of("analyze", "--model", folder.resolve("demo/cifar10-weak/model.onnx"), "--images", folder.resolve("demo/cifar10-weak/images")));
	}

	private static Stream<String> commands() {
		return Cli.ok("help").out().lines().dropWhile(l -> !l.startsWith("Commands:")).skip(1).filter(l -> l.matches("  [a-z]+ .*"))
				.map(l -> l.strip().split(" ")[0]);
	}

	@Test
	void everyCommandThatWritesAFileCanBeAllowedTo() {
		Set<String> writing = new TreeSet<>();
		commands().forEach(command -> {
			String help = Cli.ok("help", command).out();
			if (WRITES.matcher(help).find()) {
				writing.add(command);
				assertTrue(OWN.contains(command) || help.contains("--overwrite"), command + " writes a file and has no --overwrite");
			}
		});
		assertTrue(writing.containsAll(calls().keySet()) && writing.containsAll(OWN), writing::toString);
	}

	@ParameterizedTest
	@ValueSource(strings = { "run", "network", "labels", "ledger", "refine", "surgery", "analyze" })
	void aFileOfTheUsersStays(String command) throws Exception {
		List<String> options = WRITES.matcher(Cli.ok("help", command).out()).results().map(m -> m.group(1)).toList();
		for (String option : options) {
			Path file = Files.writeString(folder.resolve("mine" + (command.equals("analyze") ? ".channelexplorer" : ".txt")), "mine");
			String before = Files.readString(analysis);
			List<Object> call = new ArrayList<>(calls().get(command));
			call.addAll(List.of(option, file));
			Cli cli = Cli.run(call.toArray());
			assertEquals(2, cli.code, command + ": " + cli.err());
			assertTrue(
					cli.err().contains(file.toString())
							&& (command.equals("analyze") || cli.err().contains("exists already; give another name, or --overwrite")),
					cli.err());
			assertEquals("", cli.out(), "refused before anything is computed");
			assertEquals("mine", Files.readString(file));
			assertEquals(before, Files.readString(analysis));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "run", "labels", "ledger", "refine", "surgery", "analyze", "pack" })
	void missingFoldersAreMade(String command) {
		List<Object> call = new ArrayList<>(
				command.equals("pack") ? List.of("pack", "--analysis", analysis) : calls().get(command));
		switch (command) {
		case "analyze" -> call.addAll(List.of("--layers", "GlobalAveragePool", "--summary", "mean", "--per-class", 3, "--pick", "first"));
		case "surgery" -> call.addAll(List.of("--share", 0.25, "-p", "random=0", "-p", "curve=false"));
		default -> {
			// as it is
		}
		}
		Path file = folder.resolve("missing " + command).resolve("deeper")
				.resolve("made."
						+ Map.of("run", "csv", "labels", "csv", "ledger", "csv", "pack", "zip", "analyze", "channelexplorer").getOrDefault(command, "onnx"));
		call.addAll(List.of("--out", file));
		Cli.ok(call.toArray());
		assertTrue(Files.isRegularFile(file), file::toString);
	}

	@Test
	void allowedItIsReplaced() throws Exception {
		Path file = Files.writeString(folder.resolve("replaced.csv"), "mine");
		Cli.ok("labels", "--analysis", analysis, "--out", file, "--overwrite");
		assertTrue(Files.readString(file).startsWith("file,label,given"));
		Cli.ok("run", "jaccard", "--analysis", analysis, "--out", file, "--overwrite");
		assertTrue(Files.readString(file).startsWith("class"), Files.readString(file));
	}

	@Test
	void aLinkThatLeadsNowhereIsAFileToo() throws Exception {
		Path link = Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("nowhere.csv"));
		assertEquals(2, Cli.run("labels", "--analysis", analysis, "--out", link).code);
		assertTrue(Files.isSymbolicLink(link));
	}
}
