package org.channelexplorer.analysis.internal.audit;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.analysis.internal.separability.SoftmaxRegression;
import org.channelexplorer.analysis.internal.support.Seeds;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.LabelAudit.Input;
import org.channelexplorer.core.parameter.NoParameters;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;

/** Class probabilities of images by softmax regressions that did not see them: stratified folds. */
final class OutOfFold {
	private static final int FOLDS = 5;
	// beyond this many images to learn from a probe hardly changes
	private static final int MOST = 4000;

	private final Labels labels;
	private final int[] fold;
	private final int[] priority;

	/** @param seed decides which images share a fold */
	OutOfFold(Labels labels, long seed) {
		this.labels = labels;
		fold = new int[labels.size()];
		priority = new int[labels.size()];
		int next = 0;
		for (int c = 0; c < labels.classes().size(); c++) {
			int[] rows = labels.rowsOf(c);
			SplittableRandom random = Seeds.stream(seed, "folds", labels.classes().get(c));
			Seeds.shuffle(rows, random);
			for (int r = 0; r < rows.length; r++) {
				fold[rows[r]] = next++ % FOLDS; // continues with the next class, so that small classes do not all land in fold 0
				priority[rows[r]] = (int) ((long) r * Integer.MAX_VALUE / rows.length); // the first of every class by its share
			}
		}
	}

	/**
	 * Fits to all images and predicts. An image that is the only one of its class keeps its label for certain: a probe that never saw the class cannot
	 * doubt it.
	 *
	 * @param c inverse penalty
	 */
	FloatMatrix probabilities(Reduced features, double c, IProgressMonitor monitor) {
		float[] certain = new float[Math.multiplyExact(labels.size(), labels.classes().size())];
		for (int i = 0; i < labels.size(); i++) {
			certain[i * labels.classes().size() + labels.classOf(i)] = 1;
		}
		return probabilities(features, c, null, FloatMatrix.of(labels.size(), labels.classes().size(), certain), monitor);
	}

	/**
	 * @param kept   the images that may be learnt from, null for all
	 * @param before what images have whose class is not among these
	 */
	private FloatMatrix probabilities(Reduced features, double c, boolean[] kept, FloatMatrix before, IProgressMonitor monitor) {
		int n = labels.size();
		int k = labels.classes().size();
		int d = features.d();
		float[] p = new float[Math.multiplyExact(n, k)];
		SubMonitor progress = SubMonitor.convert(monitor, FOLDS);
		for (int f = 0; f < FOLDS; f++) {
			int held = f;
			int[] train = IntStream.range(0, n).filter(i -> fold[i] != held && (kept == null || kept[i])).toArray();
			if (train.length > MOST) {
				train = IntStream.of(train).boxed().sorted((a, b) -> Integer.compare(priority[a], priority[b])).limit(MOST).mapToInt(Integer::intValue).sorted()
						.toArray();
			}
			double[] x = new double[train.length * d];
			int[] classes = new int[train.length];
			boolean[] learned = new boolean[k];
			for (int t = 0; t < train.length; t++) {
				System.arraycopy(features.x(), train[t] * d, x, t * d, d);
				classes[t] = labels.classOf(train[t]);
				learned[classes[t]] = true;
			}
			double[] w = train.length == 0 ? new double[k * d + k] : new SoftmaxRegression(x, train.length, d, classes, k, c).fit(progress.split(1));
			for (int i = 0; i < n; i++) {
				if (fold[i] == f && learned[labels.classOf(i)]) {
					softmax(w, features.x(), i * d, d, k, p, i * k);
				} else if (fold[i] == f) {
					for (int b = 0; b < k; b++) {
						p[i * k + b] = before.get(i, b);
					}
				}
			}
		}
		return FloatMatrix.of(n, k, p);
	}

	/**
	 * The same, then twice again without the most suspect tenth among what is learnt from: wrong labels no longer teach the probe to expect them.
	 *
	 * @param rounds how often
	 */
	FloatMatrix cleaned(Reduced features, double c, int rounds, IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, rounds + 1);
		FloatMatrix p = probabilities(features, c, progress.split(1));
		for (int r = 0; r < rounds; r++) {
			int[] order = Planting.order(new SelfConfidence().scores(new Input(p, labels), new NoParameters(), progress));
			boolean[] kept = new boolean[order.length];
			for (int i = order.length / 10; i < order.length; i++) {
				kept[order[i]] = true;
			}
			p = probabilities(features, c, kept, p, progress.split(1));
		}
		return p;
	}

	private static void softmax(double[] w, double[] x, int from, int d, int k, float[] p, int at) {
		double[] logits = new double[k];
		double max = Double.NEGATIVE_INFINITY;
		for (int b = 0; b < k; b++) {
			double sum = w[k * d + b];
			for (int j = 0; j < d; j++) {
				sum += w[b * d + j] * x[from + j];
			}
			logits[b] = sum;
			max = Math.max(max, sum);
		}
		double sum = 0;
		for (int b = 0; b < k; b++) {
			logits[b] = Math.exp(logits[b] - max);
			sum += logits[b];
		}
		for (int b = 0; b < k; b++) {
			p[at + b] = (float) (logits[b] / sum);
		}
	}
}
