package org.channelexplorer.analysis.internal.surgery;

import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.predict.ClassPredictions;
import org.channelexplorer.core.predict.OutputNames;

/**
 * Predictions of images beside their classes.
 *
 * @param predicted likeliest output by image, -1 for none
 * @param right     whether it is that of the image's class
 * @param p         probability of the image's class among the outputs that are compared; NaN when it is no output
 * @param judged    whether the image's class is an output
 */
record Judgement(int[] predicted, boolean[] right, double[] p, boolean[] judged) {

	/**
	 * Judges.
	 *
	 * @param probabilities images x outputs
	 * @param labels        the classes of these images
	 * @param all           whether all outputs are compared, else those of the classes only
	 */
	static Judgement of(FloatMatrix probabilities, OutputNames names, Labels labels, boolean all) {
		ClassPredictions predictions = ClassPredictions.of(probabilities, names, labels, "");
		int[] columns = IntStream.range(0, labels.classes().size()).map(predictions::columnOf).filter(c -> c >= 0).toArray();
		int[] compared = all || columns.length < 2 ? IntStream.range(0, predictions.outputs()).toArray() : columns;
		int n = labels.size();
		Judgement j = new Judgement(new int[n], new boolean[n], new double[n], new boolean[n]);
		for (int i = 0; i < n; i++) {
			int best = -1;
			double sum = 0;
			for (int o : compared) {
				double p = predictions.probability(i, o);
				sum += p;
				if (best < 0 || p > predictions.probability(i, best)) {
					best = o;
				}
			}
			int own = labels.classOf(i) < 0 ? -1 : predictions.columnOf(labels.classOf(i));
			j.predicted[i] = best;
			j.judged[i] = own >= 0;
			j.right[i] = own >= 0 && best == own;
			j.p[i] = own < 0 ? Double.NaN : sum > 0 ? predictions.probability(i, own) / sum : 0;
		}
		return j;
	}

	/** Share of the judged images that are right; NaN without any. */
	double accuracy() {
		long count = IntStream.range(0, judged.length).filter(i -> judged[i]).count();
		return count == 0 ? Double.NaN : IntStream.range(0, judged.length).filter(i -> judged[i] && right[i]).count() / (double) count;
	}

	/** Accuracy of a class; NaN when it cannot be judged. */
	double accuracy(Labels labels, int classIndex) {
		int[] rows = IntStream.of(labels.rowsOf(classIndex)).filter(i -> judged[i]).toArray();
		return rows.length == 0 ? Double.NaN : IntStream.of(rows).filter(i -> right[i]).count() / (double) rows.length;
	}
}
