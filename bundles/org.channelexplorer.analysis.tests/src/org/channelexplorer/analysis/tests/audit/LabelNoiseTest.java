package org.channelexplorer.analysis.tests.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.channelexplorer.analysis.internal.audit.Filter;
import org.channelexplorer.analysis.internal.audit.Joint;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings of label noise in the folder named by {@code labelnoise.dir}: see its README.md. */
class LabelNoiseTest {
	private static final int CLASSES = 10;

	/** A setting: what its authors published. */
	record Setting(String name, FloatMatrix p, Labels given, int[] truth, Path folder) {

		boolean[] kept(String mask) throws IOException {
			byte[] bytes = body(folder.resolve("keep_" + mask + ".npy"));
			boolean[] kept = new boolean[bytes.length];
			for (int i = 0; i < kept.length; i++) {
				kept[i] = bytes[i] != 0;
			}
			return kept;
		}

		Set<String> wrong() {
			Set<String> wrong = new HashSet<>();
			for (int i = 0; i < truth.length; i++) {
				if (given.classOf(i) != truth[i]) {
					wrong.add(WithPredictions.file(i));
				}
			}
			return wrong;
		}

		LabelIssues audit(String... parameters) throws Exception {
			return LabelIssues.of(Run.of("audit", WithPredictions.of(p, given), parameters));
		}

		@Override
		public String toString() {
			return name;
		}
	}

	static List<Setting> settings() throws IOException {
		List<Setting> settings = new ArrayList<>();
		try (Stream<Path> folders = Files.list(folder())) {
			for (Path f : folders.filter(f -> Files.isRegularFile(f.resolve("probabilities.npy"))).sorted().toList()) {
				ByteBuffer half = ByteBuffer.wrap(body(f.resolve("probabilities.npy"))).order(ByteOrder.LITTLE_ENDIAN);
				float[] p = new float[half.capacity() / 2];
				for (int i = 0; i < p.length; i++) {
					p[i] = Float.float16ToFloat(half.getShort());
				}
				List<String> names = IntStream.range(0, CLASSES).mapToObj(c -> "class " + c).toList();
				settings.add(new Setting(f.getFileName().toString(), FloatMatrix.of(p.length / CLASSES, CLASSES, p),
						new Labels(names, bytes(f.resolve("given.npy"))),
						bytes(f.resolve("true.npy")), f));
			}
		}
		assertTrue(!settings.isEmpty(), () -> folder() + " has no setting");
		return settings;
	}

	// the build names the folder; other runners are in any folder above this bundle's copy
	private static Path folder() {
		String named = System.getProperty("labelnoise.dir");
		if (named != null) {
			return Path.of(named);
		}
		for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
			for (Path candidate : new Path[] { up.resolve("label-noise"), up.resolve("bundles/org.channelexplorer.analysis.tests/label-noise") }) {
				if (Files.isDirectory(candidate)) {
					return candidate;
				}
			}
		}
		throw new IllegalStateException("no folder label-noise at or above " + Path.of("").toAbsolutePath());
	}

	private static byte[] body(Path npy) throws IOException {
		byte[] all = Files.readAllBytes(npy);
		int header = all[6] == 1 ? 10 + ByteBuffer.wrap(all, 8, 2).order(ByteOrder.LITTLE_ENDIAN).getShort() : 12 + ByteBuffer.wrap(all, 8, 4).order(
				ByteOrder.LITTLE_ENDIAN).getInt();
		return Arrays.copyOfRange(all, header, all.length);
	}

	private static int[] bytes(Path npy) throws IOException {
		byte[] bytes = body(npy);
		return IntStream.range(0, bytes.length).map(i -> bytes[i] & 0xff).toArray();
	}

	@ParameterizedTest
	@MethodSource("settings")
	void theMasksAreTheAuthors(Setting s) throws Exception {
		// the authors took the means in half precision
		double[] sums = new double[CLASSES];
		int[] counts = s.given.counts();
		for (int i = 0; i < s.given.size(); i++) {
			sums[s.given.classOf(i)] += s.p.get(i, s.given.classOf(i));
		}
		double[] thresholds = IntStream.range(0, CLASSES).mapToDouble(c -> Float.float16ToFloat(Float.floatToFloat16((float) (sums[c] / counts[c])))).toArray();
		Joint joint = new Joint(s.p, s.given, thresholds);
		for (var mask : Map.of("cl_pbc", Filter.PRUNE_BY_CLASS, "cl_pbnr", Filter.PRUNE_BY_NOISE_RATE, "cl_both", Filter.BOTH, "conf_joint_only",
				Filter.CONFIDENT_JOINT_OFF_DIAGONAL).entrySet()) {
			boolean[] issues = joint.issues(mask.getValue());
			boolean[] kept = s.kept(mask.getKey());
			assertEquals(0, IntStream.range(0, kept.length).filter(i -> issues[i] == kept[i]).count(), s + " " + mask.getKey());
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void theScoreThatPlantsChooseIsNotBelowSelfConfidence(Setting s) throws Exception {
		assertNotBelowSelfConfidence(s);
	}

	/** Labels that are wrong in another way than those from which the network learned: a fifth of the true ones is the next class. */
	@ParameterizedTest
	@MethodSource("settings")
	void norWhereTheNetworkConfusesOtherClassesThanTheLabels(Setting s) throws Exception {
		assertNotBelowSelfConfidence(otherwiseWrong(s, 0.2, _ -> 1));
	}

	/** Few of the true ones are any other class. */
	@ParameterizedTest
	@MethodSource("settings")
	void mistakesThatWereLearnedFromOtherLabelsHideFewWrongOnes(Setting s) throws Exception {
		Setting few = otherwiseWrong(s, 0.02, random -> 1 + random.nextInt(CLASSES - 1));
		assertNotBelowSelfConfidence(few);
		assertTrue(Double.isNaN(few.audit().basis().noise()), () -> s.name);
	}

	private static void assertNotBelowSelfConfidence(Setting s) throws Exception {
		double chosen = s.audit().averagePrecision(s.wrong());
		double plain = s.audit("method", "selfConfidence").averagePrecision(s.wrong());
		assertTrue(chosen >= plain - 1e-9, () -> s + ": " + chosen + " against " + plain);
	}

	/** Images of all classes. @param by how many classes further the label is */
	private static Setting otherwiseWrong(Setting s, double rate, ToIntFunction<SplittableRandom> by) {
		int n = Math.min(10_000, s.truth.length);
		int[] rows = IntStream.range(0, n).map(i -> (int) ((long) i * s.truth.length / n)).toArray(); // they lie class by class
		int[] truth = IntStream.of(rows).map(i -> s.truth[i]).toArray();
		assertEquals(CLASSES, IntStream.of(truth).distinct().count());
		SplittableRandom random = new SplittableRandom(7);
		int[] given = IntStream.of(truth).map(c -> random.nextDouble() < rate ? (c + by.applyAsInt(random)) % CLASSES : c).toArray();
		return new Setting(s.name, s.p.selectRows(rows), new Labels(s.given.classes(), given), truth, s.folder);
	}

	@Test
	void onAverageTheChosenScoreIsFarAboveSelfConfidence() throws Exception {
		List<Double> found = new ArrayList<>();
		for (Setting s : settings()) {
			found.add(s.audit().averagePrecision(s.wrong()));
		}
		double mean = found.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
		assertTrue(mean >= 0.82, () -> mean + " of " + found);
	}

	@ParameterizedTest
	@MethodSource("settings")
	void theExpectedPrecisionIsCalibrated(Setting s) throws Exception {
		Set<String> wrong = s.wrong();
		List<LabelIssues.OfImage> images = s.audit().images();
		Calibration calibration = new Calibration();
		int outside = 0;
		int places = 0;
		int found = 0;
		for (int i = 0; i < 2 * wrong.size() && i < images.size(); i++) {
			found += wrong.contains(images.get(i).file()) ? 1 : 0;
			calibration.add(i, images.get(i).verdict(), found);
			if (i >= 20) {
				LabelIssues.Verdict v = images.get(i).verdict();
				outside += v.expectedLow() <= found / (i + 1.0) && found / (i + 1.0) <= v.expectedHigh() ? 0 : 1;
				places++;
			}
		}
		assertTrue(outside <= 0.1 * places, s + " " + outside + " of " + places + " intervals");
		calibration.assertHolds(s.toString());
	}
}
