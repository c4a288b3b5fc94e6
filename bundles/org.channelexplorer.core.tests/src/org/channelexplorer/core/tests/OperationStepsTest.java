package org.channelexplorer.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.operation.Inputs;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.Hashes;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.testkit.GivenCatalogue;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;

/** The step as a parameter of every operation. */
class OperationStepsTest {

	/** Scales a layer. */
	@Documentation(summary = "A layer times a factor.")
	public static final class Scale implements Operation<Scale.Parameters> {

		/** What the user chooses. */
		public record Parameters(@Parameter(description = "Layer.", kind = Parameter.Kind.LAYER) String layer,
				@Parameter(description = "Factor.", defaultValue = "2") int factor) {
		}

		@Override
		public Class<Parameters> parameterType() {
			return Parameters.class;
		}

		@Override
		public Inputs inputs(Call<Parameters> call) throws InputException {
			return Inputs.of(call).summary(call.parameters().layer(), "");
		}

		@Override
		public Result run(Call<Parameters> call, IProgressMonitor monitor) throws InputException {
			FloatMatrix m = call.data().summary(call.parameters().layer(), "").values();
			float[] values = m.toArray();
			for (int i = 0; i < values.length; i++) {
				values[i] *= call.parameters().factor();
			}
			return new Result("scaled", Map.of("first", (double) values[0]),
					Map.of(Result.MAIN, Table.builder().strings("image", "x", "y").doubles("value", values[0], values[1]).build()),
					Map.of(Result.MAIN, new NdArray(new int[] { 2, 1 }, values)));
		}
	}

	private static final String IMAGES = "images " + Hashes.ofLines(Stream.of());

	/** Two images, one channel; the value is the step, then ten times it. */
	private record Data(List<Integer> steps, int step) implements AnalysisData {
		@Override
		public AnalysisData atStep(int s) throws InputException {
			if (!steps.contains(s)) {
				throw new InputException("step " + s + " is not among " + steps);
			}
			return new Data(steps, s);
		}

		@Override
		public SummaryMatrix summary(String layer, String function) {
			return new SummaryMatrix("l", "f", FloatMatrix.of(2, 1, new float[] { step, 10 * step }), "hash of step " + step);
		}

		@Override
		public Network network() {
			throw new UnsupportedOperationException();
		}

		@Override
		public List<String> layers() {
			return List.of("l");
		}

		@Override
		public List<String> summaries() {
			return List.of("f");
		}

		@Override
		public List<ImageEntry> images() {
			return List.of();
		}

		@Override
		public Labels labels() {
			return Labels.ofNames(List.of("a", "b"));
		}

		@Override
		public String labelsHash() {
			return "";
		}

		@Override
		public Optional<FloatMatrix> predictions() {
			return Optional.empty();
		}
	}

	private final Operations operations = new Operations(GivenCatalogue.EMPTY.with(Operation.POINT, "scale", Scale::new));
	private final Data steps = new Data(List.of(1, 5, 10), 10);

	private Operations.Prepared prepare(AnalysisData data, String... given) throws InputException {
		return operations.prepare("scale", given.length == 0 ? Map.of() : Map.of(given[0], given[1]), 1, data);
	}

	private static Result run(Operations.Prepared call) throws InputException {
		return call.compute().run(new NullProgressMonitor());
	}

	@Test
	void theStepIsReadAndIsPartOfTheKey() throws Exception {
		Operations.Prepared five = prepare(steps, "step", "5");
		assertEquals("5", five.key().parameters().get("step"));
		assertEquals(List.of(IMAGES, "summary l f hash of step 5"), five.key().inputs());
		assertArrayEquals(new double[] { 10, 100 }, run(five).table().doubles("value"));
		assertEquals("scaled", run(five).type());
		assertEquals(prepare(steps, "step", "10").key(), prepare(steps).key(), "the last step without choice");
		assertEquals(prepare(steps, "step", " ").key(), prepare(steps).key());
		assertNotEquals(five.key().hash(), prepare(steps).key().hash());
	}

	@Test
	void withoutStepsTheKeyIsWhatItWas() throws Exception {
		Operations.Prepared plain = prepare(new Data(List.of(), 0));
		assertEquals(Set.of("layer", "factor"), plain.key().parameters().keySet());
		assertEquals(plain.key(), prepare(new Data(List.of(), 0), "step", "").key());
		assertEquals(List.of("layer", "factor"), operations.parameters("scale", Map.of(), new Data(List.of(), 0)).stream().map(ParameterSpec::name).toList());
		assertEquals(List.of("step", "layer", "factor"), operations.parameters("scale", Map.of(), steps).stream().map(ParameterSpec::name).toList());
	}

	@Test
	void allStepsTogether() throws Exception {
		Operations.Prepared all = prepare(steps, "step", "all");
		assertEquals("all", all.key().parameters().get("step"));
		assertEquals(List.of("step 1", IMAGES, "summary l f hash of step 1", "step 5", IMAGES, "summary l f hash of step 5", "step 10", IMAGES,
				"summary l f hash of step 10"), all.key().inputs());
		Result r = run(all);
		assertEquals("scaled-steps", r.type());
		assertArrayEquals(new long[] { 1, 1, 5, 5, 10, 10 }, r.table().longs("step"));
		assertArrayEquals(new String[] { "x", "y", "x", "y", "x", "y" }, r.table().strings("image"));
		assertArrayEquals(new double[] { 2, 20, 10, 100, 20, 200 }, r.table().doubles("value"));
		assertArrayEquals(new int[] { 3, 2, 1 }, r.array(Result.MAIN).shape());
		assertArrayEquals(new float[] { 2, 20, 10, 100, 20, 200 }, r.array(Result.MAIN).values());
		assertEquals(10, r.number("first.5"));
	}

	@Test
	void stepsThatAreNotThereAreNamed() {
		assertEquals("step 2 is not among [1, 5, 10]", refused(steps, "2"));
		assertTrue(refused(steps, "x").contains("step=x is neither a whole number nor all"));
		assertTrue(refused(new Data(List.of(), 0), "1").contains("step=1: there are no steps"));
		assertTrue(refused(new Data(List.of(), 0), "all").contains("step=all: there are no steps"));
	}

	private String refused(AnalysisData data, String step) {
		return assertThrows(InputException.class, () -> prepare(data, "step", step)).getMessage();
	}
}
