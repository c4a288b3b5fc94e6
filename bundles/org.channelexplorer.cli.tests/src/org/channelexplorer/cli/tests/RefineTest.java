package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.channelexplorer.core.analysis.Analyses;
import org.channelexplorer.core.analysis.Analysis;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.repair.Refinement;
import org.channelexplorer.core.util.Hashes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the kinds that the hierarchy finds to a network that knows them, on the demo's data. */
class RefineTest {
	@TempDir
	private static Path folder;

	private static Path model;
	private static Path images;
	private static Path analysis;

	@BeforeAll
	static void relabel() throws Exception {
		model = Samples.model(folder.resolve("demo"));
		images = model.resolveSibling("images");
		analysis = analyse(model, "a", "GlobalAveragePool");
		Cli.ok("run", "hierarchy", "--analysis", analysis, "-p", "bootstrap=0", "--table", "images", "--out", folder.resolve("kinds.csv"));
		List<String> second = Files.readAllLines(folder.resolve("kinds.csv")).stream().filter(l -> l.endsWith(",mustang,2")).map(l -> l.split(",")[0])
				.toList();
		assertTrue(second.size() > 20 && second.size() < 40, second.size() + " of the second kind");
		Files.write(folder.resolve("second.txt"), second);
		split(analysis);
	}

	private static void split(Path document) {
		Cli.ok("relabel", "--analysis", document, "--labelling", "kinds", "--split", "mustang:mustang 2=" + folder.resolve("second.txt"));
	}

	@Test
	void kindsBecomeALabellingAtOnce() throws Exception {
		String text = Cli.ok("relabel", "--analysis", analysis, "--labelling", "found", "--from-kinds", "--rename", "mustang 2=horse").out();
		assertTrue(text.startsWith("labelling found: 2 edits added, 4 classes"), text);
		List<String> second = Cli.ok("labels", "--analysis", analysis, "--labelling", "found").out().lines().filter(l -> l.contains(",horse,"))
				.map(l -> l.split(",")[0])
				.sorted().toList();
		assertEquals(Files.readAllLines(folder.resolve("second.txt")).stream().sorted().toList(), second);
		Cli late = Cli.run("relabel", "--analysis", analysis, "--labelling", "found", "--rename", "horse=pony", "--from-kinds");
		assertEquals(2, late.code);
		assertTrue(late.err().contains("--from-kinds comes before other edits"), late.err());
	}

	private static Path analyse(Path network, String name, String layers) {
		Path document = folder.resolve(name + ".channelexplorer");
		Cli.ok("analyze", "--model", network, "--images", images, "--classes", "cat,frog,mustang", "--layers", layers, "--summary", "mean", "--out", document);
		return document;
	}

	/** The weights of the head and the means that it reads are in the data folder. */
	@Test
	void theResultNeedsNoModelFile() throws Exception {
		Path other = Files.createDirectory(folder.resolve("gone")).resolve("model.onnx");
		Files.copy(model, other);
		Files.copy(model.resolveSibling("preprocess.json"), other.resolveSibling("preprocess.json"));
		Files.copy(model.resolveSibling("classes.txt"), other.resolveSibling("classes.txt"));
		Path document = analyse(other, "gone/a", "GlobalAveragePool");
		Path before = analyse(other, "gone/b", "layer3.1/relu2"); // of which the pool makes the mean
		split(document);
		split(before);
		Files.delete(other);
		assertEquals(result(analysis), result(document));
		assertTrue(result(before).contains("mustang 2"));
		Cli written = refine(document, folder.resolve("gone/new.onnx"));
		assertEquals(2, written.code);
		assertTrue(written.err().contains("model.onnx: no such file; the head of the network is read from it"), written.err());
	}

	private static String result(Path document) {
		return Cli.ok("run", "refine", "--labelling", "kinds", "--format", "json", "--analysis", document).out();
	}

	private static Cli refine(Path document, Path out, Object... more) {
		List<Object> args = new ArrayList<>(List.of("refine", "--analysis", document, "--labelling", "kinds", "--out", out));
		args.addAll(List.of(more));
		return Cli.run(args.toArray());
	}

	@Test
	void theNewNetworkKnowsBothKindsAndKeepsTheOldClasses() throws Exception {
		Path out = folder.resolve("split/kinds.onnx");
		Cli cli = refine(analysis, out);
		assertEquals(0, cli.code, cli.err());
		assertTrue(cli.out().contains("mustang 2") && cli.out().contains("difference +0.0000"), cli.out());
		assertEquals(List.of("cat", "frog", "mustang", "mustang 2"), Files.readAllLines(out.resolveSibling("classes.txt")).subList(0, 4));
		assertTrue(Files.exists(out.resolveSibling("preprocess.json")), "images are made input as before");
		try (Analysis before = open(analysis); Analysis after = open(analyse(out, "again", "GlobalAveragePool"))) {
			Refinement kept = before.document().repairs().refinements().getFirst();
			assertEquals(new Refinement("kinds.onnx", "kinds", Refinement.Way.SPLIT, before.document().seed(), Hashes.of(out), kept.made()), kept);
			assertFalse(kept.made().when().isEmpty());
			assertEquals(10, after.outputNames().names().size());
			FloatMatrix old = before.predictions().orElseThrow();
			FloatMatrix now = after.predictions().orElseThrow();
			Set<String> predicted = new TreeSet<>();
			int[] second = { 0, 0 };
			Set<String> files = Set.copyOf(Files.readAllLines(folder.resolve("second.txt")));
			for (int i = 0; i < before.images().size(); i++) {
				assertEquals(before.images().get(i), after.images().get(i));
				for (String name : before.outputNames().names()) {
					double p = p(after, now, i, name) + (name.equals("mustang") ? p(after, now, i, "mustang 2") : 0);
					assertEquals(p(before, old, i, name), p, 1e-5, before.images().get(i).file() + ": " + name);
				}
				if (before.images().get(i).label().equals("mustang")) {
					String best = after.classPredictions().orElseThrow().of(i).orElseThrow().name();
					predicted.add(best);
					boolean two = p(after, now, i, "mustang 2") > p(after, now, i, "mustang");
					second[0] += two == files.contains(before.images().get(i).file()) ? 1 : 0;
					second[1]++;
				}
			}
			assertTrue(predicted.containsAll(Set.of("mustang", "mustang 2")), predicted::toString);
			assertTrue(second[0] >= 0.9 * second[1], second[0] + " of " + second[1] + " of the right kind");
		}
	}

	private static Analysis open(Path document) throws Exception {
		return new Analyses(Cli.catalogue()).open(document);
	}

	private static double p(Analysis of, FloatMatrix predictions, int image, String name) {
		return predictions.get(image, of.outputNames().names().indexOf(name));
	}

	@Test
	void theNetworkIsRunAgainWhereItsLastLayerWasNotExtracted() throws Exception {
		Path other = analyse(model, "other", "layer3.1/conv2/Conv");
		split(other);
		Cli one = refine(analysis, folder.resolve("one/n.onnx"));
		Cli two = refine(other, folder.resolve("two/n.onnx"));
		assertEquals(0, two.code, two.err());
		assertEquals(one.out().replace("/one/", "/two/"), two.out());
	}

	/** Summaries are of magnitudes; the head reads signs. */
	@Test
	void featuresKeepTheirSigns() throws Exception {
		ModelProto.Builder turned = ModelProto.parseFrom(Files.readAllBytes(model)).toBuilder();
		GraphProto.Builder graph = turned.getGraphBuilder();
		int last = graph.getNodeCount() - 1;
		NodeProto fc = graph.getNode(last);
		graph.setNode(last, NodeProto.newBuilder().setName("turned").setOpType("Neg").addInput(fc.getInput(0)).addOutput("turned"));
		NodeProto.Builder head = fc.toBuilder().setInput(0, "turned").clearAttribute();
		fc.getAttributeList().stream().filter(a -> !a.getName().equals("alpha")).forEach(head::addAttribute);
		graph.addNode(head.addAttribute(AttributeProto.newBuilder().setName("alpha").setType(AttributeProto.AttributeType.FLOAT).setF(-1)));
		Path network = Files.write(model.resolveSibling("turned.onnx"), turned.build().toByteArray());
		Path other = analyse(network, "turned", "turned");
		split(other);
		Cli plain = refine(analysis, folder.resolve("plain/n.onnx"));
		Cli cli = refine(other, folder.resolve("signs/n.onnx"));
		assertEquals(0, cli.code, cli.err());
		assertEquals(plain.out().replace("/plain/", "/signs/"), cli.out());
		try (Analysis one = open(analyse(folder.resolve("plain/n.onnx"), "one", "GlobalAveragePool"));
				Analysis two = open(analyse(folder.resolve("signs/n.onnx"), "two", "turned"))) {
			assertEquals(one.outputNames().names(), two.outputNames().names());
			assertArrayEquals(one.predictions().orElseThrow().toArray(), two.predictions().orElseThrow().toArray(), 1e-3f,
					"the kinds are told by the signs, too");
		}
	}

	@Test
	void aLossIsAcceptedFirst() throws Exception {
		Path all = folder.resolve("all.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", images, "--per-class", 16, "--pick", "first", "--layers", "GlobalAveragePool", "--summary", "mean",
				"--out",
				all);
		List<String> cats = Cli.ok("labels", "--analysis", all).out().lines().filter(l -> l.endsWith(",cat")).map(l -> l.split(",")[0]).toList();
		Files.write(folder.resolve("cats.txt"), cats.subList(0, 8)); // kinds without a meaning
		Cli.ok("relabel", "--analysis", all, "--labelling", "kinds", "--split", "cat:half=" + folder.resolve("cats.txt"));
		Path out = folder.resolve("loss/n.onnx");
		Cli refused = refine(all, out, "--way", "refit");
		assertEquals(2, refused.code, refused.out());
		assertTrue(refused.err().contains("is not written: fewer images of ") && refused.err().contains("--accept-loss"), refused.err());
		assertTrue(refused.out().contains("old classes correct"), "it is compared all the same");
		assertFalse(Files.exists(out));
		assertEquals(0, refine(all, out, "--way", "refit", "--accept-loss").code);
		assertEquals(10, Files.readAllLines(out.resolveSibling("classes.txt")).size());
	}

	@Test
	void refusals() {
		Path out = folder.resolve("refused/n.onnx");
		String few = refine(analysis, out, "--way", "refit").err();
		assertTrue(few.contains("a refit needs images of every output, and 6 have none: airplane, bird, deer, dog, ship ..."), few);
		assertEquals(2, refine(analysis, model, "--overwrite").code, "the network itself is never written");
		assertTrue(Cli.run("refine", "--analysis", analysis, "--labelling", "nothing", "--out", out).err().contains("nothing"));
		assertFalse(Files.exists(out));
	}
}
