package org.channelexplorer.analysis.internal.surgery;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** What is done with rows of numbers. */
final class Rows {
	private Rows() {
	}

	/** target -= factor * row. */
	static void subtract(double[] target, double factor, double[] row, int from, int to) {
		for (int j = from; j < to; j++) {
			target[j] -= factor * row[j];
		}
	}

	static void check(IProgressMonitor monitor) {
		if (monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}
}
