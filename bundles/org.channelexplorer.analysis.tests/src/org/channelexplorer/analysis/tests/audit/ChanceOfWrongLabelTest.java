package org.channelexplorer.analysis.tests.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.result.LabelIssues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Made-up probabilities: right ones, and ones that were learned from labels that are wrong in the same way. */
class ChanceOfWrongLabelTest {
	private static final int CLASSES = 6;

	/** Images, and those whose labels are wrong. */
	private record Made(FloatMatrix p, Labels given, Set<String> wrong) {

		LabelIssues audit(String... parameters) throws Exception {
			return LabelIssues.of(Run.of("audit", WithPredictions.of(p, given), parameters));
		}
	}

	/** @param rate share of the labels that are the next class, or any other one. @param learned whether the network expects these labels */
	private static Made made(int n, boolean next, double rate, boolean learned) {
		return made(n, next, rate, learned ? rate : 0, next);
	}

	/** @param expects share of wrong labels that the network expects. @param expectsNext whether these are the next class, or any other one */
	private static Made made(int n, boolean next, double rate, double expects, boolean expectsNext) {
		Random random = new Random(11);
		float[] p = new float[n * CLASSES];
		int[] given = new int[n];
		Set<String> wrong = new HashSet<>();
		for (int i = 0; i < n; i++) {
			double[] q = new double[CLASSES];
			double sum = 0;
			for (int c = 0; c < CLASSES; c++) {
				q[c] = Math.exp(8 * random.nextGaussian());
				sum += q[c];
			}
			double u = random.nextDouble() * sum;
			int of = 0;
			while (of < CLASSES - 1 && u > q[of]) {
				u -= q[of++];
			}
			given[i] = random.nextDouble() >= rate ? of : next ? (of + 1) % CLASSES : (of + 1 + random.nextInt(CLASSES - 1)) % CLASSES;
			if (given[i] != of) {
				wrong.add(WithPredictions.file(i));
			}
			for (int c = 0; c < CLASSES; c++) {
				double changed = expectsNext ? q[(c + CLASSES - 1) % CLASSES] / sum : (1 - q[c] / sum) / (CLASSES - 1);
				p[i * CLASSES + c] = (float) ((1 - expects) * q[c] / sum + expects * changed);
			}
		}
		return new Made(FloatMatrix.of(n, CLASSES, p), new Labels(IntStream.range(0, CLASSES).mapToObj(c -> "c" + c).toList(), given), wrong);
	}

	@ParameterizedTest
	@CsvSource({ "600,false,0.3,false", "3000,false,0.02,false", "3000,true,0.1,false", "3000,true,0.2,true", "3000,false,0.4,true" })
	void theExpectedPrecisionIsCalibratedWhateverTheNetworkHasLearned(int n, boolean next, double rate, boolean learned) throws Exception {
		Made made = made(n, next, rate, learned);
		assertCalibrated(made, made.audit());
	}

	private static void assertCalibrated(Made made, LabelIssues found) {
		Calibration calibration = new Calibration();
		int right = 0;
		for (int i = 0; i < 2 * made.wrong.size() && i < made.given.size(); i++) {
			right += made.wrong.contains(found.images().get(i).file()) ? 1 : 0;
			calibration.add(i, found.images().get(i).verdict(), right);
		}
		calibration.assertHolds(found.basis().why());
		assertEquals(made.wrong.size() / (double) made.given.size(), found.basis().noise(), 0.05);
	}

	/** The network has learned from labels of which two in five were wrong in another way. */
	@ParameterizedTest
	@CsvSource({ "0.2,false", "0.1,true" })
	void itIsCalibratedWhereTheNetworkExpectsOtherLabels(double rate, boolean next) throws Exception {
		Made made = made(5000, next, rate, 0.4, !next);
		assertCalibrated(made, made.audit());
	}

	/** Then nothing is expected. */
	@Test
	void mistakesOfTheNetworkHideFewWrongLabels() throws Exception {
		LabelIssues found = made(5000, false, 0.03, 0.4, true).audit();
		assertTrue(Double.isNaN(found.basis().noise()) && found.images().stream().allMatch(i -> Double.isNaN(i.verdict().expectedPrecision())),
				found.basis().why());
		assertTrue(found.basis().why().contains("its mistakes hide how many"), found.basis().why());
	}

	/** Such a network takes the wrong labels for likely ones. */
	@Test
	void habitsOfTheLabelsAreNoExcuse() throws Exception {
		Made made = made(3000, true, 0.2, true);
		LabelIssues found = made.audit();
		double plain = made.audit("method", "selfConfidence").averagePrecision(made.wrong);
		assertEquals("chanceOfWrongLabel", found.basis().method(), () -> plain + " " + found.methods() + found.basis().why());
		assertTrue(found.averagePrecision(made.wrong) >= plain + 0.15, () -> found.averagePrecision(made.wrong) + " against " + plain);
	}

	/** Here nothing is better than the probability of the label. */
	@Test
	void labelsThatAreWrongEvenlyHaveNoHabits() throws Exception {
		Made made = made(3000, false, 0.02, false);
		double found = made.audit().averagePrecision(made.wrong);
		double plain = made.audit("method", "selfConfidence").averagePrecision(made.wrong);
		assertTrue(found >= plain - 0.01, () -> found + " against " + plain);
	}

	/** Scores that are seldom the best ones are used when they are named. */
	@Test
	void someScoresAreOnlyUsedByName() throws Exception {
		Made made = made(600, false, 0.3, false);
		assertEquals(Set.of("selfConfidence", "normalisedMargin", "ratioMargin", "chanceOfWrongLabel"), methods(made.audit()));
		assertEquals(Set.of("mistakenness", "selfConfidenceAdjusted"), methods(made.audit("method", "mistakenness,selfConfidenceAdjusted")));
	}

	private static Set<String> methods(LabelIssues issues) {
		return issues.methods().stream().map(LabelIssues.OfMethod::method).collect(Collectors.toSet());
	}

	@Test
	void fewImagesOfManyClassesAreScored() throws Exception {
		int[] given = IntStream.range(0, 8).toArray();
		float[] p = new float[64];
		for (int i = 0; i < 8; i++) {
			p[i * 8 + i] = 1;
		}
		Labels labels = new Labels(List.of("a", "b", "c", "d", "e", "f", "g", "h"), given);
		for (LabelIssues.OfImage image : LabelIssues.of(Run.of("audit", WithPredictions.of(FloatMatrix.of(8, 8, p), labels), "method", "chanceOfWrongLabel"))
				.images()) {
			assertTrue(image.verdict().score() >= 0.99, () -> "" + image);
		}
	}
}
