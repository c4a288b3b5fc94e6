package org.channelexplorer.analysis.internal.surgery;

import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.resampling.Interval;
import org.channelexplorer.analysis.internal.resampling.Resamples;
import org.channelexplorer.analysis.internal.resampling.SamplingVariance;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.Sampling;
import org.channelexplorer.core.extension.SeparabilityMetric;
import org.channelexplorer.core.extension.SeparabilityMetric.Input;
import org.channelexplorer.core.operation.Call;
import org.channelexplorer.core.result.PlannedSurgery.Change;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Separability of the same images by all channels and by those that stay. */
final class PairedSeparability {
	private final Call.ChosenMethod method;
	private final int groups;
	private final double level;
	private final long seed;

	/** @param groups groups that are left out for the intervals, 0 for none */
	PairedSeparability(Call.ChosenMethod method, int groups, double level, long seed) {
		this.method = method;
		this.groups = groups;
		this.level = level;
		this.seed = seed;
	}

	/** Of all classes. @param kept channels that stay */
	Change of(FloatMatrix x, Labels labels, int[] kept, String purpose, IProgressMonitor monitor) throws InputException {
		return of((SeparabilityMetric<?>) method.instance(), x, labels, kept, purpose, monitor);
	}

	private <M extends Record> Change of(SeparabilityMetric<M> metric, FloatMatrix x, Labels labels, int[] kept, String purpose, IProgressMonitor monitor)
			throws InputException {
		M bound = metric.parameterType().cast(method.parameters());
		Input before = new Input(x, labels);
		Input after = new Input(columns(x, kept), labels);
		int[] plain = Resamples.plain(labels.size());
		double first = metric.score(before, plain, bound, monitor);
		double second = metric.score(after, plain, bound, monitor);
		if (groups == 0 || Double.isNaN(first) || Double.isNaN(second)) {
			return new Change(first, second, Double.NaN, Double.NaN);
		}
		SamplingVariance variance = SamplingVariance.of(weights -> {
			if (monitor.isCanceled()) {
				throw new OperationCanceledException();
			}
			return new double[] { metric.score(after, weights, bound, monitor) - metric.score(before, weights, bound, monitor) };
		}, new Resamples(x, labels, seed, "surgery\n" + method.id() + "\n" + purpose), groups, metric.sampling(before).halves());
		Interval interval = Interval.around(second - first, variance.variance(0), variance.degrees(0), Sampling.SMOOTH, labels.size(), level);
		return new Change(first, second, interval.low(), interval.high());
	}

	/** The same of two classes. */
	Change ofPair(FloatMatrix x, Labels labels, int a, int b, int[] kept, IProgressMonitor monitor) throws InputException {
		int[] rows = IntStream.range(0, labels.size()).filter(i -> labels.classOf(i) == a || labels.classOf(i) == b).toArray();
		FloatMatrix own = FloatMatrix.of(rows.length, x.columns(), x.selectRows(rows).toArray());
		return of(own, labels.select(rows).withoutEmpty(), kept, labels.classes().get(a) + "\n" + labels.classes().get(b), monitor);
	}

	private static FloatMatrix columns(FloatMatrix x, int[] kept) {
		float[] values = new float[x.rows() * kept.length];
		for (int i = 0; i < x.rows(); i++) {
			for (int j = 0; j < kept.length; j++) {
				values[i * kept.length + j] = x.get(i, kept[j]);
			}
		}
		return FloatMatrix.of(x.rows(), kept.length, values);
	}
}
