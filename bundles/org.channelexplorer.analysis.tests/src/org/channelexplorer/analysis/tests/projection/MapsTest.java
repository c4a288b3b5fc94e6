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
import java.util.Optional;
import java.util.SplittableRandom;
import org.channelexplorer.analysis.tests.support.MemoryAnalysis;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
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

	/** An analysis whose maps are matrices. */
	private record Mapped(MemoryAnalysis base, Map<String, FloatMatrix> maps) implements AnalysisData {
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
					List<FloatMatrix> all = new ArrayList<>();
					for (int l = 0; l < ids.size(); l++) {
						FloatMatrix x = maps.get(ids.get(l));
						float[] kept = new float[x.rows() * reduction.length(l)];
						for (int i = 0; i < x.rows(); i++) {
							System.arraycopy(reduction.reduce(l, MemorySegment.ofArray(x.row(i))), 0, kept, i * reduction.length(l), reduction.length(l));
						}
						all.add(FloatMatrix.of(x.rows(), reduction.length(l), kept));
					}
					return all;
				}
			};
		}

		@Override
		public Network network() {
			return base.network();
		}

		@Override
		public List<String> layers() {
			return base.layers();
		}

		@Override
		public List<String> summaries() {
			return base.summaries();
		}

		@Override
		public List<ImageEntry> images() {
			return base.images();
		}

		@Override
		public Labels labels() {
			return base.labels();
		}

		@Override
		public String labelsHash() {
			return base.labelsHash();
		}

		@Override
		public SummaryMatrix summary(String layer, String function) throws InputException {
			return base.summary(layer, function);
		}

		@Override
		public Optional<FloatMatrix> predictions() {
			return Optional.empty();
		}

		@Override
		public Optional<float[]> filterNorms(String layer) {
			return Optional.empty();
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
		double worst = 0;
		double sum = 0;
		FloatMatrix picture = Run.of("projection", data(), "source", "map", "layer", "large", "method", "classicalMds").array(Result.MAIN).asMatrix();
		FloatMatrix exact = Run.of("projection", MemoryAnalysis.of(large, new int[N]), "method", "classicalMds").array(Result.MAIN).asMatrix();
		for (int i = 0; i < N; i++) {
			for (int j = 0; j < N; j += 10) {
				if (i / 10 != j / 10) {
					double d = distance(picture, i, j) / distance(exact, i, j) - 1;
					worst = Math.max(worst, Math.abs(d));
					sum += d;
				}
			}
		}
		assertTrue(worst < 0.35 && Math.abs(sum / 120) < 0.08, "largest error " + worst + ", mean " + sum / 120);
	}

	private static double distance(FloatMatrix x, int i, int j) {
		return Math.hypot(x.get(i, 0) - x.get(j, 0), x.get(i, 1) - x.get(j, 1));
	}

	@Test
	void allLayersTogetherAndTheSeedAndTheKey() throws InputException {
		Result one = Run.seeded("projection", data(), 1, "source", "map", "layer", "*", "method", "pca");
		assertEquals(20_300L, one.scalars().get("mapValues"));
		assertArrayEquals(places(one), places(Run.seeded("projection", data(), 1, "source", "map", "layer", "*", "method", "pca")));
		assertNotEquals(places(one)[0], places(Run.seeded("projection", data(), 2, "source", "map", "layer", "*", "method", "pca"))[0]);
		assertTrue(Run.key("projection", data(), "source", "map", "layer", "large").inputs().contains("maps-of-[large]"));
		assertTrue(one.number("trustworthiness") > 0.7, one.scalars().toString());
	}

	@Test
	void whatCannotBeReadIsSaid() {
		String jaccard = assertThrows(InputException.class, () -> Run.of("projection", data(), "source", "map", "distance", "jaccard")).getMessage();
		assertTrue(jaccard.contains("sets of channels") && jaccard.contains("source=summary"), jaccard);
		assertTrue(assertThrows(InputException.class, () -> Run.of("projection", data().base(), "source", "map")).getMessage().contains("cannot be run"));
	}
}
