package org.channelexplorer.plot.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.catalogue.Catalogue;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.NdArray;
import org.channelexplorer.core.data.Table;
import org.channelexplorer.core.model.ImageEntry;
import org.channelexplorer.core.operation.Result;
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
		float[] places = new float[2 * x.length];
		for (int i = 0; i < x.length; i++) {
			places[2 * i] = (float) x[i];
			places[2 * i + 1] = (float) y[i];
		}
		return new Result("projection", Map.of("layer", "conv<1>", "method", "tsne", "summary", "otsuSum", "trustworthiness", 0.9, "continuity", 0.8, "k", 12L),
				Map.of(Result.MAIN, Table.builder().doubles("x", x).doubles("y", y).build()), Map.of(Result.MAIN, new NdArray(new int[] { x.length, 2 }, places)));
	}

	static PlotData data(Result result, Labels labels) {
		List<ImageEntry> images = new ArrayList<>();
		for (int i = 0; i < labels.size(); i++) {
			images.add(new ImageEntry("image" + i + ".png", labels.classes().get(labels.classOf(i))));
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
		return new Result("separability", Map.of("higherIsBetter.blur", false, "higherIsBetter.purity", true), Map.of(Result.MAIN,
				Table.builder().strings("layer", "a", "a", "b", "b", "c", "c")
						.strings("metric", "blur", "purity", "blur", "purity", "blur", "purity")
						.doubles("score", 2, .1, 1, .4, 1.5, .3).doubles("low", 1.5, 0, .5, .3, 1, .2).doubles("high", 2.5, .2, 1.5, .5, 2, Double.NaN).build()),
				Map.of());
	}
}
