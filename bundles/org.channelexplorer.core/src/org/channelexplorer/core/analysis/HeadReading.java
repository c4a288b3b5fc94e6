package org.channelexplorer.core.analysis;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extension.HeadChange;
import org.channelexplorer.core.extraction.MapReplay;
import org.channelexplorer.core.model.Edge;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.HeadInput;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/**
 * What the head of an analysis' network reads: an extracted layer's means, where that is the tensor or what it is the mean of and they give the stored
 * predictions, else the network is run again. Summaries are of magnitudes, so means are what the head reads only where nothing is negative.
 */
final class HeadReading {
	private static final String MEAN = "mean";
	private static final double SAME = 1e-4;
	/** Operations behind which the mean of a channel may still be the same. */
	private static final Set<String> AVERAGING = Set.of("Flatten", "Reshape", "Squeeze", "Identity", "Dropout", "GlobalAveragePool", "AveragePool",
			"ReduceMean");

	private HeadReading() {
	}

	static HeadInput of(Again again, ClassifierHead head) throws InputException {
		Analysis analysis = again.analysis();
		Tap tap = head.input();
		for (String tensor : averaged(tap.tensor(), analysis.network())) {
			Optional<Recipe.StoredLayer> stored = stored(tensor, head, analysis);
			if (stored.isPresent() && analysis.summaries().contains(MEAN)) {
				SummaryMatrix means = analysis.summary(stored.get().id(), MEAN);
				if (gives(head, means.values(), analysis.predictions())) {
					return new HeadInput(head, means.hash(), _ -> means.values());
				}
			}
		}
		Tap sized = stored(tap.tensor(), head, analysis).map(Recipe.StoredLayer::tap).orElse(tap);
		if (sized.height() < 1 || sized.width() < 1) {
			throw new InputException("the tensor " + tap.tensor() + ", which the head " + head.node()
					+ " reads, has maps of no fixed size: analyse the images with this layer among --layers");
		}
		MapReplay replay = again.replay(new Recipe.StoredLayer(tap.tensor(), sized, "head", null));
		return new HeadInput(head, replay.hash(), monitor -> means(replay, sized, monitor));
	}

	private static Optional<Recipe.StoredLayer> stored(String tensor, ClassifierHead head, Analysis analysis) {
		return analysis.recipe().layers().stream()
				.filter(l -> l.tap().tensor().equals(tensor) && l.tokens() == null && l.tap().channels() == head.features()).findFirst();
	}

	/** The tensor, and those before it that it may be the mean of. */
	private static List<String> averaged(String tensor, Network network) {
		List<String> tensors = new ArrayList<>();
		for (Optional<String> t = Optional.of(tensor); t.isPresent() && !tensors.contains(t.get()); t = before(t.get(), network)) {
			tensors.add(t.get());
		}
		return tensors;
	}

	private static Optional<String> before(String tensor, Network network) {
		return network.edges().stream().filter(e -> e.tensor().equals(tensor)).findFirst().flatMap(e -> network.layer(e.from()))
				.filter(l -> AVERAGING.contains(l.operation()))
				.map(l -> network.edges().stream().filter(e -> e.to().equals(l.id())).map(Edge::tensor).distinct().toList())
				.filter(read -> read.size() == 1).map(List::getFirst);
	}

	/** Whether the head makes the predictions of these features. */
	private static boolean gives(ClassifierHead head, FloatMatrix features, Optional<FloatMatrix> predictions) {
		float[] weights;
		try {
			weights = head.weights();
		} catch (InputException bent) {
			return false; // only the network can tell
		}
		int classes = head.classes();
		if (predictions.isEmpty() || predictions.get().columns() != classes) {
			return false;
		}
		HeadChange.Replaced same = new HeadChange.Replaced(Collections.nCopies(classes, ""), Arrays.copyOf(weights, classes * head.features()),
				Arrays.copyOfRange(weights, classes * head.features(), weights.length));
		float[] row = new float[head.features()];
		for (int i = 0; i < features.rows(); i++) {
			features.copyRow(i, row, 0);
			double[] logits = same.logits(new double[0], row);
			double max = Arrays.stream(logits).max().orElseThrow();
			double sum = Arrays.stream(logits).map(l -> Math.exp(l - max)).sum();
			for (int c = 0; c < classes; c++) {
				if (!(Math.abs(Math.exp(logits[c] - max) / sum - predictions.get().get(i, c)) <= SAME)) {
					return false;
				}
			}
		}
		return true;
	}

	private static FloatMatrix means(ActivationMaps maps, Tap tap, IProgressMonitor monitor) throws InputException {
		int size = tap.height() * tap.width();
		return maps.reduce(new ActivationMaps.Reduction() {
			@Override
			public int length(int layer) {
				return tap.channels();
			}

			@Override
			public float[] reduce(int layer, MemorySegment values) {
				float[] means = new float[tap.channels()];
				for (int c = 0; c < means.length; c++) {
					double sum = 0;
					for (int i = 0; i < size; i++) {
						sum += values.getAtIndex(ValueLayout.JAVA_FLOAT, (long) c * size + i);
					}
					means[c] = (float) (sum / size);
				}
				return means;
			}
		}, monitor).getFirst();
	}
}
