package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.IProgressMonitor;
import org.junit.jupiter.api.Test;

/** Projections of whole activation maps. */
class MapsTest {
	private static final int N = 40;
	private final FloatMatrix large = noise(N, 20_000, 1);
	private final FloatMatrix small = noise(N, 300, 2);

	// groups of ten images
	private static FloatMatrix noise(int rows, int columns, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		float[] v = new float[rows * columns];
		for (int p = 0; p < v.length; p++) {
			v[p] = (float) (random.nextGaussian() + (p % columns % 4 == p / columns / 10 ? 0.7 : 0));
		}
		return FloatMatrix.of(rows, columns, v);
	}

	/** An analysis whose maps are matrices; what was kept of them is noted. */
	private static final class Mapped extends DelegatingData {
		private final Map<String, FloatMatrix> maps;
		private final List<FloatMatrix> kept = new ArrayList<>();

		Mapped(MemoryAnalysis base, Map<String, FloatMatrix> maps) {
			super(base);
			this.maps = maps;
		}

		@Override
		public ActivationMaps maps(List<String> layers) {
			List<String> ids = layers.stream().map(l -> l.isEmpty() ? "small" : l).toList();
			return new ActivationMaps() {
				@Override
				public List<String> layers() {
					return ids;
				}

				@Override
				public long size(int layer) {
					return maps.get(ids.get(layer)).columns();
				}

				@Override
				public String hash() {
					return "maps-of-" + ids;
				}

				@Override
				public List<FloatMatrix> reduce(Reduction reduction, IProgressMonitor monitor) {
					List<FloatMatrix> all = kept;
					all.clear();
					for (int l = 0; l < ids.size(); l++) {
						FloatMatrix x = maps.get(ids.get(l));
						float[] values = new float[x.rows() * reduction.length(l)];
						for (int i = 0; i < x.rows(); i++) {
							System.arraycopy(reduction.reduce(l, MemorySegment.ofArray(x.row(i))), 0, values, i * reduction.length(l), reduction.length(l));
						}
						all.add(FloatMatrix.of(x.rows(), reduction.length(l), values));
					}
					return List.copyOf(all);
				}
			};
		}
	}

	private Mapped data() {
		Map<String, FloatMatrix> summaries = new LinkedHashMap<>();
		summaries.put("large", noise(N, 5, 3));
		summaries.put("small", noise(N, 7, 4));
		int[] of = new int[N];
		for (int i = 0; i < N; i++) {
			of[i] = i / 10;
		}
		return new Mapped(MemoryAnalysis.of(summaries, of), Map.of("large", large, "small", small));
	}

	private static float[] places(Result r) {
		return r.array(Result.MAIN).values();
	}

	@Test
	void aSmallLayerIsReadExactly() throws InputException {
		Result r = Run.of("projection", data(), "source", "map", "method", "pca");
		assertEquals("small", r.scalars().get("layer"));
		assertEquals(300L, r.scalars().get("mapValues"));
		assertArrayEquals(places(Run.of("projection", MemoryAnalysis.of(small, new int[N]), "method", "pca")), places(r));
	}

	@Test
	void distancesOfALargeLayerAreKept() throws InputException {
		Mapped data = data();
		Run.of("projection", data, "source", "map", "layer", "large", "method", "pca");
		FloatMatrix kept = data.kept.getFirst();
		assertEquals(1024, kept.columns());
		double worst = 0;
		double squares = 0;
		int pairs = 0;
		for (int i = 0; i < N; i++) {
			for (int j = 0; j < i; j++) {
				double error = squaredDistance(kept, i, j) / squaredDistance(large, i, j) - 1;
				worst = Math.max(worst, Math.abs(error));
				squares += error * error;
				pairs++;
			}
		}
		assertTrue(Math.sqrt(squares / pairs) < 1.2 * Math.sqrt(2.0 / 1024) && worst < 0.25,
				"root mean square " + Math.sqrt(squares / pairs) + ", largest " + worst);
	}

	private static double squaredDistance(FloatMatrix x, int i, int j) {
		double sum = 0;
		for (int c = 0; c < x.columns(); c++) {
			sum += (x.get(i, c) - x.get(j, c)) * (double) (x.get(i, c) - x.get(j, c));
		}
		return sum;
	}

	@Test
	void allLayersTogetherAndTheSeedAndTheKey() throws InputException {
		Result one = Run.seeded("projection", data(), 1, "source", "map", "layer", "*", "method", "pca");
		assertEquals(20_300L, one.scalars().get("mapValues"));
		assertArrayEquals(places(one), places(Run.seeded("projection", data(), 1, "source", "map", "layer", "*", "method", "pca")));
		assertNotEquals(places(one)[0], places(Run.seeded("projection", data(), 2, "source", "map", "layer", "*", "method", "pca"))[0]);
		assertTrue(Run.key("projection", data(), "source", "map", "layer", "large").inputs().contains("maps maps-of-[large]"));
		assertTrue(one.number("trustworthiness") > 0.7, one.scalars().toString());
	}

	@Test
	void whatCannotBeReadIsSaid() {
		String jaccard = assertThrows(InputException.class, () -> Run.of("projection", data(), "source", "map", "distance", "jaccard")).getMessage();
		assertTrue(jaccard.contains("sets of channels") && jaccard.contains("source=summary"), jaccard);
		assertTrue(assertThrows(InputException.class, () -> Run.of("projection", MemoryAnalysis.of(small, new int[N]), "source", "map")).getMessage()
				.contains("cannot be run"));
	}
}
