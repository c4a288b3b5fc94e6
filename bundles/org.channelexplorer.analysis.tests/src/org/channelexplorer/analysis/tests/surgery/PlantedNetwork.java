package org.channelexplorer.analysis.tests.surgery;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.extension.ImportedModel.OutgoingWeights;
import org.channelexplorer.core.operation.DelegatingData;
import org.channelexplorer.core.operation.Substitutions;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.testkit.LinearHead;
import org.channelexplorer.testkit.MemoryAnalysis;

/** A small network whose answers are known: a softmax over a matrix of weights reads the layer {@code conv}. */
final class PlantedNetwork extends DelegatingData {
	static final int CLASSES = 3;
	static final int PER_CLASS = 21;

	private final LinearHead head;

	PlantedNetwork(FloatMatrix x, FloatMatrix weights, Labels labels) {
		super(MemoryAnalysis.of(x, labels));
		head = new LinearHead("conv", x, weights, "hash");
	}

	@Override
	public Substitutions substitutions(List<String> layers) {
		return head;
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return Optional.of(FloatMatrix.of(labels().size(), CLASSES, new float[labels().size() * CLASSES]));
	}

	@Override
	public OutputNames outputNames() {
		return new OutputNames(List.of("class 0", "class 1", "class 2"), "test", "");
	}

	@Override
	public OutgoingWeights outgoingWeights(String layer) {
		FloatMatrix w = head.weights();
		float[] norms = new float[w.columns()];
		float[] centred = new float[w.columns()];
		for (int c = 0; c < norms.length; c++) {
			float[] column = w.column(c);
			double mean = 0;
			for (float v : column) {
				mean += v / column.length;
			}
			for (float v : column) {
				norms[c] += v * v;
				centred[c] += (v - mean) * (v - mean);
			}
			norms[c] = (float) Math.sqrt(norms[c]);
			centred[c] = (float) Math.sqrt(centred[c]);
		}
		return new OutgoingWeights(norms, centred);
	}

	/** Values of the layer, images x channels. */
	FloatMatrix values() {
		return head.values();
	}

	/** Weights of the softmax, classes x channels. */
	FloatMatrix weights() {
		return head.weights();
	}

	/** The class of every image. */
	static Labels classes() {
		return MemoryAnalysis.labels(IntStream.range(0, CLASSES * PER_CLASS).map(i -> i / PER_CLASS).toArray());
	}

	/**
	 * Channels 0 to 2 speak for a class each, with falling weight; 3 to 5 separate the classes as well but nothing reads them (decoys); 6 and 7 are
	 * the sum and the difference of 0 and 1; 8 to 11 are noise that is read a little.
	 */
	static PlantedNetwork of(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		int n = CLASSES * PER_CLASS;
		int channels = 12;
		float[] x = new float[n * channels];
		for (int i = 0; i < n; i++) {
			float[] row = new float[channels];
			for (int c = 0; c < 3; c++) {
				row[c] = (float) ((c == i / PER_CLASS ? 2 : 0) + 0.8 * random.nextGaussian());
				row[c + 3] = (float) ((c == i / PER_CLASS ? 4 : 0) + 0.3 * random.nextGaussian());
			}
			row[6] = row[0] + row[1];
			row[7] = row[0] - row[1];
			for (int c = 8; c < channels; c++) {
				row[c] = (float) random.nextGaussian();
			}
			System.arraycopy(row, 0, x, i * channels, channels);
		}
		float[] w = new float[CLASSES * channels];
		float[] strengths = { 2.4f, 1.6f, 0.8f };
		for (int k = 0; k < CLASSES; k++) {
			w[k * channels + k] = strengths[k];
			w[k * channels + 6] = k == 0 ? 1.2f : 0;
			w[k * channels + 7] = k == 1 ? -1 : 0;
			for (int c = 8; c < channels; c++) {
				w[k * channels + c] = k == c % 3 ? 0.05f * (c - 7) : 0;
			}
		}
		return new PlantedNetwork(FloatMatrix.of(n, channels, x), FloatMatrix.of(CLASSES, channels, w), classes());
	}
}
