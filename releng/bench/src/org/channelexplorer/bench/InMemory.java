package org.channelexplorer.bench;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.model.Network;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.predict.OutputNames;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Made-up layers as an analysis, and a network's probabilities of the labels' classes, or null. */
record InMemory(Map<String, FloatMatrix> matrices, Labels labels, FloatMatrix probabilities) implements AnalysisData {

	/** A network that predicts nothing. */
	InMemory(Map<String, FloatMatrix> matrices, Labels labels) {
		this(matrices, labels, null);
	}

	/** Labels of {@code perClass} images for each of {@code classes}, in a row. */
	static Labels labels(int classes, int perClass) {
		return new Labels(IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(), IntStream.range(0, classes * perClass).map(i -> i / perClass).toArray());
	}

	/** Gaussian classes, unit variance, each mean at distance {@code separation} from the origin along its own channels. */
	static FloatMatrix gaussians(Labels labels, int channels, double separation, long seed) {
		var random = new java.util.SplittableRandom(seed);
		int k = labels.classes().size();
		float[] x = new float[labels.size() * channels];
		for (int i = 0; i < labels.size(); i++) {
			int own = (channels - labels.classOf(i) + k - 1) / k;
			for (int c = 0; c < channels; c++) {
				x[i * channels + c] = (float) (10 + (c % k == labels.classOf(i) ? separation / Math.sqrt(own) : 0) + random.nextGaussian());
			}
		}
		return FloatMatrix.of(labels.size(), channels, x);
	}

	/** Runs an operation past every store. */
	Result run(String operation, Map<String, String> parameters) throws InputException {
		Catalogue catalogue = Catalogue.ofClasspath(InMemory.class.getClassLoader());
		return new Operations(catalogue).prepare(operation, parameters, 1, this).compute().run(new NullProgressMonitor());
	}

	@Override
	public Network network() {
		return new Network("memory", "none", "", List.of(), List.of(), List.of(), List.of(), Map.of());
	}

	@Override
	public List<String> layers() {
		return List.copyOf(matrices.keySet());
	}

	@Override
	public List<String> summaries() {
		return List.of("l2");
	}

	@Override
	public List<ImageEntry> images() {
		return IntStream.range(0, labels.size()).mapToObj(i -> new ImageEntry("image" + i, labels.classes().get(labels.classOf(i)))).toList();
	}

	@Override
	public String labelsHash() {
		return "";
	}

	@Override
	public SummaryMatrix summary(String layer, String function) {
		String id = layer.isEmpty() ? layers().getLast() : layer;
		return new SummaryMatrix(id, "l2", matrices.get(id), "");
	}

	@Override
	public Optional<FloatMatrix> predictions() {
		return Optional.ofNullable(probabilities);
	}

	@Override
	public OutputNames outputNames() {
		return probabilities == null ? OutputNames.NONE : new OutputNames(labels.classes(), "memory", "");
	}
}
