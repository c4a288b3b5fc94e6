package org.channelexplorer.onnx.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.channelexplorer.core.extension.ImportedModel;
import org.channelexplorer.core.extension.ModelSurgeon;
import org.channelexplorer.core.extension.ModelSurgeon.Cut;
import org.channelexplorer.core.extension.ModelSurgeon.Place;
import org.channelexplorer.core.extension.ModelSurgeon.Rounding;
import org.channelexplorer.core.model.Layer;
import org.channelexplorer.core.repair.Removal;
import org.channelexplorer.core.repair.Substitute;
import org.channelexplorer.onnx.internal.OnnxImporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random channels of networks that couple them in every way: the smaller network computes what the masked one does. */
class SurgeryRulesTest {
	private static final Map<String, ModelBuilder> NETWORKS = SurgeryNetworks.all();
	private static final int SETS = 9;

	@TempDir
	Path folder;

	static Stream<String> networks() {
		return NETWORKS.keySet().stream();
	}

	@ParameterizedTest
	@MethodSource("networks")
	void anyChannels(String name) throws Exception {
		Path file = NETWORKS.get(name).write(folder.resolve("model.onnx"));
		Random random = new Random(name.hashCode());
		int removed = 0;
		int kinds = 0;
		try (ImportedModel model = new OnnxImporter().open(file)) {
			ModelSurgeon surgeon = model.surgeon();
			List<Layer> layers = model.network().layers().stream().filter(Layer::readable).toList();
			for (int set = 0; set < SETS; set++) {
				Cut plan = surgeon.plan(removals(surgeon, layers, random), Rounding.NONE);
				if (plan.removed().isEmpty()) {
					continue;
				}
				removed++;
				List<Substitute> substitutes = Operated.zeros(surgeon, plan);
				kinds += replace(substitutes, plan.places(), set % 3, random);
				Operated.check(file, folder.resolve(set + ".onnx"), surgeon, substitutes, plan);
			}
		}
		assertTrue(removed >= SETS / 3, name + ": " + removed);
		assertTrue(kinds > 0 || name.startsWith("old") || name.equals("groups"), name + ": only zeros");
	}

	private static List<Removal> removals(ModelSurgeon surgeon, List<Layer> layers, Random random) throws Exception {
		List<Removal> removals = new ArrayList<>();
		TreeSet<Integer> which = new TreeSet<>(List.of(random.nextInt(layers.size()), random.nextInt(layers.size())));
		for (int l : which) {
			int channels = surgeon.read(layers.get(l).id()).channels();
			TreeSet<Integer> some = new TreeSet<>();
			for (int c = 1 + random.nextInt(3); c > 0; c--) {
				some.add(random.nextInt(channels));
			}
			removals.add(new Removal(layers.get(l).id(), List.copyOf(some)));
		}
		return removals;
	}

	/** Constants or weighted sums where the places take them. @return how many */
	private static int replace(List<Substitute> substitutes, List<Place> places, int kind, Random random) {
		int replaced = 0;
		for (int p = 0; p < places.size(); p++) {
			Place place = places.get(p);
			Substitute zero = place.zero();
			float[] constants = new float[zero.removed().length];
			float[] weights = new float[0];
			for (int i = 0; kind > 0 && place.constant() && i < constants.length; i++) {
				constants[i] = random.nextFloat() - 0.3f;
			}
			if (kind == 2 && place.weights()) {
				weights = new float[zero.removed().length * zero.kept().length];
				for (int i = 0; i < weights.length; i++) {
					weights[i] = random.nextFloat() - 0.5f;
				}
			}
			if (kind > 0 && (place.constant() || weights.length > 0)) {
				substitutes.set(p, new Substitute(zero.layer(), zero.removed(), zero.kept(), constants, weights));
				replaced++;
			}
		}
		return replaced;
	}
}
