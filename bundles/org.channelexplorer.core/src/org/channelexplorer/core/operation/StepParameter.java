package org.channelexplorer.core.operation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.SubMonitor;

/** The parameter that every operation on an analysis with steps has, and the results of all steps put together. */
public final class StepParameter {
	/** Name of the parameter. */
	public static final String NAME = "step";
	/** Value for all steps. */
	public static final String ALL = "all";

	private record Parameters(
			@Parameter(label = "Step",
					description = "For an analysis of a network that was run several times per image: the step whose activations are read, from 1; empty = the "
							+ "last extracted one; all = the operation at every step, its tables one below the other with a column step, its arrays along a new first axis.",
					kind = Parameter.Kind.STEP) String step) {
	}

	/** The parameter as dialog, command line and help need it. */
	public static final ParameterSpec SPEC = ParameterSpec.of(Parameters.class).getFirst();

	private StepParameter() {
	}

	/** Type of the results of all steps together, those of one step being of the given type: no reader takes the one for the other. */
	public static String typeOfAll(String type) {
		return type + "-steps";
	}

	static int parse(String text) throws InputException {
		try {
			return Integer.parseInt(text.strip());
		} catch (NumberFormatException e) {
			throw new InputException("parameter step=" + text + " is neither a whole number nor " + ALL, e);
		}
	}

	/** The steps that a text names. */
	static List<Integer> chosen(String text, AnalysisData data) throws InputException {
		if (text == null || text.isBlank()) {
			return List.of(data.steps().getLast());
		}
		return text.strip().equals(ALL) ? data.steps() : List.of(parse(text));
	}

	/** One call of the calls at several steps, or the only one with its step in its key. */
	static Operations.Prepared joined(Map<Integer, Operations.Prepared> calls, boolean all) {
		ResultKey first = calls.values().iterator().next().key();
		Map<String, String> parameters = new TreeMap<>(first.parameters());
		parameters.put(NAME, all ? ALL : calls.keySet().iterator().next().toString());
		List<String> inputs = calls.entrySet().stream()
				.flatMap(c -> all ? java.util.stream.Stream.concat(java.util.stream.Stream.of("step " + c.getKey()), c.getValue().key().inputs().stream())
						: c.getValue().key().inputs().stream())
				.toList();
		ResultKey key = new ResultKey(first.operation(), first.version(), parameters, first.seed(), inputs);
		if (!all) {
			return new Operations.Prepared(key, calls.values().iterator().next().data(), calls.values().iterator().next().compute(),
					calls.values().iterator().next().kept());
		}
		return new Operations.Prepared(key, calls.values().iterator().next().data(), (store, monitor) -> {
			SubMonitor progress = SubMonitor.convert(monitor, calls.size());
			Map<Integer, Result> results = new TreeMap<>();
			for (var c : calls.entrySet()) {
				progress.setTaskName("Step " + c.getKey());
				results.put(c.getKey(), c.getValue().compute().run(store, progress.split(1)));
			}
			return StackedResult.of(results);
		}, calls.values().iterator().next().kept());
	}
}
