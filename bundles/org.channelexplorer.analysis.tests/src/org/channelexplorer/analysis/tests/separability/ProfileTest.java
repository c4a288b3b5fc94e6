package org.channelexplorer.analysis.tests.separability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.Course;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

/** The operation: rows, intervals, seeds. */
class ProfileTest {

	private static MemoryAnalysis threeLayers() {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		int[] of = IntStream.range(0, 60).map(i -> i / 20).toArray();
		layers.put("early", Planted.matrix(of, 3, 12, 0.5, 1));
		layers.put("middle", Planted.matrix(of, 3, 9, 2, 2));
		layers.put("late", Planted.matrix(of, 3, 15, 5, 3));
		return MemoryAnalysis.of(layers, of);
	}

	/** Score, low and high of a metric in a layer. */
	private static double[] row(Table table, String layer, String metric) {
		for (int r = 0; r < table.rows(); r++) {
			if (table.strings("layer")[r].equals(layer) && table.strings("metric")[r].equals(metric)) {
				return new double[] { table.doubles("score")[r], table.doubles("low")[r], table.doubles("high")[r] };
			}
		}
		throw new AssertionError("no row for " + metric + " in " + layer);
	}

	@Test
	void profileHasARowForEveryLayerAndMetric() throws InputException {
		Result result = Run.of("separability", threeLayers());
		assertEquals("separability", result.type());
		Table t = result.table();
		assertEquals(18, t.rows());
		assertEquals(List.of("early", "middle", "late"), Arrays.stream(t.strings("layer")).distinct().toList());
		assertEquals(List.of("calinskiHarabasz", "daviesBouldin", "fisherRatio", "knnPurity", "linearProbe", "silhouette"),
				Arrays.stream(t.strings("metric")).limit(6).toList());
		for (int r = 0; r < 18; r++) {
			assertTrue(t.doubles("low")[r] < t.doubles("score")[r] || t.doubles("score")[r] == 0, "row " + r);
			assertTrue(t.doubles("score")[r] < t.doubles("high")[r] || t.doubles("score")[r] == 1, "row " + r);
		}
		assertNull(result.table("pairs"));
		assertEquals(Boolean.FALSE, result.scalars().get("higherIsBetter.daviesBouldin"));
		assertEquals(result, Run.of("separability", threeLayers(), "layer", "*"));
	}

	@Test
	void deeperIsBetterHere() throws InputException {
		Table t = Run.of("separability", threeLayers(), "bootstrap", "0").table();
		for (String m : new String[] { "silhouette", "knnPurity", "fisherRatio", "calinskiHarabasz", "linearProbe" }) {
			assertTrue(row(t, "early", m)[0] < row(t, "middle", m)[0] && row(t, "middle", m)[0] < row(t, "late", m)[0], m);
		}
		assertTrue(row(t, "early", "daviesBouldin")[0] > row(t, "late", "daviesBouldin")[0]);
		assertTrue(Double.isNaN(row(t, "late", "silhouette")[1]), "no intervals were asked for");
	}

	@Test
	void chanceIsThatOfClassesWithoutDifference() throws InputException {
		LayerScores scores = LayerScores.of(Run.of("separability", threeLayers(), "bootstrap", "0"));
		assertEquals(3 * (20 * 19) / (60.0 * 59), scores.chance().get("knnPurity"), 1e-12);
		assertEquals(1.0 / 3, scores.chance().get("linearProbe"), 1e-12);
		assertEquals(2.0 / 57, scores.chance().get("fisherRatio"), 1e-12);
		assertFalse(scores.chance().containsKey("silhouette"));
		assertEquals(List.of("linearProbe", "knnPurity", "silhouette", "fisherRatio", "daviesBouldin", "calinskiHarabasz"), scores.metrics());
		Course purity = scores.course("knnPurity", List.of("late", "nowhere", "early"));
		assertEquals(0, purity.best());
		assertTrue(Double.isNaN(purity.score()[1]) && purity.score()[2] < purity.score()[0]);
		assertEquals(2, scores.course("daviesBouldin", scores.layers()).best(), "lower is better");
	}

	@Test
	void aLayersRowsAreTheSameAloneAndInTheProfile() throws InputException {
		Table profile = Run.of("separability", threeLayers()).table();
		Table alone = Run.of("separability", threeLayers(), "layer", "middle", "metrics", "knnPurity, fisherRatio").table();
		assertEquals(2, alone.rows());
		assertArrayEquals(row(profile, "middle", "knnPurity"), row(alone, "middle", "knnPurity"));
		assertArrayEquals(row(profile, "middle", "fisherRatio"), row(alone, "middle", "fisherRatio"));
	}

	@Test
	void sameSeedSameBytesAndOrderOfImagesChangesNothing() throws InputException {
		MemoryAnalysis data = Planted.gaussians(3, 90, 10, 2, 11); // more images than resamples, so groups are drawn
		Result first = Run.seeded("separability", data, 5);
		assertEquals(first.table(), Run.seeded("separability", data, 5).table());
		Table other = Run.seeded("separability", data, 6).table();
		Table permuted = Run.seeded("separability", data.select(Planted.permutation(270, 5)), 5).table();
		for (String column : new String[] { "score", "low", "high" }) {
			assertArrayEquals(first.table().doubles(column), permuted.doubles(column), 1e-6, column);
		}
		assertArrayEquals(first.table().doubles("score"), other.doubles("score"));
		assertFalse(Arrays.equals(first.table().doubles("low"), other.doubles("low")), "another seed draws other resamples");
	}

	@Test
	void pairsAreScoredAlone() throws InputException {
		MemoryAnalysis data = threeLayers();
		Result result = Run.of("separability", data, "layer", "late", "pairs", "true", "bootstrap", "0", "metrics", "silhouette,linearProbe");
		Table pairs = result.table("pairs");
		assertEquals(6, pairs.rows());
		int[] rows = IntStream.range(0, 60).filter(i -> i / 20 != 1).toArray();
		int[] of = IntStream.of(rows).map(i -> i / 20 / 2).toArray();
		Table alone = Run.of("separability", MemoryAnalysis.of(data.matrices().get("late").selectRows(rows), of), "bootstrap", "0", "metrics",
				"silhouette").table();
		for (int r = 0; r < 6; r++) {
			if (pairs.strings("classA")[r].equals("class 0") && pairs.strings("classB")[r].equals("class 2")
					&& pairs.strings("metric")[r].equals("silhouette")) {
				assertEquals(alone.doubles("score")[0], pairs.doubles("score")[r], 1e-12);
				return;
			}
		}
		throw new AssertionError("no row for the pair");
	}

	@Test
	void higherLevelsAreWider() throws InputException {
		MemoryAnalysis data = threeLayers();
		Table narrow = Run.of("separability", data, "layer", "middle", "level", "0.8").table();
		Table wide = Run.of("separability", data, "layer", "middle", "level", "0.99").table();
		for (int r = 0; r < narrow.rows(); r++) {
			assertTrue(wide.doubles("low")[r] < narrow.doubles("low")[r] && narrow.doubles("high")[r] < wide.doubles("high")[r], narrow.strings("metric")[r]);
		}
	}

	@Test
	void perfectSharesStillHaveALowerEnd() throws InputException {
		Table t = Run.of("separability", Planted.gaussians(2, 20, 8, 30, 1)).table();
		double[] knn = row(t, "conv", "knnPurity");
		double[] probe = row(t, "conv", "linearProbe");
		assertEquals(1, knn[0]);
		assertEquals(1, knn[2]);
		assertTrue(knn[1] < 0.95 && knn[1] > 0.8, "all of 40 images right leaves room for " + (1 - knn[1]));
		assertTrue(probe[1] < knn[1]);
	}

	@Test
	void oneClassIsSaidInOneSentence() {
		var e = assertThrows(InputException.class, () -> Run.of("separability", Planted.gaussians(1, 7, 3, 0, 1)));
		assertEquals("separability compares classes, and all 7 images are of one class, 'class 0'", e.getMessage());
	}

	@Test
	void notDefinedSaysWhy() throws InputException {
		Table t = Run.of("separability", MemoryAnalysis.of(FloatMatrix.of(6, 2, new float[12]), 0, 0, 0, 1, 1, 1), "metrics", "fisherRatio").table();
		assertTrue(Double.isNaN(t.doubles("score")[0]) && Double.isNaN(t.doubles("low")[0]));
		assertEquals("not defined: all images have the same summaries", t.strings("note")[0]);
		Table points = Run.of("separability", MemoryAnalysis.of(FloatMatrix.of(4, 1, new float[] { 0, 0, 1, 1 }), 0, 0, 1, 1), "metrics", "fisherRatio")
				.table();
		assertEquals("not defined: classes without spread or of one image, or with equal means", points.strings("note")[0]);
	}

	@Test
	void valuesThatAreNotFiniteAreNamed() {
		float[] x = threeLayers().matrices().get("late").toArray();
		x[31 * 15 + 4] = Float.POSITIVE_INFINITY;
		Map<String, FloatMatrix> layers = new LinkedHashMap<>(threeLayers().matrices());
		layers.put("late", FloatMatrix.of(60, 15, x));
		var e = assertThrows(InputException.class,
				() -> Run.of("separability", MemoryAnalysis.of(layers, threeLayers().labels()), "metrics", "fisherRatio", "bootstrap", "0"));
		assertTrue(e.getMessage().startsWith("layer late, image image31.png, channel 4"), e.getMessage());
	}

	@Test
	void unknownMetricIsNamed() {
		var e = assertThrows(InputException.class, () -> Run.of("separability", threeLayers(), "metrics", "silhouette,gini"));
		assertTrue(e.getMessage().contains("'gini'") && e.getMessage().contains("knnPurity"), e.getMessage());
	}

	@Test
	void largeSetsAreSampledByClass() throws InputException {
		Result result = Run.of("separability", Planted.gaussians(3, 100, 6, 2, 1), "maxImages", "60", "metrics", "fisherRatio");
		assertEquals(60, result.number("imagesUsed"));
		assertEquals(300, result.number("images"));
	}

	@Test
	void keyNamesMetricsTheirVersionsAndEveryLayer() throws InputException {
		var all = Run.key("separability", threeLayers());
		assertTrue(all.version().contains("+knnPurity.") && all.version().contains("+silhouette."), all.version());
		assertEquals(
				List.of("summary early l2 hash-of-early", "summary middle l2 hash-of-middle", "summary late l2 hash-of-late",
						"labels " + threeLayers().labelsHash()),
				all.inputs().subList(1, all.inputs().size()));
		assertEquals("5", all.parameters().get("neighbours"));
		assertNotEquals(all.hash(), Run.key("separability", threeLayers(), "metrics", "silhouette").hash());
	}

	@Test
	void cancelled() throws InputException {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		var call = new Operations(Run.CATALOGUE).prepare("separability", Map.of(), 1, threeLayers());
		assertThrows(OperationCanceledException.class, () -> call.compute().run(monitor));
	}
}
