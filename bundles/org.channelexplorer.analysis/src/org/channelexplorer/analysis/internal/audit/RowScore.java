package org.channelexplorer.analysis.internal.audit;

import org.channelexplorer.core.extension.LabelAudit;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** A score that looks at one image's probabilities at a time, plain or after they were adjusted by class thresholds. */
abstract class RowScore implements LabelAudit<NoParameters> {
	private final boolean adjusted;

	RowScore(boolean adjusted) {
		this.adjusted = adjusted;
	}

	/** Adjusted scores are seldom best and sometimes far behind, on settings whose truth is known: only who names them uses them. */
	@Override
	public boolean ranks() {
		return !adjusted;
	}

	@Override
	public final Class<NoParameters> parameterType() {
		return NoParameters.class;
	}

	@Override
	public final double[] scores(Input input, NoParameters parameters, IProgressMonitor monitor) {
		Input used = adjusted ? Thresholds.adjusted(input) : input;
		double[] scores = new double[used.labels().size()];
		float[] row = new float[used.probabilities().columns()];
		for (int i = 0; i < scores.length; i++) {
			if ((i & 4095) == 0 && monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			used.probabilities().copyRow(i, row, 0);
			scores[i] = Math.clamp(score(row, used.labels().classOf(i)), 0, 1);
		}
		return scores;
	}

	/**
	 * Scores a label.
	 *
	 * @param p     the probabilities of the classes
	 * @param given the given class
	 */
	abstract double score(float[] p, int given);

	/** The largest of the others. */
	static double best(float[] p, int without) {
		double best = Double.NEGATIVE_INFINITY;
		for (int c = 0; c < p.length; c++) {
			if (c != without) {
				best = Math.max(best, p[c]);
			}
		}
		return best;
	}

	/** Entropy in nats; probabilities of 0 and below add nothing. */
	static double entropy(float[] p) {
		double sum = 0;
		for (float v : p) {
			sum -= v > 0 ? v * Math.log(v) : 0;
		}
		return Math.max(0, sum);
	}
}
