package org.channelexplorer.analysis.tests.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.MemoryAnalysis;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.result.ChannelEffects;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.result.PlannedSurgery.Change;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.LinearHead;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

/** Surgery on a small network whose answers are known: a layer that a softmax over a matrix of weights reads. */
class SurgeryTest {
	private static final Catalogue CATALOGUE = Platform.isRunning() ? Catalogue.ofEquinox() : Catalogue.ofClasspath(SurgeryTest.class.getClassLoader());
	private static final int CLASSES = 3;
	private static final int PER_CLASS = 21;

	/** An analysis with a head. */
	private static final class Headed extends DelegatingData {
		private final LinearHead head;

		Headed(FloatMatrix x, FloatMatrix weights, Labels labels) {
			super(new MemoryAnalysis(Map.of("conv", x), labels, null));
			head = new LinearHead("conv", x, weights, "hash");
		}

		@Override
		public Substitutions substitutions(List<String> layers) {
			return head;
		}

		@Override
		public Optional<FloatMatrix> predictions() {
			return Optional.of(FloatMatrix.of(labels().size(), CLASSES, new float[labels().size() * CLASSES]));
		}

		@Override
		public OutputNames outputNames() {
			return new OutputNames(List.of("class 0", "class 1", "class 2"), "test", "");
		}

		@Override
		public OutgoingWeights outgoingWeights(String layer) {
			FloatMatrix w = head.weights();
			float[] norms = new float[w.columns()];
			float[] centred = new float[w.columns()];
			for (int c = 0; c < norms.length; c++) {
				float[] column = w.column(c);
				double mean = 0;
				for (float v : column) {
					mean += v / column.length;
				}
				for (float v : column) {
					norms[c] += v * v;
					centred[c] += (v - mean) * (v - mean);
				}
				norms[c] = (float) Math.sqrt(norms[c]);
				centred[c] = (float) Math.sqrt(centred[c]);
			}
			return new OutgoingWeights(norms, centred);
		}
	}

	private static int[] classOf() {
		return IntStream.range(0, CLASSES * PER_CLASS).map(i -> i / PER_CLASS).toArray();
	}

	/**
	 * Channels 0 to 2 speak for a class each, with falling weight; 3 to 5 separate the classes as well but nothing reads them (decoys); 6 and 7 are
	 * the sum and the difference of 0 and 1; 8 to 11 are noise that is read a little.
	 */
	private static Headed planted(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		int n = CLASSES * PER_CLASS;
		int channels = 12;
		float[] x = new float[n * channels];
		for (int i = 0; i < n; i++) {
			float[] row = new float[channels];
			for (int c = 0; c < 3; c++) {
				row[c] = (float) ((c == i / PER_CLASS ? 2 : 0) + 0.8 * random.nextGaussian());
				row[c + 3] = (float) ((c == i / PER_CLASS ? 4 : 0) + 0.3 * random.nextGaussian());
			}
			row[6] = row[0] + row[1];
			row[7] = row[0] - row[1];
			for (int c = 8; c < channels; c++) {
				row[c] = (float) random.nextGaussian();
			}
			System.arraycopy(row, 0, x, i * channels, channels);
		}
		float[] w = new float[CLASSES * channels];
		float[] strengths = { 2.4f, 1.6f, 0.8f };
		for (int k = 0; k < CLASSES; k++) {
			w[k * channels + k] = strengths[k];
			w[k * channels + 6] = k == 0 ? 1.2f : 0;
			w[k * channels + 7] = k == 1 ? -1 : 0;
			for (int c = 8; c < channels; c++) {
				w[k * channels + c] = k == c % 3 ? 0.05f * (c - 7) : 0;
			}
		}
		return new Headed(FloatMatrix.of(n, channels, x), FloatMatrix.of(CLASSES, channels, w), MemoryAnalysis.labels(classOf()));
	}

	private static PlannedSurgery plan(AnalysisData data, long seed, String... parameters) throws InputException {
		return PlannedSurgery.of(run("surgery", data, seed, parameters));
	}

	private static Result run(String operation, AnalysisData data, long seed, String... parameters) throws InputException {
		Map<String, String> given = new LinkedHashMap<>();
		for (int i = 0; i < parameters.length; i += 2) {
			given.put(parameters[i], parameters[i + 1]);
		}
		return new Operations(CATALOGUE).run(operation, given, seed, data, ResultStore.NONE, new NullProgressMonitor());
	}

	private static double[] ranks(double[] values) {
		double[] ranks = new double[values.length];
		for (int i = 0; i < values.length; i++) {
			for (double v : values) {
				ranks[i] += v < values[i] ? 1 : v == values[i] ? 0.5 : 0;
			}
		}
		return ranks;
	}

	private static double spearman(double[] a, double[] b) {
		double[] x = ranks(a);
		double[] y = ranks(b);
		double mx = java.util.Arrays.stream(x).average().orElseThrow();
		double my = java.util.Arrays.stream(y).average().orElseThrow();
		double xy = 0;
		double xx = 0;
		double yy = 0;
		for (int i = 0; i < x.length; i++) {
			xy += (x[i] - mx) * (y[i] - my);
			xx += (x[i] - mx) * (x[i] - mx);
			yy += (y[i] - my) * (y[i] - my);
		}
		return xy / Math.sqrt(xx * yy);
	}

	@Test
	void theRankingAblationIsWhatTheOperationFound() throws InputException {
		Headed data = planted(1);
		Map<Integer, ChannelEffects.Channel> effects = new LinkedHashMap<>();
		ChannelEffects.of(run("ablation", data, 1)).channels().forEach(c -> effects.put(c.channel(), c));
		RankedChannels ranked = RankedChannels.of(run("ranking", data, 1, "method", "ablation"));
		assertEquals(List.copyOf(effects.keySet()), ranked.channels().stream().map(RankedChannels.Channel::channel).toList());
		for (RankedChannels.Channel c : ranked.channels()) {
			ChannelEffects.Channel effect = effects.get(c.channel());
			assertEquals(List.of(effect.drop(), effect.low(), effect.high()), List.of(c.score(), c.low(), c.high()));
		}
		ActivationHeatmap plain = ActivationHeatmap.of(run("heatmap", data, 1));
		assertTrue(plain.rankings().size() > 3 && plain.rankings().stream().noneMatch(r -> r.id().equals("ablation")), plain.rankings().toString());
		ActivationHeatmap asked = ActivationHeatmap.of(run("heatmap", data, 1, "method", "ablation", "rankings", "variance,ablation"));
		assertEquals(List.of("ablation", "variance"), asked.rankings().stream().map(ActivationHeatmap.Ranking::id).toList());
		assertEquals(List.copyOf(effects.keySet()), asked.channels().stream().map(ActivationHeatmap.Channel::channel).toList());
	}

	@Test
	void plansByTheRankingAblationSeeOnlyTheirHalfOfTheImages() throws InputException {
		Headed data = planted(1);
		String[] asked = { "order", "ranking", "ranking", "ablation", "share", "0.25", "random", "0" };
		PlannedSurgery plan = plan(data, 1, asked);
		assertEquals("ablation", plan.choice().ranking());
		assertEquals(3, plan.removed().size());
		assertTrue(plan.removed().stream().allMatch(r -> r.channel() > 2), plan.removed().toString());
		float[] x = data.head.values().toArray().clone();
		for (int i = 0; i < data.images().size(); i++) {
			for (int c = 0; c < 12 && plan.images().heldOut().contains(data.images().get(i).file()); c++) {
				x[i * 12 + c] = 12 - c;
			}
		}
		assertEquals(plan.removed(), plan(new Headed(FloatMatrix.of(data.images().size(), 12, x), data.head.weights(), data.labels()), 1, asked).removed());
	}

	@Test
	void ablationTellsCausesFromDecoys() throws InputException {
		ChannelEffects effects = ChannelEffects.of(run("ablation", planted(1), 1));
		double[] drop = new double[12];
		double[] moved = new double[12];
		effects.channels().forEach(c -> {
			drop[c.channel()] = c.drop();
			moved[c.channel()] = c.moved();
			assertTrue(c.low() <= c.drop() && c.drop() <= c.high());
		});
		assertTrue(effects.channels().getFirst().channel() < 3);
		for (int decoy = 3; decoy < 6; decoy++) {
			assertEquals(0, drop[decoy], 1e-6);
			assertEquals(0, moved[decoy], 1e-6);
		}
		// the true effect of a channel: how far it moves the outputs, known from the weights and the deviations that were planted
		double[] truth = new double[12];
		double[] strengths = { 2.4, 1.6, 0.8 };
		for (int c = 0; c < 3; c++) {
			truth[c] = strengths[c] * 1.2;
		}
		truth[6] = 1.2 * 1.5;
		truth[7] = 1.5;
		for (int c = 8; c < 12; c++) {
			truth[c] = 0.05 * (c - 7);
		}
		assertTrue(spearman(truth, moved) >= 0.9, () -> "Spearman " + spearman(truth, moved));
		assertTrue(effects.channels().stream().filter(c -> c.channel() < 3).allMatch(ChannelEffects.Channel::telling));
	}

	@Test
	void decoysLookBestToARankingByClassesAndGoFirstByWeights() throws InputException {
		PlannedSurgery byClasses = plan(planted(1), 1, "order", "ranking", "ranking", "etaSquared", "share", "0.74", "replace", "zero", "curve", "false");
		PlannedSurgery byWeights = plan(planted(1), 1, "order", "ranking", "ranking", "deviationWeight", "share", "0.25", "replace", "zero", "curve", "false");
		Set<Integer> kept = new HashSet<>(IntStream.range(0, 12).boxed().toList());
		byClasses.removed().forEach(r -> kept.remove(r.channel()));
		assertTrue(kept.containsAll(List.of(3, 4, 5)), kept.toString());
		assertEquals(Set.of(3, 4, 5), new HashSet<>(byWeights.removed().stream().map(PlannedSurgery.Removed::channel).toList()));
		assertEquals(byWeights.accuracy().before(), byWeights.accuracy().after());
		assertTrue(byClasses.accuracy().after() < byWeights.accuracy().after());
	}

	@Test
	void linearCombinationsAreCompensatedExactly() throws InputException {
		Headed data = planted(2);
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
		PlannedSurgery p = plan(planted(2), 1, "share", "0.17", "ridge", "1e-10", "curve", "false");
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
		int n = CLASSES * PER_CLASS;
		int channels = 41;
		float[] x = new float[n * channels];
		for (int i = 0; i < n; i++) {
			for (int c = 0; c < channels - 1; c++) {
				x[i * channels + c] = (float) random.nextGaussian();
			}
			x[i * channels + channels - 1] = 3;
		}
		float[] w = new float[CLASSES * channels];
		java.util.Arrays.fill(w, 0.1f);
		PlannedSurgery p = plan(new Headed(FloatMatrix.of(n, channels, x), FloatMatrix.of(CLASSES, channels, w), MemoryAnalysis.labels(classOf())), 1,
				"channels", "40", "groups", "0");
		assertEquals(3, p.substitutes().getFirst().constants()[0], 1e-4); // a constant is its mean
		for (float b : p.substitutes().getFirst().weights()) {
			assertEquals(0, b, 1e-5);
		}
	}

	@Test
	void meanReplacementIsTheMeanOfTheChoosingHalf() throws InputException {
		Headed data = planted(3);
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
		Headed data = planted(1);
		PlannedSurgery p = plan(data, 1, "share", "0.25");
		Set<String> all = new HashSet<>(p.images().choosing());
		assertTrue(p.images().heldOut().stream().allMatch(all::add), "an image is in both halves");
		assertEquals(data.images().size(), all.size());
		for (PlannedSurgery.ClassCost c : p.classes()) {
			assertEquals(PER_CLASS / 2, c.images());
		}
		assertNotEquals(p.images().heldOut(), plan(data, 2, "share", "0.25").images().heldOut());
		assertTrue(p.flips().stream().allMatch(f -> p.images().heldOut().contains(f.image())));
	}

	@Test
	void guardHoldsOnTheImagesOfTheChoice() throws InputException {
		Headed data = planted(1);
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
	private static double worstOfChoice(Headed data, PlannedSurgery p) throws InputException {
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
			for (int k = 0; k < CLASSES; k++) {
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
		PlannedSurgery p = plan(planted(6), 1, "share", "0.5", "replace", "zero");
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
		Result one = run("surgery", planted(1), 5, "share", "0.5");
		Result two = run("surgery", planted(1), 5, "share", "0.5");
		assertEquals(one.scalars(), two.scalars());
		assertEquals(one.tables(), two.tables());
	}

	@Test
	void cancelledWithinASecond() {
		NullProgressMonitor monitor = new NullProgressMonitor() {
			private int asked;

			@Override
			public boolean isCanceled() {
				return ++asked > 200;
			}
		};
		assertTimeout(Duration.ofSeconds(1), () -> assertThrows(OperationCanceledException.class, () -> new Operations(CATALOGUE).run("ablation",
				Map.of(), 1, planted(1), ResultStore.NONE, monitor)));
	}

	@Test
	void badChannelsAreNamed() {
		assertEquals("layer conv has no channel 12: it has 12",
				assertThrows(InputException.class, () -> plan(planted(1), 1, "channels", "3,12")).getMessage());
		assertEquals("channels 3,x: 'x' is neither a channel nor a range such as 3-7",
				assertThrows(InputException.class, () -> plan(planted(1), 1, "channels", "3,x")).getMessage());
		assertEquals("layer conv cannot lose all of its 12 channels",
				assertThrows(InputException.class, () -> plan(planted(1), 1, "channels", "0-11")).getMessage());
	}
}
