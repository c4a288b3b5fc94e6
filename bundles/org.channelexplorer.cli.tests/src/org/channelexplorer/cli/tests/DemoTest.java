package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.channelexplorer.core.document.AnalysisRequest;
import org.channelexplorer.demo.Demo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
	@TempDir
	private Path folder;

	@Test
	void indexNamesEveryFileOfTheBundleWithItsHash() throws Exception {
		Map<String, String> index = new TreeMap<>(Demo.index());
		Map<String, String> there = new TreeMap<>(Bundles.resources(Demo.class, "demo/"));
		there.remove("index.txt");
		assertEquals(there, index);
		assertTrue(index.containsKey("README.md"), "provenance and licence come along");
	}

	@Test
	void copiesOnlyWhatIsMissingOrDifferent() throws Exception {
		AnalysisRequest request = Demo.prepare(folder);
		assertEquals(Demo.index(), new java.util.LinkedHashMap<>(Samples.contents(folder.resolve(Demo.NAME))));
		Path image = folder.resolve(Demo.NAME).resolve("images/cat/test_00294.png");
		Path other = folder.resolve(Demo.NAME).resolve("images/cat/test_00332.png");
		Object untouched = Files.readAttributes(other, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
		Files.writeString(image, "damaged");
		Files.delete(request.model());
		assertEquals(request, Demo.prepare(folder));
		assertEquals(Demo.index(), new java.util.LinkedHashMap<>(Samples.contents(folder.resolve(Demo.NAME))));
		assertEquals(untouched, Files.readAttributes(other, java.nio.file.attribute.BasicFileAttributes.class).fileKey());
	}

	@Test
	void theDenoiserIsTheOneOfTheTests() throws Exception {
		Demo.prepare(folder);
		Path shipped = folder.resolve(Demo.NAME).resolve("denoiser");
		Path made = folder.resolve("made");
		Denoiser.data(made, 24);
		assertArrayEquals(Files.readAllBytes(Denoiser.model(made.resolve("unet.onnx"))), Files.readAllBytes(shipped.resolve("unet.onnx")));
		for (String type : List.of("left", "right")) {
			for (int i = 0; i < 24; i++) {
				String name = type + "/" + i + ".npy";
				assertArrayEquals(Files.readAllBytes(made.resolve("latents").resolve(name)),
						Files.readAllBytes(shipped.resolve(i < 20 ? "latents" : "new").resolve(name)), name);
				assertArrayEquals(Files.readAllBytes(made.resolve("contexts").resolve(name)), Files.readAllBytes(shipped.resolve("contexts").resolve(name)),
						name);
			}
		}
	}

	@Test
	void truthBelongsToTheImagesAndIsNotInTheBundle() throws Exception {
		Set<String> images = Demo.index().keySet().stream().filter(f -> f.startsWith("images/")).map(f -> f.substring(7)).collect(Collectors.toSet());
		List<CSVRecord> truth = truth();
		assertEquals(images, truth.stream().map(r -> r.get("file")).collect(Collectors.toSet()));
		assertEquals(540, truth.size());
		assertEquals(24, truth.stream().filter(r -> r.get("mislabelled").equals("1")).count());
		truth.forEach(r -> assertEquals(r.get("mislabelled").equals("1"), !r.get("given_label").equals(r.get("true_label")), r::toString));
		assertEquals(Set.of("automobile", "horse"), truth.stream().filter(r -> r.get("given_label").equals("mustang"))
				.map(r -> r.get("original_cifar10_class")).collect(Collectors.toSet()));
		assertFalse(Demo.index().keySet().stream().anyMatch(f -> f.contains("truth") || f.endsWith(".csv")));
	}

	private static List<CSVRecord> truth() throws Exception {
		try (var in = new InputStreamReader(DemoTest.class.getResourceAsStream("/data/demo-truth.csv"), StandardCharsets.UTF_8)) {
			return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(in).getRecords();
		}
	}

	@Test
	void demoMakesAnalysisAndReport() throws Exception {
		Cli cli = Cli.ok("demo", "--out", folder);
		Path document = folder.resolve(Demo.DOCUMENT);
		assertTrue(cli.out().contains(document.toString()), cli.out());
		assertTrue(Files.exists(document));
		Path data = folder.resolve("demo.data");
		List<Path> matrices = Samples.list(data).stream().filter(f -> f.getFileName().toString().matches("(?!head\\.).*(?<!\\.norms|\\.outgoing|hashes)\\.npy"))
				.toList();
		Set<String> functions = new HashSet<>();
		for (Path m : matrices) {
			assertEquals(540, Samples.rows(m), m::toString);
			functions.add(m.getFileName().toString().replaceAll("^.*\\.(\\w+)\\.npy$", "$1"));
		}
		assertTrue(functions.containsAll(Set.of("otsuSum", "l2", "mean", "max")), functions::toString);
		Path last = matrices.stream().filter(f -> f.getFileName().toString().matches("0015-.*\\.otsuSum\\.npy")).findFirst().orElseThrow();
		byte[] header = java.util.Arrays.copyOf(Files.readAllBytes(last), 128);
		assertTrue(new String(header, StandardCharsets.ISO_8859_1).contains("'descr': '<f4', 'fortran_order': False, 'shape': (540, 128)"));
		assertEquals(128 + 540 * 128 * 4, Files.size(last));
		report(document);
		kindsOfMustang(document);
		classesPartTowardsTheOutput(document);
	}

	private static JsonObject result(Path document, Object... operation) throws Exception {
		List<Object> command = new ArrayList<>(List.of("run"));
		command.addAll(List.of(operation));
		command.addAll(List.of("--analysis", document, "--format", "json"));
		return JsonParser.parseString(Cli.ok(command.toArray()).out()).getAsJsonObject();
	}

	private static List<String> column(JsonObject result, String table, String name) {
		for (JsonElement c : result.getAsJsonObject("tables").getAsJsonArray(table)) {
			if (c.getAsJsonObject().get("name").getAsString().equals(name)) {
				return c.getAsJsonObject().getAsJsonArray("values").asList().stream().map(JsonElement::getAsString).toList();
			}
		}
		throw new AssertionError("no column " + name + " in " + table);
	}

	// the truth file knows which mustangs are cars and which are horses
	private static void kindsOfMustang(Path document) throws Exception {
		Map<String, String> kinds = truth().stream().collect(Collectors.toMap(r -> r.get("file"), r -> r.get("original_cifar10_class")));
		JsonObject hierarchy = result(document, "hierarchy");
		assertEquals("cat, dog", column(hierarchy, "main", "classes").getFirst(), "the pair that is hard to tell apart joins first");
		List<String> images = column(hierarchy, "images", "image");
		List<String> subclasses = column(hierarchy, "images", "subclass");
		Map<String, Map<String, Integer>> counts = new TreeMap<>();
		for (int i = 0; i < images.size(); i++) {
			if (column(hierarchy, "images", "class").get(i).equals("mustang")) {
				counts.computeIfAbsent(subclasses.get(i), s -> new TreeMap<>()).merge(kinds.get(images.get(i)), 1, Integer::sum);
			}
		}
		assertEquals(Set.of("1", "2"), counts.keySet(), counts::toString);
		int agree = counts.values().stream().mapToInt(c -> java.util.Collections.max(c.values())).sum();
		assertTrue(agree >= 58, counts + ": of 60");
	}

	private static void classesPartTowardsTheOutput(Path document) throws Exception {
		JsonObject profile = result(document, "separability", "-p", "metrics=knnPurity", "-p", "bootstrap=0");
		List<Double> purity = column(profile, "main", "score").stream().map(Double::valueOf).toList();
		assertEquals(17, purity.size());
		double first = purity.subList(0, 6).stream().mapToDouble(d -> d).average().orElseThrow();
		double last = purity.subList(11, 17).stream().mapToDouble(d -> d).average().orElseThrow();
		assertTrue(last > first + 0.15, purity::toString);
		assertEquals(java.util.Collections.max(purity), purity.getLast(), "what the classifier sees separates best");
	}

	private void report(Path document) throws Exception {
		Path page = folder.resolve("report/index.html");
		String html = Files.readString(page);
		assertFalse(html.matches("(?s).*\\b(https?:|ftp:|src=\"//|<script|@import|url\\().*"), "the page needs nothing from elsewhere");
		for (String part : List.of("Provenance", "mustang", "Trustworthiness", "Class similarity", "Top channels", "Most confused classes",
				"given \\ predicted", "contradicts most confidently", "p(given)", "prefers-color-scheme", "No image had to be skipped", "Representatives",
				"Image similarity", "Confusion hierarchy", "Heatmap", "Where the first channels respond", "has no map", "Methods", "L. van der Maaten",
				"Settings other than the defaults", "The network by k-NN purity", "labels look wrong. Of these ", "What the list rests on")) {
			assertTrue(html.contains(part), part);
		}
		assertFalse(html.contains("class=\"missing\""), "every section has its result");
		var links = java.util.regex.Pattern.compile("<a href=\"([^#\"][^\"]*)\"").matcher(html);
		int count = 0;
		for (; links.find(); count++) {
			assertTrue(Files.exists(page.resolveSibling(links.group(1))), links.group(1));
		}
		assertTrue(count >= 15, count + " files");
		for (String plot : List.of("network", "scatter-", "similarity-", "hierarchy-", "heatmap-", "overlay-top-", "overlay-bottom-", "audit")) {
			assertTrue(Samples.list(page.getParent()).stream().map(f -> f.getFileName().toString()).filter(f -> f.startsWith(plot))
					.anyMatch(f -> f.endsWith(".svg")), plot);
		}
		byte[] png = Files.readAllBytes(page.resolveSibling("separability.png"));
		assertArrayEquals(new byte[] { (byte) 0x89, 'P', 'N', 'G' }, java.util.Arrays.copyOf(png, 4));
		// the same analysis, the same bytes: from stored results, and computed again
		Path again = folder.resolve("again");
		Cli.ok("report", "--analysis", document, "--out", again);
		Samples.assertSameFiles(page.getParent(), again);
		for (Path result : Samples.list(folder.resolve("demo.data/results"))) {
			Files.delete(result);
		}
		Path anew = folder.resolve("anew");
		Cli.ok("report", "--analysis", document, "--out", anew);
		Samples.assertSameFiles(page.getParent(), anew);
	}
}
