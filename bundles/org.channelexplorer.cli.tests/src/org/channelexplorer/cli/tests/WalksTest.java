package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.util.Hashes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The walks that help walks prints, command by command, and what they find. */
class WalksTest {
	@TempDir
	private static Path folder;
	private static Walks walks;
	private static Map<String, CSVRecord> truth;
	private static Map<String, String> images;

	@BeforeAll
	static void begin() throws Exception {
		walks = new Walks(folder);
		assertEquals(1, walks.commands("").size());
		walks.run("");
		images = Samples.contents(folder.resolve("cifar10-weak"));
		try (var in = new InputStreamReader(WalksTest.class.getResourceAsStream("/data/demo-truth.csv"), StandardCharsets.UTF_8)) {
			truth = table(in).stream().collect(Collectors.toMap(r -> r.get("file"), r -> r));
		}
	}

	private static List<CSVRecord> table(Reader in) throws IOException {
		return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).getRecords();
	}

	private static List<CSVRecord> table(String name) throws IOException {
		try (Reader in = Files.newBufferedReader(folder.resolve(name))) {
			return table(in);
		}
	}

	private static Analysis open(String name) throws Exception {
		return new Analyses(Cli.catalogue()).open(folder.resolve(name + ".channelexplorer"));
	}

	private static double accuracy(Analysis analysis) throws Exception {
		ClassPredictions predictions = analysis.classPredictions().orElseThrow();
		return 1 - (double) predictions.contradicted().size() / predictions.judged();
	}

	private static boolean wrong(CSVRecord line) {
		return truth.get(line.get("file")).get("mislabelled").equals("1");
	}

	@Test
	void aClassOfTwoKinds() throws Exception {
		List<String> printed = walks.run("1.");
		assertTrue(Files.readString(folder.resolve("tree.nwk")).matches("(?s).*\\((cat[^,()]*,dog|dog[^,()]*,cat).*"), "cat and dog join first");
		assertEquals(List.of("mustang", "mustang"), table("subclasses.csv").stream().map(r -> r.get("class")).toList());
		assertTrue(printed.get(5).contains("difference +0.0000"), printed.get(5));
		List<String> second = Files.readAllLines(folder.resolve("second.txt"));
		int named = 0;
		try (Analysis after = open("kinds")) {
			assertEquals(10, after.outputNames().names().size());
			ClassPredictions predicted = after.classPredictions().orElseThrow();
			for (int i = 0; i < after.images().size(); i++) {
				if (after.images().get(i).label().equals("mustang")) {
					boolean horse = truth.get(after.images().get(i).file()).get("original_cifar10_class").equals(kind(second));
					named += predicted.of(i).orElseThrow().name().equals(horse ? "mustang 2" : "mustang") ? 1 : 0;
				}
			}
		}
		assertTrue(named >= 50, named + " of 60 mustangs have the name of their kind");
		String page = Files.readString(folder.resolve("report/index.html"));
		assertTrue(page.contains("split mustang 2 from mustang") && page.contains(Hashes.of(folder.resolve("refined/kinds.onnx"))),
				"the report names what was done");
		assertEquals(images, Samples.contents(folder.resolve("cifar10-weak")), "images and network are as they were");
	}

	/** What the second kind is, cars or horses. */
	private static String kind(List<String> files) {
		return files.stream().collect(Collectors.groupingBy(f -> truth.get(f).get("original_cifar10_class"), Collectors.counting())).entrySet().stream()
				.max(Map.Entry.comparingByValue()).orElseThrow().getKey();
	}

	@Test
	void wrongLabels() throws Exception {
		walks.run("2.");
		List<CSVRecord> suspects = table("issues.csv");
		double base = suspects.stream().filter(WalksTest::wrong).count() / (double) suspects.size();
		assertEquals(24 / 540.0, base, 1e-9);
		assertEquals(9, suspects.stream().limit(10).filter(WalksTest::wrong).count());
		assertEquals(15, suspects.stream().limit(20).filter(WalksTest::wrong).count());
		List<CSVRecord> corrected = table("corrected.csv");
		long left = corrected.stream().filter(r -> !r.get("label").equals(truth.get(r.get("file")).get("true_label"))).count();
		assertTrue(left <= 24 - 6, left + " labels are wrong after ten decisions");
		List<CSVRecord> ledger = table("ledger.csv");
		assertEquals(10, ledger.size());
		assertTrue(ledger.stream().allMatch(r -> r.get("who").equals("ann") && !r.get("when").isEmpty()), ledger::toString);
		List<String> decided = ledger.stream().map(r -> r.get("file")).toList();
		assertTrue(table("again.csv").stream().filter(r -> r.get("is_label_issue").equals("true")).map(r -> r.get("file")).noneMatch(decided::contains));
		assertTrue(Files.readString(folder.resolve("move.sh")).contains(decided.getFirst()));
		assertEquals(images, Samples.contents(folder.resolve("cifar10-weak")), "nothing was moved");
	}

	@Test
	void fewerChannels() throws Exception {
		List<String> printed = walks.run("3.");
		assertEquals(128, table("ranking.csv").size());
		assertEquals(128, table("ablation.csv").size());
		String plan = printed.get(4);
		Matcher gone = Pattern.compile("(\\d+) of 128 channels go").matcher(plan);
		assertTrue(gone.find() && Integer.parseInt(gone.group(1)) > 64, plan);
		assertTrue(plan.contains("probabilities equal those of the plan"), plan);
		Matcher cost = Pattern.compile("accuracy (\\S+) -> (\\S+) \\((\\S+), (\\S+) to (\\S+)\\)").matcher(plan);
		assertTrue(cost.find(), plan);
		assertTrue(Files.size(folder.resolve("small/small.onnx")) < 0.75 * Files.size(folder.resolve("cifar10-weak/model.onnx")));
		try (Analysis before = open("demo"); Analysis after = open("small")) {
			double change = accuracy(after) - accuracy(before);
			assertTrue(change >= Double.parseDouble(cost.group(4)) && change <= Double.parseDouble(cost.group(5)), change + " on all images; " + cost.group());
			assertTrue(Files.readString(folder.resolve("small-report/index.html"))
					.contains(String.format(java.util.Locale.ROOT, "%.1f %%", 100 * accuracy(after))));
		}
	}

	@Test
	void latentsStepByStep() throws Exception {
		walks.run("4.");
		assertTrue(purity(1, "/conv_in/Conv") < 0.6, "before the context is added");
		assertTrue(purity(1, "/down/Conv") > 0.75 && purity(1, "/conv_out/Conv") > 0.75, "behind it");
		assertTrue(purity(10, "/down/Conv") < 0.6, "at the last step");
		assertEquals(3 * 40, table("layers.csv").size());
		List<CSVRecord> located = table("located.csv");
		assertEquals(8, located.size());
		long right = located.stream().filter(r -> r.get("class").equals(Integer.parseInt(r.get("sample")) < 4 ? "left" : "right")).count();
		assertTrue(right >= 7, right + " of 8 new latents lie nearest to one of their class");
		assertTrue(located.stream().allMatch(r -> Double.parseDouble(r.get("percentile")) <= 95), located::toString);
	}

	private static double purity(int step, String layer) throws IOException {
		return table("steps.csv").stream().filter(r -> r.get("step").equals(Integer.toString(step)) && r.get("layer").equals(layer))
				.mapToDouble(r -> Double.parseDouble(r.get("score"))).findFirst().orElseThrow();
	}
}
