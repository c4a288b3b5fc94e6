package org.channelexplorer.analysis.internal.scatter;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.channelexplorer.analysis.internal.cluster.ClustersOperation;
import org.channelexplorer.analysis.internal.projection.ProjectionParameters;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.parameter.ParameterSpec;

/** The parameters of the operations whose results are put together, out of those of the call. */
final class Parts {
	/** Operation that places images. */
	static final String PROJECTION = "projection";
	/** Operation that groups images. */
	static final String CLUSTERS = "clusters";
	private static final String METHOD = "method";
	private static final String LAYER = "layer";

	private Parts() {
	}

	/** The parameters of the projection of a layer, those of the chosen method included. */
	static Map<String, String> projection(Call<?> call, String layer) {
		Map<String, String> given = some(call, ProjectionParameters.class, call.method(METHOD));
		given.put(LAYER, layer);
		return given;
	}

	/** The parameters of the clusters, those of the chosen method included. */
	static Map<String, String> clusters(Call<?> call, String clustering) {
		Map<String, String> given = some(call, ClustersOperation.Parameters.class, call.method(clustering));
		given.put(METHOD, call.method(clustering).id());
		return given;
	}

	private static Map<String, String> some(Call<?> call, Class<? extends Record> own, Call.ChosenMethod method) {
		Set<String> names = new TreeSet<>();
		ParameterSpec.of(own).forEach(s -> names.add(s.name()));
		ParameterSpec.of(method.parameters().getClass()).forEach(s -> names.add(s.name()));
		Map<String, String> given = new TreeMap<>(call.texts());
		given.keySet().retainAll(names);
		return given;
	}
}
