package org.channelexplorer.plot.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.Result;
import org.channelexplorer.core.result.LayerScores;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.result.Placement;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Palette;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.eclipse.core.runtime.Platform;

/** Results to draw. */
final class Samples {
	static final Catalogue CATALOGUE = Platform.isRunning() ? Catalogue.ofEquinox() : Catalogue.ofClasspath(Samples.class.getClassLoader());

	private Samples() {
	}

	static Result projection(double[] x, double[] y) {
		return placement(x, y).toResult();
	}

	static Placement placement(double[] x, double[] y) {
		float[] places = new float[2 * x.length];
		for (int i = 0; i < x.length; i++) {
			places[2 * i] = (float) x[i];
			places[2 * i + 1] = (float) y[i];
		}
		return new Placement(new Origin("conv<1>", "otsuSum"), "summary", "tsne", "euclidean", IntStream.range(0, x.length).mapToObj(Samples::file).toList(),
				FloatMatrix.of(x.length, 2, places), new Placement.Trust(0.9, 0.8, 12, x.length), OptionalDouble.empty(), Map.of(), "");
	}

	static String file(int image) {
		return "image" + image + ".png";
	}

	static PlotData data(Result result, Labels labels) {
		List<ImageEntry> images = new ArrayList<>();
		for (int i = 0; i < labels.size(); i++) {
			images.add(new ImageEntry(file(i), labels.classes().get(labels.classOf(i))));
		}
		return new PlotData(result, images, labels, Palette.of(labels.classes()), CATALOGUE);
	}

	/** Images 0 to 3 in the lower left, lower right, upper left and upper right corner. */
	static Plot corners(String... classes) throws InputException {
		List<String> names = List.of(classes).stream().distinct().toList();
		Labels labels = new Labels(names, IntStream.range(0, 4).map(i -> i % names.size()).toArray());
		return Plots.plot(data(projection(new double[] { 0, 1, 0, 1 }, new double[] { 0, 0, 1, 1 }), labels));
	}

	static Plot cloud(int n, int classes) throws InputException {
		Random random = new Random(1);
		Labels labels = new Labels(IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(), IntStream.range(0, n).map(i -> i % classes).toArray());
		return Plots.plot(data(projection(random.doubles(n).toArray(), random.doubles(n).toArray()), labels));
	}

	static Result separability() {
		return separability("a", "b", "c");
	}

	/** @param layers three */
	static Result separability(String... layers) {
		return new LayerScores("otsuSum", new LayerScores.Basis(100, 0.95, 2, 20, 20), Map.of("blur", false, "purity", true),
				List.of(score(layers[0], "blur", 2, 1.5, 2.5), score(layers[0], "purity", .1, 0, .2), score(layers[1], "blur", 1, .5, 1.5),
						score(layers[1], "purity", .4, .3, .5),
						score(layers[2], "blur", 1.5, 1, 2), score(layers[2], "purity", .3, .2, Double.NaN)),
				Optional.empty()).toResult();
	}

	private static LayerScores.Score score(String layer, String metric, double score, double low, double high) {
		return new LayerScores.Score(layer, metric, score, low, high, "");
	}
}
