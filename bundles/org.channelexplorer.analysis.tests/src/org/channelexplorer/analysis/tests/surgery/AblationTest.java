package org.channelexplorer.analysis.tests.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.result.ChannelEffects;
import org.channelexplorer.core.result.RankedChannels;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.junit.jupiter.api.Test;

/** Ablation of a network whose answers are known. */
class AblationTest {

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
		double mx = Arrays.stream(x).average().orElseThrow();
		double my = Arrays.stream(y).average().orElseThrow();
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
	void ablationTellsCausesFromDecoys() throws InputException {
		ChannelEffects effects = ChannelEffects.of(Run.of("ablation", PlantedNetwork.of(1)));
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
	void theRankingAblationIsWhatTheOperationFound() throws InputException {
		PlantedNetwork data = PlantedNetwork.of(1);
		Map<Integer, ChannelEffects.Channel> effects = new LinkedHashMap<>();
		ChannelEffects.of(Run.of("ablation", data)).channels().forEach(c -> effects.put(c.channel(), c));
		RankedChannels ranked = RankedChannels.of(Run.of("ranking", data, "method", "ablation"));
		assertEquals(List.copyOf(effects.keySet()), ranked.channels().stream().map(RankedChannels.Channel::channel).toList());
		for (RankedChannels.Channel c : ranked.channels()) {
			ChannelEffects.Channel effect = effects.get(c.channel());
			assertEquals(List.of(effect.drop(), effect.low(), effect.high()), List.of(c.score(), c.low(), c.high()));
		}
		ActivationHeatmap plain = ActivationHeatmap.of(Run.of("heatmap", data));
		assertTrue(plain.rankings().size() > 3 && plain.rankings().stream().noneMatch(r -> r.id().equals("ablation")), plain.rankings().toString());
		ActivationHeatmap asked = ActivationHeatmap.of(Run.of("heatmap", data, "method", "ablation", "rankings", "variance,ablation"));
		assertEquals(List.of("ablation", "variance"), asked.rankings().stream().map(ActivationHeatmap.Ranking::id).toList());
		assertEquals(List.copyOf(effects.keySet()), asked.channels().stream().map(ActivationHeatmap.Channel::channel).toList());
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
		assertTimeout(Duration.ofSeconds(1), () -> assertThrows(OperationCanceledException.class, () -> new Operations(Run.CATALOGUE).run("ablation",
				Map.of(), 1, PlantedNetwork.of(1), ResultStore.NONE, monitor)));
	}

	@Test
	void aClassThatIsNoOutputIsNamed() {
		PlantedNetwork data = PlantedNetwork.of(1);
		Labels renamed = new Labels(List.of("class 0", "class 1", "wolf"), data.labels().of());
		String message = assertThrows(InputException.class,
				() -> Run.of("ablation", new PlantedNetwork(data.values(), data.weights(), renamed), "ablatedClass", "wolf")).getMessage();
		assertEquals("parameter ablatedClass=wolf: is no output of the network by name (test)", message);
	}
}
