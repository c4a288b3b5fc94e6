package org.channelexplorer.core.analysis;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.document.Recipe;
import org.channelexplorer.core.extension.ClassifierHead;
import org.channelexplorer.core.extraction.KeptModel;
import org.channelexplorer.core.extraction.MapReplay;
import org.channelexplorer.core.model.Tap;
import org.channelexplorer.core.operation.ActivationMaps;
import org.channelexplorer.core.operation.AnalysisData.SummaryMatrix;
import org.channelexplorer.core.operation.HeadInput;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.IProgressMonitor;

/** What the head of an analysis' network reads: an extracted layer's means where that is the tensor, else the network is run again. */
final class HeadReading {
	private static final String MEAN = "mean";

	private HeadReading() {
	}

	static HeadInput of(Analysis analysis, KeptModel model) throws InputException {
		ClassifierHead head = model.get("the head of the network is read from it").head();
		Tap tap = head.input();
		Optional<Recipe.StoredLayer> stored = analysis.recipe().layers().stream()
				.filter(l -> l.tap().tensor().equals(tap.tensor()) && l.tokens() == null && l.tap().channels() == head.features()).findFirst();
		if (stored.isPresent() && analysis.summaries().contains(MEAN)) {
			SummaryMatrix means = analysis.summary(stored.get().id(), MEAN);
			return new HeadInput(head, means.hash(), _ -> means.values());
		}
		Tap sized = stored.map(Recipe.StoredLayer::tap).orElse(tap);
		if (sized.height() < 1 || sized.width() < 1) {
			throw new InputException("the tensor " + tap.tensor() + ", which the head " + head.node()
					+ " reads, has maps of no fixed size: analyse the images with this layer among --layers");
		}
		MapReplay replay = analysis.replay(new Recipe.StoredLayer(tap.tensor(), sized, "head", null));
		return new HeadInput(head, replay.hash(), monitor -> means(replay, sized, monitor));
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
