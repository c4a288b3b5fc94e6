package org.channelexplorer.analysis.tests.support;

import java.util.Map;
import org.channelexplorer.analysis.AverageLinkage;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.operation.ResultKey;
import org.channelexplorer.core.operation.ResultStore;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Runs operations and finds methods as the product does: by id, through the bundle's plugin.xml. */
public final class Run {
	/** What the analysis bundle contributes. */
	public static final Catalogue CATALOGUE = Catalogue.ofClasspath(AverageLinkage.class.getClassLoader());

	private Run() {
	}

	/** Runs with seed 1. @param parameters name, value, name, value ... */
	public static Result of(String operation, AnalysisData data, String... parameters) throws InputException {
		return seeded(operation, data, 1, parameters);
	}

	/** Runs. @param parameters name, value, name, value ... */
	public static Result seeded(String operation, AnalysisData data, long seed, String... parameters) throws InputException {
		return new Operations(CATALOGUE).run(operation, map(parameters), seed, data, ResultStore.NONE, new NullProgressMonitor());
	}

	/** The key of a call. */
	public static ResultKey key(String operation, AnalysisData data, String... parameters) throws InputException {
		return new Operations(CATALOGUE).prepare(operation, map(parameters), 1, data).key();
	}

	private static Map<String, String> map(String... parameters) {
		Map<String, String> map = new java.util.TreeMap<>();
		for (int i = 0; i < parameters.length; i += 2) {
			map.put(parameters[i], parameters[i + 1]);
		}
		return map;
	}
}
