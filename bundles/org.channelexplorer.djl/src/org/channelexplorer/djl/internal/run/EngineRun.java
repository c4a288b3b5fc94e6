package org.channelexplorer.djl.internal.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** What one image gave, where the engine has it; freed when it is closed. */
public final class EngineRun implements AutoCloseable {
	/** Place of the network's main output where a run returns it. */
	public static final int OUTPUT = 0;

	private final NDManager manager;
	private final List<NDArray> values;

	/**
	 * @param manager owns the values
	 * @param values  by place; null where there is none
	 */
	public EngineRun(NDManager manager, List<NDArray> values) {
		this.manager = manager;
		this.values = values;
	}

	/** The tensor of a place; null when the run gave none there. */
	public NDArray get(int place) {
		return values.get(place);
	}

	@Override
	public void close() {
		manager.close();
	}
}
