package org.channelexplorer.analysis.tests.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.store.Npy;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocateOperationTest {
	private static final int CLASSES = 4;
	private final Operations operations = new Operations(Run.CATALOGUE);
	private final FloatMatrix x = Data.classes(120, 24, CLASSES, 6);

	@TempDir
	Path folder;

	private Path file(FloatMatrix samples) throws IOException {
		Path file = folder.resolve("samples.npy");
		Npy.write(file, NdArray.of(samples));
		return file;
	}

	private Result locate(Path file, String... more) throws InputException {
		Map<String, String> given = new HashMap<>(Map.of("samples", file.toString(), "iterations", "250"));
		for (int i = 0; i < more.length; i += 2) {
			given.put(more[i], more[i + 1]);
		}
		if (!"tsne".equals(given.getOrDefault("method", "tsne"))) {
			given.remove("iterations");
		}
		return operations.prepare("locate", given, 1, Data.analysis(CLASSES, x)).compute().run(new NullProgressMonitor());
	}

	@ParameterizedTest
	@CsvSource({ "tsne, euclidean", "tsne, jaccard", "pca, euclidean", "pca, jaccard", "umap, euclidean", "classicalMds, jaccard" })
	void anImageIsLocatedWhereItIs(String method, String distance) throws Exception {
		Result r = locate(file(x), "method", method, "distance", distance, "eta", "0.3");
		assertEquals(120, r.table("picture").rows());
		int alone = 0;
		for (int i = 0; i < 120; i++) {
			assertEquals(0, r.table("neighbours").doubles("distance")[12 * i]);
			if (r.table("neighbours").doubles("distance")[12 * i + 1] == 0) {
				continue; // another image has the same channels
			}
			alone++;
			assertEquals("image" + i + ".png", r.table().strings("nearest")[i]);
			double scale = Math.abs(r.table("picture").doubles("x")[i]) + 1;
			assertEquals(r.table("picture").doubles("x")[i], r.table().doubles("x")[i], 1e-4 * scale);
			assertEquals(r.table("picture").doubles("y")[i], r.array(Result.MAIN).values()[2 * i + 1], 1e-4 * scale);
		}
		assertTrue(alone > (distance.equals("jaccard") ? 40 : 119), alone + " images are comparable");
	}

	@Test
	void samplesGoToTheirClass() throws Exception {
		FloatMatrix all = Data.classes(160, 24, CLASSES, 6); // its first 120 rows are the analysis
		int[] fresh = new int[40];
		for (int i = 0; i < 40; i++) {
			fresh[i] = 120 + i;
		}
		Result r = locate(file(all.selectRows(fresh)), "iterations", "1000");
		int right = 0;
		double typical = 0;
		for (int s = 0; s < 40; s++) {
			right += r.table().strings("class")[s].equals("class " + (120 + s) % CLASSES) ? 1 : 0;
			typical += r.table().doubles("percentile")[s] / 40;
			// in the plane too: the nearest place is of that class
			int best = 0;
			for (int i = 0; i < 120; i++) {
				best = far(r, s, i) < far(r, s, best) ? i : best;
			}
			assertEquals(r.table().strings("class")[s], "class " + best % CLASSES, "sample " + s);
		}
		assertTrue(right >= 38, right + " of 40");
		assertEquals(50, typical, 20);
	}

	private static double far(Result r, int sample, int image) {
		return Math.hypot(r.table().doubles("x")[sample] - r.table("picture").doubles("x")[image],
				r.table().doubles("y")[sample] - r.table("picture").doubles("y")[image]);
	}

	@Test
	void whatTheLayerHasNotSeenIsAtTheFarEnd() throws Exception {
		float[] strange = new float[24];
		Arrays.fill(strange, 1000);
		Result r = locate(file(FloatMatrix.of(1, 24, strange)));
		assertEquals(100, r.table().doubles("percentile")[0]);
		float[] typical = new float[24];
		for (int c = 0; c < 24; c++) {
			for (int i = 0; i < 120; i += CLASSES) {
				typical[c] += x.get(i, c) / 30;
			}
		}
		assertTrue(locate(file(FloatMatrix.of(1, 24, typical))).table().doubles("percentile")[0] < 40, "the mean of a class is typical");
	}

	@Test
	void aWeakAnswerOfAForeignKindIsNotTypical() throws Exception {
		// at a tenth of the strength every sample lies near the faint images; its direction is none of theirs
		float[] weak = new float[10 * 24];
		Random random = new Random(3);
		for (int i = 0; i < weak.length; i++) {
			weak[i] = i % 24 % 5 == i / 24 % 5 ? 2 * random.nextFloat() : 0;
		}
		float[] known = x.toArray();
		for (int i = 0; i < known.length; i++) {
			known[i] *= 0.05f + 1.5f * (i / 24 % 11) / 10;
		}
		Result r = operations.prepare("locate", Map.of("samples", file(FloatMatrix.of(10, 24, weak)).toString(), "method", "pca"), 1,
				Data.analysis(CLASSES, FloatMatrix.of(120, 24, known))).compute().run(new NullProgressMonitor());
		double[] usual = new double[120];
		for (int i = 0; i < 120; i++) {
			usual[i] = meanDistance(known, i, known, i * 24);
		}
		for (int s = 0; s < 10; s++) {
			double own = meanDistance(known, -1, weak, s * 24);
			assertTrue(Arrays.stream(usual).filter(u -> u <= own).count() < 70, "distance alone finds the sample usual");
			assertTrue(r.table().doubles("percentile")[s] > 90, "sample " + s + ": " + r.table().doubles("percentile")[s]);
		}
	}

	private static double meanDistance(float[] images, int self, float[] of, int at) {
		return IntStream.range(0, 120).filter(i -> i != self)
				.mapToDouble(i -> Math.sqrt(IntStream.range(0, 24).mapToDouble(c -> Math.pow(images[i * 24 + c] - of[at + c], 2)).sum())).sorted().limit(12)
				.average()
				.orElseThrow();
	}

	@Test
	void theMeanImageIsTheOriginOfPca() throws Exception {
		float[] mean = new float[24];
		for (int c = 0; c < 24; c++) {
			for (int i = 0; i < 120; i++) {
				mean[c] += x.get(i, c) / 120;
			}
		}
		Result r = locate(file(FloatMatrix.of(1, 24, mean)), "method", "pca");
		assertArrayEquals(new float[2], r.array(Result.MAIN).values(), 1e-4f);
	}

	@Test
	void theKeyHasTheContentOfTheFile() throws Exception {
		MemoryAnalysis data = Data.analysis(CLASSES, x);
		Path file = file(x.selectRows(new int[] { 1 }));
		var key = operations.prepare("locate", Map.of("samples", file.toString()), 1, data).key();
		file(x.selectRows(new int[] { 2 }));
		assertNotEquals(key, operations.prepare("locate", Map.of("samples", file.toString()), 1, data).key());
	}

	@Test
	void badSamplesAreRefusedByName() throws Exception {
		InputException missing = assertThrows(InputException.class, () -> locate(folder.resolve("none.npy")));
		assertEquals(folder.resolve("none.npy") + ": no such file", missing.getMessage());
		assertEquals("parameter samples is empty: name a .npy file", assertThrows(InputException.class, () -> locate(Path.of(""))).getMessage());
		InputException narrow = assertThrows(InputException.class, () -> locate(file(Data.classes(3, 7, 1, 1))));
		assertTrue(narrow.getMessage().contains("[3, 7]") && narrow.getMessage().contains("24"), narrow.getMessage());
		float[] bad = x.row(0);
		bad[5] = Float.POSITIVE_INFINITY;
		InputException infinite = assertThrows(InputException.class, () -> locate(file(FloatMatrix.of(1, 24, bad))));
		assertTrue(infinite.getMessage().contains("channel 5"), infinite.getMessage());
		assertThrows(InputException.class, () -> locate(file(x), "layer", "*"));
		Path text = Files.writeString(folder.resolve("text.npy"), "not an array");
		assertTrue(assertThrows(InputException.class, () -> locate(text)).getMessage().contains("text.npy"));
		assertThrows(InputException.class, () -> operations.prepare("locate", Map.of(), 1, Data.analysis(CLASSES, x)));
	}
}
