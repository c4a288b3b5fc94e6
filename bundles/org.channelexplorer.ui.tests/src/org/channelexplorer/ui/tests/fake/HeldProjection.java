package org.channelexplorer.ui.tests.fake;

import java.util.Map;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.extension.Projection;
import org.channelexplorer.core.parameter.Documentation;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;

/** Answers only when a test lets it, and does not look at cancellation: late answers. */
@Documentation(summary = "A line that takes its time, for tests.")
public final class HeldProjection implements Projection<NoParameters> {
	/** Party 1 is the test; each computation waits for it. */
	private static final Phaser HOLD = new Phaser(1);
	private static final AtomicInteger WAITING = new AtomicInteger();

	/** Lets everything end that is waiting now. */
	public static void release() {
		HOLD.arrive();
	}

	@Override
	public Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public Embedding project(FloatMatrix x, NoParameters parameters, long seed, IProgressMonitor monitor) {
		int phase = HOLD.getPhase();
		WAITING.incrementAndGet();
		HOLD.awaitAdvance(phase);
		WAITING.decrementAndGet();
		float[] positions = new float[2 * x.rows()];
		for (int i = 0; i < x.rows(); i++) {
			positions[2 * i] = i;
		}
		return new Embedding(FloatMatrix.of(x.rows(), 2, positions), Map.of());
	}

	/** How many computations wait. */
	public static int waiting() {
		return WAITING.get();
	}
}
