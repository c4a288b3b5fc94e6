package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.document.AnalysisDocument;
import org.channelexplorer.core.util.Folders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An analysis on its way to somebody else and back: packed, run there, annotated, merged. */
class TravelTest {
	private static final String LAYER = "/layer3/layer3.1/conv2/Conv";

	@TempDir
	private static Path folder;
	private static Path analysis;

	@BeforeAll
	static void analyze() throws Exception {
		Path demo = folder.resolve("demo");
		Path model = Samples.model(demo);
		Path images = Samples.images(demo, folder.resolve("images"), 4, 1);
		analysis = folder.resolve("start/study.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", images, "--out", analysis, "--layers", "layer3.1/conv", "--seed", 7);
	}

	private static Path copy(String to) {
		Path zip = folder.resolve(to + ".zip");
		Cli.ok("pack", "--analysis", analysis, "--out", zip, "--with-model", "--with-images", "--overwrite");
		Cli unpacked = Cli.ok("unpack", zip, "--out", folder.resolve(to));
		assertEquals(folder.resolve(to).resolve("study.channelexplorer") + "\n", unpacked.out());
		return folder.resolve(to).resolve("study.channelexplorer");
	}

	@Test
	void elsewhereTheSameRunsGiveTheSameBytes() throws Exception {
		List<List<Object>> calls = List.of(List.of("separability"), List.of("projection", "--layer", LAYER), List.of("duplicates"),
				List.of("overlay", "--layer", LAYER, "-p", "count=2")); // the last two need images, the last one the model
		List<byte[]> here = calls.stream().map(c -> json(analysis, c)).toList();
		Path there = copy("elsewhere");
		Folders.delete(there.resolveSibling("study.data").resolve(Analysis.RESULTS)); // computed, not read
		for (int i = 0; i < calls.size(); i++) {
			assertArrayEquals(here.get(i), json(there, calls.get(i)), calls.get(i).toString());
		}
		Cli.ok("pack", "--analysis", there, "--out", folder.resolve("back.zip"), "--with-model", "--with-images");
		assertArrayEquals(Files.readAllBytes(folder.resolve("elsewhere.zip")), Files.readAllBytes(folder.resolve("back.zip")));
	}

	private static byte[] json(Path of, List<Object> call) {
		return Cli.ok(java.util.stream.Stream.concat(java.util.stream.Stream.of("run", call.getFirst(), "--analysis", of, "--format", "json"),
				call.stream().skip(1)).toArray()).bytes();
	}

	@Test
	void whatIsMissingThereIsNamed() {
		Path zip = folder.resolve("alone.zip");
		Cli.ok("pack", "--analysis", analysis, "--out", zip);
		Cli unpacked = Cli.ok("unpack", zip, "--out", folder.resolve("alone"));
		assertTrue(unpacked.err().contains("The archive has no model") && unpacked.err().contains("The archive has no images"), unpacked.err());
		Cli again = Cli.run("unpack", zip, "--out", folder.resolve("alone"));
		assertEquals(2, again.code);
		assertTrue(again.err().contains("exists already; give another name, or --overwrite to replace it"), again.err());
		Cli.ok("unpack", zip, "--out", folder.resolve("alone"), "--overwrite");
	}

	@Test
	void theirNewPlacesAreTakenWhenTheContentsAreTheSame() throws Exception {
		Path zip = folder.resolve("bare.zip");
		Cli.ok("pack", "--analysis", analysis, "--out", zip);
		Cli.ok("unpack", zip, "--out", folder.resolve("bare"));
		Path bare = folder.resolve("bare/study.channelexplorer");
		byte[] before = Files.readAllBytes(bare);
		Path placed = copy("placed");
		Path network = AnalysisDocument.resolve(placed, AnalysisDocument.read(placed).model());
		Path images = placed.resolveSibling("study.files").resolve("images");
		Path another = Files.write(folder.resolve("another.onnx"), new byte[] { 1, 2, 3 });
		Path fewer = Files.createDirectories(folder.resolve("fewer"));
		for (List<Object> wrong : List.<List<Object>>of(List.of(), List.of("--model", another), List.of("--model", folder.resolve("none.onnx")),
				List.of("--images", fewer), List.of("--images", folder.resolve("none")))) {
			Cli cli = Cli.run(java.util.stream.Stream.concat(java.util.stream.Stream.of("relocate", "--analysis", bare), wrong.stream()).toArray());
			assertEquals(2, cli.code, wrong + cli.err());
			assertEquals(1, cli.err().lines().count(), cli.err());
			assertArrayEquals(before, Files.readAllBytes(bare), "nothing is written");
		}
		Cli first = Cli.ok("relocate", "--analysis", bare, "--model", network);
		assertTrue(first.err().contains("The images are no longer in") && !first.err().contains("The model is no longer"), first.err());
		Cli both = Cli.ok("relocate", "--analysis", bare, "--model", network, "--images", images);
		assertFalse(both.err().contains("no longer"), both.err());
		List<Object> overlay = List.of("overlay", "--layer", LAYER, "-p", "count=2");
		assertArrayEquals(json(analysis, overlay), json(bare, overlay), "which reads both again");
	}

	@Test
	void twoPeoplesWorkComesTogether() throws Exception {
		Path ann = copy("ann");
		Path bob = copy("bob");
		List<String> cats = Cli.ok("labels", "--analysis", analysis).out().lines().filter(l -> l.contains(",cat,")).map(l -> l.split(",")[0]).toList();
		Cli.ok("relabel", "--analysis", ann, "--labelling", "mine", "--merge", "cat,dog=pet");
		Cli.ok("relabel", "--analysis", bob, "--labelling", "mine", "--rename", "frog=toad");
		Cli.ok("annotate", "--analysis", ann, "--class", "pet", "--text", "hard to tell", "--who", "ann");
		Cli.ok("annotate", "--analysis", bob, "--image", cats.getFirst(), "--text", "a \"kitten\",\nperhaps", "--who", "bob");
		Path merged = folder.resolve("merged/both.channelexplorer");
		Cli alone = Cli.ok("merge", "--analysis", ann, "--other", bob, "--out", merged);
		assertEquals("labelling 'mine' differs: both are kept, the other one as 'mine (study)'\n", alone.out());
		Cli based = Cli.ok("merge", "--analysis", ann, "--other", bob, "--base", analysis, "--out", merged, "--overwrite");
		assertEquals(1, based.out().lines().count(), "made by both: there is nothing they both started from");
		assertEquals(2, Cli.run("merge", "--analysis", ann, "--other", bob).code, "A itself needs --overwrite");
		Cli.ok("merge", "--analysis", ann, "--other", bob, "--overwrite");
		AnalysisDocument into = AnalysisDocument.read(ann);
		assertEquals(AnalysisDocument.read(merged).labellings(), into.labellings());
		assertEquals(2, into.annotations().size());
		assertEquals("study.files/images", into.images(), "its own paths stay");
		assertArrayEquals(json(analysis, List.of("separability", "--labelling", "given")), json(merged, List.of("separability", "--labelling", "given")));
		Cli listed = Cli.ok("annotations", "--analysis", merged);
		assertTrue(listed.out().startsWith("number,kind,name,channel,text,who,when,result,stale\n1,class,pet,,hard to tell,ann,"), listed.out());
		assertTrue(listed.out().contains(",\"a \"\"kitten\"\",\nperhaps\",bob,"), listed.out());
	}

	@Test
	void anotherExtractionIsNotMerged() throws Exception {
		Path other = folder.resolve("other.channelexplorer");
		Cli.ok("analyze", "--model", Samples.model(folder.resolve("demo")), "--images", folder.resolve("images"), "--out", other, "--layers", "conv1",
				"--seed", 7);
		Cli cli = Cli.run("merge", "--analysis", analysis, "--other", other, "--out", folder.resolve("never.channelexplorer"));
		assertEquals(2, cli.code);
		assertTrue(cli.err().contains("not the same extraction as"), cli.err());
		assertFalse(Files.exists(folder.resolve("never.channelexplorer")));
	}

	@Test
	void annotationsAreCheckedListedAndReported() throws Exception {
		Path noted = copy("noted");
		String json = new String(json(noted, List.of("separability")), java.nio.charset.StandardCharsets.UTF_8);
		String key = json.replaceFirst("(?s).*?\"hash\": \"([0-9a-f]+)\".*", "$1");
		Cli.ok("annotate", "--analysis", noted, "--layer", LAYER, "--text", "best <layer>", "--result", key);
		Cli.ok("annotate", "--analysis", noted, "--layer", LAYER, "--channel", 3, "--text", "edges");
		for (List<Object> wrong : List.<List<Object>>of(List.of("--class", "nothing"), List.of("--image", "none.png"), List.of("--layer", "none"),
				List.of("--layer", LAYER, "--channel", 99999), List.of("--layer", LAYER, "--channel", -1), List.of("--channel", 1),
				List.of("--class", "cat", "--layer", LAYER), List.of("--class", "cat", "--result", "abc"), List.of("--class", "cat", "--result", "../x"))) {
			Cli cli = Cli
					.run(java.util.stream.Stream.concat(java.util.stream.Stream.of("annotate", "--analysis", noted, "--text", "x"), wrong.stream()).toArray());
			assertEquals(2, cli.code, wrong + cli.err());
			assertEquals(1, cli.err().lines().count(), cli.err());
		}
		Cli.ok("report", "--analysis", noted, "--out", folder.resolve("report"));
		String page = Files.readString(folder.resolve("report/index.html"));
		assertTrue(page.contains("<h2 id=\"annotations\">Annotations</h2>") && page.contains("best &lt;layer&gt;"));
		assertTrue(Files.readString(folder.resolve("report/annotations.csv")).contains("2,channel," + LAYER + ",3,edges,"));
		Folders.delete(noted.resolveSibling("study.data").resolve(Analysis.RESULTS));
		List<String> lines = Cli.ok("annotations", "--analysis", noted).out().lines().toList();
		assertTrue(lines.get(1).endsWith(",its result is not stored any more") && lines.get(2).endsWith(",,"), lines::toString);
		assertTrue(Cli.ok("annotations", "--analysis", noted, "--format", "json").out().contains("\"stale\": \"its result is not stored any more\""));
		assertEquals(2, Cli.run("annotations", "--analysis", noted, "--delete", 3).code);
		assertEquals(2, Cli.ok("annotations", "--analysis", noted, "--delete", 1).out().lines().count());
	}
}
