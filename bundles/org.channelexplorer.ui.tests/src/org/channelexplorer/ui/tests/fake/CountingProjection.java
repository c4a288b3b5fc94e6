package org.channelexplorer.ui.tests.fake;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** Row i at (i mod 4, i / 4), so that tests know where to click; counts how often it is really computed. */
@Documentation(summary = "A grid, for tests.")
public final class CountingProjection implements Projection<NoParameters> {
	/** Number of computations so far. */
	public static final AtomicInteger RUNS = new AtomicInteger();

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public Embedding project(FloatMatrix x, NoParameters parameters, long seed, IProgressMonitor monitor) {
		RUNS.incrementAndGet();
		float[] positions = new float[2 * x.rows()];
		for (int i = 0; i < x.rows(); i++) {
			positions[2 * i] = i % 4;
			positions[2 * i + 1] = i / 4;
		}
		return new Embedding(FloatMatrix.of(x.rows(), 2, positions), Map.of());
	}
}
