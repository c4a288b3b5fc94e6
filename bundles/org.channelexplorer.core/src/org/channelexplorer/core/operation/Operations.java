package org.channelexplorer.core.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.catalogue.Problem;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.Parameter;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.core.util.Suggestion;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Finds, describes, keys, runs and caches operations: the one way in for dialog, command line and views. */
public final class Operations {
	private final Catalogue catalogue;

	/** All points that core declares: those of methods, then {@link Operation#POINT}. */
	public static List<ExtensionPoint<?>> points() {
		List<ExtensionPoint<?>> points = new ArrayList<>(ExtensionPoint.ALL);
		points.add(Operation.POINT);
		return points;
	}

	public Operations(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/** All installed operations, by id. */
	@SuppressWarnings("rawtypes")
	public List<Contribution<Operation>> all() {
		return catalogue.contributions(Operation.POINT);
	}

	/**
	 * The contributions that are left out, at the product's points and at those that an operation chooses methods from. Creates every
	 * contribution once.
	 */
	public List<Problem> problems() {
		for (Contribution<?> c : all()) {
			for (ParameterSpec s : ParameterSpec.of(((Operation<?>) c.create()).parameterType())) {
				if (s.annotation().method() != void.class) {
					catalogue.contributions(ExtensionPoint.of(s.annotation()));
				}
			}
		}
		return catalogue.problems();
	}

	/**
	 * The parameters of an operation: its own, then those of the methods chosen in {@code given} (or by default).
	 *
	 * @throws InputException when operation or method are not installed
	 */
	public List<ParameterSpec> parameters(String operation, Map<String, String> given) throws InputException {
		Operation<?> op = catalogue.get(Operation.POINT, operation).create();
		List<ParameterSpec> specs = new ArrayList<>(ParameterSpec.of(op.parameterType()));
		for (ParameterSpec s : List.copyOf(specs)) {
			for (Contribution<?> c : contributions(s, given).values()) {
				for (ParameterSpec own : ParameterSpec.of(((Method<?>) c.create()).parameterType())) {
					if (specs.stream().noneMatch(known -> known.name().equals(own.name()))) {
						specs.add(own);
					}
				}
			}
		}
		return specs;
	}

	/** As {@link #parameters(String, Map)}, and the step when the analysis has steps. */
	public List<ParameterSpec> parameters(String operation, Map<String, String> given, AnalysisData data) throws InputException {
		List<ParameterSpec> specs = parameters(operation, given);
		if (!data.steps().isEmpty() && specs.stream().noneMatch(s -> s.name().equals(StepParameter.NAME))) {
			specs.addFirst(StepParameter.SPEC);
		}
		return specs;
	}

	/** The methods a parameter chooses, by their key in {@link Call#methods()}; none for parameters that choose no method. */
	private Map<String, Contribution<?>> contributions(ParameterSpec s, Map<String, String> given) throws InputException {
		String text = given.getOrDefault(s.name(), s.annotation().defaultValue());
		Map<String, Contribution<?>> chosen = new LinkedHashMap<>();
		if (s.annotation().kind() == Parameter.Kind.METHOD) {
			chosen.put(s.name(), catalogue.get(ExtensionPoint.of(s.annotation()), text));
		} else if (s.annotation().kind() == Parameter.Kind.METHODS) {
			ExtensionPoint<?> point = ExtensionPoint.of(s.annotation());
			if (text.isBlank()) {
				catalogue.contributions(point).forEach(c -> chosen.put(s.name() + "/" + c.id(), c));
			} else {
				for (String id : new java.util.TreeSet<>(List.of(text.strip().split("\\s*,\\s*")))) {
					chosen.put(s.name() + "/" + id, catalogue.get(point, id));
				}
			}
		}
		return chosen;
	}

	/**
	 * Prepares a call: checks every parameter and makes the key; computes nothing.
	 *
	 * <p>
	 * Of an analysis with steps, every operation reads the step given as {@code step}, by default the last; {@code all} runs it at
	 * every step and puts the tables and arrays together. Every operation works on the classes and images that {@link Scope} names; what
	 * reads classes does not see images that are left out.
	 *
	 * @param given parameter texts by name; what is missing takes its default
	 * @throws InputException naming the parameter that is unknown, malformed or out of range
	 */
	public Prepared prepare(String operation, Map<String, String> given, long seed, AnalysisData analysis) throws InputException {
		Contribution<?> contribution = catalogue.get(Operation.POINT, operation);
		Operation<?> op = (Operation<?>) contribution.create();
		Map<String, String> own = new TreeMap<>(given);
		AnalysisData data = Scope.of(analysis, own, parameters(operation, given).stream().map(ParameterSpec::name).collect(Collectors.toSet()));
		if (ParameterSpec.of(op.parameterType()).stream().anyMatch(s -> s.name().equals(StepParameter.NAME))) {
			return prepare(contribution, op, own, seed, data);
		}
		String step = own.remove(StepParameter.NAME);
		if (data.steps().isEmpty()) {
			if (step != null && !step.isBlank()) {
				throw new InputException("parameter step=" + step + ": there are no steps, the network was run once per image");
			}
			return prepare(contribution, op, own, seed, data);
		}
		Map<Integer, Prepared> calls = new TreeMap<>();
		for (int s : StepParameter.chosen(step, data)) {
			calls.put(s, prepare(contribution, op, own, seed, data.atStep(s)));
		}
		return StepParameter.joined(calls, step != null && step.strip().equals(StepParameter.ALL));
	}

	private <P extends Record> Prepared prepare(Contribution<?> contribution, Operation<P> op, Map<String, String> given, long seed,
			AnalysisData scope) throws InputException {
		Map<String, String> resolved = Meanings.resolve(ParameterSpec.of(op.parameterType()), given, scope);
		P parameters = ParameterSpec.bind(op.parameterType(), resolved);
		Map<String, String> texts = new TreeMap<>(ParameterSpec.texts(parameters));
		List<ParameterSpec> specs = new ArrayList<>(ParameterSpec.of(op.parameterType()));
		Map<String, Call.ChosenMethod> methods = new LinkedHashMap<>();
		StringBuilder version = new StringBuilder().append(contribution.documentation().version()).append(contribution.origin());
		for (ParameterSpec s : ParameterSpec.of(op.parameterType())) {
			Map<String, Contribution<?>> all = contributions(s, given);
			if (s.annotation().kind() == Parameter.Kind.METHODS) {
				texts.put(s.name(), all.values().stream().map(Contribution::id).sorted().collect(Collectors.joining(",")));
			}
			for (var chosen : all.entrySet()) {
				Contribution<?> c = chosen.getValue();
				Method<?> instance = (Method<?>) c.create();
				Record own = ParameterSpec.bind(instance.parameterType(), Meanings.resolve(ParameterSpec.of(instance.parameterType()), given, scope));
				specs.addAll(ParameterSpec.of(instance.parameterType()));
				texts.putAll(ParameterSpec.texts(own));
				methods.put(chosen.getKey(), new Call.ChosenMethod(c.id(), c.name(), instance, own));
				version.append('+').append(c.id()).append(c.origin()).append('.').append(c.documentation().version());
			}
		}
		Set<String> unknown = new LinkedHashSet<>(given.keySet());
		unknown.removeAll(texts.keySet());
		if (!unknown.isEmpty()) {
			throw new InputException(contribution.id() + " has no parameter " + String.join(", ", unknown)
					+ " (" + Suggestion.of(unknown.iterator().next(), texts.keySet()) + "it has " + String.join(", ", texts.keySet()) + ")");
		}
		Inputs declared = op.inputs(new Call<>(parameters, methods, texts, scope, Map.of(), seed));
		AnalysisData data = declared.reads(Inputs.Part.LABELS) ? Scope.withoutLeftOut(scope) : scope;
		Inputs inputs = data == scope ? declared : op.inputs(new Call<>(parameters, methods, texts, data, Map.of(), seed));
		Map<String, Prepared> results = new TreeMap<>();
		List<String> hashes = new ArrayList<>(inputs.hashes());
		for (var other : inputs.results().entrySet()) {
			Inputs.Asked asked = other.getValue();
			Contribution<?> read = catalogue.get(Operation.POINT, asked.operation());
			Prepared prepared = prepare(read, (Operation<?>) read.create(), asked.given(), asked.seed().orElse(seed), data);
			results.put(other.getKey(), prepared);
			hashes.add("result " + other.getKey() + " " + prepared.key().hash());
		}
		long used = inputs.seeded() ? seed : 0;
		ResultKey key = new ResultKey(contribution.id(), version.toString(), Meanings.ofFiles(specs, texts), used, hashes);
		AnalysisData guarded = new GuardedData(data, contribution.id(), inputs);
		return new Prepared(key, data, (store, monitor) -> {
			SubMonitor progress = SubMonitor.convert(monitor, results.size() + 1);
			Map<String, Result> found = new TreeMap<>();
			for (var r : results.entrySet()) {
				found.put(r.getKey(), r.getValue().run(store, progress.split(1)));
			}
			return op.run(new Call<>(parameters, methods, texts, guarded, found, used), progress.split(1));
		}, contribution.documentation().kept());
	}

	/**
	 * Whether a call draws something, itself or in a result that it reads: only then does the seed matter.
	 *
	 * @throws InputException as {@link #prepare}
	 */
	public boolean draws(String operation, Map<String, String> given, AnalysisData data) throws InputException {
		return !prepare(operation, given, 1, data).key().hash().equals(prepare(operation, given, 2, data).key().hash());
	}

	/**
	 * The result of a call, from the store when it is there.
	 *
	 * @throws InputException                                     bad parameters, or input the operation cannot use
	 * @throws org.eclipse.core.runtime.OperationCanceledException when cancelled
	 */
	public Result run(String operation, Map<String, String> given, long seed, AnalysisData data, ResultStore store, IProgressMonitor monitor)
			throws InputException {
		return prepare(operation, given, seed, data).run(store, monitor);
	}

	/**
	 * A call whose parameters are checked.
	 *
	 * @param key     its recipe
	 * @param data    what it runs on: the analysis at a step, under a labelling, in a focus
	 * @param compute runs it, without looking for its own result
	 * @param kept    whether its result is kept, see {@link Documentation#kept()}
	 */
	public record Prepared(ResultKey key, AnalysisData data, Computation compute, boolean kept) {

		/** The stored result, or computes and stores it; always computes what is not kept. */
		public Result run(ResultStore store, IProgressMonitor monitor) throws InputException {
			if (!kept) {
				return compute.run(store, monitor);
			}
			var stored = store.find(key);
			if (stored.isPresent()) {
				return stored.get();
			}
			Result result = compute.run(store, monitor);
			store.put(key, result);
			return result;
		}
	}

	/** Computes a result. */
	@FunctionalInterface
	public interface Computation {

		/** @param store where results of other operations that are read are found and kept */
		Result run(ResultStore store, IProgressMonitor monitor) throws InputException;

		/** Without looking at any store. */
		default Result run(IProgressMonitor monitor) throws InputException {
			return run(ResultStore.NONE, monitor);
		}
	}
}
