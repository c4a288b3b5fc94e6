package org.channelexplorer.core.operation;

import java.util.List;
import java.util.Map;
import org.channelexplorer.core.parameter.Parameter;

/**
 * One call of an operation.
 *
 * @param parameters typed parameters, checked against their ranges
 * @param methods    for every {@link Parameter.Kind#METHOD} parameter its name and the chosen method; for every
 *                   {@link Parameter.Kind#METHODS} parameter {@code name/id} for each of its methods
 * @param data       the analysis
 * @param seed       seed of everything random
 */
public record Call<P extends Record>(P parameters, Map<String, ChosenMethod> methods, AnalysisData data, long seed) {

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
	}

	/** The method chosen by a parameter. */
	public ChosenMethod method(String parameter) {
		ChosenMethod m = methods.get(parameter);
		if (m == null) {
			throw new IllegalArgumentException("no method parameter " + parameter);
		}
		return m;
	}

	/** The methods chosen by a {@link Parameter.Kind#METHODS} parameter, by id. */
	public List<ChosenMethod> methods(String parameter) {
		return methods.entrySet().stream().filter(e -> e.getKey().startsWith(parameter + "/")).sorted(Map.Entry.comparingByKey())
				.map(Map.Entry::getValue).toList();
	}
}
