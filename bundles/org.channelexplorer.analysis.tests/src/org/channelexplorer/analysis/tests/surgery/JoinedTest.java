package org.channelexplorer.analysis.tests.surgery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.core.result.PlannedSurgery;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.MemoryAnalysis;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

/** A layer that joins two others, as concatenations do: its channels are read as those of its parts. */
class JoinedTest {
	private static final Catalogue CATALOGUE = Platform.isRunning() ? Catalogue.ofEquinox() : Catalogue.ofClasspath(JoinedTest.class.getClassLoader());
	private static final int IMAGES = 60;
	private static final int CHANNELS = 9;
	private static final int LEFT = 5;

	/** Channels 0 to 4 come from "left", the others from "right"; channel 4 is the sum of 0 and 1. */
	private static FloatMatrix joined() {
		SplittableRandom random = new SplittableRandom(5);
		float[] x = new float[IMAGES * CHANNELS];
		for (int i = 0; i < IMAGES; i++) {
			for (int c = 0; c < CHANNELS; c++) {
				x[i * CHANNELS + c] = (float) random.nextGaussian();
			}
			x[i * CHANNELS + 4] = x[i * CHANNELS] + x[i * CHANNELS + 1];
		}
		return FloatMatrix.of(IMAGES, CHANNELS, x);
	}

	/** What reads it predicts nothing. */
	private record Joined(FloatMatrix x) implements Substitutions, Substitutions.Running {

		@Override
		public List<String> layers() {
			return List.of("joined");
		}

		@Override
		public String hash() {
			return "joined";
		}

		@Override
		public Substitutions of(int[] images) {
			return new Joined(x.selectRows(images));
		}

		@Override
		public Running open(IProgressMonitor monitor) {
			return this;
		}

		@Override
		public List<String> places() {
			return List.of("left", "right");
		}

		@Override
		public ModelSurgeon.Cut plan(List<Removal> removals, ModelSurgeon.Rounding rounding) {
			List<Integer> all = removals.getFirst().channels();
			boolean part = !removals.getFirst().layer().equals("joined");
			List<Integer> left = part ? all : all.stream().filter(c -> c < LEFT).toList();
			List<Integer> right = part ? all : all.stream().filter(c -> c >= LEFT).map(c -> c - LEFT).toList();
			List<ModelSurgeon.Place> places = IntStream.range(0, 2).filter(p -> !(p == 0 ? left : right).isEmpty())
					.mapToObj(p -> new ModelSurgeon.Place(places().get(p), replaced(places().get(p)), p == 0 ? left : right, true, true)).toList();
			ModelSurgeon.Costs costs = new ModelSurgeon.Costs(1, 1);
			return new ModelSurgeon.Cut(removals, places, List.of(), costs, costs, List.of());
		}

		@Override
		public Optional<String> place(String layer) {
			return Optional.empty();
		}

		@Override
		public float[][] outgoingProducts(String place) throws InputException {
			throw new InputException("not known");
		}

		@Override
		public int channels(String layer) {
			return CHANNELS;
		}

		@Override
		public Map<Integer, String> fixed(String layer) {
			return Map.of();
		}

		@Override
		public Tap replaced(String layer) {
			return new Tap(layer, layer.equals("left") ? LEFT : CHANNELS - LEFT, 1, 1, Tap.Layout.DENSE);
		}

		@Override
		public float[] values(String layer, int image) {
			float[] row = x.row(image);
			return layer.equals("left") ? Arrays.copyOf(row, LEFT) : Arrays.copyOfRange(row, LEFT, CHANNELS);
		}

		@Override
		public boolean predicts() {
			return false;
		}

		@Override
		public FloatMatrix predictions(List<Substitute> substitutes, int[] images, IProgressMonitor monitor) throws InputException {
			throw new InputException("no classifier");
		}

		@Override
		public void close() {
			// nothing is open
		}
	}

	@Test
	void theDefaultPlanKeepsWhatTellsMostOfEveryPart() throws Exception {
		FloatMatrix x = joined();
		DelegatingData data = new DelegatingData(
				MemoryAnalysis.of(Map.of("joined", x), IntStream.range(0, IMAGES).map(i -> i % 2).toArray())) {
			@Override
			public Substitutions substitutions(List<String> layers) {
				return new Joined(x);
			}
		};
		PlannedSurgery one = plan(data, "0.11");
		assertEquals(1, one.removed().size());
		assertTrue(List.of(0, 1, 4).contains(one.removed().getFirst().channel()), "the one that the two others give: " + one.removed());
		Substitute s = one.substitutes().getFirst();
		assertEquals("left", s.layer());
		assertEquals(4, s.weights().length);
		assertEquals(4, plan(data, "0.45").removed().size());
	}

	private static PlannedSurgery plan(DelegatingData data, String share) throws InputException {
		return PlannedSurgery
				.of(new Operations(CATALOGUE).run("surgery", Map.of("share", share, "groups", "0"), 1, data, ResultStore.NONE, new NullProgressMonitor()));
	}
}
