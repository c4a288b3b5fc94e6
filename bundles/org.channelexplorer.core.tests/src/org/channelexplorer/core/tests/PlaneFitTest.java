package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.PlaneFit;
import org.junit.jupiter.api.Test;

class PlaneFitTest {

	private static FloatMatrix picture(float... values) {
		return FloatMatrix.of(values.length / 2, 2, values);
	}

	@Test
	void workedByHand() {
		FloatMatrix corner = picture(0, 0, 1, 0, 0, 2);
		FloatMatrix quarterTurnTwiceAsLarge = picture(5, 5, 5, 7, 1, 5); // (x, y) -> (5 - 2 y, 5 + 2 x)
		PlaneFit fit = PlaneFit.of(quarterTurnTwiceAsLarge, corner);
		assertEquals(0, fit.disparity(), 1e-12);
		assertArrayEquals(new double[] { 5, 7 }, fit.apply(1, 0), 1e-9);
		assertArrayEquals(new double[] { 1, 7 }, fit.apply(1, 2), 1e-9);
		PlaneFit mirrored = PlaneFit.of(picture(0, 0, -1, 0, 0, 2), corner);
		assertEquals(0, mirrored.disparity(), 1e-12);
		assertArrayEquals(new double[] { -3, 1 }, mirrored.apply(3, 1), 1e-9);
	}

	@Test
	void theSamePictureTurnedMirroredMovedAndScaledLiesOnItself() {
		Random random = new Random(3);
		float[] values = new float[200];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextGaussian() * (i % 2 == 0 ? 3 : 1);
		}
		FloatMatrix original = picture(values);
		for (int mirror = -1; mirror <= 1; mirror += 2) {
			for (double angle : new double[] { 0, 0.3, Math.PI / 2, 2, Math.PI, 5 }) {
				float[] moved = new float[200];
				for (int i = 0; i < 200; i += 2) {
					double x = mirror * values[i];
					double y = values[i + 1];
					moved[i] = (float) (7 + 0.4 * (Math.cos(angle) * x - Math.sin(angle) * y));
					moved[i + 1] = (float) (-2 + 0.4 * (Math.sin(angle) * x + Math.cos(angle) * y));
				}
				PlaneFit fit = PlaneFit.of(original, picture(moved));
				assertEquals(0, fit.disparity(), 1e-9);
				assertArrayEquals(values, fit.apply(picture(moved)).toArray(), 1e-4f);
			}
		}
	}

	@Test
	void noOtherOfTheSameSizeComesNearer() {
		Random random = new Random(4);
		float[] a = new float[60];
		float[] b = new float[60];
		for (int i = 0; i < 60; i++) {
			a[i] = (float) random.nextGaussian();
			b[i] = a[i] * 0.5f + (float) random.nextGaussian();
		}
		FloatMatrix to = picture(a);
		PlaneFit fit = PlaneFit.of(to, picture(b));
		double scale = Math.sqrt(spread(a) / spread(b));
		double best = squared(to, fit.apply(picture(b)));
		for (int t = 0; t < 2000; t++) {
			double angle = random.nextDouble() * 2 * Math.PI;
			int mirror = random.nextBoolean() ? 1 : -1;
			float[] other = new float[60];
			double[] centre = fit.apply(0, 0);
			centre[0] += random.nextDouble() * 0.01;
			for (int i = 0; i < 60; i += 2) {
				double x = mirror * b[i];
				other[i] = (float) (centre[0] + scale * (Math.cos(angle) * x - Math.sin(angle) * b[i + 1]));
				other[i + 1] = (float) (centre[1] + scale * (Math.sin(angle) * x + Math.cos(angle) * b[i + 1]));
			}
			assertTrue(squared(to, picture(other)) >= best - 1e-5); // places are floats
		}
		assertTrue(fit.disparity() > 0 && fit.disparity() < 1);
	}

	// of the squared distances from the centre
	private static double spread(float[] picture) {
		double sum = 0;
		for (int axis = 0; axis < 2; axis++) {
			double mean = 0;
			for (int i = axis; i < picture.length; i += 2) {
				mean += picture[i] * 2.0 / picture.length;
			}
			for (int i = axis; i < picture.length; i += 2) {
				sum += (picture[i] - mean) * (picture[i] - mean);
			}
		}
		return sum;
	}

	private static double squared(FloatMatrix a, FloatMatrix b) {
		double sum = 0;
		for (int i = 0; i < a.rows(); i++) {
			sum += Math.pow((double) a.get(i, 0) - b.get(i, 0), 2) + Math.pow((double) a.get(i, 1) - b.get(i, 1), 2);
		}
		return sum;
	}

	@Test
	void aSinglePointGoesToTheCentre() {
		PlaneFit fit = PlaneFit.of(picture(1, 1, 3, 5), picture(4, 4, 4, 4));
		assertTrue(Double.isNaN(fit.disparity()));
		assertArrayEquals(new double[] { 2, 3 }, fit.apply(4, 4));
		assertThrows(IllegalArgumentException.class, () -> PlaneFit.of(picture(1, 1), picture(1, 1, 2, 2)));
	}
}
