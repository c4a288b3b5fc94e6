package org.channelexplorer.plot.tests;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.operation.AnalysisData;
import org.channelexplorer.core.result.ActivationHeatmap;
import org.channelexplorer.core.result.ActivationHeatmap.Linkage;
import org.channelexplorer.core.result.Origin;
import org.channelexplorer.core.util.InputException;
import org.channelexplorer.plot.Plot;
import org.channelexplorer.plot.PlotData;
import org.channelexplorer.plot.Plots;
import org.channelexplorer.testkit.MemoryAnalysis;

/** One layer in memory. */
record HeatmapLayer(FloatMatrix x, Labels labels) {
	AnalysisData data() {
		return MemoryAnalysis.of(x, labels);
	}

	/** Rows in channel order; limits 0 and 1, nothing below the 10th percentile but what is below 0.1. */
	ActivationHeatmap heatmap() {
		int channels = x.columns();
		float[] percentiles = new float[channels * ActivationHeatmap.PERCENTILES];
		float[] layer = new float[ActivationHeatmap.PERCENTILES];
		for (int p = 0; p < percentiles.length; p++) {
			percentiles[p] = p % ActivationHeatmap.PERCENTILES / 100f;
			layer[p % ActivationHeatmap.PERCENTILES] = p % ActivationHeatmap.PERCENTILES / 100f;
		}
		return new ActivationHeatmap(new Origin("conv", "l2"), "variance", List.of(new ActivationHeatmap.Ranking("variance", false, "")),
				IntStream.range(0, channels).mapToObj(c -> new ActivationHeatmap.Channel(c,
						List.of(new ActivationHeatmap.Score(channels - c, Double.NaN, Double.NaN)))).toList(),
				IntStream.range(0, x.rows()).mapToObj(i -> new ActivationHeatmap.Image(i, "image" + i + ".png", labels.nameOf(i), -1)).toList(),
				FloatMatrix.of(channels, ActivationHeatmap.PERCENTILES, percentiles), layer, Linkage.NONE, Linkage.NONE, "");
	}

	Plot plot(String... options) throws InputException {
		Map<String, String> all = new HashMap<>();
		for (int i = 0; i < options.length; i += 2) {
			all.put(options[i], options[i + 1]);
		}
		return Plots.plot(PlotData.of(heatmap().toResult(), data(), Samples.CATALOGUE).with(all));
	}

	/** The same with other names of the classes. */
	HeatmapLayer named(List<String> classes) {
		return new HeatmapLayer(x, new Labels(classes, IntStream.range(0, labels.size()).map(labels::classOf).toArray()));
	}

	/** Random values between 0 and 1. */
	static HeatmapLayer random(int images, int channels, int classes) {
		Random random = new Random(5);
		float[] v = new float[images * channels];
		for (int p = 0; p < v.length; p++) {
			v[p] = random.nextFloat();
		}
		return new HeatmapLayer(FloatMatrix.of(images, channels, v),
				new Labels(IntStream.range(0, classes).mapToObj(c -> "class " + c).toList(),
						IntStream.range(0, images).map(i -> i * classes / images).toArray()));
	}
}
