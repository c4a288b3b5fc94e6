package org.channelexplorer.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.SummaryFunction;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a summary function must do: a finite number for every finite map, the same bytes whatever was summarised before, on any thread and
 * wherever in memory the map lies, and no change of the map. A bundle's test extends it and names the bundle.
 */
@TestInstance(Lifecycle.PER_CLASS)
public abstract class SummaryFunctionContract {
	private final Set<String> bundles;

	/** @param bundles symbolic names of the bundles whose functions are tried; none for all that are installed */
	protected SummaryFunctionContract(String... bundles) {
		this.bundles = Set.of(bundles);
	}

	/** The functions that are tried. */
	protected List<Contribution<SummaryFunction>> functions() {
		return Installed.CATALOGUE.contributions(ExtensionPoint.SUMMARY_FUNCTIONS).stream().filter(c -> bundles.isEmpty() || bundles.contains(c.bundle()))
				.toList();
	}

	/** The functions with the names that reports of tests show. */
	protected final List<Named<Contribution<SummaryFunction>>> named() {
		return functions().stream().map(c -> Named.of(c.id(), c)).toList();
	}

	/** Maps by what is special about them; all values are finite. */
	protected static Map<String, float[]> maps() {
		Map<String, float[]> maps = new LinkedHashMap<>();
		SplittableRandom random = new SplittableRandom(5);
		for (int n : new int[] { 1, 2, 15, 16, 17, 49, 196, 1024, 1025, 3136 }) {
			float[] noise = new float[n];
			for (int i = 0; i < n; i++) {
				noise[i] = (float) random.nextGaussian();
			}
			maps.put(n + " values of noise", noise);
		}
		maps.put("zeros", new float[49]);
		maps.put("negative zeros", filled(49, -0f));
		maps.put("a constant", filled(49, 2));
		maps.put("a negative constant", filled(49, -2));
		maps.put("one that is alone", IntStream.range(0, 49).collect(() -> new float[49], (a, i) -> a[i] = i == 7 ? 1 : 0, (a, b) -> {
		}));
		maps.put("two values", IntStream.range(0, 50).collect(() -> new float[50], (a, i) -> a[i] = i % 2, (a, b) -> {
		}));
		maps.put("tiny values", filled(49, Float.MIN_VALUE));
		maps.put("large values", filled(49, 1e15f));
		return maps;
	}

	private static float[] filled(int n, float value) {
		float[] all = new float[n];
		Arrays.fill(all, value);
		return all;
	}

	private static ActivationMap map(float[] values, int from) {
		float[] memory = new float[from + values.length + 3];
		Arrays.fill(memory, 1e9f); // neighbours that must not be read
		System.arraycopy(values, 0, memory, from, values.length);
		ActivationMap map = new ActivationMap();
		map.moveTo(MemorySegment.ofArray(memory), from, values.length);
		return map;
	}

	@ParameterizedTest
	@MethodSource("named")
	protected void aFiniteMapGivesAFiniteNumber(Contribution<SummaryFunction> c) {
		SummaryFunction f = c.create();
		assertAll(maps().entrySet().stream().map(m -> () -> {
			float s = f.summarise(map(m.getValue(), 0));
			assertTrue(Float.isFinite(s), () -> c.id() + " of " + m.getKey() + " is " + s);
		}));
	}

	@ParameterizedTest
	@MethodSource("named")
	protected void sameMapSameBytes(Contribution<SummaryFunction> c) {
		SummaryFunction shared = c.create();
		Map<String, float[]> maps = maps();
		Map<String, Integer> expected = new LinkedHashMap<>();
		maps.forEach((name, values) -> expected.put(name, bits(c.create(), values, 0))); // each by an instance that has seen nothing else
		maps.forEach((name, values) -> assertEquals(expected.get(name), bits(shared, values, 5), () -> c.id() + " of " + name + ", elsewhere in memory"));
		List<String> names = List.copyOf(maps.keySet());
		IntStream.range(0, 200).parallel().forEach(i -> {
			String name = names.get(i * 7 % names.size());
			assertEquals(expected.get(name), bits(shared, maps.get(name), i % 3), () -> c.id() + " of " + name + ", on several threads");
		});
	}

	private static int bits(SummaryFunction f, float[] values, int from) {
		return Float.floatToRawIntBits(f.summarise(map(values, from)));
	}

	@ParameterizedTest
	@MethodSource("named")
	protected void theMapStaysAsItIs(Contribution<SummaryFunction> c) {
		SummaryFunction f = c.create();
		maps().forEach((name, values) -> {
			ActivationMap map = map(values, 0);
			f.summarise(map);
			float[] after = Arrays.copyOf(map.values(), map.size()); // the next function gets the same array
			assertEquals(Arrays.toString(values), Arrays.toString(after), () -> c.id() + " of " + name);
		});
	}
}
