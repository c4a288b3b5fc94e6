package org.channelexplorer.analysis.tests.scatter;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.PlaneFit;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.LabelView;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.result.ImageClusters;
import org.channelexplorer.core.result.ImagesNear;
import org.channelexplorer.core.result.LayerPlacements;
import org.channelexplorer.core.result.PlacedImages;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** The scatterplot, images through the layers and nearest images, as the product runs them. */
class ScatterplotOperationTest {
	private static final int N = 36;
	private static final int[] CLASSES = IntStream.range(0, N).map(i -> i / 12).toArray();

	private static FloatMatrix layer(int channels, long seed) {
		float[] values = new float[N * channels];
		java.util.Random random = new java.util.Random(seed);
		for (int v = 0; v < values.length; v++) {
			values[v] = (float) (Math.abs(random.nextGaussian()) + (v % channels == CLASSES[v / channels] ? 6 : 0));
		}
		return FloatMatrix.of(N, channels, values);
	}

	private static MemoryAnalysis data() {
		Map<String, FloatMatrix> layers = new LinkedHashMap<>();
		layers.put("one", layer(5, 1));
		layers.put("two", layer(7, 2));
		layers.put("three", layer(4, 3));
		return MemoryAnalysis.of(layers, CLASSES);
	}

	/** Counts what is computed. */
	private static final class Counting implements ResultStore {
		private final Map<ResultKey, Result> kept = new HashMap<>();
		private final Map<String, Integer> computed = new TreeMap<>();

		@Override
		public Optional<Result> find(ResultKey key) {
			return Optional.ofNullable(kept.get(key));
		}

		@Override
		public void put(ResultKey key, Result result) {
			kept.put(key, result);
			computed.merge(key.operation(), 1, Integer::sum);
		}

		Result run(String operation, Map<String, String> given, long seed, MemoryAnalysis data) throws InputException {
			return new Operations(Run.CATALOGUE).run(operation, given, seed, data, this, new NullProgressMonitor());
		}
	}

	@Test
	void holdsTheProjectionAndTheClustersAsTheyAre() throws InputException {
		PlacedImages placed = PlacedImages
				.of(Run.of("scatterplot", data(), "layer", "two", "method", "pca", "grouped", "true", "clustering", "kmeans", "clusters", "3",
						"clusterSeed", "7"));
		Placement projection = Placement.of(Run.of("projection", data(), "layer", "two", "method", "pca"));
		assertArrayEquals(projection.positions().toArray(), placed.placement().positions().toArray());
		assertEquals(projection.trust(), placed.placement().trust());
		assertEquals(N, placed.placement().trust().ofImages().size());
		ImageClusters clusters = ImageClusters.of(Run.seeded("clusters", data(), 7, "layer", "two", "method", "kmeans", "clusters", "3"));
		assertEquals(clusters, placed.clusters().orElseThrow());
		assertEquals(3, placed.pairs().orElseThrow().measured());
		assertTrue(placed.predictions().isEmpty() && placed.alignment().isEmpty());
	}

	@Test
	void meanTrustOfTheImagesIsThatOfThePlacement() throws InputException {
		Placement.Trust trust = Placement.of(Run.of("projection", data(), "method", "pca", "k", "5")).trust();
		assertEquals(trust.trustworthiness(), trust.ofImages().stream().mapToDouble(Placement.PointTrust::trustworthiness).average().orElseThrow(), 1e-12);
		assertEquals(trust.continuity(), trust.ofImages().stream().mapToDouble(Placement.PointTrust::continuity).average().orElseThrow(), 1e-12);
	}

	@Test
	void anotherSeedOfTheClustersProjectsNothingAgain() throws InputException {
		Counting store = new Counting();
		Map<String, String> given = new HashMap<>(Map.of("layer", "two", "grouped", "true", "clustering", "kmeans"));
		store.run("scatterplot", given, 1, data());
		given.put("clusterSeed", "2");
		store.run("scatterplot", given, 1, data());
		assertEquals(Map.of("projection", 1, "clusters", 2, "scatterplot", 2), store.computed);
		store.run("scatterplot", given, 2, data());
		assertEquals(Map.of("projection", 2, "clusters", 2, "scatterplot", 3), store.computed, "the seed of the projection leaves the clusters");
	}

	@Test
	void imagesThatAreLeftOutKeepTheirPlace() throws InputException {
		int[] some = CLASSES.clone();
		some[3] = Labels.LEFT_OUT;
		AnalysisData left = new LabelView(data(), new Labels(data().labels().classes(), some));
		PlacedImages placed = PlacedImages.of(Run.of("scatterplot", left, "layer", "two"));
		assertEquals(N, placed.placement().images().size());
	}

	@Test
	void alignedPicturesAreTheSamePictureTurned() throws InputException {
		PlacedImages aligned = PlacedImages.of(Run.of("scatterplot", data(), "layer", "one", "alignTo", "three"));
		FloatMatrix plain = Placement.of(Run.of("projection", data(), "layer", "one")).positions();
		FloatMatrix reference = Placement.of(Run.of("projection", data(), "layer", "three")).positions();
		PlaneFit fit = PlaneFit.of(reference, plain);
		assertArrayEquals(fit.apply(plain).toArray(), aligned.placement().positions().toArray());
		assertEquals(new PlacedImages.Alignment("three", fit.disparity()), aligned.alignment().orElseThrow());
		assertEquals(0, PlaneFit.of(plain, aligned.placement().positions()).disparity(), 1e-9);
		assertTrue(PlacedImages.of(Run.of("scatterplot", data(), "layer", "three", "alignTo", "three")).alignment().isEmpty(), "to itself: nothing to do");
	}

	@Test
	void everythingIsReadAgain() throws InputException {
		Result result = Run.of("scatterplot", data(), "layer", "one", "alignTo", "three", "grouped", "true", "stability", "true", "method", "pca");
		Result again = PlacedImages.of(result).toResult();
		assertEquals(result.scalars(), again.scalars());
		assertEquals(result.tables(), again.tables());
		assertEquals(List.of("image", "x", "y", "trustworthiness", "continuity", "cluster"), result.table().columns().stream().map(c -> c.name()).toList());
	}

	@Test
	void clustersOfAllLayersTogetherAreRefused() {
		String message = assertThrows(InputException.class, () -> Run.of("scatterplot", data(), "layer", "*", "grouped", "true")).getMessage();
		assertTrue(message.contains("one layer"), message);
	}

	@Test
	void layersAreTurnedToTheNext() throws InputException {
		Result result = Run.of("trajectory", data(), "method", "pca");
		LayerPlacements through = LayerPlacements.of(result);
		assertEquals(List.of("one", "two", "three"), through.layers().stream().map(LayerPlacements.Picture::layer).toList());
		FloatMatrix last = Placement.of(Run.of("projection", data(), "layer", "three", "method", "pca")).positions();
		assertArrayEquals(last.toArray(), through.layers().getLast().positions().toArray(), "the last stays");
		for (int l = 0; l < 2; l++) {
			LayerPlacements.Picture p = through.layers().get(l);
			FloatMatrix plain = Placement.of(Run.of("projection", data(), "layer", p.layer(), "method", "pca")).positions();
			PlaneFit fit = PlaneFit.of(through.layers().get(l + 1).positions(), plain);
			assertArrayEquals(fit.apply(plain).toArray(), p.positions().toArray());
			assertEquals(fit.disparity(), p.disparity());
		}
		assertEquals(result.tables(), LayerPlacements.of(result).toResult().tables());
		assertEquals(List.of("one", "three"),
				LayerPlacements.of(Run.of("trajectory", data(), "method", "pca", "most", "2")).layers().stream().map(LayerPlacements.Picture::layer).toList());
		assertNotEquals(Run.key("trajectory", data(), "layers", "one,two"), Run.key("trajectory", data(), "layers", "one,three"));
		assertTrue(assertThrows(InputException.class, () -> Run.of("trajectory", data(), "layers", "one,none")).getMessage().contains("layer none"));
		assertTrue(assertThrows(InputException.class, () -> Run.of("trajectory", data(), "layers", "one")).getMessage().contains("at least two"));
	}

	@Test
	void aListOfLayersTakesLabels() throws InputException {
		AnalysisData labelled = new DelegatingData(data()) {
			@Override
			public Network network() {
				return new Network("memory", "none", "hash-of-the-network",
						List.of(layer("one", "block1"), layer("two", "second, deep"), layer("three", "same")),
						List.of(), List.of(), List.of(), Map.of());
			}

			private Layer layer(String id, String label) {
				return new Layer(id, label, "Conv", "", "", false, false, null, null, null, Map.of());
			}
		};
		assertEquals(Run.key("trajectory", data(), "layers", "one,two"), Run.key("trajectory", labelled, "layers", "block1, \"second, deep\""));
		assertEquals(Run.key("separability", data(), "layer", "two"), Run.key("separability", labelled, "layer", "second, deep"));
		assertTrue(assertThrows(InputException.class, () -> Run.of("trajectory", labelled, "layers", "block1,none")).getMessage().contains("layer none"));
		assertTrue(
				assertThrows(InputException.class, () -> Run.of("trajectory", labelled, "layers", "one,\"two")).getMessage().contains("not a list of names"));
	}

	@Test
	void nearestImagesAreThoseOfAllDistances() throws InputException {
		MemoryAnalysis data = data();
		ImagesNear near = ImagesNear.of(Run.of("near", data, "layer", "two", "to", "image20.png", "k", "4"));
		FloatMatrix x = data.matrices().get("two");
		int[] order = IntStream.range(0, N).filter(i -> i != 20).boxed().sorted((a, b) -> Double.compare(distance(x, 20, a), distance(x, 20, b)))
				.mapToInt(Integer::intValue).limit(4).toArray();
		assertEquals(List.of("image20.png"), near.to());
		for (int r = 0; r < 4; r++) {
			assertEquals(r + 1, near.images().get(r).rank());
			assertEquals("image" + order[r] + ".png", near.images().get(r).image());
			assertEquals(distance(x, 20, order[r]), near.images().get(r).distance(), 1e-4);
		}
		assertEquals(List.of("image0.png"), ImagesNear.of(Run.of("near", data)).to());
		ImagesNear sets = ImagesNear.of(Run.of("near", data, "layer", "*", "distance", "jaccard", "eta", "0.5"));
		assertEquals("jaccard", sets.distance());
		assertEquals("*", sets.origin().layer());
		assertTrue(sets.images().stream().allMatch(n -> n.distance() >= 0 && n.distance() <= 1), sets::toString);
		assertEquals(N - 1, ImagesNear.of(Run.of("near", data, "k", "1000")).images().size());
		assertTrue(assertThrows(InputException.class, () -> Run.of("near", data, "to", "no.png")).getMessage().contains("no.png"));
	}

	private static double distance(FloatMatrix x, int i, int j) {
		double sum = 0;
		for (int c = 0; c < x.columns(); c++) {
			sum += Math.pow((double) x.get(i, c) - x.get(j, c), 2);
		}
		return Math.sqrt(sum);
	}
}
