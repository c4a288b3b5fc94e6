package org.channelexplorer.analysis.tests.hierarchy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.ClassTree;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HierarchyTest {
	private static final int[] OF = IntStream.range(0, 80).map(i -> i / 20).toArray();

	@TempDir
	Path folder;

	/** Four classes of 20 images; 0 and 1 share active channels, and so do 2 and 3. @param shared strength of what is shared */
	private static FloatMatrix pairs(double shared, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		float[] x = new float[80 * 60];
		for (int i = 0; i < 80; i++) {
			for (int c = 0; c < 60; c++) {
				double own = c / 10 == OF[i] ? 2 : 0;
				double both = c / 10 == 4 + OF[i] / 2 ? shared : 0;
				x[i * 60 + c] = (float) (5 + own + both + random.nextGaussian());
			}
		}
		return FloatMatrix.of(80, 60, x);
	}

	private static MemoryAnalysis data() {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		layers.put("noise", Planted.matrix(OF, 4, 60, 0, 3));
		layers.put("conv", pairs(3, 1));
		return MemoryAnalysis.of(layers, OF);
	}

	@Test
	void plantedPairsJoinFirstAndAreSupported() throws InputException {
		Result result = Run.of("hierarchy", data());
		assertEquals("hierarchy", result.type());
		Table nodes = result.table();
		assertEquals(3, nodes.rows());
		List<String> first = List.of(nodes.strings("classes")[0], nodes.strings("classes")[1]);
		assertTrue(first.contains("class 0, class 1") && first.contains("class 2, class 3"), first.toString());
		assertArrayEquals(new double[] { 1, 1, 1 }, nodes.doubles("support"));
		assertTrue(result.number("copheneticCorrelation") > 0.98);
		assertEquals(2, result.number("groups"));
		assertArrayEquals(new long[] { 1, 1, 2, 2 }, result.table("leaves").longs("group"));
		assertArrayEquals(new String[] { "class 0, class 1", "class 2, class 3" }, result.table("groups").strings("classes"));
		assertArrayEquals(new double[] { 1, 1 }, result.table("groups").doubles("support"));
		assertEquals(4, result.array("main").shape()[1]);
	}

	@Test
	void groupsFollowTheSupportNotTheHeights() throws InputException {
		// classes 0 and 1 nearly the same, 2 to 4 and 5 to 7 alike; the largest step between heights parts 0 and 1 from single classes
		int[] of = IntStream.range(0, 240).map(i -> i / 30).toArray();
		SplittableRandom random = new SplittableRandom(5);
		float[] x = new float[240 * 120];
		for (int i = 0; i < 240; i++) {
			int group = of[i] < 2 ? 0 : of[i] < 5 ? 1 : 2;
			int twin = Math.max(0, of[i] - 1);
			for (int c = 0; c < 120; c++) {
				double own = c / 10 == twin ? group == 0 ? 9 : 2 : 0;
				double both = c / 10 == 8 + group ? 1.5 : 0;
				x[i * 120 + c] = (float) (10 + own + both + random.nextGaussian());
			}
		}
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(240, 120, x), of);
		Result result = Run.of("hierarchy", data);
		assertArrayEquals(new long[] { 1, 1, 2, 2, 2, 3, 3, 3 }, result.table("leaves").longs("group"), result.table().toString());
		assertTrue(Arrays.stream(result.table("groups").doubles("support")).allMatch(s -> s >= 0.95));
		assertEquals(1, Run.of("hierarchy", data, "bootstrap", "0").number("groups"));
	}

	@Test
	void heightsAreThoseOfTheJaccardOperation() throws InputException {
		Result hierarchy = Run.of("hierarchy", data(), "bootstrap", "0");
		Table jaccard = Run.of("jaccard", data()).table();
		double highest = 0;
		for (int r = 0; r < jaccard.rows(); r++) {
			if (!jaccard.strings("classA")[r].equals(jaccard.strings("classB")[r])) {
				highest = Math.max(highest, jaccard.doubles("similarity")[r]);
			}
		}
		assertEquals(1 - highest, hierarchy.table().doubles("height")[0], 1e-12);
		assertTrue(Double.isNaN(hierarchy.table().doubles("support")[0]));
	}

	@Test
	void noiseIsNotSupported() throws InputException {
		Table nodes = Run.of("hierarchy", data(), "layer", "noise").table();
		assertEquals(1, Run.of("hierarchy", data(), "layer", "noise").number("groups"), "noise divides nothing");
		assertTrue(nodes.doubles("support")[0] < 0.9, "support " + nodes.doubles("support")[0] + " without structure");
		assertEquals(1, nodes.doubles("support")[2], "the root holds all classes in every draw");
	}

	@Test
	void kindsInsideAClass() throws InputException {
		// class 1: 30 images of one kind, 20 of another, 2 strays; class 0: one kind
		SplittableRandom random = new SplittableRandom(7);
		int[] of = IntStream.range(0, 92).map(i -> i < 40 ? 0 : 1).toArray();
		float[] x = new float[92 * 12];
		for (int i = 0; i < 92; i++) {
			for (int c = 0; c < 12; c++) {
				double mean = i >= 40 && i < 70 && c == 1 ? 20 : i >= 70 && i < 90 && c == 2 ? 20 : i >= 90 && c == 3 ? 60 : 0;
				x[i * 12 + c] = (float) (mean + random.nextGaussian());
			}
		}
		Result result = Run.of("hierarchy", MemoryAnalysis.of(FloatMatrix.of(92, 12, x), of));
		Table kinds = result.table("subclasses");
		assertArrayEquals(new String[] { "class 1", "class 1" }, kinds.strings("class"));
		assertArrayEquals(new long[] { 1, 2 }, kinds.longs("subclass"));
		assertEquals(52, kinds.longs("images")[0] + kinds.longs("images")[1]);
		assertTrue(kinds.longs("images")[1] >= 20 && kinds.longs("images")[1] <= 22);
		long[] ofImage = result.table("images").longs("subclass");
		assertTrue(IntStream.range(0, 40).allMatch(i -> ofImage[i] == 0));
		assertTrue(IntStream.range(40, 70).allMatch(i -> ofImage[i] == 1));
		assertTrue(IntStream.range(70, 90).allMatch(i -> ofImage[i] == 2));
		int representative = Integer.parseInt(kinds.strings("representative")[0].replaceAll("\\D", ""));
		assertTrue(representative >= 40 && representative < 70, "representative " + representative);
		assertTrue(kinds.doubles("gap")[1] > 3.5, "gap " + kinds.doubles("gap")[1]);
		assertEquals(kinds, Run.of("hierarchy", MemoryAnalysis.of(FloatMatrix.of(92, 12, x), of), "standApart", "true").table("subclasses"));
	}

	@Test
	void taxonomyAsObjectsWithChildren() throws InputException, IOException {
		Path file = Files.writeString(folder.resolve("t.json"), """
				{"name": "all", "children": [
				  {"name": "low", "children": ["class 0", {"name": "class 1"}]},
				  {"name": "high", "children": ["class 2", "class 3", "unicorn"]},
				  {"name": "empty", "children": ["dragon"]}]}""");
		Result same = Run.of("hierarchy", data(), "taxonomy", file.toString());
		assertEquals(2, same.number("taxonomyGroups"));
		assertEquals(2, same.number("taxonomyGroupsFound"));
		Result again = ClassTree.of(same).toResult();
		assertEquals(same.scalars(), again.scalars());
		assertEquals(same.tables(), again.tables());
		assertEquals(0, same.number("taxonomyRobinsonFoulds"));
		assertEquals(0, same.number("taxonomyRobinsonFouldsNormalised"));
		assertTrue(same.number("taxonomyCorrelation") > 0.98);
		assertEquals("", same.scalars().get("taxonomyMissing"));
		assertArrayEquals(new String[] { "low", "high" }, same.table("taxonomy").strings("group"));
		assertArrayEquals(new double[] { 1, 1 }, same.table("taxonomy").doubles("bestOverlap"));
	}

	@Test
	void taxonomyAsNestedGroups() throws InputException, IOException {
		Path file = Files.writeString(folder.resolve("t.json"), "{\"even\": [\"class 0\", \"class 2\"], \"odd\": {\"rest\": [\"class 3\"]}}");
		Result crossed = Run.of("hierarchy", data(), "taxonomy", file.toString());
		// classes 0, 2, 3 known: taxonomy has {0,2}, the tree {2,3}
		assertEquals(1, crossed.number("taxonomyGroups"));
		assertEquals(0, crossed.number("taxonomyGroupsFound"));
		assertEquals(2, crossed.number("taxonomyRobinsonFoulds"));
		assertEquals(1, crossed.number("taxonomyRobinsonFouldsNormalised"));
		assertEquals("class 1", crossed.scalars().get("taxonomyMissing"));
		assertTrue(crossed.number("taxonomyCorrelation") < 0);
		assertEquals(1.0 / 3, crossed.table("taxonomy").doubles("bestOverlap")[0], 1e-12);
	}

	@Test
	void taxonomyFilesThatCannotBeUsed() throws IOException {
		record Bad(String text, String message) {
		}
		for (Bad bad : List.of(new Bad("{\"a\": [\"class 0\", \"class 0\"]}", "names class class 0 twice"), new Bad("[\"class 0\", 7]", "group"),
				new Bad("{\"a\": [\"dog\"]}", "places 0 of the classes"), new Bad("{\"a\": ", "not valid JSON"),
				new Bad("[".repeat(120) + "\"class 0\"" + "]".repeat(120), "levels"))) {
			Path file = Files.writeString(folder.resolve("bad.json"), bad.text);
			var e = assertThrows(InputException.class, () -> Run.of("hierarchy", data(), "bootstrap", "0", "taxonomy", file.toString()), bad.text);
			assertTrue(e.getMessage().contains("bad.json") && e.getMessage().contains(bad.message), e.getMessage());
		}
		var e = assertThrows(InputException.class, () -> Run.key("hierarchy", data(), "taxonomy", folder.resolve("none.json").toString()));
		assertTrue(e.getMessage().endsWith("none.json: no such file"), e.getMessage());
	}

	@Test
	void keyFollowsTheTaxonomysContent() throws InputException, IOException {
		Path file = Files.writeString(folder.resolve("t.json"), "{\"a\": [\"class 0\", \"class 1\"]}");
		String before = Run.key("hierarchy", data(), "taxonomy", file.toString()).hash();
		Files.writeString(file, "{\"a\": [\"class 0\", \"class 2\"]}");
		assertNotEquals(before, Run.key("hierarchy", data(), "taxonomy", file.toString()).hash());
		assertTrue(Run.key("hierarchy", data(), "compareLayer", "noise").inputs().stream().anyMatch(i -> i.endsWith(" hash-of-noise")));
	}

	@Test
	void layersAreCompared() throws InputException {
		Result same = Run.of("hierarchy", data(), "compareLayer", "conv");
		assertEquals(0, same.number("layerRobinsonFoulds"));
		assertEquals(1, same.number("layerCorrelation"), 1e-12);
		ClassTree twice = ClassTree.of(same);
		assertEquals(twice.nodes(), twice.otherLayer().orElseThrow().nodes(), "supports included");
		double[] agreement = twice.tree().agreement(twice.otherTree().orElseThrow());
		assertTrue(IntStream.range(4, 7).allMatch(node -> agreement[node] == 1));
		Result other = Run.of("hierarchy", data(), "compareLayer", "noise");
		assertEquals("noise", other.scalars().get("compareLayer"));
		assertTrue(other.number("layerCorrelation") < 0.9);
		assertEquals(ClassTree.of(Run.of("hierarchy", data(), "layer", "noise")).nodes(), ClassTree.of(other).otherLayer().orElseThrow().nodes());
	}

	@Test
	void seedOrderAndThreads() throws InputException {
		MemoryAnalysis data = data();
		Result plain = Run.seeded("hierarchy", data, 3);
		assertEquals(plain.tables(), Run.seeded("hierarchy", data, 3).tables());
		Result permuted = Run.seeded("hierarchy", data.select(Planted.permutation(80, 4)), 3);
		assertArrayEquals(plain.table().doubles("support"), permuted.table().doubles("support"), 1e-9);
		assertArrayEquals(plain.table().doubles("height"), permuted.table().doubles("height"), 1e-9);
		assertArrayEquals(plain.table().strings("classes"), permuted.table().strings("classes"));
		assertArrayEquals(plain.table("subclasses").longs("images"), permuted.table("subclasses").longs("images"));
		Table weak = Run.seeded("hierarchy", data, 3, "layer", "noise").table();
		assertFalse(Arrays.equals(weak.doubles("support"), Run.seeded("hierarchy", data, 4, "layer", "noise").table().doubles("support")));
	}

	@Test
	void oneClassAndClassesWithoutImages() throws InputException {
		var e = assertThrows(InputException.class, () -> Run.of("hierarchy", Planted.gaussians(1, 5, 4, 0, 1)));
		assertEquals("a hierarchy needs two classes, and all 5 images are of class 'class 0'", e.getMessage());
		Labels labels = new Labels(List.of("a", "nobody", "b"), new int[] { 0, 0, 2, 2 });
		Result result = Run.of("hierarchy", MemoryAnalysis.of(Planted.matrix(new int[] { 0, 0, 1, 1 }, 2, 10, 3, 1), labels));
		assertArrayEquals(new String[] { "a", "b" }, result.table("leaves").strings("class"));
		assertTrue(Double.isNaN(result.number("copheneticCorrelation")));
		assertEquals(1, result.number("groups"), "no node of two classes divides them");
	}
}
