package org.channelexplorer.analysis.tests.audit;

import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.testkit.MemoryAnalysis;

/** Analyses with class probabilities, whose outputs are the classes. */
final class WithPredictions {
	private WithPredictions() {
	}

	/** With one small layer that says nothing. */
	static MemoryAnalysis of(FloatMatrix p, Labels labels) {
		float[] x = new float[labels.size() * 2];
		for (int i = 0; i < x.length; i++) {
			x[i] = i * 37 % 100_003;
		}
		return of(MemoryAnalysis.of(FloatMatrix.of(labels.size(), 2, x), labels), p);
	}

	static MemoryAnalysis of(MemoryAnalysis data, FloatMatrix p) {
		return data.predicted(p, data.labels().classes());
	}

	static String file(int i) {
		return "image" + i + ".png";
	}
}
