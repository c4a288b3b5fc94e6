package org.channelexplorer.bench;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.channelexplorer.core.data.FloatMatrix;
import org.channelexplorer.core.data.Labels;
import org.channelexplorer.core.data.Table;

/**
 * {@code profile [LAYERS IMAGES CHANNELS]}: CPU seconds of the layer profile with all metrics and 200 resamples.
 * {@code coverage CLASSES PER_CLASS CHANNELS RUNS SEPARATION ...}: share of intervals that cover the score expected at that
 * size (mean of 3 x RUNS further data sets).
 */
public final class SeparabilityBench {
	private SeparabilityBench() {
	}

	public static void main(String[] args) throws Exception {
		if (args.length > 0 && args[0].equals("coverage")) {
			coverage(args);
		} else {
			profile(args);
		}
	}

	private static void profile(String[] args) throws Exception {
		int layers = args.length > 1 ? Integer.parseInt(args[1]) : 20;
		int images = args.length > 2 ? Integer.parseInt(args[2]) : 500;
		int channels = args.length > 3 ? Integer.parseInt(args[3]) : 512;
		Labels labels = InMemory.labels(10, images / 10);
		Map<String, FloatMatrix> matrices = new LinkedHashMap<>();
		for (int l = 0; l < layers; l++) {
			matrices.put("layer" + l, InMemory.gaussians(labels, channels, 0.5 * l, l));
		}
		InMemory data = new InMemory(matrices, labels);
		for (Table warm = null; warm == null;) {
			warm = data.run("separability", Map.of("layer", "layer0")).table();
		}
		var os = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
		for (String metrics : new String[] { "", "silhouette", "knnPurity", "fisherRatio", "daviesBouldin", "calinskiHarabasz", "linearProbe" }) {
			long cpu = os.getProcessCpuTime();
			long wall = System.nanoTime();
			data.run("separability", Map.of("metrics", metrics));
			System.out.printf("%-18s %2d layers x %d images x %d channels: cpu %6.2f s, wall %6.2f s%n", metrics.isEmpty() ? "all" : metrics, layers, images, channels,
					(os.getProcessCpuTime() - cpu) / 1e9, (System.nanoTime() - wall) / 1e9);
		}
	}

	private static void coverage(String[] args) throws Exception {
		Labels labels = InMemory.labels(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
		int channels = Integer.parseInt(args[3]);
		int runs = Integer.parseInt(args[4]);
		for (int a = 5; a < args.length; a++) {
			double separation = Double.parseDouble(args[a]);
			Map<String, Double> truth = new TreeMap<>();
			for (int r = 0; r < 3 * runs; r++) {
				Table t = draw(labels, channels, separation, 1_000_000L + r).run("separability", Map.of("bootstrap", "0")).table();
				for (int row = 0; row < t.rows(); row++) {
					truth.merge(t.strings("metric")[row], t.doubles("score")[row] / (3 * runs), Double::sum);
				}
			}
			Map<String, Double> covered = new TreeMap<>();
			for (int r = 0; r < runs; r++) {
				Table t = draw(labels, channels, separation, r).run("separability", Map.of()).table();
				for (int row = 0; row < t.rows(); row++) {
					double expected = truth.get(t.strings("metric")[row]);
					covered.merge(t.strings("metric")[row], t.doubles("low")[row] <= expected && expected <= t.doubles("high")[row] ? 1.0 / runs : 0, Double::sum);
				}
			}
			System.out.printf("separation %.2f:", separation);
			covered.forEach((m, share) -> System.out.printf("  %s %.3f (at %.3f)", m, share, truth.get(m)));
			System.out.println();
		}
	}

	private static InMemory draw(Labels labels, int channels, double separation, long seed) {
		return new InMemory(Map.of("layer", InMemory.gaussians(labels, channels, separation, seed)), labels);
	}
}
