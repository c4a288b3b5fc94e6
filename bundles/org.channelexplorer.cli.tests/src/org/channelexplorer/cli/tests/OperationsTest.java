package org.channelexplorer.cli.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every installed operation from the command line, in every format, and its help page. */
class OperationsTest {
	@TempDir
	private static Path folder;
	private static Path analysis;

	@BeforeAll
	static void analyze() throws Exception {
		Path model = Samples.model(folder.resolve("demo"));
		analysis = folder.resolve("a.channelexplorer");
		Cli.ok("analyze", "--model", model, "--images", Samples.images(folder.resolve("demo"), folder.resolve("images"), 5, 1), "--out", analysis, "--layers",
				"layer3.1/conv");
	}

	static Stream<String> operations() {
		return new Operations(Cli.catalogue()).all().stream().map(Contribution::id);
	}

	// what a call cannot do without
	private static List<Object> call(String operation) throws Exception {
		List<Object> call = new ArrayList<>(List.of("run", operation, "--analysis", analysis));
		for (ParameterSpec p : parameters(operation)) {
			if (p.annotation().required()) {
				assertTrue(p.name().equals("samples"), "tell here what is given as " + p.name() + " of " + operation);
				call.addAll(List.of("-p", "samples=" + Samples.list(folder.resolve("a.data")).stream()
						.filter(f -> f.getFileName().toString().matches("\\d+.*otsuSum\\.npy")).toList().getLast()));
			}
		}
		return call;
	}

	/** A call that tries few sets of channels: more of the same tell no more here. @param asked parameter that is given besides */
	private static List<Object> small(String operation, String asked) throws Exception {
		List<Object> call = call(operation);
		if (operation.equals("surgery")) {
			call.addAll(List.of("-p", asked.equals("random") ? "curve=false" : "random=1"));
		}
		return call;
	}

	private static List<ParameterSpec> parameters(String operation) throws Exception {
		return ParameterSpec.of(((Operation<?>) Cli.catalogue().get(Operation.POINT, operation).create()).parameterType());
	}

	private static Cli run(List<Object> call, Object... more) {
		return Cli.ok(Stream.concat(call.stream(), Stream.of(more)).toArray());
	}

	@ParameterizedTest
	@MethodSource("operations")
	void theModelIsNotNeeded(String operation) throws Exception {
		Path other = Files.createDirectories(folder.resolve("elsewhere")).resolve("a.channelexplorer");
		if (!Files.exists(other)) {
			Files.copy(analysis, other);
			for (Path file : Samples.list(folder.resolve("a.data"))) {
				if (Files.isRegularFile(file)) {
					Files.createDirectories(folder.resolve("elsewhere/a.data"));
					Files.copy(file, folder.resolve("elsewhere/a.data").resolve(file.getFileName()));
				}
			}
		}
		List<Object> call = new ArrayList<>(call(operation));
		call.set(call.indexOf(analysis), other);
		if (Set.of("overlay", "mapRange", "refine", "surgery", "ablation", "duplicates").contains(operation)) { // they read maps, weights or images: never stored
			Cli refused = Cli.run(call.toArray());
			assertEquals(2, refused.code);
			assertTrue(refused.err().contains(operation.equals("duplicates") ? ".png: no such file" : "model.onnx: no such file"), refused.err());
			return;
		}
		Cli.ok(call.toArray());
		if (operation.equals("ranking")) {
			for (String method : List.of("variance", "filterNorm")) {
				Cli.ok("run", "ranking", "--analysis", other, "-p", "method=" + method);
			}
			Files.delete(folder.resolve("elsewhere/a.data/norms.json")); // as an earlier version left it
			Cli.ok("run", "ranking", "--analysis", other, "-p", "method=variance", "-p", "bootstrap=0");
			Cli refused = Cli.run("run", "ranking", "--analysis", other, "-p", "method=filterNorm", "-p", "bootstrap=0");
			assertEquals(2, refused.code);
			assertTrue(refused.err().contains("model.onnx: no such file; a.channelexplorer was made by an earlier version"), refused.err());
		}
	}

	@ParameterizedTest
	@MethodSource("operations")
	void csvJsonAndNpy(String operation) throws Exception {
		List<Object> call = small(operation, "");
		List<CSVRecord> csv = CSVFormat.RFC4180.parse(new java.io.StringReader(run(call).out())).getRecords();
		assertTrue(csv.size() > 1 || operation.equals("duplicates"), "the main table has rows"); // there are no copies
		JsonObject json = JsonParser.parseString(run(call, "--format", "json").out()).getAsJsonObject();
		assertEquals(operation, json.getAsJsonObject("key").get("operation").getAsString());
		assertFalse(json.getAsJsonObject("scalars").isEmpty());
		assertTrue(json.getAsJsonObject("tables").has("main"));
		byte[] npy = run(call, "--format", "npy").bytes();
		assertEquals("\u0093NUMPY", new String(npy, 0, 6, StandardCharsets.ISO_8859_1));
		byte[] table = run(call, "--format", "npy", "--table", "main").bytes();
		String header = new String(table, 12, 2000 > table.length ? table.length - 12 : 1988, StandardCharsets.ISO_8859_1);
		for (String column : csv.getFirst()) {
			assertTrue(header.contains("('" + column + "', '"), () -> column + " is not in " + header);
		}
		assertTrue(header.contains("'shape': (" + (csv.size() - 1) + ",)"), header);
		for (String ending : List.of("csv", "json", "npy")) {
			Path file = folder.resolve(operation + "." + ending);
			assertEquals("", run(call, "--out", file).out());
			assertTrue(Files.size(file) > 0, ending);
		}
	}

	@ParameterizedTest
	@MethodSource("operations")
	void helpOffersWhatRunTakes(String operation) throws Exception {
		String usage = Cli.ok("help", operation).out().lines().filter(l -> l.startsWith("channelexplorer run ")).findFirst().orElseThrow();
		for (String[] option : new String[][] { { "--layer", layer() }, { "--seed", "3" } }) {
			List<Object> call = small(operation, "");
			if (call.stream().noneMatch(a -> a.toString().startsWith("samples="))) { // these belong to one layer
				call.addAll(List.of(option));
				assertEquals(usage.contains("[" + option[0] + " "), Cli.run(call.toArray()).code == 0, operation + " " + option[0]);
			}
		}
		for (ParameterSpec p : parameters(operation)) {
			if (!p.annotation().required()) {
				run(small(operation, p.name()), "-p", p.name() + "=" + p.annotation().defaultValue());
			}
		}
	}

	private static String layer() throws Exception {
		JsonObject document = JsonParser.parseString(Files.readString(folder.resolve("a.data").resolve("manifest.json"))).getAsJsonObject();
		return document.getAsJsonObject("recipe").getAsJsonArray("layers").get(0).getAsJsonObject().get("id").getAsString();
	}

	@ParameterizedTest
	@MethodSource("operations")
	void helpIsMadeFromTheDocumentation(String operation) throws Exception {
		Contribution<?> c = Cli.catalogue().get(Operation.POINT, operation);
		page(operation, c.documentation(), parameters(operation));
		for (ParameterSpec p : parameters(operation)) {
			if (p.annotation().kind() == Parameter.Kind.METHOD || p.annotation().kind() == Parameter.Kind.METHODS) {
				for (Contribution<?> m : Cli.catalogue().contributions(ExtensionPoint.of(p.annotation()))) {
					page(m.id(), m.documentation(), ParameterSpec.of(((Method<?>) m.create()).parameterType()));
				}
			}
		}
	}

	private static void page(String id, Documentation d, List<ParameterSpec> parameters) {
		String page = Cli.ok("help", id).out().replaceAll("\\s+", " ");
		for (String text : List.of(d.summary(), d.formula(), d.source(), d.caution())) {
			assertTrue(!text.isBlank() && page.contains(text.replaceAll("\\s+", " ").strip()), () -> id + ": '" + text + "' is not in " + page);
		}
		for (ParameterSpec p : parameters) {
			assertTrue(
					!p.annotation().description().isBlank() && page.contains(" " + p.name() + " [")
							&& page.contains(p.annotation().description().replaceAll("\\s+", " ")),
					() -> id + ": " + p.name() + " is not in " + page);
		}
	}
}
