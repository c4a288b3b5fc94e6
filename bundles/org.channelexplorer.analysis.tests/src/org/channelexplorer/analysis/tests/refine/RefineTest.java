package org.channelexplorer.analysis.tests.refine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.HeadRefinement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.junit.jupiter.api.Test;

/** Heads for the classes of a labelling. */
class RefineTest {
	private static final int FEATURES = 6;
	private static final int EACH = 40;
	private static final List<String> OUTPUTS = List.of("horse", "cat", "dog");

	/** Horses of two kinds, even and odd, apart along feature 0; the head knows nothing of them. Cats and dogs differ along features 2 and 3. */
	private static MemoryAnalysis data(Labels labels) {
		SplittableRandom random = new SplittableRandom(4);
		float[] x = new float[3 * EACH * FEATURES];
		float[] p = new float[3 * EACH * 3];
		float[] w = new float[3 * FEATURES + 3];
		for (int c = 0; c < 3; c++) {
			w[c * FEATURES + 1 + c] = 1;
		}
		int[] given = IntStream.range(0, 3 * EACH).map(i -> i / EACH).toArray();
		for (int i = 0; i < given.length; i++) {
			double[] logits = new double[3];
			double sum = 0;
			for (int f = 0; f < FEATURES; f++) {
				double mean = f == 1 + given[i] ? 3 : f == 0 && given[i] == 0 ? i % 2 == 0 ? 4 : -4 : 0;
				x[i * FEATURES + f] = (float) (mean + random.nextGaussian());
				if (f >= 1 && f <= 3) {
					logits[f - 1] = x[i * FEATURES + f];
				}
			}
			for (double l : logits) {
				sum += Math.exp(l);
			}
			for (int c = 0; c < 3; c++) {
				p[i * 3 + c] = (float) (Math.exp(logits[c]) / sum);
			}
		}
		return MemoryAnalysis.of(Map.of("pool", FloatMatrix.of(given.length, FEATURES, x)), new Labels(OUTPUTS, given)).labelled(labels)
				.predicted(FloatMatrix.of(given.length, 3, p), OUTPUTS).withHead(w);
	}

	private static Labels split() {
		return new Labels(List.of("cat", "dog", "even", "odd"), IntStream.range(0, 3 * EACH).map(i -> i < EACH ? 2 + i % 2 : i / EACH - 1).toArray());
	}

	private static double[] probabilities(double[] logits) {
		double sum = 0;
		double[] p = new double[logits.length];
		for (int i = 0; i < p.length; i++) {
			p[i] = Math.exp(logits[i]);
			sum += p[i];
		}
		for (int i = 0; i < p.length; i++) {
			p[i] /= sum;
		}
		return p;
	}

	@Test
	void aSplitFindsTheKindsAndKeepsTheOldClasses() throws InputException {
		MemoryAnalysis data = data(split());
		HeadRefinement r = HeadRefinement.of(Run.of("refine", data));
		assertEquals(List.of("cat", "dog", "even", "odd"), r.classes().stream().map(HeadRefinement.NewClass::name).toList());
		assertEquals(List.of("cat", "dog", "horse", "horse"), r.classes().stream().map(HeadRefinement.NewClass::from).toList());
		assertEquals(EACH / 2, r.classes().get(3).images());
		assertTrue(r.classes().get(2).rightKind() >= 0.95 && r.classes().get(3).rightKind() >= 0.95, r.classes().toString());
		assertTrue(Double.isNaN(r.classes().get(0).rightKind()));
		assertEquals(r.before(), r.after());
		assertEquals(0, r.change().high() - r.change().low());
		assertEquals(List.of(), r.losses());
		HeadChange.Divided head = assertInstanceOf(HeadChange.Divided.class, r.head());
		float[] features = new float[FEATURES];
		FloatMatrix x = data.matrices().get("pool");
		FloatMatrix p = data.predictions().orElseThrow();
		for (int i = 0; i < x.rows(); i++) {
			x.copyRow(i, features, 0);
			double[] old = new double[3];
			for (int c = 0; c < 3; c++) {
				old[c] = Math.log(p.get(i, c));
			}
			double[] now = probabilities(head.logits(old, features));
			assertEquals(p.get(i, 0), now[2] + now[3], 1e-6, "the horse's probability stays");
			assertEquals(p.get(i, 1), now[0], 1e-6);
		}
	}

	@Test
	void classesPutTogetherAddTheirProbabilities() throws InputException {
		Labels pets = new Labels(List.of("horse", "pet"), IntStream.range(0, 3 * EACH).map(i -> i < EACH ? 0 : 1).toArray());
		HeadRefinement r = HeadRefinement.of(Run.of("refine", data(pets)));
		assertEquals("cat, dog", r.classes().get(1).from());
		double[] now = probabilities(r.head().logits(new double[] { Math.log(0.5), Math.log(0.2), Math.log(0.3) }, new float[FEATURES]));
		assertEquals(0.5, now[1], 1e-12);
		assertEquals(List.of("horse", "cat, dog"), r.common().stream().map(HeadRefinement.Common::classes).toList());
	}

	@Test
	void aRefitIsJudgedOnImagesItDidNotSee() throws InputException {
		// kinds dealt at random: nothing can tell them apart
		SplittableRandom random = new SplittableRandom(8);
		Labels chance = new Labels(List.of("cat", "dog", "one", "two"),
				IntStream.range(0, 3 * EACH).map(i -> i < EACH ? 2 + random.nextInt(2) : i / EACH - 1).toArray());
		for (String way : List.of("split", "refit")) {
			HeadRefinement r = HeadRefinement.of(Run.of("refine", data(chance), "way", way));
			double kinds = r.classes().subList(2, 4).stream().mapToDouble(c -> c.rightKind() * c.images()).sum() / EACH;
			assertTrue(kinds < 0.75, way + " " + kinds);
		}
		HeadRefinement real = HeadRefinement.of(Run.of("refine", data(split()), "way", "refit"));
		assertInstanceOf(HeadChange.Replaced.class, real.head());
		assertTrue(real.classes().get(2).rightKind() >= 0.95, real.classes().toString());
		assertTrue(real.after() > real.before() - 0.05, real.toString());
		assertTrue(real.change().low() <= real.change().difference() && real.change().difference() <= real.change().high());
	}

	@Test
	void outputsWithoutImagesStayAndKeepARefitFromRunning() throws InputException {
		int[] rows = IntStream.range(0, 2 * EACH).toArray();
		MemoryAnalysis some = data(split()).select(rows);
		HeadRefinement r = HeadRefinement.of(Run.of("refine", some));
		assertEquals(List.of("cat", "even", "odd", "dog"), r.classes().stream().map(HeadRefinement.NewClass::name).toList());
		assertTrue(Double.isNaN(r.classes().get(3).accuracy()));
		String message = assertThrows(InputException.class, () -> Run.of("refine", some, "way", "refit")).getMessage();
		assertTrue(message.contains("1 have none: dog"), message);
	}

	@Test
	void correctedLabelsDivideNothing() throws InputException {
		int[] of = IntStream.range(0, 3 * EACH).map(i -> i / EACH).toArray();
		of[EACH] = 2;
		of[EACH + 1] = 2;
		HeadRefinement r = HeadRefinement.of(Run.of("refine", data(new Labels(OUTPUTS, of))));
		assertEquals(List.of("2 of 40 images of 'cat' are 'dog' in the labelling: too few for a part, they count as corrected labels"), r.notes());
		assertTrue(((HeadChange.Divided) r.head()).divisions().stream().allMatch(d -> d.parts().size() == 1));
		of[EACH + 1] = 0;
		of[EACH] = 3;
		String message = assertThrows(InputException.class, () -> Run.of("refine", data(new Labels(List.of("horse", "cat", "dog", "rare"), of)))).getMessage();
		assertTrue(message.startsWith("the class 'rare' has too few images"), message);
	}

	@Test
	void whatTheKeyHolds() throws InputException {
		String plain = Run.key("refine", data(split())).hash();
		assertEquals(plain, Run.key("refine", data(split())).hash());
		assertNotEquals(plain, Run.key("refine", data(split()), "way", "refit").hash());
		assertNotEquals(plain, Run.key("refine", data(new Labels(OUTPUTS, IntStream.range(0, 3 * EACH).map(i -> i / EACH).toArray()))).hash());
		Result result = Run.of("refine", data(split()));
		assertEquals(result.tables(), HeadRefinement.of(result).toResult().tables());
	}

	@Test
	void classesThatAreNoOutputAreNamed() {
		MemoryAnalysis d = data(split());
		MemoryAnalysis foreign = d.predicted(d.predictions().orElseThrow(), List.of("horse", "cat", "wolf"));
		String message = assertThrows(InputException.class, () -> Run.of("refine", foreign)).getMessage();
		assertTrue(message.contains("no output of the network") && message.contains("dog"), message);
	}

	@Test
	void oneClassOfAllIsRefused() {
		MemoryAnalysis d = data(new Labels(List.of("all"), new int[3 * EACH]));
		String message = assertThrows(InputException.class, () -> Run.of("refine", d)).getMessage();
		assertEquals("the labelling makes one class, 'all', of all outputs: a network of one output tells nothing", message);
	}
}
