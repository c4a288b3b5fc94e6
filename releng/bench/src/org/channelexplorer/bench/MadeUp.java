package org.channelexplorer.bench;

import java.util.Map;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.operation.Operations;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.util.InputException;
import org.eclipse.core.runtime.NullProgressMonitor;

/** Made-up classes and layers, and what operations answer about them. */
final class MadeUp {
	private MadeUp() {
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
	static Result run(AnalysisData data, String operation, Map<String, String> parameters) throws InputException {
		Catalogue catalogue = Catalogue.ofClasspath(MadeUp.class.getClassLoader());
		return new Operations(catalogue).prepare(operation, parameters, 1, data).compute().run(new NullProgressMonitor());
	}
}
