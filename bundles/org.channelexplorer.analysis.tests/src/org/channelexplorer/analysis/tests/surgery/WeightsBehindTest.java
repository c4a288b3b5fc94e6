package org.channelexplorer.analysis.tests.surgery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.Refittable;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.repair.Refit;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.IProgressMonitor;
import org.junit.jupiter.api.Test;

/** A block whose second convolution can make good what channels said that go: r - h = relu(A r) - y = W h, and what is read is r + y. */
class WeightsBehindTest {
	private static final int IMAGES = 120;
	private static final Tap MAPS = new Tap("maps", 3, 1, 1, Tap.Layout.CHANNELS_FIRST);
	private static final float[] OWN = { 0, 0, 3, 0.5f, 0, 0, 0, 1, 0 };

	/** r0 and r1 by chance; r2 is |r0|, which no linear function of the others tells, or chance. Class 1: |r0| is large. */
	private record Block(float[][] r) implements Substitutions, Substitutions.Running {

		static Block of(boolean told) {
			SplittableRandom random = new SplittableRandom(3);
			float[][] r = new float[IMAGES][];
			for (int i = 0; i < IMAGES; i++) {
				float r0 = (float) ((i % 2 == 0 ? 0.5 + 0.2 * random.nextDouble() : 1.5 + 0.2 * random.nextDouble()) * (i % 4 < 2 ? 1 : -1));
				r[i] = new float[] { r0, (float) random.nextGaussian(), told ? Math.abs(r0) : (float) random.nextDouble() };
			}
			return new Block(r);
		}

		@Override
		public List<String> layers() {
			return List.of("first");
		}

		@Override
		public String hash() {
			return "block";
		}

		@Override
		public Substitutions of(int[] images) {
			return new Block(Arrays.stream(images).mapToObj(i -> r[i]).toArray(float[][]::new));
		}

		@Override
		public Running open(IProgressMonitor monitor) {
			return this;
		}

		@Override
		public List<String> places() {
			return List.of("first", "second");
		}

		@Override
		public ModelSurgeon.Cut plan(List<Removal> removals, ModelSurgeon.Rounding rounding) {
			ModelSurgeon.Costs costs = new ModelSurgeon.Costs(1, 1);
			return new ModelSurgeon.Cut(removals,
					places().stream().map(p -> new ModelSurgeon.Place(p, MAPS, removals.getFirst().channels(), true, true)).toList(), List.of(), costs, costs,
					List.of());
		}

		@Override
		public Optional<String> place(String layer) {
			return Optional.of(layer);
		}

		@Override
		public float[][] outgoingProducts(String place) throws InputException {
			throw new InputException("not known");
		}

		@Override
		public int channels(String layer) {
			return 3;
		}

		@Override
		public Map<Integer, String> fixed(String layer) {
			return Map.of();
		}

		@Override
		public Tap replaced(String layer) {
			return MAPS;
		}

		@Override
		public float[] values(String layer, int image) {
			return layer.equals("first") ? r[image] : sum(image, List.of());
		}

		@Override
		public Optional<float[][]> values(String layer, List<Substitute> substitutes, int[] images, IProgressMonitor monitor) {
			return Optional.of(Arrays.stream(images).mapToObj(i -> layer.equals("first") ? r[i] : sum(i, substitutes)).toArray(float[][]::new));
		}

		@Override
		public List<Refittable> refittable() {
			return List.of(new Refittable("between", "first", List.of("second"), MAPS, MAPS, new Refittable.Window(1, 1, 1, 1, 1, 1, 0, 0),
					new Refit("between", OWN.clone(), new float[3])));
		}

		@Override
		public float[][] around(Refittable convolution, boolean results, List<Substitute> substitutes, int[] images, IProgressMonitor monitor) {
			return Arrays.stream(images).mapToObj(i -> results ? between(read(i, substitutes), substitutes) : read(i, substitutes)).toArray(float[][]::new);
		}

		private static float[] replaced(String layer, float[] x, List<Substitute> substitutes) {
			float[] read = x.clone();
			substitutes.stream().filter(s -> s.layer().equals(layer)).forEach(s -> {
				for (int i = 0; i < s.removed().length; i++) {
					read[s.removed()[i]] = s.constants()[i];
					for (int k = 0; k < s.kept().length && s.weights().length > 0; k++) {
						read[s.removed()[i]] += s.weights()[i * s.kept().length + k] * x[s.kept()[k]];
					}
				}
			});
			return read;
		}

		private float[] read(int image, List<Substitute> substitutes) {
			float[] x = replaced("first", r[image], substitutes);
			return new float[] { Math.max(0, x[0]), Math.max(0, -x[0]), Math.max(0, x[2]) };
		}

		private static float[] between(float[] h, List<Substitute> substitutes) {
			float[] w = OWN;
			float[] y = new float[3];
			for (Substitute s : substitutes) {
				for (Refit refit : s.refits()) {
					assertEquals("between", refit.layer());
					w = refit.weights();
					System.arraycopy(refit.constants(), 0, y, 0, 3);
				}
			}
			for (int o = 0; o < 3; o++) {
				for (int i = 0; i < 3; i++) {
					y[o] += w[o * 3 + i] * h[i];
				}
			}
			return y;
		}

		private float[] sum(int image, List<Substitute> substitutes) {
			float[] y = between(read(image, substitutes), substitutes);
			for (int c = 0; c < 3; c++) {
				y[c] += replaced("first", r[image], substitutes)[c];
			}
			return y;
		}

		@Override
		public boolean predicts() {
			return true;
		}

		@Override
		public FloatMatrix predictions(List<Substitute> substitutes, int[] images, IProgressMonitor monitor) {
			float[] p = new float[images.length * 2];
			for (int i = 0; i < images.length; i++) {
				float[] s = replaced("second", sum(images[i], substitutes), substitutes);
				p[2 * i + 1] = (float) (1 / (1 + StrictMath.exp(-10 * (s[0] - 2.8)))); // r0 + 3 |r0|: 1 to 2.8, or 3 to 6.8
				p[2 * i] = 1 - p[2 * i + 1];
			}
			return FloatMatrix.of(images.length, 2, p);
		}

		@Override
		public void close() {
			// nothing is open
		}
	}

	private static PlannedSurgery plan(Block block, String... parameters) throws InputException {
		float[] x = new float[IMAGES * 3];
		IntStream.range(0, IMAGES * 3).forEach(i -> x[i] = block.r[i / 3][i % 3]);
		var data = new DelegatingData(
				MemoryAnalysis.of(Map.of("first", FloatMatrix.of(IMAGES, 3, x)), IntStream.range(0, IMAGES).map(i -> i % 2).toArray())) {
			@Override
			public Substitutions substitutions(List<String> layers) {
				return block;
			}

			@Override
			public Optional<FloatMatrix> predictions() {
				return Optional.of(FloatMatrix.of(IMAGES, 2, new float[IMAGES * 2]));
			}

			@Override
			public OutputNames outputNames() {
				return new OutputNames(List.of("class 0", "class 1"), "test", "");
			}
		};
		return PlannedSurgery.of(Run.seeded("surgery", data, 1, parameters));
	}

	private static final String[] ASKED = { "channels", "2", "groups", "0", "random", "0", "ridge", "1e-6", "alone", "false" };

	@Test
	void aConvolutionMakesGoodWhatItCanTellFromWhatItReads() throws InputException {
		PlannedSurgery plan = plan(Block.of(true), ASKED);
		assertEquals(1, plan.accuracy().before());
		assertEquals(1, plan.accuracy().after());
		assertEquals(List.of(), plan.flips());
		Refit refit = plan.substitutes().getFirst().refits().getFirst();
		// 3 |r0| = 3 (relu(r0) + relu(-r0)); what the others make is left
		assertEquals(3, refit.weights()[0], 1e-2);
		assertEquals(3, refit.weights()[1], 1e-2);
		assertArrayEquals(Arrays.copyOfRange(OWN, 3, 9), Arrays.copyOfRange(refit.weights(), 3, 9), 1e-3f);
		assertEquals(List.of(), plan.substitutes().getLast().refits());
		assertTrue(plan.notes().stream().anyMatch(n -> n.startsWith("the weights of between are fitted again")), plan.notes().toString());
		PlannedSurgery again = PlannedSurgery.of(plan.toResult());
		assertArrayEquals(refit.weights(), again.substitutes().getFirst().refits().getFirst().weights());
		assertArrayEquals(refit.constants(), again.substitutes().getFirst().refits().getFirst().constants());
		assertArrayEquals(refit.weights(), plan(Block.of(true), ASKED).substitutes().getFirst().refits().getFirst().weights());
	}

	@Test
	void weightsStayWhereOtherOnesTellNoMore() throws InputException {
		PlannedSurgery plan = plan(Block.of(false), ASKED);
		assertTrue(plan.substitutes().stream().allMatch(s -> s.refits().isEmpty()));
		assertTrue(plan.notes().stream().noneMatch(n -> n.contains("fitted again")), plan.notes().toString());
	}

	@Test
	void onlyWhatLeadsToAnotherPlaceOfThePlanIsFitted() throws InputException {
		String[] alone = ASKED.clone();
		alone[alone.length - 1] = "true";
		PlannedSurgery plan = plan(Block.of(true), alone);
		assertEquals(List.of("first"), plan.substitutes().stream().map(Substitute::layer).toList());
		assertEquals(List.of(), plan.substitutes().getFirst().refits());
		for (String how : List.of("zero", "mean")) {
			String[] other = Arrays.copyOf(ASKED, ASKED.length + 2);
			other[ASKED.length] = "replace";
			other[ASKED.length + 1] = how;
			assertTrue(plan(Block.of(true), other).substitutes().stream().allMatch(s -> s.refits().isEmpty()), how);
		}
	}
}
