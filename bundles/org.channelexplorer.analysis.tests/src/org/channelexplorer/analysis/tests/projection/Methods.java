package org.channelexplorer.analysis.tests.projection;

import java.util.Map;
import org.channelexplorer.analysis.tests.support.Run;
import org.channelexplorer.core.catalogue.ExtensionPoint;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.ParameterSpec;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Runs projections as they are contributed. */
final class Methods {
	private Methods() {
	}

	static Projection.Embedding run(String id, Map<String, String> parameters, FloatMatrix x, long seed) {
		try {
			return run(id, parameters, x, seed, new NullProgressMonitor());
		} catch (InputException e) {
			throw new AssertionError(e);
		}
	}

	@SuppressWarnings("unchecked")
	static Projection.Embedding run(String id, Map<String, String> parameters, FloatMatrix x, long seed, IProgressMonitor monitor)
			throws InputException {
		Projection<Record> method = Run.CATALOGUE.get(ExtensionPoint.PROJECTIONS, id).create();
		return method.project(x, ParameterSpec.bind(method.parameterType(), parameters), seed, monitor);
	}
}
