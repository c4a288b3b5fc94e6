package org.channelexplorer.analysis.tests.jaccard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.channelexplorer.analysis.tests.summary.Golden;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.similarity.ChannelOrder;
import org.channelexplorer.core.similarity.ChannelSets;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JaccardTest {
	private final JsonObject golden = Golden.file("jaccard.json");
	private final FloatMatrix x = Golden.matrix(golden.getAsJsonObject("inputs").get("summaries"));
	private final int[] of = ints(Golden.floats(golden.getAsJsonObject("inputs").get("labels")));

	private static int[] ints(float[] values) {
		int[] ints = new int[values.length];
		for (int i = 0; i < ints.length; i++) {
			ints[i] = (int) values[i];
		}
		return ints;
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.05", "0.1", "0.25", "0.5", "1.0" })
	void agreesWithTheReference(String eta) throws InputException {
		JsonObject expected = golden.getAsJsonObject("expected").getAsJsonObject(eta);
		Result result = Run.of("jaccard", MemoryAnalysis.of(x, of), "eta", eta);
		assertEquals(expected.get("k").getAsInt(), result.number("channelsInSet"));
		assertEquals(expected.get("chance").getAsDouble(), result.number("chance"), 1e-12);
		double[][] images = Golden.doubles(expected.get("jaccard"));
		double[][] classes = Golden.doubles(expected.get("classMean"));
		FloatMatrix computed = result.array("images").asMatrix();
		for (int i = 0; i < images.length; i++) {
			for (int j = 0; j < images.length; j++) {
				assertEquals(images[i][j], computed.get(i, j), 1e-6);
			}
		}
		for (int a = 0; a < classes.length; a++) {
			for (int b = 0; b < classes.length; b++) {
				assertEquals(classes[a][b], result.array("main").asMatrix().get(a, b), 1e-6);
			}
		}
		double[][] intersections = Golden.doubles(expected.get("intersection"));
		ChannelSets sets = ChannelSets.of(x, Double.parseDouble(eta));
		for (int i = 0; i < images.length; i++) {
			for (int j = 0; j < images.length; j++) {
				assertEquals(intersections[i][j], sets.intersection(i, j));
			}
		}
	}

	@Test
	void setSizesAreThoseOfDecimalArithmetic() {
		assertEquals(3, ChannelSets.size(0.1, 30)); // 0.1 * 30 is above 3 in binary
		assertEquals(21, ChannelSets.size(0.07, 300)); // 0.07 * 300 too
		assertEquals(205, ChannelSets.size(0.1, 2048));
		assertEquals(3, ChannelSets.size(0.1 + 0.2, 10));
		assertEquals(1, ChannelSets.size(1e-6, 10));
		assertEquals(10, ChannelSets.size(1, 10));
		assertThrows(IllegalArgumentException.class, () -> ChannelSets.size(0, 10));
		assertThrows(IllegalArgumentException.class, () -> ChannelSets.size(1.01, 10));
		assertThrows(IllegalArgumentException.class, () -> ChannelSets.size(Double.NaN, 10));
	}

	@Test
	void selectsWhatSortingSelects() {
		SplittableRandom random = new SplittableRandom(3);
		for (int channels : new int[] { 1, 2, 63, 64, 65, 512, 777, 2048 }) {
			for (int kind = 0; kind < 5; kind++) {
				float[] values = new float[6 * channels];
				for (int v = 0; v < values.length; v++) {
					values[v] = switch (kind) {
					case 0 -> (float) random.nextGaussian();
					case 1 -> random.nextInt(4); // ties
					case 2 -> random.nextInt(2) == 0 ? 0f : -0f; // one tie
					case 3 -> (float) Math.exp(20 * random.nextGaussian()); // heavy tail
					default -> 1 + random.nextInt(3) * 1e-7f; // one histogram bin
					};
				}
				FloatMatrix data = FloatMatrix.of(6, channels, values);
				for (double eta : new double[] { 0.01, 0.1, 0.37, 1 }) {
					ChannelSets sets = ChannelSets.of(data, eta);
					ChannelSets cut = ChannelOrder.of(data).sets(eta);
					for (int i = 0; i < 6; i++) {
						float[] row = data.row(i);
						Integer[] order = new Integer[channels];
						Arrays.setAll(order, c -> c);
						Arrays.sort(order, (a, b) -> row[a] == row[b] ? Integer.compare(a, b) : Float.compare(row[b], row[a]));
						boolean[] expected = new boolean[channels];
						for (int r = 0; r < sets.size(); r++) {
							expected[order[r]] = true;
						}
						for (int c = 0; c < channels; c++) {
							assertEquals(expected[c], sets.contains(i, c), channels + " channels, kind " + kind + ", channel " + c);
							assertEquals(expected[c], cut.contains(i, c));
						}
					}
				}
			}
		}
	}

	// images of several blocks; sets of more than half the channels, and of all
	@ParameterizedTest
	@CsvSource({ "150, 70, 0.2", "1100, 40, 0.3", "1030, 50, 0.8", "600, 20, 1" })
	void matricesAgreeWithPairsInAnyLabelOrder(int n, int channels, double eta) {
		FloatMatrix data = Planted.gaussians(1, n, channels, 0, 5).matrices().get("conv");
		int[] of = new int[n];
		SplittableRandom random = new SplittableRandom(8);
		for (int i = 0; i < of.length; i++) {
			of[i] = random.nextInt(3);
		}
		ChannelSets sets = ChannelSets.of(data, eta);
		float[] matrix = new float[n * n];
		var classes = sets.similarities(MemoryAnalysis.labels(of), matrix, new NullProgressMonitor());
		double[] sums = new double[9];
		int[] counts = new int[9];
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				assertEquals((float) sets.similarity(i, j), matrix[i * n + j]);
				if (i != j) {
					sums[of[i] * 3 + of[j]] += sets.similarity(i, j);
					counts[of[i] * 3 + of[j]]++;
				}
			}
		}
		for (int p = 0; p < 9; p++) {
			assertEquals(sums[p] / counts[p], classes.mean(p / 3, p % 3), 1e-12);
		}
		assertArrayEquals(matrix, sets.imageSimilarities(new NullProgressMonitor()));
	}

	@Test
	void tableIsLongFormWithChanceCorrection() throws InputException {
		Result result = Run.of("jaccard", MemoryAnalysis.of(x, of));
		double chance = result.number("chance");
		assertEquals("jaccard", result.type());
		int classes = java.util.Arrays.stream(of).max().orElseThrow() + 1; // the reference's, whichever folder it comes from
		long first = java.util.Arrays.stream(of).filter(c -> c == 0).count();
		long second = java.util.Arrays.stream(of).filter(c -> c == 1).count();
		assertEquals(classes * (classes + 1) / 2, result.table().rows());
		assertEquals("class 0", result.table().strings("classA")[1]);
		assertEquals("class 1", result.table().strings("classB")[1]);
		assertEquals(first * (first - 1) / 2, result.table().longs("pairs")[0]);
		assertEquals(first * second, result.table().longs("pairs")[1]);
		for (int row = 0; row < result.table().rows(); row++) {
			assertEquals((result.table().doubles("similarity")[row] - chance) / (1 - chance), result.table().doubles("corrected")[row], 1e-12);
		}
	}

	@Test
	void unrelatedSetsAreAtChance() throws InputException {
		Result result = Run.of("jaccard", Planted.gaussians(2, 200, 500, 0, 7));
		assertEquals(0, result.table().doubles("corrected")[1], 0.002);
	}

	@Test
	void oneImageClassHasNoValueOfItsOwn() throws InputException {
		Result result = Run.of("jaccard", MemoryAnalysis.of(Planted.matrix(new int[] { 0, 0, 1 }, 2, 20, 1, 1), 0, 0, 1));
		double[] similarity = result.table().doubles("similarity");
		assertTrue(similarity[0] >= 0 && similarity[1] >= 0);
		assertTrue(Double.isNaN(similarity[2]) && result.table().longs("pairs")[2] == 0);
		assertTrue(Float.isNaN(result.array("main").asMatrix().get(1, 1)));
	}

	@Test
	void aPairDoesNotDependOnTheOtherImages() {
		FloatMatrix data = Planted.gaussians(3, 10, 64, 1, 2).matrices().get("conv");
		ChannelSets all = ChannelSets.of(data, 0.1);
		ChannelSets two = ChannelSets.of(data.selectRows(new int[] { 4, 27 }), 0.1);
		assertEquals(all.similarity(4, 27), two.similarity(0, 1));
	}

	@Test
	void orderOfImagesChangesNothing() throws InputException {
		MemoryAnalysis data = Planted.gaussians(3, 70, 100, 2, 4);
		double[] plain = Run.of("jaccard", data).table().doubles("similarity");
		double[] permuted = Run.of("jaccard", data.select(Planted.permutation(210, 9))).table().doubles("similarity");
		assertArrayEquals(plain, permuted, 1e-12);
		assertArrayEquals(plain, Run.of("jaccard", data.scaled(3)).table().doubles("similarity"), 0.0);
	}

	@Test
	void manyImagesLeaveTheImagePairsOut() throws InputException {
		MemoryAnalysis data = Planted.gaussians(2, 2501, 8, 1, 4);
		Result result = Run.of("jaccard", data, "eta", "0.5");
		assertNull(result.array("images"));
		assertEquals("left out: more than 5000 images", result.scalars().get("imagePairs"));
		assertEquals(2501L * 2501, result.table().longs("pairs")[1]);
	}

	@Test
	void valuesThatAreNotFiniteAreNamed() {
		float[] values = new float[12];
		values[7] = Float.NaN;
		var e = assertThrows(InputException.class, () -> Run.of("jaccard", MemoryAnalysis.of(FloatMatrix.of(3, 4, values), 0, 0, 1)));
		assertTrue(e.getMessage().startsWith("layer conv, image image1.png, channel 3: the l2 summary is NaN"), e.getMessage());
		assertThrows(InputException.class, () -> Run.of("jaccard", MemoryAnalysis.of(FloatMatrix.of(3, 4, new float[12]), 0, 0, 1), "eta", "0"));
	}

	@Test
	void cancelled() {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		ChannelSets sets = ChannelSets.of(x, 0.1);
		assertThrows(OperationCanceledException.class, () -> sets.imageSimilarities(monitor));
	}
}
