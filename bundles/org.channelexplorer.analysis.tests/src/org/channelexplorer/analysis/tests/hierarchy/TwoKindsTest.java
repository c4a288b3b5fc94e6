package org.channelexplorer.analysis.tests.hierarchy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.hierarchy.TwoKinds;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.core.data.FloatMatrix;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** One kind of images is not taken for two, and two kinds are found. */
class TwoKindsTest {
	private static final int CHANNELS = 40;

	private static double p(FloatMatrix x, int classes) {
		return new TwoKinds(1, "test", classes).p(x, IntStream.range(0, x.rows()).toArray(), "a", new NullProgressMonitor());
	}

	private static FloatMatrix matrix(int images, Function<Integer, double[]> rows) {
		float[] x = new float[images * CHANNELS];
		for (int i = 0; i < images; i++) {
			double[] row = rows.apply(i);
			for (int c = 0; c < CHANNELS; c++) {
				x[i * CHANNELS + c] = (float) row[c];
			}
		}
		return FloatMatrix.of(images, CHANNELS, x);
	}

	/** A cloud that is longer in some directions, as layers are: channels that follow a few factors. */
	private static double[] cloud(SplittableRandom random, double[][] directions, double scale) {
		double[] row = new double[CHANNELS];
		for (double[] direction : directions) {
			double factor = random.nextGaussian() * scale;
			for (int c = 0; c < CHANNELS; c++) {
				row[c] += factor * direction[c];
			}
		}
		for (int c = 0; c < CHANNELS; c++) {
			row[c] += scale * random.nextGaussian();
		}
		return row;
	}

	private static double[][] directions(SplittableRandom random) {
		return IntStream.range(0, 4).mapToObj(k -> IntStream.range(0, CHANNELS).mapToDouble(_ -> random.nextGaussian() / (1 + k)).toArray())
				.toArray(double[][]::new);
	}

	private static int divided(int samples, Function<SplittableRandom, FloatMatrix> sample) {
		return (int) IntStream.range(0, samples).filter(s -> p(sample.apply(new SplittableRandom(s)), 1) <= 0.05).count();
	}

	@Test
	void oneKindIsRarelyDivided() {
		int samples = 60;
		int normal = divided(samples, r -> {
			double[][] d = directions(r);
			return matrix(30, _ -> cloud(r, d, 1));
		});
		int heavy = divided(samples, r -> { // a few images lie far out: Student's t of 3 degrees
			double[][] d = directions(r);
			return matrix(30, _ -> cloud(r, d, 1 / Math.sqrt(IntStream.range(0, 3).mapToDouble(_ -> Math.pow(r.nextGaussian(), 2)).sum() / 3)));
		});
		int skewed = divided(samples, r -> { // the mean over a map's positions behind a ReLU
			double[][] d = directions(r);
			return matrix(30, _ -> {
				double[] centre = cloud(r, d, 1);
				return Arrays.stream(centre).map(v -> IntStream.range(0, 16).mapToDouble(_ -> Math.max(0, v + 2 * r.nextGaussian())).sum()).toArray();
			});
		});
		int noise = divided(samples, r -> matrix(30, _ -> IntStream.range(0, CHANNELS).mapToDouble(_ -> -Math.log(1 - r.nextDouble())).toArray()));
		assertTrue(normal <= 3 && heavy <= 3 && skewed <= 3 && noise <= 3,
				"of " + samples + ": normal " + normal + ", heavy-tailed " + heavy + ", skewed " + skewed + ", exponential noise " + noise);
	}

	@Test
	void twoKindsAreFound() {
		int found = 0;
		for (int s = 0; s < 20; s++) {
			SplittableRandom r = new SplittableRandom(s);
			double[][] d = directions(r);
			found += p(matrix(40, i -> {
				double[] row = cloud(r, d, 1);
				for (int c = 0; c < 20; c++) {
					row[c] += i % 5 < 2 ? 2.5 : 0;
				}
				return row;
			}), 1) <= 0.05 ? 1 : 0;
		}
		assertTrue(found >= 16, found + " of 20");
	}

	@Test
	void hopelessClassesAreOfOneKind() {
		SplittableRandom r = new SplittableRandom(2);
		assertEquals(1, p(matrix(TwoKinds.FEWEST - 1, i -> cloud(r, directions(r), i < 5 ? 1 : 100)), 1));
		assertEquals(1, p(matrix(30, _ -> new double[CHANNELS]), 1), "all alike");
		double few = p(matrix(30, i -> IntStream.range(0, CHANNELS).mapToDouble(c -> c == 0 && i == 3 ? 50 : r.nextGaussian()).toArray()), 1);
		assertTrue(few > 0.05, "a stray is no kind: " + few);
	}

	@Test
	void theOrderOfImagesDoesNotMatter() {
		SplittableRandom r = new SplittableRandom(3);
		FloatMatrix x = matrix(24, i -> IntStream.range(0, CHANNELS).mapToDouble(c -> r.nextGaussian() + (c < 8 && i < 12 ? 2 : 0)).toArray());
		assertEquals(p(x, 10), p(x.selectRows(Planted.permutation(24, 5)), 10));
	}
}
