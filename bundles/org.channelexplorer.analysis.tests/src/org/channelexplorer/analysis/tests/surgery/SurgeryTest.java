package org.channelexplorer.analysis.tests.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.Change;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** Surgery on a small network whose answers are known: a layer that a softmax over a matrix of weights reads. */
class SurgeryTest {
	private static PlannedSurgery plan(AnalysisData data, long seed, String... parameters) throws InputException {
		return PlannedSurgery.of(Run.seeded("surgery", data, seed, parameters));
	}

	@Test
	void plansByTheRankingAblationSeeOnlyTheirHalfOfTheImages() throws InputException {
		PlantedNetwork data = PlantedNetwork.of(1);
		String[] asked = { "order", "ranking", "ranking", "ablation", "share", "0.25", "random", "0" };
		PlannedSurgery plan = plan(data, 1, asked);
		assertEquals("ablation", plan.choice().ranking());
		assertEquals(3, plan.removed().size());
		assertTrue(plan.removed().stream().allMatch(r -> r.channel() > 2), plan.removed().toString());
		float[] x = data.values().toArray().clone();
		for (int i = 0; i < data.images().size(); i++) {
			for (int c = 0; c < 12 && plan.images().heldOut().contains(data.images().get(i).file()); c++) {
				x[i * 12 + c] = 12 - c;
			}
		}
		assertEquals(plan.removed(), plan(new PlantedNetwork(FloatMatrix.of(data.images().size(), 12, x), data.weights(), data.labels()), 1, asked).removed());
	}

	@Test
	void decoysLookBestToARankingByClassesAndGoFirstByWeights() throws InputException {
		PlannedSurgery byClasses = plan(PlantedNetwork.of(1), 1, "order", "ranking", "ranking", "etaSquared", "share", "0.74", "replace", "zero", "curve",
				"false");
		PlannedSurgery byWeights = plan(PlantedNetwork.of(1), 1, "order", "ranking", "ranking", "deviationWeight", "share", "0.25", "replace", "zero", "curve",
				"false");
		Set<Integer> kept = new HashSet<>(IntStream.range(0, 12).boxed().toList());
		byClasses.removed().forEach(r -> kept.remove(r.channel()));
		assertTrue(kept.containsAll(List.of(3, 4, 5)), kept.toString());
		assertEquals(Set.of(3, 4, 5), new HashSet<>(byWeights.removed().stream().map(PlannedSurgery.Removed::channel).toList()));
		assertEquals(byWeights.accuracy().before(), byWeights.accuracy().after());
		assertTrue(byClasses.accuracy().after() < byWeights.accuracy().after());
	}

	@Test
	void linearCombinationsAreCompensatedExactly() throws InputException {
		PlantedNetwork data = PlantedNetwork.of(2);
		PlannedSurgery exact = plan(data, 1, "channels", "6,7", "ridge", "1e-10");
		assertEquals(List.of(), exact.flips());
		var s = exact.substitutes().getFirst();
		assertEquals(1, s.weights()[0], 1e-4); // 6 = channel 0 + channel 1
		assertEquals(1, s.weights()[1], 1e-4);
		assertEquals(0, s.weights()[2], 1e-4);
		assertEquals(1, s.weights()[s.kept().length], 1e-4); // 7 = channel 0 - channel 1
		assertEquals(-1, s.weights()[s.kept().length + 1], 1e-4);
		assertEquals(0, s.constants()[0], 1e-4);
	}

	@Test
	void coverageLeavesOutWhatTheOthersTell() throws InputException {
		// 6 and 7 are made of 0 and 1: any two of the four tell all about the other two
		PlannedSurgery p = plan(PlantedNetwork.of(2), 1, "share", "0.17", "ridge", "1e-10", "curve", "false");
		List<Integer> removed = p.removed().stream().map(PlannedSurgery.Removed::channel).toList();
		assertEquals(2, removed.size());
		assertTrue(List.of(0, 1, 6, 7).containsAll(removed), removed.toString());
		assertEquals("coverage", p.choice().ranking());
		assertEquals(List.of(), p.flips());
	}

	@Test
	void fewerObservationsThanChannelsGiveTheSameRegression() throws InputException {
		// 40 kept channels and 33 images: by observations; appended noise-free copies make the answer known
		SplittableRandom random = new SplittableRandom(5);
		int n = PlantedNetwork.CLASSES * PlantedNetwork.PER_CLASS;
		int channels = 41;
		float[] x = new float[n * channels];
		for (int i = 0; i < n; i++) {
			for (int c = 0; c < channels - 1; c++) {
				x[i * channels + c] = (float) random.nextGaussian();
			}
			x[i * channels + channels - 1] = 3;
		}
		float[] w = new float[PlantedNetwork.CLASSES * channels];
		java.util.Arrays.fill(w, 0.1f);
		PlannedSurgery p = plan(
				new PlantedNetwork(FloatMatrix.of(n, channels, x), FloatMatrix.of(PlantedNetwork.CLASSES, channels, w), PlantedNetwork.classes()), 1,
				"channels", "40", "groups", "0");
		assertEquals(3, p.substitutes().getFirst().constants()[0], 1e-4); // a constant is its mean
		for (float b : p.substitutes().getFirst().weights()) {
			assertEquals(0, b, 1e-5);
		}
	}

	@Test
	void meanReplacementIsTheMeanOfTheChoosingHalf() throws InputException {
		PlantedNetwork data = PlantedNetwork.of(3);
		PlannedSurgery p = plan(data, 4, "channels", "1", "replace", "mean");
		Set<String> choosing = new HashSet<>(p.images().choosing());
		double sum = 0;
		for (int i = 0; i < data.images().size(); i++) {
			sum += choosing.contains(data.images().get(i).file()) ? data.summary("conv", "").values().get(i, 1) : 0;
		}
		assertEquals(sum / choosing.size(), p.substitutes().getFirst().constants()[0], 1e-5);
		assertEquals(0, p.substitutes().getFirst().weights().length);
	}

	@Test
	void halvesAreDisjointAndStratified() throws InputException {
		PlantedNetwork data = PlantedNetwork.of(1);
		PlannedSurgery p = plan(data, 1, "share", "0.25");
		Set<String> all = new HashSet<>(p.images().choosing());
		assertTrue(p.images().heldOut().stream().allMatch(all::add), "an image is in both halves");
		assertEquals(data.images().size(), all.size());
		for (PlannedSurgery.ClassCost c : p.classes()) {
			assertEquals(PlantedNetwork.PER_CLASS / 2, c.images());
		}
		assertNotEquals(p.images().heldOut(), plan(data, 2, "share", "0.25").images().heldOut());
		assertTrue(p.flips().stream().allMatch(f -> p.images().heldOut().contains(f.image())));
	}

	@Test
	void guardHoldsOnTheImagesOfTheChoice() throws InputException {
		PlantedNetwork data = PlantedNetwork.of(1);
		int before = -1;
		for (double guard : new double[] { 0, 0.1, 0.3, 1 }) {
			PlannedSurgery p = plan(data, 1, "guard", Double.toString(guard), "replace", "zero", "random", "0");
			assertTrue(p.choice().count() >= before, "a looser guard removes fewer channels");
			before = p.choice().count();
			assertTrue(worstOfChoice(data, p) <= guard + 1e-9, "guard " + guard);
		}
		assertEquals(11, before); // never all
	}

	/** The largest loss of a class on the choosing half, computed again from the substitutes. */
	private static double worstOfChoice(PlantedNetwork data, PlannedSurgery p) throws InputException {
		List<Integer> rows = new ArrayList<>();
		for (int i = 0; i < data.images().size(); i++) {
			if (p.images().choosing().contains(data.images().get(i).file())) {
				rows.add(i);
			}
		}
		int[] of = rows.stream().mapToInt(Integer::intValue).toArray();
		double worst = 0;
		try (Substitutions.Running network = data.substitutions(List.of("conv")).open(new NullProgressMonitor())) {
			FloatMatrix before = network.predictions(List.of(), of, new NullProgressMonitor());
			FloatMatrix after = network.predictions(p.substitutes(), of, new NullProgressMonitor());
			for (int k = 0; k < PlantedNetwork.CLASSES; k++) {
				int lost = 0;
				int images = 0;
				for (int i = 0; i < of.length; i++) {
					if (data.labels().classOf(of[i]) == k) {
						images++;
						lost += (best(before.row(i)) == k ? 1 : 0) - (best(after.row(i)) == k ? 1 : 0);
					}
				}
				worst = Math.max(worst, lost / (double) images);
			}
		}
		return worst;
	}

	private static int best(float[] p) {
		int best = 0;
		for (int k = 1; k < p.length; k++) {
			best = p[k] > p[best] ? k : best;
		}
		return best;
	}

	@Test
	void costsAddUp() throws InputException {
		PlannedSurgery p = plan(PlantedNetwork.of(6), 1, "share", "0.5", "replace", "zero");
		int n = p.images().heldOut().size();
		double before = p.classes().stream().mapToDouble(c -> c.accuracy().before() * c.images()).sum() / n;
		double after = p.classes().stream().mapToDouble(c -> c.accuracy().after() * c.images()).sum() / n;
		assertEquals(p.accuracy().before(), before, 1e-9);
		assertEquals(p.accuracy().after(), after, 1e-9);
		assertEquals(Math.round((p.accuracy().after() - p.accuracy().before()) * n),
				p.flips().stream().mapToInt(f -> f.after().equals(f.name()) ? 1 : f.before().equals(f.name()) ? -1 : 0).sum());
		for (int i = 1; i < p.classes().size(); i++) {
			assertTrue(p.classes().get(i - 1).accuracy().difference() <= p.classes().get(i).accuracy().difference(), "worst first");
		}
		Change c = p.accuracy();
		assertTrue(c.low() <= c.difference() && c.difference() <= c.high() && c.low() < c.high());
		assertEquals(3, p.pairs().size());
		assertEquals(List.of(0.0, 0.25, 0.5, 0.74, 0.9), p.curve().stream().map(PlannedSurgery.Point::share).toList());
		assertEquals(p.accuracy().after(), p.curve().get(2).accuracy());
		assertTrue(p.random().low() <= p.random().mean() && p.random().mean() <= p.random().high());
	}

	@Test
	void sameSeedSameBytes() throws InputException {
		Result one = Run.seeded("surgery", PlantedNetwork.of(1), 5, "share", "0.5");
		Result two = Run.seeded("surgery", PlantedNetwork.of(1), 5, "share", "0.5");
		assertEquals(one.scalars(), two.scalars());
		assertEquals(one.tables(), two.tables());
	}

	@Test
	void badChannelsAreNamed() {
		assertEquals("layer conv has no channel 12: it has 12",
				assertThrows(InputException.class, () -> plan(PlantedNetwork.of(1), 1, "channels", "3,12")).getMessage());
		assertEquals("channels 3,x: 'x' is neither a channel nor a range such as 3-7",
				assertThrows(InputException.class, () -> plan(PlantedNetwork.of(1), 1, "channels", "3,x")).getMessage());
		assertEquals("layer conv cannot lose all of its 12 channels",
				assertThrows(InputException.class, () -> plan(PlantedNetwork.of(1), 1, "channels", "0-11")).getMessage());
	}
}
