package org.channelexplorer.analysis.tests.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.channelexplorer.core.catalogue.Contribution;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.extension.Method;
import org.channelexplorer.core.operation.Operation;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.junit.jupiter.api.Test;

/** What users read: every contribution says what it computes, how, after whom, and when not to trust it. */
class DocumentationTest {
	private static final Map<ExtensionPoint<?>, Set<String>> OURS = Map.of( //
			ExtensionPoint.CLUSTERINGS, Set.of("kmeans", "xmeans"), //
			ExtensionPoint.CHANNEL_RANKINGS, Set.of("variance", "classPairwiseDistance", "filterNorm", "etaSquared", "auc", "selectivity", "magnitudeWeight",
					"deviationWeight"), //
			ExtensionPoint.SEPARABILITY_METRICS,
			Set.of("silhouette", "knnPurity", "fisherRatio", "daviesBouldin", "calinskiHarabasz", "linearProbe"), //
			Operation.POINT,
			Set.of("compare", "jaccard", "jaccardImages", "ranking", "separability", "clusters", "hierarchy", "heatmap", "representatives", "similarity",
					"surgery",
					"ablation"));

	@Test
	void everythingIsContributedAndDocumented() throws InputException {
		for (var point : OURS.entrySet()) {
			Set<String> found = new TreeSet<>();
			for (Contribution<?> c : Run.CATALOGUE.contributions(point.getKey())) {
				if (!point.getValue().contains(c.id())) {
					continue;
				}
				found.add(c.id());
				Documentation d = c.documentation();
				for (String text : new String[] { c.name(), d.summary(), d.formula(), d.source(), d.caution() }) {
					assertFalse(text.isBlank(), c.id());
				}
				assertTrue(d.summary().endsWith("."), c.id() + ": " + d.summary());
				assertTrue(d.summary().length() <= 200, c.id() + " does not fit into the two lines above its settings: " + d.summary());
				parameters(c.id(), c.create());
			}
			assertEquals(new TreeSet<>(point.getValue()), found);
		}
	}

	private static void parameters(String id, Object contributed) throws InputException {
		if (contributed instanceof Method<?> method) {
			ofMethod(id, method);
		} else {
			ofOperation(id, (Operation<?>) contributed);
		}
	}

	private static <P extends Record> void ofMethod(String id, Method<P> method) throws InputException {
		parametersOf(id, method.parameterType());
	}

	private static <P extends Record> void ofOperation(String id, Operation<P> operation) throws InputException {
		parametersOf(id, operation.parameterType());
	}

	private static <P extends Record> void parametersOf(String id, Class<P> type) throws InputException {
		for (ParameterSpec s : ParameterSpec.of(type)) {
			assertTrue(!s.label().equals(s.name()) && s.annotation().description().endsWith("."), id + "." + s.name());
		}
		ParameterSpec.bind(type, Map.of()); // every default is valid
	}
}
