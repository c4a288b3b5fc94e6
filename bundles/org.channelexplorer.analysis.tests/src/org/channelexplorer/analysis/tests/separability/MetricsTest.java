package org.channelexplorer.analysis.tests.separability;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Map;
import org.channelexplorer.analysis.tests.summary.Golden;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** The metrics alone: values, weights, edges. */
class MetricsTest {
	private static final String[] ALL = { "silhouette", "knnPurity", "fisherRatio", "daviesBouldin", "calinskiHarabasz", "linearProbe" };

	@SuppressWarnings("unchecked")
	private static double score(String metric, FloatMatrix x, Labels labels, int[] weights) throws InputException {
		SeparabilityMetric<Record> m = Run.CATALOGUE.get(ExtensionPoint.SEPARABILITY_METRICS, metric).create();
		return m.score(new SeparabilityMetric.Input(x, labels), weights, ParameterSpec.bind(m.parameterType(), Map.of()), new NullProgressMonitor());
	}

	private static double score(String metric, FloatMatrix x, int... of) throws InputException {
		int[] plain = new int[of.length];
		Arrays.fill(plain, 1);
		return score(metric, x, MemoryAnalysis.labels(of), plain);
	}

	@Test
	void agreeWithTheReference() throws InputException {
		JsonObject golden = Golden.file("separability.json");
		FloatMatrix x = Golden.matrix(golden.getAsJsonObject("inputs").get("vectors"));
		float[] labels = Golden.floats(golden.getAsJsonObject("inputs").get("labels"));
		int[] of = new int[labels.length];
		for (int i = 0; i < of.length; i++) {
			of[i] = (int) labels[i];
		}
		JsonObject expected = golden.getAsJsonObject("expected");
		for (String metric : new String[] { "silhouette", "daviesBouldin", "calinskiHarabasz", "fisherRatio" }) {
			double value = expected.get(metric).getAsDouble();
			assertEquals(value, score(metric, x, of), 1e-5 * Math.abs(value), metric);
		}
		assertEquals(expected.get("knnPurity5").getAsDouble(), score("knnPurity", x, of), 1e-9);
	}

	@Test
	void leavingImagesOutIsScoringTheOthers() throws InputException {
		FloatMatrix x = Planted.gaussians(3, 20, 12, 2, 1).matrices().get("conv");
		int[] weights = new int[60];
		int[] kept = java.util.stream.IntStream.range(0, 60).filter(i -> i % 4 != 1).toArray();
		for (int i : kept) {
			weights[i] = 1;
		}
		int[] of = java.util.stream.IntStream.range(0, 60).map(i -> i / 20).toArray();
		Labels labels = MemoryAnalysis.labels(of);
		int[] ofKept = labels.select(kept).of();
		for (String metric : new String[] { "silhouette", "knnPurity", "fisherRatio", "daviesBouldin", "calinskiHarabasz" }) {
			assertEquals(score(metric, x.selectRows(kept), ofKept), score(metric, x, labels, weights), 1e-12, metric);
		}
	}

	@Test
	void copiesCountButAreNotTheirOwnNeighbours() throws InputException {
		// class 0 at 0 and 1, class 1 at 10 and 12; image 0 drawn twice
		FloatMatrix x = FloatMatrix.of(4, 1, new float[] { 0, 1, 10, 12 });
		Labels labels = MemoryAnalysis.labels(0, 0, 1, 1);
		int[] weights = { 2, 1, 1, 1 };
		double s0 = (11.0 - 1) / 11; // a copy of image 0: its only neighbour is image 1
		double s1 = (10.0 - 1) / 10;
		double s2 = (29.0 / 3 - 2) / (29.0 / 3);
		double s3 = (35.0 / 3 - 2) / (35.0 / 3);
		assertEquals((2 * s0 + s1 + s2 + s3) / 5, score("silhouette", x, labels, weights), 1e-12);
		double mean0 = 1.0 / 3;
		double all = 23.0 / 5;
		double within = 2 * mean0 * mean0 + (1 - mean0) * (1 - mean0) + 2;
		double between = 3 * (mean0 - all) * (mean0 - all) + 2 * (11 - all) * (11 - all);
		assertEquals(between / within, score("fisherRatio", x, labels, weights), 1e-12);
		assertEquals(between / (within / 3), score("calinskiHarabasz", x, labels, weights), 1e-12);
		double spread0 = (2 * mean0 + 1 - mean0) / 3;
		assertEquals((spread0 + 1) / (11 - mean0), score("daviesBouldin", x, labels, weights), 1e-12);
		// neighbours of images 0: the three others, of which one is of its class
		assertEquals((2 * (1 / 3.0) + 2 / 4.0 + 1 / 4.0 + 1 / 4.0) / 5, score("knnPurity", x, labels, weights), 1e-12);
	}

	@Test
	void equallyNearNeighboursShareThePlaces() throws InputException {
		// 8 images at one point, 4 of each class, and one far away: each has 7 equally near others for 5 places
		float[] x = { 0, 0, 0, 0, 0, 0, 0, 0, 9 };
		double near = 5 * 3 / 7.0 / 5;
		double far = 5 * 4 / 8.0 / 5;
		assertEquals((8 * near + far) / 9, score("knnPurity", FloatMatrix.of(9, 1, x), 0, 0, 0, 0, 1, 1, 1, 1, 1), 0.06);
		double exact = (4 * (3 / 7.0) + 4 * (3 / 7.0) + 0.5) / 9; // the far image is of class 1
		assertEquals(exact, score("knnPurity", FloatMatrix.of(9, 1, x), 0, 0, 0, 0, 1, 1, 1, 1, 1), 1e-12);
	}

	@Test
	void oneImageClass() throws InputException {
		FloatMatrix x = FloatMatrix.of(5, 1, new float[] { 0, 1, 2, 50, 51 });
		double without = 0; // silhouettes of the others
		for (int i = 0; i < 5; i++) {
			double[] own = i < 3 ? new double[] { 0, 1, 2 } : new double[] { 50 };
			double v = i == 4 ? 51 : new double[] { 0, 1, 2, 50, 51 }[i];
			if (i < 3) {
				double a = Arrays.stream(own).map(o -> Math.abs(o - v)).sum() / 2;
				double b = Math.min(Math.abs(50 - v), Math.abs(51 - v));
				without += (b - a) / Math.max(a, b);
			}
		}
		assertEquals(without / 5, score("silhouette", x, 0, 0, 0, 1, 2), 1e-12);
		for (String metric : ALL) { // a class of one image has no spread: Davies and Bouldin would call it perfect
			assertEquals(!metric.equals("daviesBouldin"), Double.isFinite(score(metric, x, 0, 0, 0, 1, 2)), metric);
		}
		assertEquals(3 / 5.0, score("linearProbe", x, 0, 0, 0, 1, 2), 1e-12); // nobody learned the classes of one image
	}

	@Test
	void undefinedIsNaN() throws InputException {
		FloatMatrix equal = FloatMatrix.of(4, 2, new float[8]);
		for (String metric : new String[] { "fisherRatio", "daviesBouldin", "calinskiHarabasz" }) {
			assertTrue(Double.isNaN(score(metric, equal, 0, 0, 1, 1)), metric);
		}
		FloatMatrix x = Planted.gaussians(1, 8, 3, 0, 1).matrices().get("conv");
		for (String metric : ALL) {
			assertTrue(Double.isNaN(score(metric, x, 0, 0, 0, 0, 0, 0, 0, 0)), metric);
		}
	}

	@Test
	void constantChannelsChangeNothing() throws InputException {
		FloatMatrix x = Planted.gaussians(3, 15, 8, 2, 6).matrices().get("conv");
		float[] wider = new float[45 * 10];
		for (int i = 0; i < 45; i++) {
			x.copyRow(i, wider, i * 10);
			wider[i * 10 + 8] = 0;
			wider[i * 10 + 9] = 0.1f; // not representable: its deviation is rounding, not information
		}
		int[] of = java.util.stream.IntStream.range(0, 45).map(i -> i / 15).toArray();
		for (String metric : ALL) {
			assertEquals(score(metric, x, of), score(metric, FloatMatrix.of(45, 10, wider), of), 1e-6, metric);
		}
	}

	@Test
	void aCopyOfAnImageIsNeverTrainedOnAndAsked() throws InputException {
		// labels are noise: any accuracy well above chance is a copy recognised
		float[] once = Planted.gaussians(1, 60, 40, 0, 2).matrices().get("conv").toArray();
		float[] twice = new float[2 * once.length];
		System.arraycopy(once, 0, twice, 0, once.length);
		System.arraycopy(once, 0, twice, once.length, once.length);
		int[] order = Planted.permutation(60, 3);
		int[] of = java.util.stream.IntStream.range(0, 120).map(i -> order[i % 60] % 2).toArray();
		double accuracy = score("linearProbe", FloatMatrix.of(120, 40, twice), of);
		assertTrue(accuracy < 0.7, "accuracy " + accuracy + " on noise");
	}

	@Test
	void probeSeparatesWhatAPlaneSeparates() throws InputException {
		FloatMatrix x = Planted.gaussians(4, 30, 16, 12, 2).matrices().get("conv");
		int[] of = java.util.stream.IntStream.range(0, 120).map(i -> i / 30).toArray();
		assertEquals(1, score("linearProbe", x, of));
		double chance = score("linearProbe", Planted.gaussians(4, 30, 16, 0, 2).matrices().get("conv"), of);
		assertTrue(chance > 0.05 && chance < 0.45, "accuracy " + chance + " without any signal");
	}

	@Test
	void orderAndScaleOfTheImagesChangeNothing() throws InputException {
		MemoryAnalysis data = Planted.gaussians(3, 25, 10, 1.5, 11);
		MemoryAnalysis permuted = data.select(Planted.permutation(75, 5));
		for (String metric : ALL) {
			double plain = score(metric, data.matrices().get("conv"), data.labels().of());
			assertEquals(plain, score(metric, permuted.matrices().get("conv"), permuted.labels().of()), 1e-9, metric);
			assertEquals(plain, score(metric, data.scaled(37.3f).matrices().get("conv"), data.labels().of()), 1e-5 * Math.abs(plain), metric);
			assertNotEquals(plain, score(metric, Planted.gaussians(3, 25, 10, 3, 11).matrices().get("conv"), data.labels().of()), 1e-3, metric);
		}
	}

	@Test
	void fewerImagesThanNeighbours() throws InputException {
		assertEquals((1 / 3.0 + 1 / 3.0 + 1 / 3.0 + 1 / 3.0) / 4, score("knnPurity", FloatMatrix.of(4, 1, new float[] { 0, 1, 2, 3 }), 0, 0, 1, 1), 1e-12);
		assertArrayEquals(new double[] { 0 }, new double[] { score("knnPurity", FloatMatrix.of(2, 1, new float[] { 0, 1 }), 0, 1) });
	}
}
