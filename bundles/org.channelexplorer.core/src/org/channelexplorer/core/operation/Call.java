package org.channelexplorer.core.operation;

import java.util.List;
import java.util.Map;
import org.channelexplorer.core.parameter.Parameter.Kind;

/**
 * One call of an operation.
 *
 * @param parameters typed parameters, checked against their ranges
 * @param methods    for every {@link Kind#METHOD} parameter its name and the chosen method; for every
 *                   {@link Kind#METHODS} parameter {@code name/id} for each of its methods
 * @param texts      every parameter with its value as canonical text, those of the chosen methods included
 * @param data       the analysis; in {@link Operation#run} only what {@link Operation#inputs} declared
 * @param results    results of other operations that were declared, by name
 * @param seed       seed of everything random; 0 when none was declared
 */
public record Call<P extends Record>(P parameters, Map<String, ChosenMethod> methods, Map<String, String> texts, AnalysisData data,
		Map<String, Result> results, long seed) {

	/**
	 * A contributed method with its own parameters.
	 *
	 * @param id         extension id
	 * @param name       display name
	 * @param instance   the implementation
	 * @param parameters its parameter record
	 */
	public record ChosenMethod(String id, String name, Object instance, Record parameters) {
	}

	public Call {
		methods = Map.copyOf(methods);
		texts = Map.copyOf(texts);
		results = Map.copyOf(results);
	}

	/** The result of another operation, declared by {@link Inputs#result}. @param name the name it was declared under, the operation's by default */
	public Result result(String name) {
		Result r = results.get(name);
		if (r == null) {
			throw new IllegalArgumentException("the result '" + name + "' was not declared");
		}
		return r;
	}

	/** The method chosen by a parameter. */
	public ChosenMethod method(String parameter) {
		ChosenMethod m = methods.get(parameter);
		if (m == null) {
			throw new IllegalArgumentException("no method parameter " + parameter);
		}
		return m;
	}

	/** The methods chosen by a {@link Kind#METHODS} parameter, by id. */
	public List<ChosenMethod> methods(String parameter) {
		return methods.entrySet().stream().filter(e -> e.getKey().startsWith(parameter + "/")).sorted(Map.Entry.comparingByKey())
				.map(Map.Entry::getValue).toList();
	}
}
