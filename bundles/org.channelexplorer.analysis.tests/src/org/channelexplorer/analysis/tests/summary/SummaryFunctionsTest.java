package org.channelexplorer.analysis.tests.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonObject;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.ActivationMap;
import org.channelexplorer.core.extension.SummaryFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryFunctionsTest {
	private static final List<String> IDS = List.of("l2", "max", "mean", "otsuSum");

	static SummaryFunction function(String id) {
		return Run.CATALOGUE.find(ExtensionPoint.SUMMARY_FUNCTIONS, id).orElseGet(() -> fail("no summary function " + id)).create();
	}

	private static float of(String id, float... values) {
		ActivationMap map = new ActivationMap();
		try (Arena arena = Arena.ofConfined()) {
			// off the start and off alignment to 8, as the second map of a tensor is
			MemorySegment memory = arena.allocate(4L * (values.length + 1));
			MemorySegment.copy(values, 0, memory, ValueLayout.JAVA_FLOAT, 4, values.length);
			map.moveTo(memory, 1, values.length);
			return function(id).summarise(map);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "l2", "max", "mean", "otsuSum" })
	void agreesWithTheReference(String id) {
		JsonObject golden = Golden.file("summaries.json");
		JsonObject inputs = golden.getAsJsonObject("inputs");
		JsonObject expected = golden.getAsJsonObject("expected");
		compare(id, Golden.floats(inputs.get("activations")), Golden.floats(inputs.get("shape")),
				Golden.doubles(expected.getAsJsonObject("maps").get(id)));
		compare(id, Golden.floats(inputs.get("onePixel")), Golden.floats(inputs.get("onePixelShape")),
				Golden.doubles(expected.getAsJsonObject("onePixel").get(id)));
	}

	private static void compare(String id, float[] values, float[] shape, double[][] expected) {
		int size = (int) (shape[2] * shape[3]);
		ActivationMap map = new ActivationMap();
		SummaryFunction function = function(id);
		try (Arena arena = Arena.ofConfined()) {
			MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_FLOAT, values);
			for (int i = 0; i < shape[0]; i++) {
				for (int c = 0; c < shape[1]; c++) {
					map.moveTo(memory, (long) (i * shape[1] + c) * size, size);
					double want = expected[i][c];
					assertEquals(want, function.summarise(map), 1e-5 * Math.abs(want), id + " of image " + i + ", channel " + c);
				}
			}
		}
	}

	@Test
	void allFourAreContributedAndDocumented() {
		List<Contribution<SummaryFunction>> ours = Run.CATALOGUE
				.contributions(ExtensionPoint.SUMMARY_FUNCTIONS).stream().filter(c -> IDS.contains(c.id())).toList();
		assertEquals(IDS, ours.stream().map(Contribution::id).sorted().toList());
		for (Contribution<SummaryFunction> c : ours) {
			assertTrue(c.documentation().formula().length() > 3 && !c.documentation().caution().isEmpty(), c.id());
		}
	}

	@Test
	void workedByHand() {
		assertEquals(5, of("l2", 3, -4));
		assertEquals(3.5, of("mean", 3, -4));
		assertEquals(4, of("max", 3, -4));
		// bins 0 and 255: the threshold is the centre of bin 0, 3 + 1/512
		assertEquals(4, of("otsuSum", 3, -4));
		// parting at 1|20 has the largest between-class variance; 1 lies in bin 12, whose centre is 1.03
		assertEquals(41, of("otsuSum", 0, 0, 1, -1, 20, -21));
		// the same parting, but 1 lies in bin 25, whose centre is 0.996
		assertEquals(21, of("otsuSum", 0, 0, 1, -1, 9, -10));
		// strictly above, and the value itself lies in the bin whose centre is the threshold: 0, 256 and the centre of bin 0, 0.5
		assertEquals(256, of("otsuSum", 0, 0.5f, 256));
		// just above the centre of the chosen bin counts, though it lies in that bin
		assertEquals(256 + 0.5625f, of("otsuSum", 0, 0.5625f, 256));
	}

	@Test
	void theFirstOfEqualMaximaWins() {
		// 0 1 2: parting after 0 and after 1 are equally good
		assertEquals(3, of("otsuSum", 0, 1, 2));
	}

	@Test
	void equalMagnitudesGiveTheirSum() {
		assertEquals(6, of("otsuSum", 2, -2, 2));
		assertEquals(0, of("otsuSum", 0, -0f, 0));
		assertEquals(7, of("otsuSum", -7));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 15, 16, 64, 700, 5000 })
	void whatIsNotFiniteStaysSo(int size) {
		for (float bad : new float[] { Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY }) {
			for (int at : new int[] { 0, size / 2, size - 1 }) {
				float[] values = random(size, 5);
				values[at] = bad;
				for (String id : IDS) {
					assertTrue(!Float.isFinite(of(id, values)), id + " of " + size + " values with " + bad + " at " + at);
				}
			}
		}
	}

	@Test
	void extremeMagnitudesKeepTheirDigits() {
		assertEquals(5e30f, of("l2", 3e30f, -4e30f), 1e24f);
		assertEquals(5e-30f, of("l2", 3e-30f, 4e-30f), 1e-36f);
		assertEquals(Float.MIN_VALUE * 3, of("otsuSum", 0, Float.MIN_VALUE, 3 * Float.MIN_VALUE), Float.MIN_VALUE);
		assertEquals(3e38f, of("otsuSum", 0, 1, 3e38f));
	}

	@Test
	void nothingDependsOnTheOrderOfThePixelsButRounding() {
		float[] values = random(997, 11);
		float[] reversed = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			reversed[i] = values[values.length - 1 - i];
		}
		for (String id : IDS) {
			assertEquals(of(id, values), of(id, reversed), 1e-5 * of(id, values), id);
		}
	}

	@Test
	void scalesWithTheActivations() {
		for (int size : new int[] { 2, 49, 64, 196, 3136 }) {
			float[] values = random(size, size);
			float[] scaled = new float[size];
			for (int i = 0; i < size; i++) {
				scaled[i] = 4 * values[i]; // a power of two: exact
			}
			for (String id : IDS) {
				assertEquals(4 * of(id, values), of(id, scaled), id + " of " + size);
			}
		}
	}

	@Test
	void threadsDoNotDisturbEachOther() {
		SummaryFunction shared = function("otsuSum");
		List<float[]> maps = IntStream.range(0, 400).mapToObj(i -> random(100 + i, i)).toList();
		List<Float> alone = maps.stream().map(v -> of("otsuSum", v)).toList();
		List<Float> together = maps.parallelStream().map(v -> {
			ActivationMap map = new ActivationMap();
			map.moveTo(MemorySegment.ofArray(v), 0, v.length);
			return shared.summarise(map);
		}).collect(Collectors.toList());
		assertEquals(alone, together);
	}

	static float[] random(int size, long seed) {
		Random random = new Random(seed);
		float[] values = new float[size];
		for (int i = 0; i < size; i++) {
			values[i] = (float) random.nextGaussian() * (random.nextInt(4) == 0 ? 5 : 1);
		}
		return values;
	}
}
