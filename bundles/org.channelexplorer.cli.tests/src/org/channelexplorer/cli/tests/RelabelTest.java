package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelabelTest {
	@TempDir
	private static Path folder;
	private static Path analysis;
	private static String untouched;

	@BeforeAll
	static void analyze() throws Exception {
		Path model = Samples.model(folder.resolve("demo"));
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", folder.resolve("demo/cifar10-weak/images"), "--out", analysis, "--layers", "layer3.1/conv",
				"--per-class", 4, "--pick", "first", "--seed", 7);
		untouched = Files.readString(analysis);
	}

	@BeforeEach
	void startAgain() throws Exception {
		Files.writeString(analysis, untouched);
	}

	private static List<String> labels(Object... more) {
		Object[] args = new Object[3 + more.length];
		args[0] = "labels";
		args[1] = "--analysis";
		args[2] = analysis;
		System.arraycopy(more, 0, args, 3, more.length);
		return Cli.ok(args).out().lines().toList();
	}

	private static String relabel(String name, Object... more) {
		Object[] args = new Object[5 + more.length];
		args[0] = "relabel";
		args[1] = "--analysis";
		args[2] = analysis;
		args[3] = "--labelling";
		args[4] = name;
		System.arraycopy(more, 0, args, 5, more.length);
		Cli cli = Cli.run(args);
		return cli.code == 0 ? cli.out() : cli.code + " " + cli.err();
	}

	private static String file(String type, int i) {
		return labels("--labelling", "given").stream().filter(l -> l.endsWith("," + type)).skip(i).findFirst().orElseThrow().split(",")[0];
	}

	@Test
	void editsAreAppliedInTheOrderOfTheCommandLine() throws Exception {
		String said = relabel("fine", "--merge", "cat,dog=pet", "--rename", "pet=house animal", "--split",
				"bird:owl=" + file("bird", 0) + "," + file("bird", 2),
				"--leave-out", "frog", "--leave-out", file("ship", 1));
		assertEquals("labelling fine: 5 edits added, 8 classes of 31 images, 5 images left out\n", said);
		assertEquals(labels("--labelling", "given"), labels(), "not in use yet");
		List<String> fine = labels("--labelling", "fine");
		assertEquals("file,label,given", fine.getFirst());
		assertTrue(fine.contains(file("cat", 3) + ",house animal,cat") && fine.contains(file("bird", 2) + ",owl,bird")
				&& fine.contains(file("bird", 1) + ",bird,bird")
				&& fine.contains(file("frog", 0) + ",,frog") && fine.contains(file("ship", 1) + ",,ship"), fine::toString);
		assertTrue(relabel("fine", "--rename", "owl=night bird", "--use").contains("1 edit added, 8 classes of 31 images, 5 images left out; in use"));
		assertTrue(labels().contains(file("bird", 2) + ",night bird,bird"));
		JsonObject json = JsonParser.parseString(String.join("\n", labels("--format", "json"))).getAsJsonObject();
		assertEquals("fine", json.get("labelling").getAsString());
		assertEquals(36, json.getAsJsonArray("images").size());
		assertEquals("{\"name\":\"night bird\",\"images\":2,\"slot\":10}", json.getAsJsonArray("classes").get(10).toString());
		String list = Cli.ok("labellings", "--analysis", analysis).out();
		assertTrue(list.matches(
				"(?s)labelling +edits +classes +in use\\ngiven +0 +9 classes of 36 images\\nfine +6 +8 classes of 31 images, 5 images left out +yes\\n"), list);
		assertTrue(Cli.ok("labellings", "--analysis", analysis, "--edits", "fine").out()
				.startsWith("merge cat, dog into pet\nrename pet to house animal\nsplit owl from bird\n"));
	}

	@Test
	void aTableIsPrintedEditedAndTakenBack() throws Exception {
		String table = String.join("\n", labels()).replace(file("cat", 0) + ",cat", file("cat", 0) + ",dog")
				.replace(file("dog", 1) + ",dog", file("dog", 1) + ",wolf")
				.replace(file("frog", 0) + ",frog", file("frog", 0) + ",");
		Path csv = Files.writeString(folder.resolve("labels.csv"), table);
		assertEquals("labelling mine: 3 edits added, 10 classes of 35 images, 1 image left out; in use\n",
				relabel("mine", "--csv", csv, "--why", "seen", "--use"));
		assertEquals(table, String.join("\n", labels()));
		assertEquals("labelling mine: nothing to edit, 10 classes of 35 images, 1 image left out; in use\n", relabel("mine", "--csv", csv));
		assertTrue(Files.readString(analysis).contains("\"why\": \"seen\""));
		Files.writeString(csv, "file,label\nno/such.png,cat\nno/other.png,dog\n");
		assertTrue(relabel("mine", "--csv", csv).startsWith("2 channelexplorer: " + csv + ": no/such.png is not an image of this analysis, and 1 more are not"),
				relabel("mine", "--csv", csv));
		assertTrue(relabel("mine", "--csv", csv, "--skip-unknown").startsWith("labelling mine: nothing"));
		Files.writeString(csv, "file,label\n" + file("cat", 0) + ",a\n" + file("cat", 0) + ",a\n" + file("cat", 0) + ",b\n");
		assertTrue(relabel("mine", "--csv", csv).contains(csv + ", line 4: " + file("cat", 0) + " is named twice, with 'a' and with 'b'"),
				relabel("mine", "--csv", csv));
	}

	@Test
	void listsOfFilesAndNamesWithCommasAreRead() throws Exception {
		Path list = Files.writeString(folder.resolve("owls.txt"), file("bird", 0) + "\n\n" + file("bird", 3) + "\n");
		assertTrue(relabel("l", "--split", "bird:owl=" + list, "--rename", "cat=\"tabby, tabby cat\"", "--merge", "\"tabby, tabby cat\", dog=pet: all=1")
				.contains("3 edits"));
		assertTrue(labels("--labelling", "l").contains(file("bird", 3) + ",owl,bird"));
		assertTrue(relabel("l", "--split", "pet: all=1:kitten=" + file("cat", 0)).contains("1 edit"), "a class whose name has the marks in it");
	}

	@Test
	void imagesComeBackAndClassesAreColoured() throws Exception {
		assertTrue(relabel("r", "--leave-out", "frog", "--restore", file("frog", 1), "--colour", "cat=#FF8000").contains("3 edits"));
		List<String> now = labels("--labelling", "r");
		assertTrue(now.contains(file("frog", 1) + ",frog,frog") && now.contains(file("frog", 0) + ",,frog"), now::toString);
		JsonObject json = JsonParser.parseString(String.join("\n", labels("--labelling", "r", "--format", "json"))).getAsJsonObject();
		assertTrue(json.getAsJsonArray("classes").toString().contains("\"name\":\"cat\",\"images\":4,\"slot\":2,\"colour\":\"#ff8000\""),
				json.getAsJsonArray("classes")::toString);
		assertTrue(relabel("r", "--colour", "cat=orange").contains("which is not #rrggbb"), relabel("r", "--colour", "cat=orange"));
	}

	@Test
	void wrongEditsAreNamedAndChangeNothing() throws Exception {
		assertTrue(relabel("x", "--merge", "cat,dogs=pet").contains("labelling 'x', edit 1 (merge cat, dogs into pet): there is no class 'dogs'"));
		assertTrue(relabel("x", "--rename", "cat=pet", "--rename", "cat=p").contains("edit 2 (rename cat to p): there is no class 'cat'"));
		assertTrue(relabel("x", "--merge", "cat").contains("--merge cat: give it as A,B=NAME"));
		assertTrue(relabel("x", "--split", "bird=owl").contains("--split bird=owl: give it as A:NAME=FILES"));
		assertTrue(relabel("x", "--leave-out", "birds").contains("'birds' is neither a class nor an image of this analysis"));
		assertTrue(relabel("given", "--rename", "cat=pet").contains("cannot be named 'given'"));
		assertTrue(relabel("x").startsWith("2 "), relabel("x"));
		assertTrue(Cli.run("labels", "--analysis", analysis, "--labelling", "x").err().contains("there is no labelling 'x' (there is none yet)"));
		assertEquals(untouched, Files.readString(analysis));
	}

	@Test
	void labellingsAreUsedAndDeleted() throws Exception {
		relabel("a", "--rename", "cat=pet", "--use");
		relabel("b", "--leave-out", "cat");
		Cli.ok("labellings", "--analysis", analysis, "--use", "b");
		assertTrue(labels().contains(file("cat", 0) + ",,cat"));
		Cli.ok("labellings", "--analysis", analysis, "--delete", "b");
		assertEquals(labels("--labelling", "given"), labels(), "the one in use is gone: the given classes are");
		Cli.ok("labellings", "--analysis", analysis, "--use", "a");
		Cli.ok("labellings", "--analysis", analysis, "--use", "given");
		Cli.ok("labellings", "--analysis", analysis, "--delete", "a");
		assertEquals(untouched, Files.readString(analysis));
		assertTrue(Cli.run("labellings", "--analysis", analysis, "--use", "a").err().contains("there is no labelling 'a'"));
	}

	@Test
	void focusesAreMadeUsedAndDeleted() throws Exception {
		String list = Cli.ok("focuses", "--analysis", analysis, "--add", "pets", "--classes", "cat,dog", "--images", file("frog", 0), "--use", "pets").out();
		assertTrue(list.matches("(?s)focus +images +in use\\nall +36\\npets +9 +yes\\n"), list);
		relabel("m", "--merge", "cat,dog=pet", "--use");
		assertTrue(Cli.ok("focuses", "--analysis", analysis).out().contains("does not fit the labelling in use: focus 'pets': there is no class 'cat'"));
		assertTrue(Cli.run("focuses", "--analysis", analysis, "--add", "x", "--classes", "cow").err().contains("there is no class 'cow'"));
		assertTrue(Cli.run("focuses", "--analysis", analysis, "--classes", "cat").err().contains("--classes and --images need --add NAME"));
		Cli.ok("labellings", "--analysis", analysis, "--delete", "m");
		Cli.ok("focuses", "--analysis", analysis, "--delete", "pets");
		assertEquals(untouched, Files.readString(analysis));
	}

	private static String run(Object... more) {
		Object[] args = new Object[4 + more.length];
		args[0] = "run";
		args[1] = more[0];
		args[2] = "--analysis";
		args[3] = analysis;
		System.arraycopy(more, 1, args, 4, more.length - 1);
		Cli cli = Cli.run(java.util.Arrays.copyOf(args, 3 + more.length));
		return cli.code == 0 ? cli.out() : cli.code + " " + cli.err();
	}

	@Test
	void runWorksOnALabellingAndAFocus() throws Exception {
		relabel("fine", "--merge", "cat,dog=pet", "--leave-out", "frog," + file("ship", 1));
		relabel("other", "--leave-out", file("ship", 1), "--leave-out", "frog", "--merge", "dog,cat=pet");
		String fine = run("jaccard", "--labelling", "fine");
		assertTrue(fine.contains("pet,") && !fine.contains("cat") && !fine.contains("frog"), fine);
		assertEquals(fine, run("jaccard", "-p", "labelling=other"));
		JsonObject key = JsonParser.parseString(run("jaccard", "--labelling", "fine", "--format", "json")).getAsJsonObject().getAsJsonObject("key");
		assertEquals(key, JsonParser.parseString(run("jaccard", "--labelling", "other", "--format", "json")).getAsJsonObject().get("key"));
		List<String> projection = run("projection", "-p", "method=pca", "--labelling", "fine").lines().toList();
		assertEquals(37, projection.size(), "what reads no classes sees every image");
		assertTrue(
				projection.stream().anyMatch(l -> l.contains(file("cat", 0) + ",pet,"))
						&& projection.stream().anyMatch(l -> l.contains(file("frog", 0) + ",,")),
				projection::toString);
	}

	@Test
	void aFocusInUseCountsAndOptionsThatContradictAreRefused() throws Exception {
		Cli.ok("focuses", "--analysis", analysis, "--add", "pets", "--classes", "cat,dog", "--use", "pets");
		assertEquals(9, run("projection", "-p", "method=pca").lines().count());
		assertEquals(37, run("projection", "-p", "method=pca", "--focus", "all").lines().count());
		assertEquals(5, run("projection", "-p", "method=pca", "--classes", "ship").lines().count());
		assertEquals(run("jaccard"), run("jaccard", "-p", "classes=dog,cat"));
		assertTrue(run("jaccard", "--classes", "cat", "-p", "classes=dog").contains("--classes cat and -p classes=dog contradict each other"));
		assertTrue(run("jaccard", "--focus", "x").contains("there is no focus 'x' (there are: pets)"));
		assertTrue(run("jaccard", "--labelling", "x").contains("there is no labelling 'x' (there is none yet)"));
		assertTrue(Cli.ok("help", "jaccard").out().contains("Which classes and images"));
	}

	@Test
	void theReportNamesLabellingAndFocus() throws Exception {
		relabel("fine", "--merge", "cat,dog=pet", "--leave-out", "frog", "--use");
		Path out = folder.resolve("report");
		Cli.ok("report", "--analysis", analysis, "--out", out, "--classes", "pet,ship,bird");
		String page = Files.readString(out.resolve("index.html"));
		assertTrue(page.contains("<td>fine</td>") && page.contains("<td>classes pet,ship,bird: 16 of 36 images</td>"), page);
		String images = Files.readString(out.resolve("images.csv"));
		assertEquals(17, images.lines().count());
		assertTrue(images.contains(file("dog", 3) + ",pet\n"), images);
		Cli.ok("report", "--analysis", analysis, "--out", out);
		page = Files.readString(out.resolve("index.html"));
		assertTrue(page.contains("<td>all: 32 of 36 images</td>"), "what is left out is not shown");
		assertEquals(33, Files.readString(out.resolve("images.csv")).lines().count());
		Cli.ok("report", "--analysis", analysis, "--out", out, "--labelling", "given");
		assertTrue(Files.readString(out.resolve("index.html")).contains("<td>given</td>"));
	}
}
