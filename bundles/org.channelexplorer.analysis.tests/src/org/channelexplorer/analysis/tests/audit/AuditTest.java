package org.channelexplorer.analysis.tests.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Planted;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.LabelAudit;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.parameter.NoParameters;
import org.channelexplorer.core.result.LabelIssues;
import org.channelexplorer.core.result.LabelIssues.OfImage;
import org.channelexplorer.core.result.LabelIssues.Source;
import org.channelexplorer.core.result.LabelIssues.Verdict;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {
	private static final int CLASSES = 4;
	private static final int PER_CLASS = 40;

	/** Separated classes of which every eighth image has the next class' label. */
	private record Noisy(MemoryAnalysis data, Set<String> wrong) {

		static Noisy of() {
			int[] truth = IntStream.range(0, CLASSES * PER_CLASS).map(i -> i / PER_CLASS).toArray();
			FloatMatrix x = Planted.matrix(truth, CLASSES, 12, 5, 3);
			int[] given = truth.clone();
			Set<String> wrong = new TreeSet<>();
			for (int i = 0; i < given.length; i += 8) {
				given[i] = (given[i] + 1) % CLASSES;
				wrong.add(WithPredictions.file(i));
			}
			return new Noisy(MemoryAnalysis.of(x, given), wrong);
		}
	}

	private static double[] scores(String id, float[][] p, int... given) throws Exception {
		LabelAudit<?> audit = Run.CATALOGUE.get(ExtensionPoint.LABEL_AUDITS, id).create();
		int k = p[0].length;
		float[] values = new float[p.length * k];
		for (int i = 0; i < p.length; i++) {
			System.arraycopy(p[i], 0, values, i * k, k);
		}
		return score(audit, new LabelAudit.Input(FloatMatrix.of(p.length, k, values),
				new Labels(IntStream.range(0, k).mapToObj(c -> "c" + c).toList(), given)));
	}

	@SuppressWarnings("unchecked") // the scores asked for here have no parameters
	private static double[] score(LabelAudit<?> audit, LabelAudit.Input input) throws InputException {
		return ((LabelAudit<NoParameters>) audit).scores(input, new NoParameters(), new NullProgressMonitor());
	}

	private static final float[][] THREE = { { 0.75f, 0.25f, 0 }, { 0.25f, 0.5f, 0.25f }, { 0.5f, 0.25f, 0.25f } };

	@Test
	void scoresAreAsDefined() throws Exception {
		// thresholds .75, .5, .25
		assertArrayEquals(new double[] { 0.75, 0.5, 0.25 }, scores("selfConfidence", THREE, 0, 1, 2), 1e-9);
		assertArrayEquals(new double[] { 0.75, 0.625, 0.375 }, scores("normalisedMargin", THREE, 0, 1, 2), 1e-9);
		// row 0: q = (.75, .5, .5) / 1.75; row 1: (.25, .75, .75) / 1.75; row 2: (.5, .5, .75) / 1.75
		assertArrayEquals(new double[] { 0.75 / 1.75, 0.75 / 1.75, 0.75 / 1.75 }, scores("selfConfidenceAdjusted", THREE, 0, 1, 2),
				1e-6);
		assertArrayEquals(new double[] { (1 + 0.25 / 1.75) / 2, 0.5, (1 + 0.25 / 1.75) / 2 },
				scores("normalisedMarginAdjusted", THREE, 0, 1, 2), 1e-6);
		// ratios: (1, .5, 0), (1/3, 1, 1), (2/3, .5, 1): margins .5, 0, 1/3
		assertArrayEquals(new double[] { (1 + 0.5 / 1.5) / 2, 0.5, (1 + 1 / 4.0) / 2 }, scores("ratioMargin", THREE, 0, 1, 2), 1e-6);
		double h = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
		double flat = 1.5 * Math.log(2);
		assertArrayEquals(new double[] { (1 + Math.exp(-h)) / 2, (1 + Math.exp(-flat)) / 2, (1 - Math.exp(-flat)) / 2 },
				scores("mistakenness", THREE, 0, 1, 2), 1e-6);
		double r = h / Math.log(3) / 0.75;
		assertEquals(Math.log1p(r) / r, scores("confidenceWeightedEntropy", THREE, 0, 1, 2)[0], 1e-6);
	}

	@Test
	void aProbeDoesNotDoubtTheOnlyImageOfAClass() throws Exception {
		int[] given = IntStream.range(0, CLASSES * PER_CLASS).map(i -> i / PER_CLASS).toArray();
		FloatMatrix x = Planted.matrix(given, CLASSES, 12, 5, 3);
		given[0] = CLASSES;
		LabelIssues found = LabelIssues.of(Run.of("audit", MemoryAnalysis.of(x, given), "source", "probe"));
		OfImage only = found.images().getLast();
		assertEquals(WithPredictions.file(0), only.file());
		assertFalse(only.verdict().issue());
		assertEquals(1, only.verdict().score(), 1e-6);
		assertTrue(found.basis().why().contains("1 image is the only one of a class: no probe can doubt such a label."), found.basis().why());
	}

	@Test
	void certainAndImpossibleLabelsHaveTheEndsOfTheScale() throws Exception {
		float[][] p = { { 1, 0 }, { 1, 0 } };
		for (String id : List.of("selfConfidence", "normalisedMargin", "confidenceWeightedEntropy")) {
			assertArrayEquals(new double[] { 1, 0 }, scores(id, p, 0, 1), 1e-9, id);
		}
	}

	/** Probabilities that were not learned from the labels, of which every tenth is wrong: calibrated, and softened as over-cautious networks are. */
	@ParameterizedTest
	@ValueSource(doubles = { 1, 0.6 })
	void theExpectedPrecisionIsCalibrated(double power) throws Exception {
		Random random = new Random(7);
		int n = 1200;
		int k = 5;
		float[] p = new float[n * k];
		int[] given = new int[n];
		Set<String> wrong = new HashSet<>();
		for (int i = 0; i < n; i++) {
			double sum = 0;
			double[] q = new double[k];
			for (int c = 0; c < k; c++) {
				q[c] = Math.exp(4 * random.nextGaussian());
				sum += q[c];
			}
			double u = random.nextDouble() * sum;
			int of = 0;
			while (of < k - 1 && u > q[of]) {
				u -= q[of++];
			}
			given[i] = random.nextInt(10) == 0 ? (of + 1 + random.nextInt(k - 1)) % k : of;
			if (given[i] != of) {
				wrong.add(WithPredictions.file(i));
			}
			double all = 0;
			for (int c = 0; c < k; c++) {
				q[c] = Math.pow(q[c] / sum, power);
				all += q[c];
			}
			for (int c = 0; c < k; c++) {
				p[i * k + c] = (float) (q[c] / all);
			}
		}
		MemoryAnalysis data = WithPredictions.of(FloatMatrix.of(n, k, p), new Labels(IntStream.range(0, k).mapToObj(c -> "c" + c).toList(), given));
		LabelIssues issues = LabelIssues.of(Run.of("audit", data, "method", "selfConfidence"));
		LabelIssues stated = LabelIssues.of(Run.of("audit", data, "method", "selfConfidence", "sample", "out"));
		assertEquals(wrong.size() / (double) n, issues.basis().noise(), 0.05);
		Calibration calibration = new Calibration();
		int found = 0;
		for (int i = 0; i < 2 * wrong.size(); i++) {
			found += wrong.contains(issues.images().get(i).file()) ? 1 : 0;
			calibration.add(i, issues.images().get(i).verdict(), found);
			Verdict v = stated.images().get(i).verdict();
			Verdict asked = issues.images().get(i).verdict();
			assertTrue(i < 20 || v.expectedLow() <= found / (i + 1.0) && found / (i + 1.0) <= v.expectedHigh(), v.toString());
			assertTrue(v.expectedLow() <= v.expectedPrecision() && v.expectedPrecision() <= v.expectedHigh(), v.toString());
			assertTrue(asked.expectedLow() <= v.expectedLow() && v.expectedHigh() <= asked.expectedHigh(),
					"layers are asked unless it has not seen the labels");
		}
		Verdict marked = stated.images().get(wrong.size() - 1).verdict();
		assertTrue(marked.expectedHigh() - marked.expectedLow() < 0.6, marked.toString());
		calibration.assertHolds(issues.basis().why());
	}

	@Test
	void probesFindTheWrongLabelsOfANetworkWithoutPredictions() throws Exception {
		Noisy noisy = Noisy.of();
		LabelIssues issues = LabelIssues.of(Run.of("audit", noisy.data));
		assertEquals(Source.PROBE, issues.basis().source());
		assertTrue(issues.basis().why().contains("no class probabilities"), issues.basis().why());
		assertTrue(issues.averagePrecision(noisy.wrong) > 0.9, () -> "" + issues.averagePrecision(noisy.wrong));
		OfImage first = issues.images().getFirst();
		int row = Integer.parseInt(first.file().replaceAll("\\D", ""));
		assertEquals("class " + row / PER_CLASS, first.classes().suggested());
		assertEquals("conv", first.leavesAt());
		assertTrue(first.probability().alternative() > 0.5 && first.verdict().issue());
	}

	@Test
	void whatIsWrittenIsRead() throws Exception {
		Result result = Run.of("audit", Noisy.of().data);
		LabelIssues read = LabelIssues.of(result);
		assertEquals(result.table(), read.toResult().table());
		assertEquals(result.scalars(), read.toResult().scalars());
		assertEquals(List.of("file", "given_label", "predicted_label", "label_score", "is_label_issue"),
				result.table().columns().stream().limit(5).map(c -> c.name()).toList());
		assertEquals(read.images().getFirst(), read.byFile().get(read.images().getFirst().file()));
	}

	@Test
	void theOrderOfTheImagesChangesNothing() throws Exception {
		MemoryAnalysis data = WithPredictions.of(Noisy.of().data, likely(Noisy.of().data.labels(), 0.6));
		Result plain = Run.of("audit", data, "source", "both");
		Result permuted = Run.of("audit", data.select(Planted.permutation(CLASSES * PER_CLASS, 5)), "source", "both");
		assertEquals(plain.table(), permuted.table());
	}

	@Test
	void theSameSeedGivesTheSameBytesAndAnotherOneMayNot() throws Exception {
		MemoryAnalysis data = Noisy.of().data;
		assertEquals(Run.seeded("audit", data, 4).tables(), Run.seeded("audit", data, 4).tables());
		assertFalse(Run.seeded("audit", data, 4).table().equals(Run.seeded("audit", data, 5).table()));
	}

	@Test
	void layersThatHardlyKnowTheClassesExpectNothing() throws Exception {
		Labels labels = Noisy.of().data.labels();
		Random random = new Random(3);
		float[] noise = new float[labels.size() * 8];
		for (int i = 0; i < noise.length; i++) {
			noise[i] = (float) random.nextGaussian();
		}
		MemoryAnalysis blind = MemoryAnalysis.of(FloatMatrix.of(labels.size(), 8, noise), labels);
		LabelIssues issues = LabelIssues.of(Run.of("audit", WithPredictions.of(blind, likely(labels, 1))));
		assertTrue(issues.basis().inSample());
		assertTrue(Double.isNaN(issues.basis().noise()) && issues.images().stream().allMatch(i -> Double.isNaN(i.verdict().expectedPrecision())));
		assertTrue(issues.basis().why().contains("cannot tell wrong labels from images they do not understand"), issues.basis().why());
		assertTrue(issues.images().stream().allMatch(i -> i.verdict().expectedLow() == 0 && i.verdict().expectedHigh() > 0.05), "an interval, from nothing on");
		assertFalse(issues.issues().isEmpty());
		assertEquals(issues.toResult().table(), LabelIssues.of(issues.toResult()).toResult().table());
		assertFalse(Double.isNaN(LabelIssues.of(Run.of("audit", WithPredictions.of(Noisy.of().data, likely(labels, 1)))).basis().noise()));
	}

	@Test
	void aNetworkThatFitsEveryLabelIsTakenToHaveMemorisedThem() throws Exception {
		Noisy noisy = Noisy.of();
		MemoryAnalysis data = WithPredictions.of(noisy.data, likely(noisy.data.labels(), 1));
		LabelIssues in = LabelIssues.of(Run.of("audit", data));
		assertTrue(in.basis().inSample());
		assertEquals(Source.PROBE, in.basis().source());
		assertEquals("chanceOfWrongLabel", in.basis().method());
		assertEquals(1, in.basis().fit());
		assertTrue(in.averagePrecision(noisy.wrong) > 0.9, () -> "" + in.averagePrecision(noisy.wrong));
		LabelIssues out = LabelIssues.of(Run.of("audit", data, "sample", "out"));
		assertFalse(out.basis().inSample());
		assertEquals(Source.NETWORK, out.basis().source());
		assertTrue(out.basis().why().contains("as stated") && out.basis().why().contains("usual for a network that has seen them"), out.basis().why());
	}

	@Test
	void equalImagesOfDifferentClassesAreConflicts() throws Exception {
		Noisy noisy = Noisy.of();
		float[] x = noisy.data.matrices().get("conv").toArray();
		System.arraycopy(x, 12, x, 100 * 12, 12); // image 1 again, among those of another class
		LabelIssues issues = LabelIssues.of(Run.of("audit", MemoryAnalysis.of(FloatMatrix.of(CLASSES * PER_CLASS, 12, x), noisy.data.labels().of())));
		var conflict = issues.conflicts().getFirst();
		assertEquals(Set.of("image1.png", "image100.png"), Set.of(conflict.image(), conflict.other()));
		assertEquals(0, conflict.distance());
		assertEquals("image100.png", issues.of("image1.png").orElseThrow().conflict());
	}

	@Test
	void anImageFarFromAllClassesIsStrange() throws Exception {
		Noisy noisy = Noisy.of();
		float[] x = noisy.data.matrices().get("conv").toArray();
		for (int c = 0; c < 12; c++) {
			x[8 * 12 + c] = c % 2 == 0 ? 60 : -40;
		}
		MemoryAnalysis data = MemoryAnalysis.of(FloatMatrix.of(CLASSES * PER_CLASS, 12, x), noisy.data.labels().of());
		OfImage far = LabelIssues.of(Run.of("audit", data)).of("image8.png").orElseThrow();
		assertTrue(far.farness() > 0.99, () -> far.toString());
		assertTrue(!far.verdict().issue() || far.verdict().finding() == LabelIssues.Finding.STRANGE, () -> far.toString());
	}

	@Test
	void aNamedMethodIsUsedAndItsMaskDecides() throws Exception {
		Noisy noisy = Noisy.of();
		LabelIssues issues = LabelIssues.of(Run.of("audit", noisy.data, "method", "confidentJoint", "filter", "prune_by_class"));
		assertEquals("confidentJoint", issues.basis().method());
		assertFalse(issues.basis().planted());
		assertTrue(issues.images().stream().allMatch(i -> i.verdict().issue() == (i.verdict().score() <= 0.5)), "the labels taken for wrong come first");
	}

	@Test
	void fewImagesOfAClassAreNoObstacle() throws Exception {
		LabelIssues issues = LabelIssues.of(Run.of("audit", MemoryAnalysis.of(Planted.matrix(new int[] { 0, 0, 0, 1, 2 }, 3, 6, 3, 1), 0, 0, 0, 1, 2)));
		assertEquals(5, issues.images().size());
		assertTrue(issues.images().stream().allMatch(
				i -> i.verdict().score() >= 0 && i.verdict().score() <= 1 && i.verdict().expectedLow() >= 0 && i.verdict().expectedHigh() <= 1
						&& !(i.verdict().expectedPrecision() < 0 || i.verdict().expectedPrecision() > 1)));
	}

	@Test
	void whatCannotBeAuditedIsOneSentence() {
		MemoryAnalysis one = MemoryAnalysis.of(Planted.matrix(new int[4], 1, 3, 1, 1), 0, 0, 0, 0);
		assertEquals("an audit compares classes, and all 4 images are of one class, 'class 0'",
				assertThrows(InputException.class, () -> Run.of("audit", one)).getMessage());
		assertEquals("parameter source=network: the network gives no class probabilities; use probe",
				assertThrows(InputException.class, () -> Run.of("audit", Noisy.of().data, "source", "network")).getMessage());
	}

	@Test
	void itIsCancelled() {
		NullProgressMonitor cancelled = new NullProgressMonitor();
		cancelled.setCanceled(true);
		assertThrows(OperationCanceledException.class,
				() -> new Operations(Run.CATALOGUE).run("audit", Map.of(), 1, Noisy.of().data, ResultStore.NONE, cancelled));
	}

	// the given class gets a share of the probability, which is then the likeliest one
	private static FloatMatrix likely(Labels labels, double share) {
		SplittableRandom random = new SplittableRandom(9);
		float[] p = new float[labels.size() * CLASSES];
		for (int i = 0; i < labels.size(); i++) {
			for (int c = 0; c < CLASSES; c++) {
				p[i * CLASSES + c] = c == labels.classOf(i) ? random.nextDouble() < share ? 0.7f : 0.1f : 0.1f;
			}
			float sum = 0;
			for (int c = 0; c < CLASSES; c++) {
				sum += p[i * CLASSES + c];
			}
			for (int c = 0; c < CLASSES; c++) {
				p[i * CLASSES + c] /= sum;
			}
		}
		return FloatMatrix.of(labels.size(), CLASSES, p);
	}
}
